#include "reading/statements/quotes.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace vedette {
namespace {

// The quotations as text, one a line: depth, "~" where the mark is missing, ">" where it goes on with an earlier one.
std::string show(std::string_view text) {
  std::string out;
  for (const Quotation& q : find_quotations(text)) {
    out += std::to_string(q.depth);
    if (!q.closed) out += "~";
    if (q.continues >= 0) out += ">";
    out += " ";
    out += slice(text, q.inner);
    out += "\n";
  }
  return out;
}

TEST(Quotes, EveryStyleIsFound) {
  const struct {
    std::string_view text, found;
  } rows[] = {
      {"He said \"we go\" twice.", "0 we go\n"},
      {"“We go,” he said. “Soon.”", "0 We go,\n0 Soon.\n"},
      {"Er sagte „wir gehen“ und ging.", "0 wir gehen\n"},
      {"''We go,'' he said. ''Soon.''", "0 We go,\n0 Soon.\n"},
      {"``We go,'' he said.", "0 We go,\n"},
      {"« Nous partons », dit-il.", "0  Nous partons \n"},
      {"»Wir gehen«, sagte er.", "0 Wir gehen\n"},
      {"‘We go,’ he said.", "0 We go,\n"},
      {"'We go,' he said.", "0 We go,\n"},
      {"“They said ‘stay’ to us,” she said.", "0 They said ‘stay’ to us,\n1 stay\n"},
      {"\"They said 'stay' to us,\" she said.", "0 They said 'stay' to us,\n1 stay\n"},
      {"The rate is “51 percent.“ He left.", "0 51 percent.\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(show(row.text), row.found) << row.text;
}

TEST(Quotes, ApostrophesAreNoMarks) {
  for (const std::string_view text : {"The workers' rights don't matter.", "The workers’ rights don’t matter.", "Rock 'n' roll of the '90s.",
                                      "It's the state's, not the people's.", "He is 5'10\" tall.", "Tell ’em."}) {
    EXPECT_EQ(show(text), "") << text;
  }
  EXPECT_EQ(show("‘The workers’ rights matter,’ he said."), "0 The workers’ rights matter,\n");
  EXPECT_EQ(show("'The workers' rights matter,' he said."), "0 The workers' rights matter,\n");
}

TEST(Quotes, ParagraphsReopen) {
  EXPECT_EQ(show("“One thing is clear.\n\n“Another is not,” he said."), "0~ One thing is clear.\n0> Another is not,\n");
  EXPECT_EQ(show("“One thing is clear.\n\nAnother is not.” He left."), "0 One thing is clear.\n\nAnother is not.\n");
}

TEST(Quotes, WhatIsUnbalancedEndsWithItsParagraph) {
  EXPECT_EQ(show("He said \"we go.\n\nThey left."), "0~ we go.\n");
  EXPECT_EQ(show("They left.\" And more."), "");
  EXPECT_EQ(show("“We go, he said.\n\nThey left."), "0~ We go, he said.\n");
}

TEST(Quotes, WrappedLinesAreOneParagraph) {
  const std::string text = "The mayor said that the old bridge over the river would have to be\nclosed “until the end of the year at the very least, perhaps for\nlonger,” and left.";
  EXPECT_EQ(find_paragraphs(text).size(), 1u);
  EXPECT_EQ(find_quotations(text).size(), 1u);
}

TEST(Quotes, HostileTextCostsLinearTime) {
  std::string nested, unbalanced;
  for (int i = 0; i < 10000; ++i) nested += i % 2 ? "‘a " : "“a ";
  while (unbalanced.size() < 1000000) unbalanced += "“a \"b 'c «d ``e ";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_GT(find_quotations(nested).size(), 0u);
  EXPECT_GT(find_quotations(unbalanced).size(), 0u);
  for (const char* bytes : {"\"", "“", "”", "'", "‘", "’", "«", "»", "``", "\n\n“"}) {
    std::string text;
    while (text.size() < 200000) text += bytes;
    find_quotations(text);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace vedette
