// Who says what in the two seed reports: every statement with its speech act, kind of quotation, speakers, addressees and parent, by
// the place of its cue. Skips where the reports are absent.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/program.h"

namespace vedette::e2e {
namespace {

using nlohmann::json;

constexpr const char* kStoltenberg = "person.jens_stoltenberg";

struct Wanted {
  int cue;               // code points; of a colon cue the colon
  const char* act;
  const char* quotation;
  std::string speakers;  // entity ids, separated by a space
  std::string addressees;
  int parent = -1;
};

struct SeedReport {
  const char* digest;
  std::vector<Wanted> statements;
};

const std::vector<SeedReport>& seed_reports() {
  static const std::vector<SeedReport> reports = {
      {"d7cde11b909a4a3a",
       {
           {57, "claim", "indirect", kStoltenberg, ""},
           {152, "claim", "mixed", "name:nato defense minister", ""},
           {234, "claim", "indirect", kStoltenberg, ""},
           {539, "announce", "direct", kStoltenberg, ""},
           {689, "claim", "mixed", kStoltenberg, ""},
           {699, "warn", "mixed", kStoltenberg, ""},
           {793, "announce", "indirect", "rus", ""},
           {1045, "demand", "direct", kStoltenberg, ""},
           {1055, "claim", "indirect", kStoltenberg, ""},
           {1208, "claim", "indirect", "nato ukr", ""},
           {1413, "deny", "indirect", "rus", ""},
           {1460, "accuse", "indirect", "rus", "name:country"},
           {1771, "respond", "indirect", "usa.gov", ""},
           {1807, "claim", "mixed", "usa.gov", ""},
           {1886, "respond", "direct", "nato", ""},
       }},
      {"6c5d8676fc55998c",
       {
           {17, "announce", "indirect", "rus", ""},
           {134, "claim", "mixed", kStoltenberg, ""},
           {268, "claim", "indirect", kStoltenberg, ""},
           {407, "claim", "mixed", kStoltenberg, ""},
           {742, "claim", "direct", kStoltenberg, "name:reporter"},
           {1101, "claim", "direct", kStoltenberg, ""},
           {1153, "claim", "direct", kStoltenberg, ""},
           {1245, "announce", "indirect", "rus.gov", ""},
           {1428, "announce", "indirect", kStoltenberg, "name:reporter"},
           {1536, "claim", "indirect", kStoltenberg, ""},
           {1627, "claim", "mixed", kStoltenberg, ""},
           {1713, "claim", "indirect", kStoltenberg, ""},
           {2238, "claim", "direct", kStoltenberg, ""},
           {2288, "claim", "direct", kStoltenberg, ""},
           {2338, "claim", "indirect", kStoltenberg, ""},
           {2452, "claim", "mixed", kStoltenberg, ""},
           {2567, "claim", "indirect", kStoltenberg, ""},
           {2679, "claim", "indirect", kStoltenberg, ""},
           {2792, "claim", "indirect", kStoltenberg, ""},
           {2879, "demand", "indirect", kStoltenberg, "rus"},
           {2932, "assess", "mixed", kStoltenberg, ""},
       }},
  };
  return reports;
}

std::string entities(const json& reading, const json& indices) {
  std::string out;
  for (const json& i : indices) out += (out.empty() ? "" : " ") + reading["actors"][i.get<size_t>()]["entity"].get<std::string>();
  return out;
}

TEST(SeedStatements, AreAllThereAndRight) {
  const std::filesystem::path data = evaluation_data();
  if (data.empty()) GTEST_SKIP() << "no evaluation data: $VEDETTE_EVAL is not set and ../shared is not there";
  const Outcome o = run("read --json '" + (data / "data/seeds").string() + "'");
  ASSERT_EQ(o.status, 0) << o.err;
  const std::vector<std::string> lines = lines_of(o.out);
  ASSERT_EQ(lines.size(), seed_reports().size());
  for (size_t i = 0; i < lines.size(); ++i) {
    const json reading = json::parse(lines[i]);
    const SeedReport& wanted = seed_reports()[i];
    ASSERT_EQ(reading["report"]["digest"], wanted.digest);
    std::string got, want;
    for (const json& s : reading["statements"]) {
      got += fmt::format("{} {} {} [{}] [{}] {}\n", s["cue"][0].get<int>(), s["act"].get<std::string>(), s["quotation"].get<std::string>(),
                         entities(reading, s["speaker"]), entities(reading, s["addressee"]), s["parent"].is_null() ? -1 : s["parent"].get<int>());
    }
    for (const Wanted& w : wanted.statements) {
      want += fmt::format("{} {} {} [{}] [{}] {}\n", w.cue, w.act, w.quotation, w.speakers, w.addressees, w.parent);
    }
    EXPECT_EQ(got, want) << "of report " << wanted.digest;
  }
}

}  // namespace
}  // namespace vedette::e2e
