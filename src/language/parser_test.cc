#include "language/parser.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

TEST(Edges, CoverSubtreesAndMarkSentences) {
  // "She saw him . He left" with heads on saw and left.
  const std::vector<int32_t> heads = {1, 1, 1, 1, 5, 5};
  std::vector<int32_t> left, right;
  find_edges(heads, left, right);
  EXPECT_EQ(left, (std::vector<int32_t>{0, 0, 2, 3, 4, 4}));
  EXPECT_EQ(right, (std::vector<int32_t>{0, 3, 2, 3, 4, 5}));
  std::vector<uint8_t> starts;
  mark_sentence_starts(heads, left, starts);
  EXPECT_EQ(starts, (std::vector<uint8_t>{1, 0, 0, 0, 1, 0}));
}

TEST(Edges, AreRightForCrossingArcsToo) {
  // 0 hangs from 2, whose head 1 is to its left.
  const std::vector<int32_t> heads = {2, 1, 1};
  std::vector<int32_t> left, right;
  find_edges(heads, left, right);
  EXPECT_EQ(left[1], 0);
  EXPECT_EQ(right[1], 2);
}

TEST(Edges, OfNoTokens) {
  std::vector<int32_t> left, right;
  std::vector<uint8_t> starts;
  find_edges({}, left, right);
  mark_sentence_starts({}, left, starts);
  EXPECT_TRUE(starts.empty());
}

}  // namespace
}  // namespace vedette
