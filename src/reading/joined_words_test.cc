#include "reading/joined_words.h"

#include <gtest/gtest.h>

#include "language/pipeline.h"
#include "reading/context.h"

namespace vedette {
namespace {

class ModelJoinedWords : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Pipeline::open(VEDETTE_BINARY_DIR "/md.model");
    if (!opened) GTEST_SKIP() << "no md.model in the build folder (target `models`)";
    pipeline_.emplace(*std::move(opened));
  }
  std::optional<Doc> join(const std::string& text) {
    Workspace workspace(*pipeline_);
    return join_prefixes(pipeline_->parse(text, workspace));
  }
  std::optional<Pipeline> pipeline_;
};

TEST_F(ModelJoinedWords, AreOneTokenWhereTheTextHasThem) {
  struct Row {
    const char* text;
    const char* lemma;
    Pos pos;
    const char* head;  // of the word above; its own where it is the root
  };
  const Row rows[] = {
      {"She urged Spain to de-escalate and pull back its forces.", "de-escalate", Pos::kVerb, "urged"},
      {"Spain must de-escalate.", "de-escalate", Pos::kVerb, "de-escalate"},
      {"Spain de-escalated the conflict last week.", "de-escalate", Pos::kVerb, "de-escalated"},
      {"We see no de-escalation on the ground.", "de-escalation", Pos::kNoun, "see"},
      {"The military build-up near the border continued.", "build-up", Pos::kNoun, "continued"},
  };
  for (const Row& row : rows) {
    const std::optional<Doc> doc = join(row.text);
    ASSERT_TRUE(doc.has_value()) << row.text;
    int32_t at = -1;
    for (int32_t i = 0; i < doc->size(); ++i) {
      if (doc->lemma(i) == row.lemma) at = i;
    }
    ASSERT_GE(at, 0) << row.text;
    EXPECT_EQ(doc->pos[at], row.pos) << row.text;
    EXPECT_EQ(doc->word(doc->heads[at]), row.head) << row.text;
    const Tree tree(*doc);
    EXPECT_EQ(doc->sentences.back().end, doc->size()) << row.text;
  }
}

TEST_F(ModelJoinedWords, LeavesAllElseAsItIs) {
  for (const char* text : {"", "Spain left.", "a well-known one-on-one talk", "de -escalate", "- up", "re-"}) EXPECT_FALSE(join(text).has_value()) << text;
}

}  // namespace
}  // namespace vedette
