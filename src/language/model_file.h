// The model file: one memory-mapped, versioned, checksummed file of named, aligned sections.
//
//   ModelWriter out;
//   out.add_array<float>("tagger.weight", weights, {50, 96});
//   out.add_text("meta.name", "en_core_web_md");
//   VEDETTE_CHECK(out.save("md.model"));
//
//   VEDETTE_TRY(ModelFile model, ModelFile::open("md.model"));
//   VEDETTE_TRY(std::span<const float> w, model.array<float>("tagger.weight", {50, 96}));
//
// Layout, little-endian: a header of 64 bytes (magic, version, section count, file size, checksum of the table), the
// table (128 bytes a section, sorted by name), the sections, each at a multiple of 64 bytes. Every section has a
// checksum of its own; all are verified when the file is opened, so later reads may trust what they see to be what
// was written. The *meaning* of a section (an index within its table, say) is still to be checked by its reader: a
// file can be well-formed and hostile.
//
// A ModelFile is immutable and may be shared between threads; views live as long as it does.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace vedette {

// What a section's elements are. The values are part of the file format.
enum class SectionType : uint32_t { kBytes = 0, kU8 = 1, kU16 = 2, kU32 = 3, kI32 = 4, kU64 = 5, kF32 = 6 };

template <typename T>
constexpr SectionType section_type() {
  if constexpr (std::is_same_v<T, uint8_t>) return SectionType::kU8;
  if constexpr (std::is_same_v<T, uint16_t>) return SectionType::kU16;
  if constexpr (std::is_same_v<T, uint32_t>) return SectionType::kU32;
  if constexpr (std::is_same_v<T, int32_t>) return SectionType::kI32;
  if constexpr (std::is_same_v<T, uint64_t>) return SectionType::kU64;
  if constexpr (std::is_same_v<T, float>) return SectionType::kF32;
}

// Up to four dimensions; -1 in a request means "any".
using SectionShape = std::vector<int64_t>;

class ModelFile {
 public:
  // Maps and verifies the file. kMalformed names what is wrong and where.
  static Result<ModelFile> open(const std::string& path);
  // The same over bytes in memory (copied), for tests and fuzzing; `name` stands in for the path in errors.
  static Result<ModelFile> from_bytes(std::string_view bytes, std::string name);

  ModelFile(ModelFile&&) = default;
  ModelFile& operator=(ModelFile&&) = default;

  bool has(std::string_view name) const { return find(name) != nullptr; }
  // The elements of a section that must have this type and shape (no shape: any number of elements).
  template <typename T>
  Result<std::span<const T>> array(std::string_view name, const SectionShape& shape = {}) const {
    VEDETTE_TRY(const Section* section, checked(name, section_type<T>(), shape));
    return std::span<const T>(reinterpret_cast<const T*>(section->bytes.data()), section->bytes.size() / sizeof(T));
  }
  // The shape as written. kMalformed if there is no such section.
  Result<SectionShape> shape(std::string_view name) const;
  // A section of kBytes.
  Result<std::string_view> text(std::string_view name) const;
  const std::string& path() const { return path_; }
  // An error about the contents of a section, naming file and section.
  Error malformed(std::string_view section, std::string message) const;

 private:
  struct Section {
    std::string_view name;
    SectionType type;
    int64_t shape[4];
    int32_t dimensions;
    std::string_view bytes;
  };
  struct AlignedBytes {
    std::vector<uint64_t> words;  // aligned storage for from_bytes; begins at a multiple of 64
    size_t offset = 0;
  };

  ModelFile() = default;
  Status parse(std::string_view bytes);
  const Section* find(std::string_view name) const;
  Result<const Section*> checked(std::string_view name, SectionType type, const SectionShape& shape) const;

  std::string path_;
  MappedFile map_;
  AlignedBytes copy_;
  std::vector<Section> sections_;  // sorted by name
};

// Collects sections and writes the file; equal input gives equal bytes.
class ModelWriter {
 public:
  // Name: 1-63 bytes, unique (asserted). Shape: product must be data.size(); empty means {data.size()}.
  template <typename T>
  void add_array(std::string_view name, std::span<const T> data, const SectionShape& shape = {}) {
    add(name, section_type<T>(), shape, data.size(),
        std::string_view(reinterpret_cast<const char*>(data.data()), data.size_bytes()));
  }
  template <typename T>
  void add_array(std::string_view name, const std::vector<T>& data, const SectionShape& shape = {}) {
    add_array<T>(name, std::span<const T>(data), shape);
  }
  void add_text(std::string_view name, std::string_view bytes) {
    add(name, SectionType::kBytes, {}, bytes.size(), bytes);
  }
  bool has(std::string_view name) const { return sections_.count(std::string(name)) != 0; }

  // The whole file's bytes.
  std::string finish() const;
  Status save(const std::string& path) const { return write_file(path, finish()); }

 private:
  struct Pending {
    SectionType type;
    SectionShape shape;
    std::string bytes;
  };
  void add(std::string_view name, SectionType type, const SectionShape& shape, size_t count, std::string_view bytes);

  std::map<std::string, Pending> sections_;
};

// The checksum of the format: four lanes of 64-bit multiply and rotate, several GB/s. Not against forgery.
uint64_t model_checksum(std::string_view bytes);

}  // namespace vedette
