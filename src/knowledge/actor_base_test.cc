#include "knowledge/actor_base.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

using namespace std::chrono;

const ActorBase& real_base() {
  static const Result<ActorBase> base = [] {
    auto files = DataFiles::from_folder(std::string(VEDETTE_SOURCE_DIR) + "/data");
    return files ? ActorBase::load(*files) : Result<ActorBase>(files.error());
  }();
  if (!base) ADD_FAILURE() << base.error().to_string();
  return *base;
}

std::string holder(const char* of, const char* title, Day day) {
  const ActorBase& base = real_base();
  const auto found = base.holder_of_title(*base.find(of), title, day);
  return found ? base.entity(*found).id : "";
}

TEST(ActorBase, KnowsWhoHeldAnOfficeOnADay) {
  struct Row {
    const char *of, *title;
    Day day;
    const char* want;
  };
  const std::vector<Row> rows{
      {"rus", "president", sys_days{2022y / 2 / 15}, "person.vladimir_putin"},
      {"rus", "president", sys_days{2010y / 2 / 15}, "person.dmitry_medvedev"},
      {"deu", "chancellor", sys_days{2021y / 12 / 7}, "person.angela_merkel"},
      {"deu", "chancellor", sys_days{2021y / 12 / 8}, "person.olaf_scholz"},
      {"deu", "leader", sys_days{2022y / 1 / 8}, "person.olaf_scholz"},
      {"nato", "secretary general", sys_days{2022y / 2 / 15}, "person.jens_stoltenberg"},
      {"gbr", "queen", sys_days{2023y / 2 / 15}, ""},
      {"gbr", "king", sys_days{2023y / 2 / 15}, "person.charles_iii"},
      {"hti", "president", sys_days{2022y / 2 / 15}, ""},
  };
  for (const Row& r : rows) {
    if (!real_base().find(r.of)) continue;
    EXPECT_EQ(holder(r.of, r.title, r.day), r.want) << r.of << ' ' << r.title;
  }
}

TEST(ActorBase, FoldsNames) {
  EXPECT_EQ(name_key("N'Djamena"), name_key("Ndjamena"));
  EXPECT_EQ(name_key("al-Qaeda"), name_key("Al Qaeda"));
  EXPECT_EQ(name_key("Élysée"), name_key("Elysee"));
  EXPECT_NE(name_key("Iran"), name_key("Iraq"));
  EXPECT_EQ(name_id("Recep Tayyip Erdoğan"), "recep_tayyip_erdogan");
}

TEST(ActorBase, FindsNamesAndTheirOwners) {
  const ActorBase& base = real_base();
  const auto id = [&](const char* name) {
    const Alias* a = base.alias(name_key(name));
    return a == nullptr ? std::string() : base.entity(a->entity).id;
  };
  EXPECT_EQ(id("U.N."), "un");
  EXPECT_EQ(id("Kremlin"), "rus.kremlin");
  EXPECT_EQ(id("Zelenskyy"), "person.volodymyr_zelensky");
  EXPECT_EQ(id("Türkiye"), "tur");
  EXPECT_EQ(id("SANA"), "sana");
  EXPECT_TRUE(base.entity(*base.find("sana")).is(kStateMedia));
  EXPECT_TRUE(base.entity(*base.find("osce.smm")).is(kMonitor));
  EXPECT_EQ(base.facts("rus.mod")->sector, "MIL");
  EXPECT_EQ(base.facts("fra.mod")->country, "FRA");
  EXPECT_FALSE(base.facts("nobody").has_value());
  EXPECT_EQ(base.entity(*base.find("abk")).code, "GEOPRE");
}

TEST(ActorBase, ShowsWhereALineIsWrong) {
  const auto load = [](const char* file, const char* text) {
    DataFiles data;
    data.put("actors/countries.txt", "arl | Arland | ARL | Arlandic | Arlanders | Arborg | |\n");
    data.put(file, text);
    const auto base = ActorBase::load(data);
    return base ? std::string("fine") : base.error().to_string();
  };
  EXPECT_EQ(load("actors/bodies.txt", "x | The X | organisation | ARLGOV | | | |"), "fine");
  EXPECT_TRUE(load("actors/bodies.txt", "x | X | organisation | QQQ | | | |").starts_with("actors/bodies.txt:1:24: unknown actor code"));
  EXPECT_TRUE(load("actors/bodies.txt", "x | Arland | organisation | ARL | | | |").starts_with("actors/bodies.txt:1:5: the name 'Arland' belongs to 'arl'"));
  EXPECT_TRUE(load("actors/ministers.txt", "arl.fm | | Ann Bo 2001; Cy Do 2000").starts_with("actors/ministers.txt:1:12: 'Cy Do 2000' comes before"));
  EXPECT_TRUE(load("actors/ministers.txt", "zzz.fm | | Ann Bo 2001").starts_with("actors/ministers.txt:1:1: no state or body"));
}

}  // namespace
}  // namespace vedette
