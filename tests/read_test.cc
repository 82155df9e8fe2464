// `vedette read` and `vedette parse` on the example and on whatever is put before them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/program.h"

namespace vedette::e2e {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

constexpr std::string_view kReports = "examples/strait/reports";

std::vector<json> objects_of(const std::string& text) {
  std::vector<json> out;
  for (const std::string& line : lines_of(text)) out.push_back(json::parse(line));
  return out;
}

// Reads the example once for all tests of this file.
const Outcome& example() {
  static const Outcome outcome = run("read --json " + std::string(kReports));
  return outcome;
}

TEST(Read, GivesOneLineAReportInTheOrderOfTheFiles) {
  ASSERT_EQ(example().status, 0) << example().err;
  const std::vector<json> readings = objects_of(example().out);
  ASSERT_EQ(readings.size(), 16u);
  EXPECT_EQ(readings[0]["report"]["outlet"], "arland-today");
  EXPECT_EQ(readings[0]["report"]["published"]["value"], "2031-03-03T07:00:00Z");
  EXPECT_EQ(readings[15]["report"]["id"], "rc-0323-1");
  std::set<std::string> ids;
  for (const json& r : readings) ids.insert(r["report"]["id"].get<std::string>());
  EXPECT_EQ(ids.size(), 16u);
}

TEST(Read, PrintsWhatTheSchemaSays) {
  ASSERT_EQ(example().status, 0) << example().err;
  EXPECT_EQ(faults_by_schema("reading", example().out), "");
}

TEST(Read, PrintsTokensWhenAsked) {
  const Outcome o = run("read --json --tokens -", R"({"id":"a","text":"Arland’s troops left 🙂 Dorvik.\n\nThey went home."})" "\n");
  ASSERT_EQ(o.status, 0) << o.err;
  EXPECT_EQ(faults_by_schema("reading", o.out), "");
  const json reading = json::parse(o.out);
  ASSERT_TRUE(reading.contains("tokens"));
  // Offsets are code points: the last token is the last full stop.
  const json last = reading["tokens"].back();
  EXPECT_EQ(last["span"], json::array({46, 47}));
  EXPECT_EQ(last["tag"], ".");
}

TEST(Read, GivesTheSameBytesAtAnyNumberOfThreads) {
  ASSERT_EQ(example().status, 0) << example().err;
  EXPECT_EQ(run("read --json -j 1 " + std::string(kReports)).out, example().out);
  EXPECT_EQ(run("read --json -j 3 " + std::string(kReports)).out, example().out);
}

TEST(Read, BadInputIsNamedAndHarmsNoNeighbour) {
  const Outcome o = run("read --json - /no/such/file",
                        "{\"id\":\"good\",\"text\":\"Arland withdrew.\"}\nnot json\n{\"id\":\"x\"}\n{\"id\":\"too\",\"text\":\"Bovia waits.\"}\n");
  EXPECT_EQ(o.status, 1);
  const std::vector<json> readings = objects_of(o.out);
  ASSERT_EQ(readings.size(), 2u) << o.out;
  EXPECT_EQ(readings[1]["report"]["id"], "too");
  EXPECT_THAT(o.err, HasSubstr("/no/such/file"));
  EXPECT_THAT(o.err, HasSubstr(":2"));
  EXPECT_THAT(o.err, HasSubstr(":3"));
}

TEST(Read, StrangeTextsAreReadAndKept) {
  // Raw bytes in a file: a lone continuation byte becomes U+FFFD, as Python's errors="replace" gives it.
  struct Row {
    const char* what;
    std::string text;
  };
  const Row rows[] = {{"blank", "   \n\n"},
                      {"one word", "Arland"},
                      {"quotes without an end", "\"\"\"“““‘‘‘ he said, she said"},
                      {"brackets", std::string(3000, '(')},
                      {"right to left", "قال الوزير \u202e dekcatta"},
                      {"no-break and zero-width spaces", "40\u00a0000\u200btroops"},
                      {"a long line", std::string(50000, 'a')},
                      {"control characters", std::string("a\x01\x02\x1c\x7f b")}};
  std::string input;
  for (const Row& row : rows) input += json{{"id", row.what}, {"text", row.text}}.dump() + "\n";
  const Outcome o = run("read --json -", input);
  ASSERT_EQ(o.status, 0) << o.err;
  const std::vector<json> readings = objects_of(o.out);
  ASSERT_EQ(readings.size(), std::size(rows));
  for (size_t i = 0; i < readings.size(); ++i) {
    SCOPED_TRACE(rows[i].what);
    EXPECT_EQ(readings[i]["report"]["text"], rows[i].text);
  }
  EXPECT_EQ(faults_by_schema("reading", o.out), "");
}

TEST(Read, UnknownKeysPassThrough) {
  const Outcome o = run("read --json -", "{\"id\":\"a\",\"text\":\"Arland waits.\",\"desk\":{\"priority\":2},\"outlet\":null}\n");
  ASSERT_EQ(o.status, 0) << o.err;
  const json report = json::parse(o.out)["report"];
  EXPECT_EQ(report["desk"]["priority"], 2);
  EXPECT_TRUE(report["outlet"].is_null());
}

TEST(Read, AnswersWhatIsAsked) {
  const Outcome o = run("read --json -",
                        "{\"id\":\"a\",\"text\":\"Arland attacked Bovia on Monday.\",\"ask\":{\"relations\":[{\"source\":[0,6],"
                        "\"target\":[16,21]}],\"factuality\":[[7,15]]}}\n");
  ASSERT_EQ(o.status, 0) << o.err;
  EXPECT_EQ(faults_by_schema("reading", o.out), "");
  const json reading = json::parse(o.out);
  ASSERT_TRUE(reading.contains("answers"));
  const json& answers = reading["answers"];
  EXPECT_EQ(answers["relations"].size(), 1u);
  EXPECT_EQ(answers["factuality"].size(), 1u);
}

TEST(Parse, PrintsTokensInThreeForms) {
  const std::string text = "{\"id\":\"a\",\"text\":\"Arland's troops left. They went home.\"}\n";
  const Outcome as_json = run("parse --format json -", text);
  ASSERT_EQ(as_json.status, 0) << as_json.err;
  EXPECT_THAT(as_json.out, HasSubstr("\"tokens\""));
  const Outcome conllu = run("parse --format conllu -", text);
  ASSERT_EQ(conllu.status, 0) << conllu.err;
  EXPECT_THAT(conllu.out, HasSubstr("\ttroops\ttroop\t"));
  const Outcome none = run("parse --format none -", text);
  EXPECT_EQ(none.status, 0) << none.err;
  EXPECT_EQ(none.out, "");
}

TEST(Seeds, AreReadEndToEnd) {
  const fs::path data = evaluation_data();
  if (data.empty()) GTEST_SKIP() << "no evaluation data: $VEDETTE_EVAL is not set and ../shared is not there";
  const Outcome o = run("read --json '" + (data / "data/seeds").string() + "'");
  ASSERT_EQ(o.status, 0) << o.err;
  const std::vector<json> readings = objects_of(o.out);
  ASSERT_EQ(readings.size(), 2u);
  EXPECT_EQ(faults_by_schema("reading", o.out), "");
  EXPECT_EQ(readings[0]["report"]["published"]["value"], "2022-02-15");
  for (const json& r : readings) EXPECT_GT(r["sentences"].size(), 5u);
}

}  // namespace
}  // namespace vedette::e2e
