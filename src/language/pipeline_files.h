// The files of a published pipeline: a folder, or a wheel that holds one.
//
//   VEDETTE_TRY(PipelineFiles files, PipelineFiles::load("en_core_web_md-3.8.0.whl"));
//   VEDETTE_TRY(std::string_view config, files.get("config.cfg"));
//
// Names are relative to the folder that holds config.cfg and meta.json, with '/'. Everything is held in memory.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vedette {

class PipelineFiles {
 public:
  // `path` is a folder (the pipeline's own, or one above it) or a .whl/.zip/.tar.gz archive.
  // kNotFound if no config.cfg with a meta.json beside it is inside.
  static Result<PipelineFiles> load(const std::string& path);
  // From files in memory, for tests.
  static PipelineFiles from_map(std::map<std::string, std::string> files, std::string source);

  bool has(std::string_view name) const { return files_.find(name) != files_.end(); }
  // kNotFound names the file and the source.
  Result<std::string_view> get(std::string_view name) const;
  // "source!name", for errors about a file's contents.
  std::string where(std::string_view name) const;
  const std::string& source() const { return source_; }

 private:
  std::map<std::string, std::string, std::less<>> files_;
  std::string source_;
};

}  // namespace vedette
