// What must be read of each event of the two seed reports: deed, parties, modality and basis, by the offsets of its anchor.
// Skips where the reports are absent. Beyond these, nothing else may be found but what stands among the known faults.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/program.h"

namespace vedette::e2e {
namespace {

using nlohmann::json;

struct Row {
  int begin, end;
  const char* read;  // "deed actors > recipients modality basis"; entities, joined by +
};

// The parties by their entity; what has no known one by its kind.
std::string parties(const json& reading, const json& list) {
  std::string out;
  for (const json& index : list) {
    const json& a = reading["actors"][index.get<size_t>()];
    const std::string entity = a.value("entity", std::string());
    out += (out.empty() ? "" : "+") + (entity.starts_with("name:") ? "(" + a.value("kind", std::string()) + ")" : entity);
  }
  return out.empty() ? "-" : out;
}

std::string described(const json& reading, const json& e) {
  return e["deed"].get<std::string>() + ' ' + parties(reading, e["actor"]) + " > " + parties(reading, e["recipient"]) + ' ' +
         e["modality"].get<std::string>() + ' ' + e["basis"].get<std::string>();
}

class SeedEvents : public ::testing::Test {
 protected:
  // Reads a seed report and compares: every row is found so, and of all that is found at least four fifths are rows.
  static void check(const std::string& name, const std::vector<Row>& rows) {
    const char* given = std::getenv("VEDETTE_EVAL");
    const std::string path = std::string(given != nullptr ? given : VEDETTE_SOURCE_DIR "/../shared") + "/data/seeds/" + name + ".txt";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no seed report at " << path;
    const Outcome o = run("read --json '" + path + "'");
    ASSERT_EQ(o.status, 0) << o.err;
    const json reading = json::parse(o.out);
    size_t right = 0;
    for (const Row& row : rows) {
      std::string found = "nothing";
      for (const json& e : reading["events"]) {
        if (e["anchor"][0] == row.begin && e["anchor"][1] == row.end) found = described(reading, e);
      }
      EXPECT_EQ(found, row.read) << name << ' ' << row.begin;
      right += found == row.read ? 1 : 0;
    }
    EXPECT_GE(static_cast<double>(right), 0.8 * static_cast<double>(reading["events"].size())) << "of all that is found in " << name;
  }
};

TEST_F(SeedEvents, TheFirstReport) {
  check("000_a118197baa28df96", {
      {147, 151, "meet (unnamed) > - planned reported"},
      {155, 162, "discuss (unnamed) > - planned reported"},
      {377, 390, "de_escalate - > - not_happened alleged"},
      {440, 444, "meet (unnamed) > - planned declared"},
      {579, 586, "meet - > - planned reported"},
      {597, 605, "monitor nato > rus.gov ongoing declared"},
      {699, 705, "warn_of person.jens_stoltenberg > - happened reported"},
      {749, 762, "de_escalate - > - not_happened observed"},
      {793, 802, "announce rus > - happened reported"},
      {992, 1000, "withdraw_forces (armed_force)+(armed_force) > - demanded alleged"},
      {1093, 1101, "reply rus > nato not_happened alleged"},
      {1194, 1205, "military_cooperation - > - possible alleged"},
      {1267, 1274, "build_up_forces rus.gov > - happened alleged"},
      {885, 894, "return_to_garrison rus.mil > - ongoing declared"},
      {1317, 1322, "fear - > - happened reported"},
      {1363, 1372, "offensive rus.kremlin > - possible reported"},
      {1417, 1423, "deny rus > - happened reported"},
      {1447, 1455, "invade rus > - not_happened declared"},
      {1464, 1471, "accuse rus > (country) happened reported"},
      {1493, 1505, "interfere (country) > rus ongoing alleged"},
      {1522, 1531, "expand_alliance (country) > nato ongoing alleged"},
      {1568, 1574, "demand rus > (group) happened reported"},
      {1627, 1636, "reduce_forces - > (country) demanded alleged"},
      {1646, 1657, "deploy_forces - > - ongoing reported"},
      {1746, 1750, "join_alliance (country) > nato demanded alleged"},
      {1771, 1779, "reply usa.gov > - happened reported"},
      {1886, 1895, "reply nato > - happened reported"},
  });
}

TEST_F(SeedEvents, TheSecondReport) {
  check("004_b405a523588ff52e", {
      {17, 29, "announce rus > - happened reported"},
      {57, 64, "withdraw_forces rus.mil > - ongoing declared"},
      {177, 190, "de_escalate - > - not_happened observed"},
      {220, 228, "meet (organisation) > - planned reported"},
      {308, 315, "reduce_forces - > ukr not_happened observed"},
      {381, 388, "monitor nato > - ongoing declared"},
      {436, 447, "express_readiness rus > - happened alleged"},
      {451, 457, "negotiate rus > - possible alleged"},
      {536, 549, "de_escalate - > - not_happened observed"},
      {587, 594, "reduce_forces rus > ukr not_happened observed"},
      {812, 823, "express_readiness - > - happened alleged"},
      {1031, 1044, "de_escalate - > - possible alleged"},
      {1069, 1077, "build_up_forces rus > - ongoing alleged"},
      {1112, 1125, "de_escalate (unnamed) > - not_happened alleged"},
      {1245, 1254, "announce (unnamed) > - happened reported"},
      {1282, 1291, "return_to_garrison (armed_force) > - ongoing declared"},
      {1444, 1453, "express_readiness person.jens_stoltenberg > - happened declared"},
      {1481, 1489, "negotiate - > rus possible declared"},
      {1573, 1586, "de_escalate - > - not_happened observed"},
      {1859, 1865, "invade rus > ukr possible alleged"},
      {2071, 2075, "invade rus > ukr possible alleged"},
      {2106, 2114, "invade rus > - possible alleged"},
      {2142, 2151, "incursion - > - possible alleged"},
      {2248, 2256, "reply rus > - not_happened alleged"},
      {2279, 2288, "propose nato > - happened declared"},
      {2382, 2390, "reply rus > nato not_happened alleged"},
      {2412, 2421, "propose nato > - happened declared"},
      {2498, 2504, "move_forces rus > - ongoing alleged"},
      {2548, 2561, "de_escalate - > - not_happened alleged"},
      {2598, 2603, "move_forces rus > - ongoing alleged"},
      {2695, 2700, "maintain_forces rus.mil > - ongoing alleged"},
      {2719, 2723, "withdraw_forces rus.mil > - ongoing alleged"},
      {2810, 2818, "move_forces rus.mil > - ongoing alleged"},
      {2861, 2874, "de_escalate - > - not_happened alleged"},
      {2879, 2884, "appeal_restraint person.jens_stoltenberg > rus happened reported"},
      {2895, 2906, "de_escalate rus > - demanded alleged"},
      {2911, 2915, "withdraw_forces rus > - demanded alleged"},
      {2952, 2962, "deploy_forces - > ukr ongoing alleged"},
  });
}

}  // namespace
}  // namespace vedette::e2e
