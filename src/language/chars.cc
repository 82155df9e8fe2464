#include "language/chars.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace vedette::chars {
namespace {

struct FlagRun {
  char32_t first;
  uint16_t flags;
};
struct LowerRun {
  char32_t first, last;
  uint32_t step;
  int32_t delta;
};
#include "language/char_tables.inc"

constexpr char32_t kCapitalSigma = 0x3A3, kSmallSigma = 0x3C3, kFinalSigma = 0x3C2, kCapitalIWithDot = 0x130;

// Python's handle_capital_sigma: final if a cased letter stands before it and none after, ignorable ones passed over.
char32_t lower_sigma(const std::vector<char32_t>& text, size_t at) {
  size_t before = at;
  while (before > 0 && (flags(text[before - 1]) & kIgnorable)) --before;
  if (before == 0 || !(flags(text[before - 1]) & kCased)) return kSmallSigma;
  size_t after = at + 1;
  while (after < text.size() && (flags(text[after]) & kIgnorable)) ++after;
  return after < text.size() && (flags(text[after]) & kCased) ? kSmallSigma : kFinalSigma;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

}  // namespace

const uint16_t kAsciiFlags[128] = {  // the first runs of kFlagRuns, spread out; the test compares them
    0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x001, 0x001, 0x001, 0x001, 0x001, 0x000, 0x000,
    0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x001, 0x001, 0x001, 0x001,
    0x001, 0x080, 0x080, 0x080, 0x100, 0x080, 0x080, 0x480, 0x080, 0x080, 0x080, 0x000, 0x080, 0x080, 0x480, 0x080,
    0x070, 0x070, 0x070, 0x070, 0x070, 0x070, 0x070, 0x070, 0x070, 0x070, 0x480, 0x080, 0x000, 0x000, 0x000, 0x080,
    0x080, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246,
    0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x246, 0x080, 0x080, 0x080, 0x400, 0x080,
    0x400, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A,
    0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x24A, 0x080, 0x000, 0x080, 0x000, 0x000,
};

char32_t lower(char32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  const auto* run = std::upper_bound(std::begin(kLowerRuns), std::end(kLowerRuns), c,
                                     [](char32_t x, const LowerRun& r) { return x < r.first; });
  if (run == std::begin(kLowerRuns)) return c;
  --run;
  if (c > run->last || (c - run->first) % run->step != 0) return c;
  return static_cast<char32_t>(static_cast<int32_t>(c) + run->delta);
}

uint16_t flags(char32_t c) {
  if (c < 128) return kAsciiFlags[c];
  if (c > 0x10FFFF) return 0;
  const auto* run = std::upper_bound(std::begin(kFlagRuns), std::end(kFlagRuns), c,
                                     [](char32_t x, const FlagRun& r) { return x < r.first; });
  return std::prev(run)->flags;  // the first run begins at 0
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  if (is_ascii(text)) {
    for (char c : text) out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    return out;
  }
  std::vector<char32_t> points;
  decode(text, points);
  for (size_t i = 0; i < points.size(); ++i) {
    const char32_t c = points[i];
    if (c == kCapitalSigma) {
      utf8::append(out, lower_sigma(points, i));
    } else if (c == kCapitalIWithDot) {
      utf8::append(out, 'i');
      utf8::append(out, 0x307);
    } else {
      utf8::append(out, lower(c));
    }
  }
  return out;
}

bool all_have(std::string_view text, uint16_t any) {
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    if (!(flags(d.code_point) & any)) return false;
    at += static_cast<size_t>(d.length);
  }
  return !text.empty();
}

bool is_upper(std::string_view text) {
  bool cased = false;
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    const uint16_t f = flags(d.code_point);
    if (f & (kLower | kTitle)) return false;
    cased = cased || (f & kUpper);
    at += static_cast<size_t>(d.length);
  }
  return cased;
}

bool is_lower(std::string_view text) {
  bool cased = false;
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    const uint16_t f = flags(d.code_point);
    if (f & (kUpper | kTitle)) return false;
    cased = cased || (f & kLower);
    at += static_cast<size_t>(d.length);
  }
  return cased;
}

bool is_title(std::string_view text) {
  bool cased = false;
  bool after_cased = false;
  for (size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    const uint16_t f = flags(d.code_point);
    const bool capital = f & (kUpper | kTitle);
    const bool small = f & kLower;
    if (capital && after_cased) return false;
    if (small && !after_cased) return false;
    after_cased = capital || small;
    cased = cased || after_cased;
    at += static_cast<size_t>(d.length);
  }
  return cased;
}

std::vector<std::pair<char32_t, char32_t>> ranges_with(uint16_t any) {
  std::vector<std::pair<char32_t, char32_t>> out;
  for (size_t i = 0; i < std::size(kFlagRuns); ++i) {
    if (!(kFlagRuns[i].flags & any)) continue;
    const char32_t last = i + 1 < std::size(kFlagRuns) ? kFlagRuns[i + 1].first - 1 : 0x10FFFF;
    out.emplace_back(kFlagRuns[i].first, last);
  }
  return out;
}

void decode(std::string_view text, std::vector<char32_t>& out) {
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 128) {
      out.push_back(byte);
      ++at;
      continue;
    }
    const utf8::Decoded d = utf8::decode(text, at);
    out.push_back(d.code_point);
    at += static_cast<size_t>(d.length);
  }
}

}  // namespace vedette::chars
