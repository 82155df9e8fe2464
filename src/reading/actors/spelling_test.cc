#include "reading/actors/spelling.h"

#include <gtest/gtest.h>

namespace vedette::actors {
namespace {

TEST(Spelling, TransliterationsAreOneName) {
  EXPECT_TRUE(same_spelling("Sergei Ławrow", "Sergey Lavrov"));
  EXPECT_TRUE(same_spelling("Ławrow", "Lavrov"));
  EXPECT_TRUE(same_spelling("Alaxandr Łukaszenka", "Alexander Lukashenko"));
  EXPECT_TRUE(same_spelling("Volodymyr Zelenskyy", "Wolodymyr Zelenski"));
}

TEST(Spelling, OtherNamesAreNot) {
  EXPECT_FALSE(same_spelling("Boris Johnson", "Ben Johnston"));
  EXPECT_FALSE(same_spelling("Johnson", "Johnston"));
  EXPECT_FALSE(same_spelling("Ann Lee", "Ann Leigh Marsh"));
  EXPECT_FALSE(same_spelling("George Bush", "Geoff Burch"));
  EXPECT_FALSE(same_spelling("", ""));
}

}  // namespace
}  // namespace vedette::actors
