// DataFiles: the text files of data/ by name, from a folder or out of the compiled vedette.kb.
//
//   VEDETTE_TRY(DataFiles data, DataFiles::from_folder("data"));
//   for (const std::string& name : data.names("times/")) parse(name, data.text(name));
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vedette {

class DataFiles {
 public:
  // Every *.txt, *.toml and *.tsv below `folder`, named relative to it with '/'. kNotFound without the folder.
  static Result<DataFiles> from_folder(const std::string& folder);

  // Out of a vedette.kb as save() wrote it. kMalformed for any other file.
  static Result<DataFiles> from_kb(const std::string& path);
  // The program's: vedette.kb where find_data_file (base/files.h) looks for it.
  static Result<DataFiles> installed();
  // Writes all files into one checked file.
  Status save(const std::string& path) const;
  // A short digest of all names and texts: the `data` of made_by.
  std::string digest() const;

  // Adds or replaces one file (tests, and the reader of vedette.kb).
  void put(std::string name, std::string text) { files_[std::move(name)] = std::move(text); }

  // The names that begin with `prefix`, sorted.
  std::vector<std::string> names(std::string_view prefix = {}) const;
  bool has(std::string_view name) const { return files_.find(name) != files_.end(); }
  // The text of a file; empty where there is none.
  std::string_view text(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace vedette
