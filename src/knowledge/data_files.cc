#include "knowledge/data_files.h"

#include "base/files.h"

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
