#include "language/pipeline.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/parallel.h"
#include "language/kernels.h"
#include "language/model_file.h"

namespace vedette {
namespace {

const char* const kTexts[] = {
    "Arland's troops left the border on Monday, its president said. They can't have gone far!",
    "",
    "   \n",
    "The two sides will meet in Port Ivel next week \xe2\x80\x93 if weather permits \xe2\x80\x93 to sign a $3.5 billion deal.",
    "No.",
    "Visit https://example.org/a?b=c or write to desk@example.org \xf0\x9f\x98\x80 \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85",
};

// All of a Doc that does not hang on where it was made.
std::string dump(const Doc& doc) {
  std::string out;
  for (int32_t i = 0; i < doc.size(); ++i) {
    out += std::string(doc.word(i)) + "|" + std::string(doc.lemma(i)) + "|" + std::string(to_string(doc.tags[i])) + "|" +
           std::string(to_string(doc.pos[i])) + "|" + std::string(doc.morph(i)) + "|" + std::to_string(doc.heads[i]) + "|" +
           std::string(to_string(doc.deps[i])) + "|" + std::to_string(static_cast<int>(doc.ent_biluo[i])) +
           std::string(to_string(doc.ent_labels[i])) + "\n";
  }
  for (const Span& s : doc.sentences) out += std::to_string(s.begin) + "-" + std::to_string(s.end) + " ";
  return out;
}

class ModelPipeline : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    path_ = std::string(VEDETTE_BINARY_DIR) + "/" + GetParam() + ".model";
    if (!file_exists(path_)) GTEST_SKIP() << path_ << " is not there: build the target models";
  }
  std::string parse_all(const Pipeline& pipeline, bool together) {
    Workspace workspace(pipeline);
    std::vector<Doc> docs;
    for (const char* text : kTexts) docs.emplace_back().text = text;
    if (together) {
      pipeline.parse(docs, workspace);
    } else {
      for (Doc& doc : docs) pipeline.parse(std::span<Doc>(&doc, 1), workspace);
    }
    std::string out;
    for (const Doc& doc : docs) out += dump(doc);
    return out;
  }
  std::string path_;
};

TEST_P(ModelPipeline, DoesNotDependOnBatchCacheOrKernels) {
  const auto pipeline = Pipeline::open(path_);
  ASSERT_TRUE(pipeline.has_value()) << pipeline.error().to_string();
  const std::string want = parse_all(*pipeline, true);
  EXPECT_EQ(parse_all(*pipeline, false), want);
  EXPECT_EQ(parse_all(*pipeline, true), want);  // with a warm cache
  for (const Kernels* kernels : {&scalar_kernels(), avx2_kernels(), avx512_kernels()}) {
    if (kernels == nullptr) continue;
    const auto other = Pipeline::open(path_, {kernels, kernels == avx2_kernels() ? 4 : 0});
    ASSERT_TRUE(other.has_value());
    EXPECT_EQ(parse_all(*other, true), want) << kernels->name;
  }
}

TEST_P(ModelPipeline, ReadsAPlainSentence) {
  const auto pipeline = Pipeline::open(path_);
  ASSERT_TRUE(pipeline.has_value());
  Workspace workspace(*pipeline);
  const Doc doc = pipeline->parse("She left London on Monday.", workspace, {true, true});
  EXPECT_EQ(dump(doc),
            "She|she|PRP|PRON|Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs|1|nsubj|0\n"
            "left|leave|VBD|VERB|Tense=Past|VerbForm=Fin|1|ROOT|0\n"
            "London|London|NNP|PROPN|Number=Sing|1|dobj|4GPE\n"
            "on|on|IN|ADP||1|prep|0\n"
            "Monday|Monday|NNP|PROPN|Number=Sing|3|pobj|4DATE\n"
            ".|.|.|PUNCT|PunctType=Peri|1|punct|0\n"
            "0-6 ");
  EXPECT_EQ(doc.vectors.size(), 6U * 96U);
  EXPECT_EQ(doc.static_rows.size(), std::string(GetParam()) == "md" ? 6U : 0U);
}

TEST_P(ModelPipeline, ReadsALongTextAsItReadsItAlone) {
  // Longer than a block of rows and than the ring of feature products.
  const auto pipeline = Pipeline::open(path_);
  ASSERT_TRUE(pipeline.has_value());
  std::string text;
  for (int i = 0; i < 400; ++i) text += "Column " + std::to_string(i * 37) + " of Arland's 3rd Army moved north; nobody saw it. ";
  Workspace workspace(*pipeline);
  const Doc first = pipeline->parse(text, workspace);
  const auto plain = Pipeline::open(path_, {avx2_kernels(), 0});
  ASSERT_TRUE(plain.has_value());
  Workspace other(*plain);
  EXPECT_EQ(dump(plain->parse(text, other)), dump(first));
  EXPECT_GT(first.sentences.size(), 300U);
}

TEST_P(ModelPipeline, MayBeSharedBetweenThreads) {
  // A cache of a few words, so that its generations change all the time.
  const auto pipeline = Pipeline::open(path_, {nullptr, 6});
  ASSERT_TRUE(pipeline.has_value());
  const std::string want = parse_all(*pipeline, true);
  std::vector<std::string> have(6);
  parallel_for(have.size(), 3, [&](size_t i, int) { have[i] = parse_all(*pipeline, i % 2 == 0); });
  for (const std::string& one : have) EXPECT_EQ(one, want);
}

TEST_P(ModelPipeline, GivesAClearErrorForADamagedFile) {
  const auto bytes = read_file(path_);
  ASSERT_TRUE(bytes.has_value());
  const std::string path = ::testing::TempDir() + "/damaged_" + GetParam() + ".model";
  for (const size_t keep : {size_t{0}, size_t{10}, size_t{64}, size_t{5000}, bytes->size() / 2, bytes->size() - 1}) {
    ASSERT_TRUE(write_file(path, std::string_view(*bytes).substr(0, keep)).has_value());
    const auto result = Pipeline::open(path);
    ASSERT_FALSE(result.has_value()) << keep;
    EXPECT_EQ(result.error().where, path);
  }
  std::string flipped = *bytes;
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
  ASSERT_TRUE(write_file(path, flipped).has_value());
  const auto result = Pipeline::open(path);
  ASSERT_FALSE(result.has_value());
  EXPECT_NE(result.error().message.find("is damaged (checksum)"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Published, ModelPipeline, ::testing::Values("md", "sm"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace vedette
