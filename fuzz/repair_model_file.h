// Puts the checksums of a model file right (language/model_file.h has the layout), so that a fuzzer gets past them.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "language/model_file.h"

inline uint64_t load(const std::string& bytes, size_t at) {
  uint64_t v;
  std::memcpy(&v, bytes.data() + at, sizeof v);
  return v;
}

inline void store(std::string& bytes, size_t at, uint64_t v) { std::memcpy(bytes.data() + at, &v, sizeof v); }

// Size, section checksums, table checksum.
inline void repair_model_file(std::string& bytes) {
  if (bytes.size() < 64) return;
  store(bytes, 16, bytes.size());
  uint32_t count;
  std::memcpy(&count, bytes.data() + 12, sizeof count);
  if (count > (bytes.size() - 64) / 128) return;
  for (size_t i = 0; i < count; ++i) {
    const size_t entry = 64 + i * 128;
    const uint64_t offset = load(bytes, entry + 88);
    const uint64_t length = load(bytes, entry + 96);
    if (offset > bytes.size() || length > bytes.size() - offset) continue;
    store(bytes, entry + 104, vedette::model_checksum(std::string_view(bytes).substr(offset, length)));
  }
  store(bytes, 24, vedette::model_checksum(std::string_view(bytes).substr(64, count * 128)));
}
