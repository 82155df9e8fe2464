// links: language
// Input is "pattern LF text": the pattern is refused by name, or runs over the text in both directions without fault,
// and the preferred match is never longer than the longest.
#include "language/regex.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "language/chars.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string input = vedette::utf8::sanitize({reinterpret_cast<const char*>(data), size});
  const size_t split = input.find('\n');
  if (split == std::string::npos || split > 300 || input.size() > 2000) return 0;
  std::vector<char32_t> text;
  vedette::chars::decode(std::string_view(input).substr(split + 1), text);
  for (const auto direction : {vedette::Regex::Direction::kForward, vedette::Regex::Direction::kBackward}) {
    const auto regex = vedette::Regex::compile(std::string_view(input).substr(0, split), direction);
    if (!regex.has_value()) {
      if (regex.error().message.empty()) std::abort();
      continue;
    }
    vedette::RegexScratch scratch;
    for (size_t at = 0; at <= text.size(); at += 1 + text.size() / 8) {
      const auto first = regex->run(text, at, scratch);
      const auto longest = regex->run_longest(text, at, scratch);
      if (first.has_value() != longest.has_value()) std::abort();
      if (!first) continue;
      const bool forward = direction == vedette::Regex::Direction::kForward;
      if (forward ? *first > *longest || *longest > text.size() || *first < at : *first < *longest || *first > at) std::abort();
    }
  }
  return 0;
}
