// `vedette stories` and `vedette watch` on the example.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

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

TEST(Watch, RefusesWhatIsNotThereYetInsteadOfIgnoringIt) {
  for (const std::string option : {"--since 2031-03-10"}) {
    const Outcome o = run("watch " + std::string(kExample) + " " + option);
    EXPECT_EQ(o.status, 3) << option;
    EXPECT_THAT(o.err, HasSubstr(option.substr(0, option.find(' ')) + ": not there yet"));
  }
}

TEST(Watch, NothingPublishedLaterInfluencesABrief) {
  const Outcome cut = run("watch " + std::string(kExample) + " --as-of 2031-03-06T00:00Z --json -");
  ASSERT_EQ(cut.status, 0) << cut.err;
  const Outcome alone = run(
      "watch examples/strait/watch.toml examples/strait/reports/2031030*.txt --as-of 2031-03-06T00:00Z --json -");
  ASSERT_EQ(alone.status, 0) << alone.err;
  EXPECT_EQ(cut.out, alone.out);
}

}  // namespace
}  // namespace vedette::e2e
