#include "feed/test_feed.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

TEST(Feed, JsonLinesKeepGoodLinesAndNameBadOnes) {
  const FeedResult in = read_as("{\"id\":7,\"text\":\"One.\",\"outlet\":null,\"extra\":[1, 2]}\nnot json\n\n{\"id\":\"x\"}\n{\"text\":\"é\",\"published\":\"2031-03-04\"}\n", "f.jsonl");
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
  const FeedResult in = read_as(R"({"text":"é Arland","ask":{"relations":[{"source":[2,8],"target":null}],"factuality":[[0,1]]}})", "f.jsonl");
  ASSERT_EQ(in.reports.size(), 1u);
  const Ask& ask = in.reports[0].ask;
  EXPECT_EQ(ask.relations[0].source_begin, 3);
  EXPECT_EQ(ask.relations[0].source_end, 9);
  EXPECT_EQ(ask.relations[0].target_begin, -1);
  EXPECT_EQ(ask.factuality[0].end, 2);
}

TEST(Feed, PlainTextTakesItsTimeFromTheNameOrTheFirstLine) {
  const Report named = read_as("Body.", "x/20310125T090000Z_GB_en_7d.txt").reports.at(0);
  EXPECT_EQ(to_string(named.published.moment), "2031-01-25T09:00:00Z");
  EXPECT_EQ(named.country, "GB");
  EXPECT_EQ(named.lang, "en");
  EXPECT_EQ(named.outlet, "");  // a digest names no outlet
  EXPECT_EQ(read_as("Body.", "20310125T090000Z_XA_en_arland-today.txt").reports.at(0).outlet, "arland-today");
  const Report dated = read_as(" date 2031-02-15 A headline here\n\nBody.", "a.txt").reports.at(0);
  EXPECT_EQ(to_string(dated.published.moment), "2031-02-15");
  EXPECT_EQ(dated.published.from, Published::From::kText);
  EXPECT_EQ(dated.title, "A headline here");
}

TEST(Feed, CsvReadsQuotedCellsOverLines) {
  const FeedResult in = read_as("\"\",\"date\",\"text\",\"source\"\n\"3\",2031-04-10,\"He said \"\"no\"\"\nand left.\",Tern\n\"4\",2031-04-11,,Tern\n", "a.csv");
  ASSERT_EQ(in.reports.size(), 1u);
  EXPECT_EQ(in.reports[0].text, "He said \"no\"\nand left.");
  EXPECT_EQ(in.reports[0].outlet, "Tern");
  ASSERT_EQ(in.refused.size(), 1u);
  EXPECT_EQ(in.refused[0].to_string(), "a.csv:4: a row without text");
}

TEST(Feed, NamesTellTimeAndCountryInSeveralShapes) {
  const struct {
    std::string name, published, country, outlet;
  } rows[] = {
      {"2031-01-25_1830_gb_7d01.txt", "2031-01-25T18:30:00Z", "GB", ""},
      {"2031-01-25 09-15 PL en arland-daily.txt", "2031-01-25T09:15:00Z", "PL", "arland-daily"},
      {"20310125_GB.txt", "2031-01-25", "GB", ""},
      {"2031-01-25.txt", "2031-01-25", "", ""},
      {"2031-01-25_to_do.txt", "2031-01-25", "", ""},
      {"20319999_GB_en_x.txt", "", "", ""},
      {"notes.txt", "", "", ""},
  };
  for (const auto& row : rows) {
    const Report r = read_as("Body.", row.name).reports.at(0);
    EXPECT_EQ(to_string(r.published.moment), row.published) << row.name;
    EXPECT_EQ(r.country, row.country) << row.name;
    EXPECT_EQ(r.outlet, row.outlet) << row.name;
  }
}

TEST(Feed, JsonMayBeOneArrayOrOneObject) {
  EXPECT_EQ(read_as("[{\"text\":\"One.\"},\n {\"text\":\"Two.\"}, 3]", "a.json").reports.size(), 2u);
  EXPECT_EQ(read_as("{\n  \"text\": \"One.\"\n}", "a.json").reports.size(), 1u);
  EXPECT_EQ(read_as("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}", "a.json").reports.size(), 2u);
}

TEST(Feed, JsonLinesTellAuthorVersionAndOutletOfTheAddress) {
  const FeedResult in = read_as(
      R"({"text":"One.","author":["Ann Holt","Jon Reed"],"modified":"2031-03-04T10:00Z","url":"https://www.reuters.com/world/a/?utm_source=x#top","retracted":true})" "\n"
      R"({"text":"Two.","author":{"name":"x"},"url":"https://news.example.co.uk/2"})", "a.jsonl");
  ASSERT_EQ(in.reports.size(), 2u);
  EXPECT_EQ(in.reports[0].author, "Ann Holt, Jon Reed");
  EXPECT_EQ(to_string(in.reports[0].modified), "2031-03-04T10:00:00Z");
  EXPECT_EQ(in.reports[0].outlet, "Reuters");
  EXPECT_EQ(in.reports[0].article, "https://reuters.com/world/a");
  EXPECT_TRUE(in.reports[0].retracted);
  EXPECT_EQ(in.reports[1].outlet, "news.example.co.uk");
  EXPECT_EQ(in.reports[1].country, "GB");
  EXPECT_EQ(in.reports[1].passthrough.size(), 1u);
}

TEST(Feed, CsvTakesTheColumnsThatItIsTold) {
  const auto columns = parse_columns("text=story,published=when");
  ASSERT_TRUE(columns.has_value());
  EXPECT_FALSE(parse_columns("colour=red").has_value());
  EXPECT_FALSE(parse_columns("text").has_value());
  const auto feed = Feed::load([](std::string_view name) -> std::string_view {
    static std::map<std::string, std::string, std::less<>> texts;
    return texts[std::string(name)] = read_file(std::string(VEDETTE_SOURCE_DIR "/data/") + std::string(name)).value_or({});
  }, {*columns, ""});
  FeedResult in;
  feed->read_bytes("story;text;when\nThe body.;A note;3 March 2031\nMore.;;never\n", "a.csv", in);
  ASSERT_EQ(in.reports.size(), 1u);
  EXPECT_EQ(in.reports[0].text, "The body.");
  EXPECT_EQ(to_string(in.reports[0].published.moment), "2031-03-03");
  EXPECT_EQ(in.reports[0].passthrough[0].first, "text");
  ASSERT_EQ(in.refused.size(), 1u);
  EXPECT_EQ(in.refused[0].to_string(), "a.csv:3: the date is in no form that is known");
}

TEST(Feed, AQuotedFieldThatNeverEndsKeepsTheRowsBefore) {
  const FeedResult in = read_as("text\nOne.\n\"Two.\nThree.\n", "a.csv");
  EXPECT_EQ(in.reports.size(), 1u);
  ASSERT_EQ(in.refused.size(), 1u);
  EXPECT_EQ(in.refused[0].where, "a.csv:3");
}

TEST(Feed, AMissingFileIsNamed) {
  FeedResult in;
  test_feed().read({"/no/such/file"}, in);
  ASSERT_EQ(in.refused.size(), 1u);
  EXPECT_EQ(in.refused[0].code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace vedette
