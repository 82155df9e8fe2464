#include "language/model_file.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

#include <fmt/core.h>

#include "base/byte_reader.h"

namespace vedette {
namespace {

constexpr std::string_view kMagic = "VEDMODEL";
constexpr uint32_t kVersion = 1;
constexpr size_t kHeaderBytes = 64;
constexpr size_t kEntryBytes = 128;
constexpr size_t kNameBytes = 64;
constexpr size_t kAlignment = 64;
constexpr uint32_t kMaxSections = 4096;

size_t element_size(SectionType type) {
  switch (type) {
    case SectionType::kBytes:
    case SectionType::kU8: return 1;
    case SectionType::kU16: return 2;
    case SectionType::kU32:
    case SectionType::kI32:
    case SectionType::kF32: return 4;
    case SectionType::kU64: return 8;
  }
  return 0;
}

size_t aligned(size_t n) { return (n + kAlignment - 1) / kAlignment * kAlignment; }

template <typename T>
void put(std::string& out, T value) {
  char raw[sizeof(T)];
  std::memcpy(raw, &value, sizeof(T));
  out.append(raw, sizeof(T));
}

uint64_t load(const char* p) {
  uint64_t v;
  std::memcpy(&v, p, sizeof v);
  return v;
}

std::string shape_text(std::span<const int64_t> shape) {
  std::string out = "[";
  for (size_t i = 0; i < shape.size(); ++i) out += fmt::format("{}{}", i ? "," : "", shape[i]);
  return out + "]";
}

}  // namespace

uint64_t model_checksum(std::string_view bytes) {
  constexpr uint64_t kPrime = 0x9E3779B185EBCA87ULL;
  uint64_t lane[4] = {1, 2, 3, 4};
  const char* p = bytes.data();
  size_t left = bytes.size();
  for (; left >= 32; left -= 32, p += 32) {
    for (size_t i = 0; i < 4; ++i) lane[i] = std::rotl((lane[i] ^ load(p + 8 * i)) * kPrime, 31);
  }
  char tail[32] = {};
  if (left != 0) std::memcpy(tail, p, left);
  uint64_t hash = bytes.size() * kPrime;
  for (size_t i = 0; i < 4; ++i) {
    lane[i] = std::rotl((lane[i] ^ load(tail + 8 * i)) * kPrime, 31);
    hash = std::rotl((hash ^ lane[i]) * kPrime, 27);
  }
  return hash ^ (hash >> 29);
}

Result<ModelFile> ModelFile::open(const std::string& path) {
  ModelFile out;
  out.path_ = path;
  VEDETTE_TRY(out.map_, MappedFile::open(path));
  VEDETTE_CHECK(out.parse(out.map_.bytes()));
  out.map_.release_pages();  // most of what was verified is seldom read: word vectors above all
  return out;
}

Result<ModelFile> ModelFile::from_bytes(std::string_view bytes, std::string name) {
  ModelFile out;
  out.path_ = std::move(name);
  out.copy_.words.resize(bytes.size() / 8 + 1 + kAlignment / 8);
  char* base = reinterpret_cast<char*>(out.copy_.words.data());
  out.copy_.offset = aligned(reinterpret_cast<uintptr_t>(base)) - reinterpret_cast<uintptr_t>(base);
  if (!bytes.empty()) std::memcpy(base + out.copy_.offset, bytes.data(), bytes.size());
  VEDETTE_CHECK(out.parse({base + out.copy_.offset, bytes.size()}));
  return out;
}

Status ModelFile::parse(std::string_view bytes) {
  const auto bad = [&](std::string message) { return Error{ErrorCode::kMalformed, std::move(message), path_}; };
  ByteReader in(bytes);
  if (in.take(kMagic.size()) != kMagic) return bad("not a Vedette model file");
  const uint32_t version = in.u32();
  const uint32_t count = in.u32();
  const uint64_t size = in.u64();
  const uint64_t table_checksum = in.u64();
  if (!in.ok()) return bad("truncated: the header is incomplete");
  if (version != kVersion) {
    return Error{ErrorCode::kUnsupported, fmt::format("model file version {}, this program reads {}", version, kVersion),
                 path_};
  }
  if (size != bytes.size()) return bad(fmt::format("the file should have {} bytes and has {}", size, bytes.size()));
  if (count > kMaxSections) return bad(fmt::format("{} sections, more than {}", count, kMaxSections));
  const size_t table_bytes = count * kEntryBytes;
  if (kHeaderBytes + table_bytes > bytes.size()) return bad("truncated: the table of sections is incomplete");
  const std::string_view table = bytes.substr(kHeaderBytes, table_bytes);
  if (model_checksum(table) != table_checksum) return bad("the table of sections is damaged (checksum)");

  for (uint32_t i = 0; i < count; ++i) {
    ByteReader entry(table.substr(i * kEntryBytes, kEntryBytes));
    Section section{};
    const std::string_view raw_name = entry.take(kNameBytes);
    section.name = raw_name.substr(0, raw_name.find('\0'));
    section.type = static_cast<SectionType>(entry.u32());
    section.dimensions = static_cast<int32_t>(entry.u32());
    int64_t elements = 1;
    for (int64_t& d : section.shape) d = entry.u32();
    const uint64_t offset = entry.u64();
    const uint64_t length = entry.u64();
    const uint64_t checksum = entry.u64();
    const size_t width = element_size(section.type);
    if (section.name.empty() || width == 0 || section.dimensions < 1 || section.dimensions > 4) {
      return bad(fmt::format("entry {} of the table of sections is malformed", i));
    }
    if (!sections_.empty() && sections_.back().name >= section.name) return bad("sections are out of order");
    if (offset % kAlignment != 0 || offset > bytes.size() || length > bytes.size() - offset) {
      return malformed(section.name, "lies outside the file");
    }
    // An empty axis makes the whole section empty, whatever the others are.
    for (int32_t d = 0; d < section.dimensions; ++d) elements = section.shape[d] == 0 ? 0 : elements;
    for (int32_t d = 0; d < section.dimensions; ++d) {
      if (section.shape[d] != 0 && elements > static_cast<int64_t>(length) / section.shape[d]) {
        return malformed(section.name, "its shape does not fit its size");
      }
      elements *= section.shape[d];
    }
    if (static_cast<uint64_t>(elements) * width != length) {
      return malformed(section.name, "its shape does not fit its size");
    }
    section.bytes = bytes.substr(offset, length);
    if (model_checksum(section.bytes) != checksum) return malformed(section.name, "is damaged (checksum)");
    sections_.push_back(section);
  }
  return ok();
}

const ModelFile::Section* ModelFile::find(std::string_view name) const {
  const auto it = std::lower_bound(sections_.begin(), sections_.end(), name,
                                   [](const Section& section, std::string_view n) { return section.name < n; });
  return it != sections_.end() && it->name == name ? &*it : nullptr;
}

Error ModelFile::malformed(std::string_view section, std::string message) const {
  return {ErrorCode::kMalformed, fmt::format("section \"{}\": {}", section, message), path_};
}

Result<const ModelFile::Section*> ModelFile::checked(std::string_view name, SectionType type,
                                                     const SectionShape& shape) const {
  const Section* section = find(name);
  if (section == nullptr) return malformed(name, "is missing");
  if (section->type != type) return malformed(name, "has another element type");
  if (shape.empty()) return section;
  const std::span<const int64_t> have(section->shape, static_cast<size_t>(section->dimensions));
  const bool fits = have.size() == shape.size() &&
                    std::equal(have.begin(), have.end(), shape.begin(),
                               [](int64_t h, int64_t want) { return want == -1 || h == want; });
  if (!fits) {
    return malformed(name, fmt::format("has the shape {}, not {}", shape_text(have), shape_text(shape)));
  }
  return section;
}

Result<SectionShape> ModelFile::shape(std::string_view name) const {
  const Section* section = find(name);
  if (section == nullptr) return malformed(name, "is missing");
  return SectionShape(section->shape, section->shape + section->dimensions);
}

Result<std::string_view> ModelFile::text(std::string_view name) const {
  VEDETTE_TRY(const Section* section, checked(name, SectionType::kBytes, {}));
  return section->bytes;
}

void ModelWriter::add(std::string_view name, SectionType type, const SectionShape& shape, size_t count,
                      std::string_view bytes) {
  assert(!name.empty() && name.size() < kNameBytes && shape.size() <= 4);
  SectionShape full = shape.empty() ? SectionShape{static_cast<int64_t>(count)} : shape;
  const auto [it, fresh] = sections_.emplace(std::string(name), Pending{type, std::move(full), std::string(bytes)});
  assert(fresh);
  static_cast<void>(it), static_cast<void>(fresh);
}

std::string ModelWriter::finish() const {
  std::string table;
  size_t offset = aligned(kHeaderBytes + sections_.size() * kEntryBytes);
  for (const auto& [name, section] : sections_) {
    std::string padded = name;
    padded.resize(kNameBytes, '\0');
    table += padded;
    put(table, static_cast<uint32_t>(section.type));
    put(table, static_cast<uint32_t>(section.shape.size()));
    for (size_t d = 0; d < 4; ++d) put(table, d < section.shape.size() ? static_cast<uint32_t>(section.shape[d]) : 1U);
    put(table, static_cast<uint64_t>(offset));
    put(table, static_cast<uint64_t>(section.bytes.size()));
    put(table, model_checksum(section.bytes));
    table.resize(aligned(table.size()), '\0');
    offset = aligned(offset + section.bytes.size());
  }
  std::string out(kMagic);
  put(out, kVersion);
  put(out, static_cast<uint32_t>(sections_.size()));
  put(out, static_cast<uint64_t>(offset));
  put(out, model_checksum(table));
  out.resize(kHeaderBytes, '\0');
  out += table;
  out.resize(aligned(out.size()), '\0');
  for (const auto& [name, section] : sections_) {
    out += section.bytes;
    out.resize(aligned(out.size()), '\0');
  }
  return out;
}

}  // namespace vedette
