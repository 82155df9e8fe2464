// The tables of data/exchange against the codebook and each other.
#include "exchange/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "exchange/test_tables.h"
#include "knowledge/line_file.h"

namespace vedette {
namespace {

TEST(ExchangeTables, EveryTypeAndModeHasACodeOfItsType) {
  const ExchangeTables& tables = installed_tables();
  const Codebook& book = tables.codebook();
  for (const PloverType& t : book.types()) {
    EXPECT_FALSE(tables.cameo_of(t.name, "", {}).empty()) << t.name;
    for (const auto& [mode, score] : t.modes) {
      SCOPED_TRACE(t.name + "-" + mode);
      const CameoCode* code = book.cameo(tables.cameo_of(t.name, mode, {}));
      ASSERT_NE(code, nullptr);
      // Who resigns yields; CAMEO has no code of RETREAT for it.
      EXPECT_EQ(code->type, t.name + mode == "RETREATresign" ? "CONCEDE" : t.name);
    }
  }
}

TEST(ExchangeTables, CodesComeBackFromTheirTypeModeAndContexts) {
  const ExchangeTables& tables = installed_tables();
  int same = 0, kind = 0;
  for (const CameoCode& c : tables.codebook().cameo_codes()) {
    if (c.type.empty()) continue;
    SCOPED_TRACE(c.code);
    const CameoCode* back = tables.codebook().cameo(tables.cameo_of(c.type, c.mode, c.contexts));
    ASSERT_NE(back, nullptr);
    EXPECT_EQ(back->type, c.type);
    ++kind, same += back->code == c.code ? 1 : 0;
  }
  EXPECT_GT(same * 3, kind);  // the crosswalk is many to one: a third at least come back as they were
}

TEST(ExchangeTables, EarlyCodesLeadToTheCodeWithTheirMeaning) {
  const ExchangeTables& tables = installed_tables();
  const struct {
    const char* code;
    const char* now;
  } kTable[] = {{"016", "018"}, {"107", "1056"}, {"163", "164"}, {"164", "166"}, {"166", "163"}, {"127", "016"}, {"190", "190"}};
  for (const auto& t : kTable) EXPECT_EQ(tables.from_early(t.code), t.now) << t.code;
  int differing = 0;
  for (const CameoCode& c : tables.codebook().cameo_codes()) differing += tables.early_meaning(c.code).empty() ? 0 : 1;
  EXPECT_EQ(differing, 30);
}

TEST(ExchangeTables, CountriesByEveryCode) {
  const ExchangeTables& tables = installed_tables();
  EXPECT_EQ(tables.country("RUS")->fips, "RS");
  EXPECT_EQ(tables.country("RUS")->icews_name, "Russian Federation");
  EXPECT_EQ(tables.country("UKR")->cow, "369");
  EXPECT_EQ(tables.country("AFG")->number, "004");
  EXPECT_EQ(tables.country("ROU")->cameo, "ROM");
  EXPECT_EQ(tables.country_of_cameo("ROM"), "ROU");
  EXPECT_EQ(tables.country_of_cameo("IGO"), "");
  EXPECT_EQ(tables.country_by_fips("AU")->iso3, "AUT");
  for (const char* name : {"Russia", "russian federation", "RUS", "RU"}) EXPECT_EQ(tables.country_named(name)->iso3, "RUS") << name;
  EXPECT_EQ(tables.country_named("Arland"), nullptr);
}

TEST(ExchangeTables, SectorsInTheWordsOfEachFormat) {
  const ExchangeTables& tables = installed_tables();
  EXPECT_EQ(tables.sector("JRN")->cameo, "MED");
  EXPECT_EQ(tables.sector("MED")->cameo, "HLH");
  EXPECT_EQ(tables.sector_by_icews("military")->plover, "MIL");
  EXPECT_EQ(tables.sector_by_icews("Legislative / Parliamentary")->plover, "LEG");
  EXPECT_EQ(tables.known_group("nato.council"), "NAT");
  EXPECT_EQ(tables.known_group("rus.mod"), "");
}

// The sub-event types of ACLED's own list, and those alone.
TEST(ExchangeTables, AcledTypesAreAllThere) {
  const ExchangeTables& tables = installed_tables();
  EXPECT_EQ(tables.acled_types().size(), 25u);
  std::set<std::string> events;
  for (const AcledType& t : tables.acled_types()) events.insert(t.event);
  EXPECT_THAT(events, testing::ElementsAre("Battles", "Explosions/Remote violence", "Protests", "Riots", "Strategic developments",
                                           "Violence against civilians"));
  EXPECT_EQ(tables.acled_by_deed("air_strike")->sub_event, "Air/drone strike");
  EXPECT_EQ(tables.acled_by_sub_event("shelling/artillery/missile attack")->deed, "shell");
}

TEST(ExchangeTables, FaultsNameTheirPlace) {
  DataFiles data = *DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
  data.put("exchange/acled.txt", "Armed clash | Battles | Political violence | clash | no_such_deed\n");
  const auto tables = ExchangeTables::load(data);
  ASSERT_FALSE(tables.has_value());
  EXPECT_THAT(tables.error().to_string(), testing::HasSubstr("exchange/acled.txt:1:"));
}

}  // namespace
}  // namespace vedette
