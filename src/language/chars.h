// Characters as Python's str methods see them, for spaCy asks Python (ICU and the C library differ in places).
//
//   chars::is_space(0x1C)                    // true; 0x200B is not
//   chars::lower("ΟΔΟΣ") == "οδος"          // with the final sigma
//
// All functions are pure and safe in any thread. Source: char_tables.inc, generated from Python 3.11.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette::chars {

enum CharFlag : uint16_t {
  kSpace = 1 << 0,      // str.isspace
  kAlpha = 1 << 1,      // str.isalpha
  kUpper = 1 << 2,      // str.isupper
  kLower = 1 << 3,      // str.islower
  kDigit = 1 << 4,      // str.isdigit, superscripts included
  kDecimal = 1 << 5,    // str.isdecimal, which is \d
  kAlnum = 1 << 6,      // str.isalnum; with "_" it is \w
  kPunct = 1 << 7,      // general category P*
  kCurrency = 1 << 8,   // general category Sc
  kCased = 1 << 9,      // counts as a letter with case before or after a sigma
  kIgnorable = 1 << 10, // is passed over when a sigma looks for such a letter
  kTitle = 1 << 11,     // general category Lt
};

// Flags of an ASCII character, without a call.
extern const uint16_t kAsciiFlags[128];

// Flags of any code point; 0 for surrogates and beyond U+10FFFF. O(log n) outside ASCII.
uint16_t flags(char32_t c);

inline bool is_space(char32_t c) { return ((c < 128 ? kAsciiFlags[c] : flags(c)) & kSpace) != 0; }

// The lower-case code point; the character itself where there is none, or where lower case has two (U+0130).
char32_t lower(char32_t c);

// str.lower(): final sigma and U+0130 included. `text` must be valid UTF-8.
std::string lower(std::string_view text);

// True if text is not empty and every character has one of the flags in `any` (str.isalpha, str.isspace …).
bool all_have(std::string_view text, uint16_t any);

// str.isupper, str.islower, str.istitle of a whole word.
bool is_upper(std::string_view text);
bool is_lower(std::string_view text);
bool is_title(std::string_view text);

// The code points that have one of the flags in `any`, as ranges first … last, in order.
std::vector<std::pair<char32_t, char32_t>> ranges_with(uint16_t any);

// Code points of a valid text, appended to `out`.
void decode(std::string_view text, std::vector<char32_t>& out);

}  // namespace vedette::chars
