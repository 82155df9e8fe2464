#include "knowledge/data_files.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "base/files.h"
#include "base/line_file.h"
#include "language/model_file.h"

namespace vedette {

Result<DataFiles> DataFiles::from_folder(const std::string& folder) {
  VEDETTE_TRY(const std::vector<std::string> paths, list_files(folder));
  DataFiles out;
  for (const std::string& path : paths) {
    if (!path.ends_with(".txt") && !path.ends_with(".toml") && !path.ends_with(".tsv")) continue;
    VEDETTE_TRY(std::string text, read_file(path));
    out.put(path.substr(folder.size() + (folder.ends_with("/") ? 0 : 1)), std::move(text));
  }
  return out;
}

Result<DataFiles> DataFiles::from_kb(const std::string& path) {
  VEDETTE_TRY(const ModelFile file, ModelFile::open(path));
  VEDETTE_TRY(const std::string_view list, file.text("kb.names"));
  DataFiles out;
  int32_t i = 0;
  for (const std::string_view name : split_list(list, '\n')) {
    VEDETTE_TRY(const std::string_view text, file.text(fmt::format("kb.{}", i++)));
    out.put(std::string(name), std::string(text));
  }
  return out;
}

Result<DataFiles> DataFiles::installed() {
  VEDETTE_TRY(const std::string path, find_data_file("vedette.kb"));
  return from_kb(path);
}

Status DataFiles::save(const std::string& path) const {
  ModelWriter out;
  std::string list;
  int32_t i = 0;
  for (const auto& [name, text] : files_) {
    list += (list.empty() ? "" : "\n") + name;
    out.add_text(fmt::format("kb.{}", i++), text);
  }
  out.add_text("kb.names", list);
  return out.save(path);
}

std::string DataFiles::digest() const {
  std::string all;
  for (const auto& [name, text] : files_) all += fmt::format("{}:{}:{}\n", name, text.size(), sha256_hex(text));
  return short_digest(all);
}

std::vector<std::string> DataFiles::names(std::string_view prefix) const {
  std::vector<std::string> out;
  for (auto it = files_.lower_bound(prefix); it != files_.end() && std::string_view(it->first).starts_with(prefix); ++it) {
    out.push_back(it->first);
  }
  return out;
}

std::string_view DataFiles::text(std::string_view name) const {
  const auto it = files_.find(name);
  return it == files_.end() ? std::string_view() : std::string_view(it->second);
}

}  // namespace vedette
