// A few lines of MessagePack writing for tests: text("a"), list({…}), map({{key, value}…}), number(65).
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace vedette::pack {

// Requires less than 65,536 bytes or elements.
inline std::string sized(unsigned char kind, size_t n) {
  return {static_cast<char>(kind), static_cast<char>(n >> 8), static_cast<char>(n & 255)};
}
inline std::string text(const std::string& s) { return sized(0xda, s.size()) + s; }
inline std::string number(uint64_t n) {
  std::string out(1, static_cast<char>(0xcf));
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(n >> shift & 255));
  return out;
}
inline std::string truth(bool b) { return std::string(1, static_cast<char>(b ? 0xc3 : 0xc2)); }
inline std::string list(const std::vector<std::string>& items) {
  std::string out = sized(0xdc, items.size());
  for (const std::string& item : items) out += item;
  return out;
}
inline std::string map(const std::vector<std::pair<std::string, std::string>>& items) {
  std::string out = sized(0xde, items.size());
  for (const auto& [key, value] : items) out += key + value;
  return out;
}
inline std::string texts(const std::vector<std::string>& items) {
  std::vector<std::string> packed;
  for (const std::string& item : items) packed.push_back(text(item));
  return list(packed);
}

}  // namespace vedette::pack
