#include "feed/text_tools.h"

namespace vedette {

std::string squeezed(std::string_view text) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  std::string out;
  bool gap = false;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool no_break = text.substr(at, kNoBreak.size()) == kNoBreak;
    if (no_break || is_space(text[at])) {
      gap = !out.empty();
      at += no_break ? 1 : 0;
      continue;
    }
    if (gap) out.push_back(' '), gap = false;
    out.push_back(text[at]);
  }
  return out;
}

}  // namespace vedette
