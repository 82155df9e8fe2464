#include "language/regex.h"

#include <gtest/gtest.h>

#include "language/chars.h"

namespace vedette {
namespace {

using Direction = Regex::Direction;

// Where the preferred match from the edge ends; -1 for none, -2 if the pattern does not compile.
int64_t match(std::string_view pattern, std::string_view text, Direction direction = Direction::kForward) {
  const auto re = Regex::compile(pattern, direction);
  if (!re.has_value()) return -2;
  std::vector<char32_t> points;
  chars::decode(text, points);
  RegexScratch scratch;
  const bool forward = direction == Direction::kForward;
  const auto end = forward ? re->run(points, 0, scratch) : re->run_longest(points, points.size(), scratch);
  return end ? static_cast<int64_t>(*end) : -1;
}

TEST(Regex, PrefersAsABacktrackingMatcherDoes) {
  const struct {
    const char *pattern, *text;
    int64_t end;
  } rows[] = {
      {"a|ab", "ab", 1},         {"ab|a", "ab", 2},        {"a*", "aaab", 3},       {"a*?", "aaab", 0},
      {"(?:a|ab)(?:c|bcd)", "abcd", 4}, {"a{2,3}", "aaaa", 3}, {"a{2}", "a", -1},   {"a{,2}b", "aab", 3},
      {"a{x", "a{x", 3},         {"[a-c-]+", "b-a_", 3},   {"[^a]", "b", 1},        {"[^a]", "a", -1},
      {"\\d+", "12٣x", 3},       {"\\w+", "é_9-", 3},      {"\\S+", "a\xC2\xA0", 1}, {"\\u00e9\\.", "é.", 2},
      {"\\U0001F600", "😀", 1},  {"x(?=y)", "xy", 1},      {"x(?=y)", "xz", -1},    {"x(?!y)", "xz", 1},
      {"x(?!y)", "x", 1},        {"..(?<=ab)c", "abc", 3}, {"..(?<!ab)c", "abc", -1}, {"^a$", "a", 1},
      {"^a$", "a\n", 1},         {"^a$", "ab", -1},        {"\\.\\.+", "....", 4},  {"(?u)^(?:a(?:b)?)+$", "aab", 3},
      {".", "\n", -1},           {"[]a]+", "]a", 2},       {"(a|b)c", "bc", 2},     {"", "a", 0},
  };
  for (const auto& row : rows) EXPECT_EQ(match(row.pattern, row.text), row.end) << row.pattern << " on " << row.text;
}

TEST(Regex, ReadsBackwards) {
  const struct {
    const char *pattern, *text;
    int64_t begin;
  } rows[] = {
      {"'s$", "it's", 2},  {"(?<=[0-9])(?:km|m)$", "5km", 1}, {"(?<=[0-9])(?:km|m)$", "km", -1},
      {"\\.\\.+$", "a...", 1}, {"…$|……$", "a……", 1},           {"\\.$", "a.", 1},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(match(row.pattern, row.text, Direction::kBackward), row.begin) << row.pattern << " on " << row.text;
  }
}

TEST(Regex, RefusesByName) {
  const struct {
    const char *pattern, *message;
  } rows[] = {
      {"(a", "pattern@2: missing )"},
      {"a)", "pattern@1: unbalanced parenthesis"},
      {"*a", "pattern@0: nothing to repeat"},
      {"a**", "pattern@2: multiple repeat"},
      {"(a)\\1", "pattern@5: escape \\1"},
      {"\\bword", "pattern@2: escape \\b"},
      {"(?i)a", "pattern@1: group of an unknown kind"},
      {"[b-a]", "pattern@4: bad character range"},
      {"[a", "pattern@2: unterminated character set"},
      {"a{5,2}", "pattern@6: min repeat greater than max"},
      {"a{5000}", "pattern@7: repeat count too large"},
      {"(?:(?:a{900}){900})", "pattern too large"},
      {"(?=a*)b", "look-around of unbounded length"},
      {"\\u12", "pattern@4: incomplete escape"},
      {"\\", "pattern@1: pattern ends in a backslash"},
  };
  for (const auto& row : rows) {
    const auto re = Regex::compile(row.pattern, Direction::kForward);
    ASSERT_FALSE(re.has_value()) << row.pattern;
    EXPECT_EQ(re.error().to_string(), row.message) << row.pattern;
  }
}

TEST(Regex, KnowsItsShape) {
  const auto forward = [](std::string_view p) { return *Regex::compile(p, Direction::kForward); };
  EXPECT_TRUE(forward("^a|^b").anchored());
  EXPECT_FALSE(forward("^a|b").anchored());
  EXPECT_TRUE(forward("a*").matches_empty());
  EXPECT_TRUE(forward("a+b|c").has_inner_repetition());
  EXPECT_FALSE(forward("b\\.+$|c").has_inner_repetition());
  EXPECT_TRUE(forward("(?:a|b)\\.(?:c\\.)?").requires_char('.'));
  EXPECT_FALSE(forward("a\\.|b").requires_char('.'));
  EXPECT_TRUE(forward("(?<=x)é|b").may_start(U'é'));
  EXPECT_FALSE(forward("(?<=x)é|b").may_start(U'x'));
}

TEST(Regex, StaysLinearWhereBacktrackingExplodes) {
  std::string text(20000, 'a');
  EXPECT_EQ(match("(?:a*)*b", text), -1);
  EXPECT_EQ(match("(?:a|a)*$", text), 20000);
}

}  // namespace
}  // namespace vedette
