// Runs data/status/examples.txt: whole sentences with the deed in stars and what must be said of it.
#include "reading/status/status.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/line_file.h"
#include "language/pipeline.h"
#include "reading/joined_words.h"

namespace vedette {
namespace {

class ModelStatus : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Pipeline::open(std::string(VEDETTE_BINARY_DIR) + "/md.model");
    if (!opened.has_value()) GTEST_SKIP() << "no model: " << opened.error().to_string();
    pipeline_.emplace(*std::move(opened));
    data_ = *DataFiles::from_folder(std::string(VEDETTE_SOURCE_DIR) + "/data");
    lexicon_ = *Lexicon::load(data_);
  }

  std::optional<Pipeline> pipeline_;
  DataFiles data_;
  Lexicon lexicon_;
};

std::string said(const EventMention& e) {
  std::string out(to_string(e.modality));
  if (e.basis == Basis::kObserved) out += " observed";
  return out;
}

TEST_F(ModelStatus, EveryExampleIsToldAsItSays) {
  const auto status = StatusReader::load(data_, lexicon_);
  ASSERT_TRUE(status.has_value()) << status.error().to_string();
  const auto examples = parse_lines(data_.text("status/examples.txt"), "status/examples.txt");
  ASSERT_TRUE(examples.has_value());
  Workspace workspace(*pipeline_);
  int wrong = 0;
  for (const LineRecord& row : *examples) {
    std::string text = row.fields[0];
    const size_t begin = text.find('*');
    const size_t end = text.find('*', begin + 1) - 1;
    std::erase(text, '*');
    Doc doc = pipeline_->parse(text, workspace);
    if (auto joined = join_prefixes(doc)) doc = *std::move(joined);
    Report report;
    report.text = text;
    const ReadingContext context(report, doc, lexicon_);
    EventMention event;
    event.anchor = {static_cast<int32_t>(begin), static_cast<int32_t>(end)};
    const auto told = status->read(context, {}, {}, {event});
    std::string expected = row.fields[1];
    if (row.fields.size() > 2) expected += " " + row.fields[2];
    EXPECT_EQ(said(told.front()), expected) << row.line << ": " << row.fields[0];
    wrong += said(told.front()) != expected ? 1 : 0;
  }
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace vedette
