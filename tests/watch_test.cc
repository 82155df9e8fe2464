// `vedette stories` and `vedette watch` on the example.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/program.h"

namespace vedette::e2e {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

constexpr std::string_view kExample = "examples/strait/watch.toml examples/strait/reports";

TEST(Stories, GroupTheExampleTheSameAtAnyNumberOfThreads) {
  const Outcome o = run("stories --json examples/strait/reports");
  ASSERT_EQ(o.status, 0) << o.err;
  const json stories = json::parse(o.out);
  EXPECT_EQ(stories["schema"], "vedette.stories/1");
  EXPECT_FALSE(stories["stories"].empty());
  EXPECT_EQ(faults_by_schema("stories", o.out), "");
  EXPECT_EQ(run("stories --json -j 3 examples/strait/reports").out, o.out);
}

TEST(Watch, EveryWatchFileOfTheExamplesIsRight) {
  int count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(VEDETTE_SOURCE_DIR) / "examples")) {
    if (entry.path().filename() != "watch.toml") continue;
    const Outcome o = run("watch --check '" + entry.path().string() + "'");
    EXPECT_EQ(o.status, 0) << entry.path() << ": " << o.err;
    ++count;
  }
  EXPECT_GE(count, 2);
}

TEST(Watch, PrintsABriefAndAnAssessment) {
  const Outcome brief = run("watch " + std::string(kExample));
  ASSERT_EQ(brief.status, 0) << brief.err;
  EXPECT_THAT(brief.out, HasSubstr("Is Arland's pullback real?"));
  EXPECT_EQ(run("watch " + std::string(kExample)).out, brief.out);
  const Outcome assessed = run("watch " + std::string(kExample) + " --json -");
  ASSERT_EQ(assessed.status, 0) << assessed.err;
  const json a = json::parse(assessed.out);
  EXPECT_EQ(a["schema"], "vedette.assessment/1");
  for (const char* part : {"bottom_line", "tracks", "verdicts", "indicators", "force", "commitments", "discrepancies", "sources"}) {
    EXPECT_TRUE(a.contains(part)) << part;
  }
}

TEST(Watch, SinceTellsWhatIsNewAndNothingElseIsAnother) {
  const Outcome whole = run("watch " + std::string(kExample) + " --as-of 2031-03-18 --json -");
  const Outcome since = run("watch " + std::string(kExample) + " --as-of 2031-03-18 --since 2031-03-12 --json -");
  ASSERT_EQ(since.status, 0) << since.err;
  json a = json::parse(whole.out);
  json b = json::parse(since.out);
  EXPECT_TRUE(a["changes"].empty());
  ASSERT_FALSE(b["changes"].empty());
  for (const json& change : b["changes"]) EXPECT_NE(change["fields"][1]["value"], change["fields"][2]["value"]) << change;
  a.erase("changes"), b.erase("changes");
  EXPECT_EQ(a, b);
  const Outcome same = run("watch " + std::string(kExample) + " --as-of 2031-03-18 --since 2031-03-18 --json -");
  EXPECT_TRUE(json::parse(same.out)["changes"].empty());
}

TEST(Watch, ExplainLeadsFromAVerdictToItsSentencesAndRules) {
  const json a = json::parse(run("watch " + std::string(kExample) + " --json -").out);
  const json& verdict = a["verdicts"][0];
  const Outcome o = run("explain " + verdict["id"].get<std::string>() + " --watch " + std::string(kExample));
  ASSERT_EQ(o.status, 0) << o.err;
  EXPECT_THAT(o.out, HasSubstr("told by:"));
  EXPECT_THAT(o.out, HasSubstr("Rules"));
  EXPECT_THAT(o.out, HasSubstr("(data/codebook/events/"));
  EXPECT_EQ(run("explain 000000000000 --watch " + std::string(kExample)).status, 3);
}

TEST(Watch, NothingPublishedLaterInfluencesABrief) {
  const Outcome cut = run("watch " + std::string(kExample) + " --as-of 2031-03-06T00:00Z --json -");
  ASSERT_EQ(cut.status, 0) << cut.err;
  const Outcome alone = run(
      "watch examples/strait/watch.toml examples/strait/reports/2031030*.txt --as-of 2031-03-06T00:00Z --json -");
  ASSERT_EQ(alone.status, 0) << alone.err;
  EXPECT_EQ(cut.out, alone.out);
}

// The example's reports as JSON lines, with what is known of each.
std::vector<json> example_reports() {
  std::vector<json> out;
  for (const std::string& line : lines_of(run("read --json examples/strait/reports").out)) {
    const json r = json::parse(line)["report"];
    out.push_back({{"id", r["id"]}, {"text", r["text"]}, {"outlet", r["outlet"]}, {"published", r["published"]["value"]}});
  }
  return out;
}

TEST(Watch, AtAnyCutABriefIsThatOfTheReportsPublishedUpToIt) {
  const std::vector<json> reports = example_reports();
  ASSERT_GE(reports.size(), 10U);
  std::string all;
  for (const json& r : reports) all += r.dump() + "\n";
  std::mt19937 random(20310322);
  for (int cut = 0; cut < 6; ++cut) {
    const json& at = reports[random() % reports.size()]["published"];
    const std::string as_of = at.get<std::string>();
    std::string known;
    for (const json& r : reports) {
      if (r["published"].get<std::string>() <= as_of) known += r.dump() + "\n";
    }
    SCOPED_TRACE(as_of);
    // A day means its end: the cut is told to the second.
    const std::string moment = as_of.size() == 10 ? as_of + "T00:00:00Z" : as_of;
    const Outcome cut_off = run("watch examples/strait/watch.toml - --as-of " + moment + " --json -", all);
    const Outcome alone = run("watch examples/strait/watch.toml - --as-of " + moment + " --json -", known);
    ASSERT_EQ(cut_off.status, 0) << cut_off.err;
    EXPECT_EQ(cut_off.out, alone.out);
  }
}

}  // namespace
}  // namespace vedette::e2e
