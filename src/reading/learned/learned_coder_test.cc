#include "reading/learned/learned_coder.h"

#include <gtest/gtest.h>

#include <cmath>

#include "language/pipeline.h"
#include "reading/learned/label_groups.h"

namespace vedette {
namespace {

CoderWeights small() {
  CoderWeights w;
  w.engine = "test";
  w.labels = {"none", "attack"};
  w.keys = {7, 1ULL << 60};
  w.sparse = {0, 2, 1, -1};
  w.dense = {0.5F, 0};
  w.rows = std::vector<float>(2 * kRowSlots * 2, 0);
  w.rows[3] = 1;  // slot 0, row 1, "attack"
  w.bias = {0, -1};
  return w;
}

Result<LearnedCoder> load(const std::string& bytes) {
  VEDETTE_TRY(ModelFile file, ModelFile::from_bytes(bytes, "test.coder"));
  return LearnedCoder::load(std::move(file));
}

TEST(LearnedCoder, AddsUpWhatThePairHas) {
  const auto coder = load(small().to_file());
  ASSERT_TRUE(coder.has_value()) << coder.error().to_string();
  PairFeatures features;
  features.keys = {7, 8};
  features.dense = {2};
  features.rows = {{0, 1, 0.5F}, {0, 99, 1}};  // a row that the coder does not know adds nothing
  float p[2];
  coder->predict(features, p);
  // none: .5 * 2 = 1; attack: -1 + 2 + .5 * 1 = 1.5
  EXPECT_NEAR(p[1] / p[0], std::exp(0.5), 1e-4);
  EXPECT_NEAR(p[0] + p[1], 1, 1e-6);
}

TEST(LearnedCoder, RefusesOtherShapes) {
  CoderWeights w = small();
  w.labels = {"attack", "none"};
  EXPECT_FALSE(load(w.to_file()).has_value());
  w = small(), w.keys = {9, 7};
  EXPECT_FALSE(load(w.to_file()).has_value());
  w = small(), w.sparse.resize(2), w.keys.resize(1), w.bias = {0, 0, 0};
  EXPECT_FALSE(load(w.to_file()).has_value());
}

TEST(LabelGroups, PutADeedNamedAloneBeforeItsClass) {
  const auto data = DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
  const auto book = Codebook::load(*data);
  const auto groups = LabelGroups::load(*data, *book);
  ASSERT_TRUE(groups.has_value()) << groups.error().to_string();
  const auto label = [&](const char* deed) { return groups->labels()[groups->by_deed()[book->find(deed)]]; };
  EXPECT_EQ(label("shell"), "attack");
  EXPECT_EQ(label("impose_sanctions"), "impose_sanctions");
  EXPECT_EQ(label("cut_aid"), "end_cooperation");
  EXPECT_EQ(label("die"), "none");
}

// The features of a pair do not depend on the names.
TEST(ModelPairFeatures, SeeNoNames) {
  auto pipeline = Pipeline::open(VEDETTE_BINARY_DIR "/md.model");
  if (!pipeline) GTEST_SKIP() << "no md.model in the build folder (target `models`)";
  const auto data = DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
  const auto lexicon = Lexicon::load(*data);
  Workspace workspace(*pipeline);
  const auto keys = [&](const char* text) {
    Report report;
    report.text = text;
    const Doc doc = pipeline->parse(report.text, workspace);
    const ReadingContext context(report, doc, *lexicon);
    const std::vector<int32_t> no_actor(doc.size(), -1);
    const std::vector<Actor> actors;
    const PairText pairs(context, no_actor, actors);
    PairFeatures out;
    pairs.extract({0, 1}, {doc.size() - 2, doc.size() - 1}, out);
    out.finish();
    return out.keys;
  };
  EXPECT_EQ(keys("Norway accused Portugal."), keys("Canada accused Austria."));
  EXPECT_NE(keys("Norway accused Portugal."), keys("Norway praised Portugal."));
}

}  // namespace
}  // namespace vedette
