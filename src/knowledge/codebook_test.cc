#include "knowledge/codebook.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

const Codebook& book() {
  static const Codebook book = [] {
    auto data = DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
    auto loaded = Codebook::load(*data);
    EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : loaded.error().to_string());
    return loaded ? *std::move(loaded) : Codebook();
  }();
  return book;
}

struct Row {
  const char* deed;
  DeedState state;
  const char* profile;
  const char* type;
  const char* mode;
  const char* cameo;
};

// What the status of a deed does to its type: the promise of an act is not the act.
TEST(Codebook, TypeComesFromDeedAndState) {
  const Row rows[] = {
      {"meet", DeedState::kReal, "plover-2.0", "CONSULT", "", "040"},
      {"meet", DeedState::kPlanned, "plover-2.0", "AGREE", "", "036"},
      {"humanitarian_aid", DeedState::kPlanned, "plover-2.0", "AGREE", "", "0333"},
      {"withdraw_forces", DeedState::kReal, "plover-2.0", "RETREAT", "withdraw", "0874"},
      {"withdraw_forces", DeedState::kPlanned, "plover-2.0", "CONCEDE", "", "0356"},
      {"withdraw_forces", DeedState::kNotDone, "plover-2.0", "RETREAT", "withdraw", "0874"},
      {"withdraw_forces", DeedState::kPlanned, "plv", "AGREE", "", "0356"},
      {"release", DeedState::kOrdered, "plover-2.0", "CONCEDE", "", "0353"},
      {"release", DeedState::kOrdered, "plv", "RETREAT", "release", "0841"},
      {"withdraw_forces", DeedState::kWillNot, "plv", "REJECT", "yield", "1246"},
      {"release", DeedState::kPlanned, "plv", "AGREE", "", "0353"},
      {"attack", DeedState::kPlanned, "plover-2.0", "ASSAULT", "", "190"},
      {"attack", DeedState::kPlanned, "plv", "THREATEN", "", "1384"},
      {"attack", DeedState::kNotDone, "plv", "ASSAULT", "", "190"},
      {"lift_blockade", DeedState::kReal, "plover-2.0", "RETREAT", "", "0872"},
      {"blockade", DeedState::kReal, "plover-2.0", "COERCE", "restrict", "191"},
      {"impose_sanctions", DeedState::kReal, "plover-2.0", "SANCTION", "discontinue", "163"},
      {"cut_aid", DeedState::kReal, "plv", "SANCTION", "discontinue", "162"},
      {"cancel_meeting", DeedState::kReal, "plover-2.0", "REJECT", "meet", "125"},
      {"exercise", DeedState::kReal, "plover-2.0", "MOBILIZE", "troops", "150"},
      {"joint_exercise", DeedState::kReal, "plover-2.0", "COOPERATE", "", "062"},
      {"accident", DeedState::kReal, "plover-2.0", "", "", ""},
  };
  for (const Row& r : rows) {
    const Coding c = book().code(book().find(r.deed), r.state, book().profile(r.profile));
    EXPECT_EQ(c.type, r.type) << r.deed;
    EXPECT_EQ(c.mode, r.mode) << r.deed;
    EXPECT_EQ(c.cameo, r.cameo) << r.deed;
  }
}

// The contradictions of the published tables, each settled once (data/codebook/README.md).
TEST(Codebook, PublishedContradictionsAreSettled) {
  EXPECT_EQ(book().score("ACCUSE", ""), -3);                       // the table has lost the sign
  EXPECT_EQ(book().quadrant("SANCTION"), 4);                       // material, not verbal
  EXPECT_EQ(book().score("PROTEST", "vandalize"), -5);             // no score was given
  EXPECT_EQ(book().cameo("20")->type, "ASSAULT");                  // FIGHT is no type
  EXPECT_EQ(book().cameo("132")->mode, "restrict");                // "ban" is no mode
  EXPECT_EQ(book().cameo("186")->mode, "targeted");                // nor "assassinate"
  EXPECT_EQ(book().cameo("200")->mode, "targeted");                // nor "massacre"
  EXPECT_EQ(book().cameo("203")->mode, "");                        // nor "cleansing"
  EXPECT_EQ(book().cameo("085")->mode, "");                        // nor "ease"
  EXPECT_EQ(book().cameo("0333")->contexts, std::vector<std::string>{"human_security"});
  EXPECT_EQ(book().cameo("0811")->contexts, std::vector<std::string>{"pro_democracy"});
  EXPECT_EQ(book().cameo("175")->mode, "");                        // a context stood in the mode's place
  EXPECT_EQ(book().cameo("163")->type, "SANCTION");
  EXPECT_EQ(book().cameo("163")->mode, "discontinue");
  EXPECT_EQ(book().cameo("116")->type, "SANCTION");
  EXPECT_EQ(book().cameo("116")->mode, "convict");
  EXPECT_EQ(book().cameo("0356")->type, "CONCEDE");
  EXPECT_EQ(book().cameo("1712")->type, "ASSAULT");
  EXPECT_EQ(book().cameo("1712")->mode, "destroy");
  EXPECT_EQ(book().cameo("0814")->type, "RETREAT");
  EXPECT_EQ(book().cameo("1214")->goldstein, -4);                  // not in the table: its parent's
  EXPECT_EQ(book().cameo("0256")->type, "REQUEST");                // appeals are requests
  EXPECT_EQ(book().cameo("0256")->mode, "yield");
}

// Goldstein values of this revision of the codes, not of the one before it.
TEST(Codebook, GoldsteinIsOfTheRevisionInUse) {
  EXPECT_EQ(book().cameo("016")->goldstein, -2);
  EXPECT_EQ(book().cameo("163")->goldstein, -8);
  EXPECT_EQ(book().cameo("164")->goldstein, -7);
  EXPECT_EQ(book().cameo("165")->goldstein, -6.5);
  EXPECT_EQ(book().cameo("166")->goldstein, -7);
  EXPECT_EQ(book().cameo("124")->goldstein, -4);
  EXPECT_EQ(book().cameo("022")->goldstein, 3.2);
  EXPECT_EQ(book().cameo("0871")->goldstein, 9);
  EXPECT_EQ(book().cameo("0874")->goldstein, 10);
}

// A deed's code belongs to a type of the same class, so that the two ontologies do not contradict each other.
TEST(Codebook, DeedsHaveWhatTheirTypeAsks) {
  for (const Deed& d : book().deeds()) {
    EXPECT_FALSE(d.meaning.empty()) << d.id;
    EXPECT_EQ(d.cls == "none", d.type.empty()) << d.id;
    EXPECT_TRUE(d.type.empty() || !d.cameo.empty()) << d.id;
  }
}

TEST(Codebook, ErrorsNameFileLineAndColumn) {
  auto data = DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
  struct Case {
    const char* file;
    const char* line;
    const char* message;
  };
  const Case cases[] = {
      {"codebook/deeds.txt", "x | nonsense | - | - | m", "no class"},
      {"codebook/deeds.txt", "x | agree | cameo=9999 | - | m", "no code"},
      {"codebook/deeds.txt", "x | agree | mode=phone | - | m", "no mode"},
      {"codebook/deeds.txt", "x | agree | - | mover=you | m", "unknown attribute"},
      {"codebook/deeds.txt", "meet | agree | - | - | m", "twice"},
      {"codebook/deeds.txt", "x | agree | - | reverse=nothing | m", "no deed"},
      {"codebook/profile_plv.txt", "nothing | = | = | = | = | = | = | =", "neither a type"},
      {"codebook/cameo.txt", "010 | 0 | - | - | - | x", "twice"},
      {"codebook/types.txt", "NEW | 7 | optional | 0 | -", "quadrant"},
  };
  for (const Case& c : cases) {
    DataFiles broken = *data;
    broken.put(c.file, std::string(data->text(c.file)) + c.line + "\n");
    const auto loaded = Codebook::load(broken);
    ASSERT_FALSE(loaded.has_value()) << c.line;
    EXPECT_NE(loaded.error().to_string().find(c.message), std::string::npos) << loaded.error().to_string();
    EXPECT_EQ(loaded.error().where.find(c.file), 0u) << loaded.error().where;
  }
}

}  // namespace
}  // namespace vedette
