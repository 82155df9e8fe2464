#include "language/lexeme.h"

#include <gtest/gtest.h>

#include "language/hash.h"

namespace vedette {
namespace {

TEST(Lexeme, Shapes) {
  const struct {
    std::string word;
    const char* shape;
  } rows[] = {
      {"Minister", "Xxxxx"}, {"McCoy", "XxXxx"},       {"F-16s", "X-ddx"}, {"1,000,000", "d,ddd,ddd"},
      {"NATO", "XXXX"},      {"UNESCO", "XXXX"},       {"....", "...."},    {".....", "...."},
      {"²", "d"},            {"中文字符中文", "xxxx"}, {"ǅ", "x"},          {std::string(100, 'a'), "LONG"},
      {std::string(99, 'a'), "xxxx"},
  };
  for (const auto& row : rows) EXPECT_EQ(word_shape(row.word), row.shape) << row.word;
}

TEST(Lexeme, Numbers) {
  for (const char* word : {"10", "1,000.5", "+3", "±3", "1/2", "²", "Eleven", "21st", "33RD", "billionth", "~40"}) {
    EXPECT_TRUE(like_num(word, word[0] == 'E' ? "eleven" : word[2] == 'R' ? "33rd" : word)) << word;
  }
  for (const char* word : {"", "st", "1/2/3", "tenor", "x1", "-"}) EXPECT_FALSE(like_num(word, word)) << word;
}

TEST(LexemeTable, GivesIdsAndAttributes) {
  const LexemeRules rules;
  LexemeTable table(&rules);
  const int32_t id = table.intern("Kyiv’s");
  EXPECT_EQ(table.intern("Kyiv’s"), id);
  EXPECT_NE(table.intern("kyiv’s"), id);
  EXPECT_EQ(table[id].lower, string_id("kyiv’s"));
  EXPECT_EQ(table[id].prefix, string_id("K"));
  EXPECT_EQ(table[id].suffix, string_id("v’s"));
  EXPECT_EQ(table[id].norm_text, "kyiv’s");
  EXPECT_EQ(table[table.intern("“")].norm_text, "\"");
  EXPECT_EQ(table[table.intern("ab")].suffix, string_id("ab"));
  EXPECT_EQ(table[table.intern(" \n")].flags & kIsSpace, kIsSpace);
  EXPECT_EQ(table[table.intern("X")].shape, 101u);
}

TEST(LexemeTable, GrowsAndClears) {
  const LexemeRules rules;
  LexemeTable table(&rules);
  for (int i = 0; i < 10000; ++i) EXPECT_EQ(table.intern("w" + std::to_string(i)), i);
  for (int i = 0; i < 10000; ++i) EXPECT_EQ(table.intern("w" + std::to_string(i)), i);
  const uint64_t generation = table.generation();
  table.clear();
  EXPECT_EQ(table.size(), 0);
  EXPECT_GT(table.generation(), generation);
  EXPECT_EQ(table.intern("w7"), 0);
}

}  // namespace
}  // namespace vedette
