// What the watch must say of the two seed reports, and the rows that must not be there. Skips where the reports are
// absent.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

#include "tests/program.h"

namespace vedette::e2e {
namespace {

using nlohmann::json;

std::string field(const json& row, const std::string& name) {
  for (const json& f : row["fields"]) {
    if (f["name"] == name && f["value"].is_string()) return f["value"];
  }
  return {};
}

// Whether "a; b" lists a word.
bool lists(const std::string& list, const std::string& word) {
  return ("; " + list + ";").find("; " + word + ";") != std::string::npos;
}

class SeedsWatch : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* given = std::getenv("VEDETTE_EVAL");
    const std::string seeds = std::string(given != nullptr ? given : VEDETTE_SOURCE_DIR "/../shared") + "/data/seeds";
    if (!std::filesystem::exists(seeds)) GTEST_SKIP() << "no seed reports at " << seeds;
    const Outcome o = run("watch examples/ukraine-2022/watch.toml '" + seeds + "' --as-of 2022-02-15T20:00Z --json -");
    ASSERT_EQ(o.status, 0) << o.err;
    a_ = json::parse(o.out);
  }
  bool has(const std::string& ledger, const std::function<bool(const json&)>& wanted) const {
    for (const json& row : a_[ledger]) {
      if (wanted(row)) return true;
    }
    return false;
  }
  bool has_word(const std::string& kind, const std::string& deed, const std::string& modality,
                const std::string& state) const {
    return has("words_and_ground", [&](const json& r) {
      return r["kind"] == kind && lists(field(r, "deed"), deed) && field(r, "modality") == modality &&
             (state.empty() || r["state"] == state);
    });
  }
  json a_;
};

TEST_F(SeedsWatch, TheReturnIsDeclaredOnlyAndTheOppositeIsSeen) {
  const json& v = a_["verdicts"][0];
  EXPECT_EQ(v["support"], "declared_only");
  EXPECT_EQ(v["opposition"], "contradicted");
  EXPECT_FALSE(v["evidence"].empty());
  EXPECT_FALSE(v["evidence_against"].empty());
  const auto state = [&](const std::string& id) -> std::string {
    for (const json& c : v["criteria"]) {
      if (c["kind"] == id) return c["state"];
    }
    return {};
  };
  EXPECT_EQ(state("significant"), "not_found");
  EXPECT_EQ(state("long-term"), "pending");
  EXPECT_EQ(state("confirmed"), "not_met");
}

TEST_F(SeedsWatch, TracksForceConditionsCalendarAndDiscrepanciesAreThere) {
  EXPECT_EQ(a_["tracks"][0]["state"], "improved");
  EXPECT_EQ(a_["tracks"][1]["state"], "deteriorated");
  EXPECT_TRUE(has_word("words", "return_to_garrison", "done", "announce"));
  EXPECT_TRUE(has_word("ground", "de_escalate", "not_happened", "seen"));
  EXPECT_TRUE(has_word("ground", "build_up_forces", "done", "seen"));
  EXPECT_TRUE(has("force", [](const json& r) {
    return r["party"] == "russia" && r["kind"] == "personnel" && field(r, "low") == "100000" &&
           field(r, "bound") == "at_least";
  }));
  EXPECT_TRUE(has("conditions", [](const json& r) {
    std::vector<std::string> items;
    for (const json& part : r["parts"]) items.push_back(field(part, "words"));
    return items == std::vector<std::string>{"significant", "long-term", "forces", "troops", "heavy equipment"};
  }));
  for (const char* kind : {"personnel", "battlegroup"}) {  // more of them, without a number
    EXPECT_TRUE(has("force", [&](const json& r) {
      return r["kind"] == kind && r["state"] == "change" && field(r, "low").empty();
    })) << kind;
  }
  EXPECT_TRUE(has("calendar", [](const json& r) { return r["kind"] == "meet" && field(r, "date") == "2022-02-16"; }));
  EXPECT_TRUE(has("discrepancies", [](const json& r) { return r["kind"] == "quotation"; }));
  EXPECT_TRUE(has("discrepancies", [](const json& r) { return r["kind"] == "world"; }));
}

TEST_F(SeedsWatch, TheReplyThatDidNotComeIsRussiasTurn) {
  ASSERT_EQ(a_["correspondence"].size(), 1U);
  const json& thread = a_["correspondence"][0];
  EXPECT_EQ(thread["state"], "waiting");
  EXPECT_EQ(field(thread, "turn"), "russia");
  EXPECT_EQ(field(thread, "days_low"), "15");
  EXPECT_EQ(field(thread, "days_high"), "45");
  EXPECT_EQ(field(thread, "no_answer_as_said_by"), "Jens Stoltenberg");
  ASSERT_EQ(thread["parts"].size(), 3U);
  const json& demands = thread["parts"][0];
  EXPECT_EQ(demands["party"], "russia");
  ASSERT_EQ(demands["parts"].size(), 2U);
  EXPECT_EQ(demands["parts"][1]["state"], "refused");  // the door stays open
  EXPECT_EQ(thread["parts"][1]["party"], "nato");
  EXPECT_EQ(field(thread["parts"][1], "when"), "2022-01");
  EXPECT_EQ(thread["parts"][2]["state"], "no_answer");
}

TEST_F(SeedsWatch, CommitmentsPatternsAndWarningTimeAreThere) {
  EXPECT_TRUE(has("commitments", [](const json& r) {
    return r["state"] == "said_done" && field(r, "extent") == "in part" && !r["evidence_against"].empty();
  }));
  EXPECT_TRUE(has("patterns", [](const json& r) {
    return field(r, "since_when") == "2021-SP" && field(r, "stays") == "equipment";
  }));
  EXPECT_TRUE(has("warning_time", [](const json& r) {
    return lists(field(r, "courses"), "invade") && lists(field(r, "courses"), "incursion") &&
           field(r, "notice") == "hardly any warning" && field(r, "capability") == "building" &&
           field(r, "intent") == "denied";
  }));
  EXPECT_TRUE(has("words_and_ground", [](const json& r) {
    return r["kind"] == "words" && r["state"] == "accuse" && field(r, "to") == "nato";
  }));
  EXPECT_TRUE(has_word("words", "invade", "not_happened", "deny"));
}

TEST_F(SeedsWatch, ForbiddenRowsAreAbsent) {
  for (const char* invasion : {"invade", "incursion", "attack"}) {
    EXPECT_FALSE(has_word("ground", invasion, "done", "")) << invasion;
  }
  for (const char* step : {"withdraw_forces", "return_to_garrison", "reduce_forces"}) {
    EXPECT_FALSE(has_word("ground", step, "done", "")) << step;
  }
  for (const json& row : a_["words_and_ground"]) EXPECT_NE(field(row, "place"), "France");
  // What NATO's people say is one source.
  EXPECT_EQ(std::count_if(a_["sources"].begin(), a_["sources"].end(),
                          [](const json& r) { return field(r, "organisation") == "nato"; }),
            1);
}

}  // namespace
}  // namespace vedette::e2e
