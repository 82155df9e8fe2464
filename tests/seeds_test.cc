// What the watch must say of the two seed reports, and the rows that must not be there. Skips where the reports are absent.
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
  bool has_word(const std::string& kind, const std::string& deed, const std::string& modality, const std::string& state) const {
    return has("words_and_ground", [&](const json& r) {
      return r["kind"] == kind && field(r, "deed") == deed && field(r, "modality") == modality && (state.empty() || r["state"] == state);
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
  EXPECT_TRUE(has_word("words", "return_to_garrison", "ongoing", "announce"));
  EXPECT_TRUE(has_word("ground", "de_escalate", "not_happened", "seen"));
  EXPECT_TRUE(has_word("ground", "build_up_forces", "ongoing", "seen"));
  EXPECT_TRUE(has("force", [](const json& r) {
    return r["party"] == "russia" && r["kind"] == "personnel" && field(r, "low") == "100000" && field(r, "bound") == "at_least";
  }));
  EXPECT_TRUE(has("conditions", [](const json& r) { return field(r, "deed") == "withdraw_forces"; }));
  EXPECT_TRUE(has("calendar", [](const json& r) { return r["kind"] == "meet" && field(r, "date") == "2022-02-16"; }));
  EXPECT_TRUE(has("correspondence", [](const json& r) { return r["party"] == "russia" && r["state"] == "unanswered"; }));
  EXPECT_TRUE(has("discrepancies", [](const json& r) { return r["kind"] == "quotation"; }));
  EXPECT_TRUE(has("discrepancies", [](const json& r) { return r["kind"] == "world"; }));
}

TEST_F(SeedsWatch, ForbiddenRowsAreAbsent) {
  for (const char* invasion : {"invade", "incursion", "attack"}) {
    EXPECT_FALSE(has_word("ground", invasion, "happened", "")) << invasion;
    EXPECT_FALSE(has_word("ground", invasion, "ongoing", "")) << invasion;
  }
  for (const char* step : {"withdraw_forces", "return_to_garrison", "reduce_forces"}) {
    EXPECT_FALSE(has_word("ground", step, "happened", "seen")) << step;
    EXPECT_FALSE(has_word("ground", step, "ongoing", "seen")) << step;
  }
}

}  // namespace
}  // namespace vedette::e2e
