#include "feed/feed.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

FeedResult read(const std::string& bytes, const std::string& name) {
  FeedResult out;
  read_bytes(bytes, name, out);
  return out;
}

TEST(Feed, JsonLinesKeepGoodLinesAndNameBadOnes) {
  const FeedResult in = read("{\"id\":7,\"text\":\"One.\",\"outlet\":null,\"extra\":[1, 2]}\nnot json\n\n{\"id\":\"x\"}\n{\"text\":\"é\",\"published\":\"2031-03-04\"}\n", "f.jsonl");
  ASSERT_EQ(in.reports.size(), 2u);
  EXPECT_EQ(in.reports[0].id, "7");
  EXPECT_EQ(in.reports[0].passthrough, (std::vector<std::pair<std::string, std::string>>{{"extra", "[1,2]"}}));
  EXPECT_EQ(to_string(in.reports[1].published.moment), "2031-03-04");
  EXPECT_EQ(in.reports[1].id, in.reports[1].digest);
  ASSERT_EQ(in.refused.size(), 2u);
  EXPECT_EQ(in.refused[0].where, "f.jsonl:2");
  EXPECT_EQ(in.refused[1].to_string(), "f.jsonl:4: no \"text\"");
}

TEST(Feed, SpansAskedForBecomeBytes) {
  const FeedResult in = read(R"({"text":"é Arland","ask":{"relations":[{"source":[2,8],"target":null}],"factuality":[[0,1]]}})", "f.jsonl");
  ASSERT_EQ(in.reports.size(), 1u);
  const Ask& ask = in.reports[0].ask;
  EXPECT_EQ(ask.relations[0].source_begin, 3);
  EXPECT_EQ(ask.relations[0].source_end, 9);
  EXPECT_EQ(ask.relations[0].target_begin, -1);
  EXPECT_EQ(ask.factuality[0].end, 2);
}

TEST(Feed, PlainTextTakesItsTimeFromTheNameOrTheFirstLine) {
  const Report named = read("Body.", "x/20310125T090000Z_GB_en_7d.txt").reports.at(0);
  EXPECT_EQ(to_string(named.published.moment), "2031-01-25T09:00:00Z");
  EXPECT_EQ(named.country, "GB");
  EXPECT_EQ(named.lang, "en");
  EXPECT_EQ(named.outlet, "");  // a digest names no outlet
  EXPECT_EQ(read("Body.", "20310125T090000Z_XA_en_arland-today.txt").reports.at(0).outlet, "arland-today");
  const Report dated = read(" date 2031-02-15 A headline here\n\nBody.", "a.txt").reports.at(0);
  EXPECT_EQ(to_string(dated.published.moment), "2031-02-15");
  EXPECT_EQ(dated.published.from, Published::From::kText);
  EXPECT_EQ(dated.title, "A headline here");
}

TEST(Feed, CsvReadsQuotedCellsOverLines) {
  const FeedResult in = read("\"\",\"date\",\"text\",\"source\"\n\"3\",2031-04-10,\"He said \"\"no\"\"\nand left.\",Tern\n\"4\",2031-04-11,,Tern\n", "a.csv");
  ASSERT_EQ(in.reports.size(), 1u);
  EXPECT_EQ(in.reports[0].text, "He said \"no\"\nand left.");
  EXPECT_EQ(in.reports[0].outlet, "Tern");
  ASSERT_EQ(in.refused.size(), 1u);
  EXPECT_EQ(in.refused[0].to_string(), "a.csv:4: a row without text");
}

TEST(Feed, AMissingFileIsNamed) {
  const FeedResult in = read_inputs({"/no/such/file"});
  ASSERT_EQ(in.refused.size(), 1u);
  EXPECT_EQ(in.refused[0].code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace vedette
