#include "story/sketch.h"

#include <gtest/gtest.h>

#include "story/sketch_codec.h"

namespace vedette {
namespace {

TEST(Sketch, ComesBackFromItsBytes) {
  Sketch s;
  s.report = "a-1";
  s.published = *parse_moment("2031-03-07T07:00:00Z");
  s.words = {{3, 1}, {9, 4}};
  s.names = {{7, 2}};
  s.signature = {1, 2, 3};
  const std::string bytes = encode_sketch(s);
  const auto again = decode_sketch(bytes);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(*again, s);
  for (size_t cut = 0; cut < bytes.size(); ++cut) EXPECT_FALSE(decode_sketch(bytes.substr(0, cut)).has_value()) << cut;
}

TEST(Sketch, TermsOutOfOrderAndTimesOutOfRangeAreRefused) {
  Sketch s;
  s.words = {{9, 1}, {3, 1}};
  EXPECT_FALSE(decode_sketch(encode_sketch(s)).has_value());
  s.words.clear();
  s.published = {std::chrono::sys_seconds(std::chrono::seconds(int64_t{1} << 60)), Precision::kSecond};
  EXPECT_FALSE(decode_sketch(encode_sketch(s)).has_value());
}

}  // namespace
}  // namespace vedette
