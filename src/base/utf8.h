// UTF-8: decoding that never fails, and the map from bytes to code points.
//
//   std::string clean = utf8::sanitize(bytes);            // invalid bytes become U+FFFD, as Python's errors="replace"
//   utf8::CodePointMap map(clean);  map.to_code_points(17);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::utf8 {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point;  // kReplacement where the bytes are not valid
  int32_t length;       // bytes taken, at least 1
  bool valid;
};

// Decodes the character at `at`; an invalid sequence takes its maximal valid prefix (Unicode 3.9, as Python does).
// Requires at < text.size().
Decoded decode(std::string_view text, size_t at);

// Appends the UTF-8 of `code_point`; surrogates and values past U+10FFFF become U+FFFD.
void append(std::string& out, char32_t code_point);

bool is_valid(std::string_view bytes);

// A valid copy: each maximal invalid sequence becomes one U+FFFD.
std::string sanitize(std::string_view bytes);

// Number of code points of a valid text.
int32_t length(std::string_view text);

// Byte offset → code point offset of a valid text. Pure ASCII costs nothing; else 4 bytes for every 64.
class CodePointMap {
 public:
  // `text` must outlive the map.
  explicit CodePointMap(std::string_view text);
  // Requires 0 <= byte <= text.size(), at a character's start. O(1).
  int32_t to_code_points(int32_t byte) const;
  // The inverse; clamps to the text. O(log n).
  int32_t to_bytes(int32_t code_points) const;
  int32_t size() const { return total_; }

 private:
  std::string_view text_;
  bool ascii_ = true;
  int32_t total_ = 0;
  std::vector<int32_t> blocks_;  // code points before each 64-byte block
};

}  // namespace vedette::utf8
