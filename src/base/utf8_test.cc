#include "base/utf8.h"

#include <gtest/gtest.h>

namespace vedette::utf8 {
namespace {

TEST(Utf8, InvalidBytesBecomeOneReplacementForEachMaximalPrefix) {
  const std::string r = "\xEF\xBF\xBD";
  const struct {
    std::string in, out;
  } rows[] = {
      {"plain", "plain"},
      {"caf\xC3\xA9", "caf\xC3\xA9"},
      {"a\xFFz", "a" + r + "z"},
      {"\xE2\x82", r},                    // truncated: one
      {"\xE2\x28\xA1", r + "(" + r},      // broken in the middle
      {"\xC0\xAF", r + r},                // overlong: each byte
      {"\xED\xA0\x80", r + r + r},        // a surrogate: each byte
      {"\xF0\x9F\x98", r},
      {"\xF5\x80", r + r},
  };
  for (const auto& row : rows) EXPECT_EQ(sanitize(row.in), row.out) << row.in;
}

TEST(Utf8, CodePointMapGoesBothWays) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += (i % 3 == 0) ? "é" : (i % 7 == 0 ? "😀" : "x");
  const CodePointMap map(text);
  int32_t n = 0;
  for (size_t at = 0; at < text.size(); ++n) {
    EXPECT_EQ(map.to_code_points(static_cast<int32_t>(at)), n);
    EXPECT_EQ(map.to_bytes(n), static_cast<int32_t>(at));
    at += static_cast<size_t>(decode(text, at).length);
  }
  EXPECT_EQ(map.size(), n);
  EXPECT_EQ(map.to_code_points(static_cast<int32_t>(text.size())), n);
}

}  // namespace
}  // namespace vedette::utf8
