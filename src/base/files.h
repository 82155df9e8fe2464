// Files: whole reads, sorted listings, read-only memory maps.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vedette {

// The bytes of a file; kNotFound or kUnreadable with the system's reason.
Result<std::string> read_file(const std::string& path);
// All of standard input.
Result<std::string> read_stdin();
// Replaces the file in one step (a temporary beside it, then rename).
Status write_file(const std::string& path, std::string_view bytes);
// Regular files below `path` (or `path` itself), sorted by name, hidden ones left out.
Result<std::vector<std::string>> list_files(const std::string& path);
bool file_exists(const std::string& path);

// Where data files are looked for, in order: $VEDETTE_DATA, the program's folder, ../share/vedette beside it.
// Returns the first existing `name` there; kNotFound naming the places.
Result<std::string> find_data_file(const std::string& name);

// A read-only map of a whole file. Movable; the bytes live as long as the object.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }
  // Gives the pages back to the system, which reads them again when they are touched: after a pass over a large file of
  // which little is needed later. The bytes stay what they are.
  void release_pages() const;

 private:
  void* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace vedette
