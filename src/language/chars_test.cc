#include "language/chars.h"

#include <gtest/gtest.h>

namespace vedette::chars {
namespace {

TEST(Chars, SpacesArePythons) {
  for (char32_t c : {0x09, 0x0A, 0x0D, 0x1C, 0x1F, 0x20, 0x85, 0xA0, 0x1680, 0x2003, 0x2028, 0x202F, 0x3000}) {
    EXPECT_TRUE(is_space(c)) << std::hex << static_cast<uint32_t>(c);
  }
  for (char32_t c : {0x08, 0x1B, 0x21, 0x180E, 0x200B, 0x2060, 0xFEFF}) {
    EXPECT_FALSE(is_space(c)) << std::hex << static_cast<uint32_t>(c);
  }
}

TEST(Chars, FlagsOfSingleCharacters) {
  EXPECT_TRUE(flags(U'A') & kUpper);
  EXPECT_TRUE(flags(U'ß') & kLower);
  EXPECT_TRUE(flags(U'ǅ') & kTitle);
  EXPECT_TRUE(flags(U'²') & kDigit);
  EXPECT_FALSE(flags(U'²') & kDecimal);
  EXPECT_TRUE(flags(U'٣') & kDecimal);
  EXPECT_TRUE(flags(U'中') & kAlpha);
  EXPECT_TRUE(flags(U'—') & kPunct);
  EXPECT_TRUE(flags(U'€') & kCurrency);
  EXPECT_EQ(flags(0xD800), 0);
  EXPECT_EQ(flags(0x110000), 0);
}

TEST(Chars, LowerIsPythons) {
  const struct {
    const char *text, *lower;
  } rows[] = {
      {"", ""}, {"UN", "un"}, {"ÇA", "ça"}, {"ΟΔΟΣ", "οδος"}, {"ΟΔΟΣ.", "οδος."}, {"Σ", "σ"}, {"Α'Σ", "α'ς"},
      {"ΑΣΑ", "ασα"}, {"İzmir", "i̇zmir"}, {"ẞ", "ß"}, {"Ⅻ", "ⅻ"}, {"Ǆ", "ǆ"}, {"Ā", "ā"}, {"ĀĂ", "āă"}, {"中", "中"},
  };
  for (const auto& row : rows) EXPECT_EQ(lower(row.text), row.lower);
}

TEST(Chars, WholeWords) {
  EXPECT_TRUE(is_upper("NATO-2"));
  EXPECT_FALSE(is_upper("2"));
  EXPECT_TRUE(is_lower("o'clock"));
  EXPECT_TRUE(is_title("Minister's") == false);
  EXPECT_TRUE(is_title("Al-Bab"));
  EXPECT_FALSE(is_title("McCoy"));
  EXPECT_TRUE(all_have("\xC2\xA0\t", kSpace));
  EXPECT_FALSE(all_have("", kSpace));
}

}  // namespace
}  // namespace vedette::chars
