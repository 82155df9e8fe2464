#include "language/pipeline_files.h"

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <memory>
#include <utility>

#include <fmt/core.h>

#include "base/files.h"

namespace vedette {
namespace {

constexpr size_t kMaxBytes = size_t{1} << 31;  // all files together

using FileMap = std::map<std::string, std::string, std::less<>>;

struct ArchiveCloser {
  void operator()(archive* a) const { archive_read_free(a); }
};

Result<FileMap> read_archive(const std::string& path) {
  const std::unique_ptr<archive, ArchiveCloser> in(archive_read_new());
  archive_read_support_filter_all(in.get());
  archive_read_support_format_all(in.get());
  const auto failed = [&]() {
    const char* reason = archive_error_string(in.get());
    return Error{ErrorCode::kUnreadable, reason != nullptr ? reason : "not an archive", path};
  };
  if (archive_read_open_filename(in.get(), path.c_str(), 1 << 16) != ARCHIVE_OK) return failed();
  FileMap out;
  size_t total = 0;
  archive_entry* entry = nullptr;
  for (;;) {
    const int status = archive_read_next_header(in.get(), &entry);
    if (status == ARCHIVE_EOF) return out;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return failed();
    const char* name = archive_entry_pathname(entry);
    if (archive_entry_filetype(entry) != AE_IFREG || name == nullptr) continue;
    std::string& bytes = out[name];
    char buffer[1 << 16];
    for (;;) {
      const la_ssize_t n = archive_read_data(in.get(), buffer, sizeof buffer);
      if (n < 0) return failed();
      if (n == 0) break;
      total += static_cast<size_t>(n);
      if (total > kMaxBytes) return Error{ErrorCode::kInvalid, "the archive is too large to be a pipeline", path};
      bytes.append(buffer, static_cast<size_t>(n));
    }
  }
}

Result<FileMap> read_folder(const std::string& path) {
  VEDETTE_TRY(const std::vector<std::string> names, list_files(path));
  FileMap out;
  for (const std::string& name : names) {
    VEDETTE_TRY(std::string bytes, read_file(name));
    out[std::filesystem::path(name).lexically_relative(path).generic_string()] = std::move(bytes);
  }
  return out;
}

// The shortest folder (with its '/', or "") that holds both config.cfg and meta.json.
const std::string* pipeline_root(const FileMap& files, std::string& storage) {
  bool found = false;
  for (const auto& [name, bytes] : files) {
    constexpr std::string_view kConfig = "config.cfg";
    if (!std::string_view(name).ends_with(kConfig)) continue;
    const std::string folder = name.substr(0, name.size() - kConfig.size());
    if (!folder.empty() && folder.back() != '/') continue;
    if (files.find(folder + "meta.json") == files.end()) continue;
    if (!found || folder.size() < storage.size()) storage = folder;
    found = true;
  }
  return found ? &storage : nullptr;
}

}  // namespace

Result<PipelineFiles> PipelineFiles::load(const std::string& path) {
  std::error_code error;
  VEDETTE_TRY(FileMap all, std::filesystem::is_directory(path, error) ? read_folder(path) : read_archive(path));
  std::string storage;
  const std::string* root = pipeline_root(all, storage);
  if (root == nullptr) {
    return Error{ErrorCode::kNotFound, "no pipeline inside (no config.cfg with a meta.json beside it)", path};
  }
  PipelineFiles out;
  out.source_ = path;
  for (auto& [name, bytes] : all) {
    if (name.starts_with(*root)) out.files_[name.substr(root->size())] = std::move(bytes);
  }
  return out;
}

PipelineFiles PipelineFiles::from_map(std::map<std::string, std::string> files, std::string source) {
  PipelineFiles out;
  for (auto& [name, bytes] : files) out.files_[name] = std::move(bytes);
  out.source_ = std::move(source);
  return out;
}

Result<std::string_view> PipelineFiles::get(std::string_view name) const {
  const auto it = files_.find(name);
  if (it == files_.end()) return Error{ErrorCode::kNotFound, fmt::format("the pipeline has no file {}", name), source_};
  return std::string_view(it->second);
}

std::string PipelineFiles::where(std::string_view name) const { return fmt::format("{}!{}", source_, name); }

}  // namespace vedette
