#include "reading/sentences.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

// A text that the engine took for one sentence, and its words.
Doc one_sentence(const std::string& text) {
  Doc doc;
  doc.text = text;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) doc.spans.push_back({static_cast<int32_t>(at), static_cast<int32_t>(end)});
    at = end + 1;
  }
  doc.sentences = {{0, static_cast<int32_t>(doc.spans.size())}};
  return doc;
}

TEST(Sentences, EndAtEmptyLinesAndAtTheEdgesOfParts) {
  const struct {
    std::string text;
    std::vector<Part> parts;
    std::vector<std::string> sentences;
  } rows[] = {
      {"No answer yet\n\nThe minister waits.", {}, {"No answer yet", "The minister waits."}},
      {"No answer yet\nThe minister waits.", {{{0, 13}, PartKind::kSubheading}}, {"No answer yet", "The minister waits."}},
      {"The minister\nwaits.", {}, {"The minister\nwaits."}},
      {"One \n \n two\n\n", {}, {"One", "two"}},
  };
  for (const auto& row : rows) {
    Report report;
    report.text = row.text, report.parts = row.parts;
    const Doc doc = one_sentence(row.text);
    std::vector<std::string> got;
    const std::vector<Span> spans = cut_sentences(report, doc);
    for (const Span& s : spans) got.emplace_back(slice(row.text, s));
    EXPECT_EQ(got, row.sentences);
    for (size_t i = 0; i < spans.size(); ++i) EXPECT_EQ(sentence_at(spans, spans[i].begin), static_cast<int32_t>(i));
    EXPECT_EQ(sentence_at(spans, 10000), -1);
  }
}

}  // namespace
}  // namespace vedette
