#include "language/hash.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace vedette {
namespace {

struct Symbol {
  std::string_view name;
  uint64_t id;
};
#include "language/symbols.inc"

}  // namespace

uint64_t murmur64a(std::string_view bytes, uint64_t seed) {
  constexpr uint64_t m = 0xc6a4a7935bd1e995;
  constexpr int r = 47;
  const size_t length = bytes.size();
  uint64_t h = seed ^ (static_cast<uint64_t>(length) * m);
  const char* at = bytes.data();
  for (size_t blocks = length / 8; blocks != 0; --blocks, at += 8) {
    uint64_t k;
    std::memcpy(&k, at, 8);
    k *= m;
    k ^= k >> r;
    k *= m;
    h ^= k;
    h *= m;
  }
  const size_t tail = length & 7;
  if (tail != 0) {
    uint64_t k = 0;
    std::memcpy(&k, at, tail);
    h ^= k;
    h *= m;
  }
  h ^= h >> r;
  h *= m;
  h ^= h >> r;
  return h;
}

uint64_t string_id(std::string_view text) {
  if (text.empty()) return 0;
  const auto* symbol = std::lower_bound(std::begin(kSymbols), std::end(kSymbols), text,
                                        [](const Symbol& s, std::string_view t) { return s.name < t; });
  if (symbol != std::end(kSymbols) && symbol->name == text) return symbol->id;
  return murmur64a(text, 1);
}

}  // namespace vedette
