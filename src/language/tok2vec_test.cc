#include "language/tok2vec.h"

#include <gtest/gtest.h>

#include "language/moves.h"
#include "language/word_cache.h"

namespace vedette {
namespace {

TEST(HashKeys, AreThincs) {
  // thinc.api.NumpyOps().hash(numpy.array([0, 1, 7425985699627899538], "uint64"), 8)
  const struct {
    uint64_t id;
    uint32_t keys[4];
  } kRows[] = {
      {0, {0U, 0U, 0U, 0U}},
      {1, {1161550108U, 2247783286U, 1742325162U, 1224191281U}},
      {7425985699627899538ULL, {2332737498U, 1315472909U, 1351622599U, 1973209364U}},
  };
  for (const auto& row : kRows) {
    uint32_t keys[4];
    hash_keys(row.id, 8, keys);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(keys[i], row.keys[i]) << row.id << " " << i;
  }
}

LexemeKeys word(uint64_t orth, bool space = false) {
  LexemeKeys keys;
  keys.orth = orth;
  keys.space_after = space;
  return keys;
}

TEST(WordCache, TellsSpaceApartOnlyWhereItMatters) {
  const float row[4] = {1, 2, 3, 4};
  WordCache with_space(4, 4, true);
  with_space.insert(word(7), row);
  const auto held = with_space.snapshot();
  ASSERT_NE(with_space.find(held, word(7)), nullptr);
  EXPECT_EQ(with_space.find(held, word(7))[3], 4.0F);
  EXPECT_EQ(with_space.find(held, word(7, true)), nullptr);
  WordCache without(4, 4, false);
  without.insert(word(7), row);
  EXPECT_NE(without.find(without.snapshot(), word(7, true)), nullptr);
}

TEST(WordCache, ForgetsWhatIsNotUsedAndKeepsWhatIsHeld) {
  const float row[1] = {5};
  WordCache cache(2, 1, false);
  cache.insert(word(1), row);
  const auto held = cache.snapshot();
  for (uint64_t w = 2; w < 12; ++w) {
    EXPECT_NE(cache.find(cache.snapshot(), word(1)), nullptr) << w;  // used all the while
    cache.insert(word(w), row);
  }
  EXPECT_EQ(cache.find(cache.snapshot(), word(2)), nullptr);
  const float* kept = cache.find(held, word(1));
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(*kept, 5.0F);
}

TEST(WordCache, OfNoCapacityHoldsNothing) {
  const float row[1] = {5};
  WordCache cache(0, 1, true);
  cache.insert(word(1), row);
  EXPECT_EQ(cache.find(cache.snapshot(), word(1)), nullptr);
}

TEST(Moves, AreReadWithTheirLabels) {
  const auto moves = parse_parser_moves("S\nD\nL-nsubj\nR-dobj||xcomp\nB-ROOT\n", "m");
  ASSERT_TRUE(moves.has_value()) << moves.error().to_string();
  EXPECT_EQ((*moves)[2].label, Dep::kNsubj);
  EXPECT_EQ((*moves)[3].head_label, Dep::kXcomp);
  const auto entity = parse_ner_moves("B-ORG\nU\nO\n", "m");
  ASSERT_TRUE(entity.has_value());
  EXPECT_EQ((*entity)[0].label, EntLabel::kOrg);
}

TEST(Moves, OutsideTheClosedSetsAreRefusedByName) {
  EXPECT_EQ(parse_parser_moves("S\nD\nL-oblique\n", "m").error().to_string(),
            "m: the dependency label \"oblique\" is not one that this engine has");
  EXPECT_FALSE(parse_parser_moves("S\n", "m").has_value());
  EXPECT_FALSE(parse_parser_moves("S\nD\nQ\n", "m").has_value());
  EXPECT_EQ(parse_ner_moves("B-SHIP\nO\n", "m").error().message,
            "the entity label \"SHIP\" is not one that this engine has");
  EXPECT_FALSE(parse_ner_moves("", "m").has_value());
}

}  // namespace
}  // namespace vedette
