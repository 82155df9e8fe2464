// Span: a half-open range [begin, end). Inside the program: bytes of a text, or tokens of a Doc, as the field says.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace vedette {

struct Span {
  int32_t begin = 0;
  int32_t end = 0;

  int32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool contains(int32_t at) const { return begin <= at && at < end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

// Requires 0 <= span.begin <= span.end <= text.size().
inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(static_cast<size_t>(span.begin), static_cast<size_t>(span.size()));
}

}  // namespace vedette
