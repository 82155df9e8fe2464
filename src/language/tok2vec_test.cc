#include "language/tok2vec.h"

#include <gtest/gtest.h>

#include "language/entry_cache.h"
#include "language/moves.h"

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

TEST(EntryCache, HoldsTheFirstWordsAndTellsSpaceApartOnlyWhereItMatters) {
  std::vector<float> entry(static_cast<size_t>(Tok2Vec::kEntry), 1.0F);
  LexemeKeys keys;
  keys.orth = 7;
  LexemeKeys spaced = keys;
  spaced.space_after = true;
  EntryCache with_space(1, true);
  EXPECT_EQ(with_space.find(keys), nullptr);
  with_space.insert(keys, entry.data());
  with_space.insert(spaced, entry.data());  // full
  ASSERT_NE(with_space.find(keys), nullptr);
  EXPECT_EQ(with_space.find(keys)[0], 1.0F);
  EXPECT_EQ(with_space.find(spaced), nullptr);
  EntryCache without(2, false);
  without.insert(keys, entry.data());
  EXPECT_NE(without.find(spaced), nullptr);
  EntryCache none(0, true);
  none.insert(keys, entry.data());
  EXPECT_EQ(none.find(keys), nullptr);
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
