// Small things with text that several readers of feeds need. ASCII only where case is concerned.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace vedette {

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

inline std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

inline bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

inline bool starts_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

// Place of `what` in any case; npos.
inline size_t find_ignoring_case(std::string_view text, std::string_view what) {
  const auto at = std::search(text.begin(), text.end(), what.begin(), what.end(),
                              [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
  return at == text.end() && !what.empty() ? std::string_view::npos : static_cast<size_t>(at - text.begin());
}

inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Runs of white space, no-break spaces among them, become one space; none at the ends.
std::string squeezed(std::string_view text);

}  // namespace vedette
