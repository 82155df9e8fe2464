#include "knowledge/gazetteer.h"

#include <gtest/gtest.h>

#include "knowledge/fold_name.h"
#include "knowledge/gazetteer_writer.h"

namespace vedette {
namespace {

// A small invented world.
std::string ruritania() {
  GazetteerWriter w;
  const auto rx = w.add_country({"RX", "RUX", "EU", 9000});
  const auto gx = w.add_country({"GX", "GRX", "EU", 70000});
  w.country(rx).place = w.add_place({.geonames = 1,
                                     .point = GeoPoint{49, 14},
                                     .population = 2000000,
                                     .name = "Ruritania",
                                     .country = rx,
                                     .kind = PlaceKind::kCountry});
  w.country(gx).place = w.add_place(
      {.geonames = 2, .point = GeoPoint{50, 17}, .name = "Graustark", .country = gx, .kind = PlaceKind::kCountry});
  w.country(rx).neighbours = {gx};
  const auto hofbau = w.add_place({.geonames = 3, .name = "Hofbau", .country = rx, .kind = PlaceKind::kAdmin1});
  const auto admin = w.add_admin1(rx, "01", hofbau);
  w.country(rx).capital = w.add_place({.geonames = 4,
                                       .point = GeoPoint{49.1, 14.2},
                                       .population = 90000,
                                       .name = "Strelsau",
                                       .country = rx,
                                       .admin1 = admin,
                                       .kind = PlaceKind::kCapital});
  const auto other = w.add_place({.point = GeoPoint{50.1, 17},
                                  .population = 800,
                                  .name = "Strelsau",
                                  .id = "place:strelsau.gx",
                                  .country = gx,
                                  .radius_km = 3,
                                  .kind = PlaceKind::kCity});
  w.add_name(other, "Neu-Strélsau", 0);
  w.add_name(w.country(rx).place, "R.U.", gazetteer_format::kShape);
  w.add_name(w.country(rx).place, "Ruritanian", gazetteer_format::kPeople);
  w.add_border(gx, rx, {49.5, 15.5}, 210);
  return w.finish();
}

TEST(Gazetteer, FindsNamesAndRanksByPopulation) {
  const std::string bytes = ruritania();
  const auto world = Gazetteer::from_bytes(bytes);
  ASSERT_TRUE(world) << world.error().to_string();
  const auto found = world->find(fold_name("STRELSAU"));
  ASSERT_EQ(found.size(), 2u);
  const auto capital = world->place(found[0].place);
  EXPECT_EQ(capital.population, 90000u);
  EXPECT_EQ(capital.kind, PlaceKind::kCapital);
  EXPECT_EQ(world->iso3(capital.country), "RUX");
  EXPECT_EQ(world->place(world->admin1_place(capital.admin1)).name, "Hofbau");
  const auto town = world->place(found[1].place);
  EXPECT_EQ(town.id, "place:strelsau.gx");
  EXPECT_EQ(town.radius_km, 3);
  EXPECT_EQ(world->find("neu strelsau").size(), 1u);
  EXPECT_EQ(world->find("neu strelsau")[0].flags, 0u);
  EXPECT_TRUE(world->find("nowhere").empty());
  EXPECT_TRUE(world->find("").empty());
}

TEST(Gazetteer, KeepsHowANameBelongs) {
  const std::string bytes = ruritania();
  const auto world = *Gazetteer::from_bytes(bytes);
  EXPECT_EQ(world.find("ru")[0].flags, gazetteer_format::kShape);
  EXPECT_EQ(world.find("ruritanian")[0].flags, gazetteer_format::kPeople);
  EXPECT_EQ(world.find("ruritania")[0].flags, gazetteer_format::kMain);
  EXPECT_FALSE(world.place(world.find("hofbau")[0].place).point);
}

TEST(Gazetteer, KnowsCountries) {
  const std::string bytes = ruritania();
  const auto world = *Gazetteer::from_bytes(bytes);
  const auto rx = world.country_by_iso2("RX"), gx = world.country_by_iso3("GRX");
  EXPECT_EQ(world.place(world.capital(rx)).name, "Strelsau");
  EXPECT_EQ(world.capital(gx), Gazetteer::kNoPlace);
  EXPECT_TRUE(world.neighbours(rx, gx));
  EXPECT_FALSE(world.neighbours(gx, rx));
  ASSERT_TRUE(world.border(rx, gx));
  EXPECT_EQ(world.border(rx, gx)->length_km, 210);
  EXPECT_EQ(world.country_by_iso2("ZZ"), Gazetteer::kNone);
  EXPECT_EQ(world.iso3(Gazetteer::kNone), "");
}

TEST(Gazetteer, RefusesWhatIsNoGazetteer) {
  EXPECT_FALSE(Gazetteer::from_bytes(""));
  EXPECT_FALSE(Gazetteer::from_bytes("GIF89a"));
  std::string bytes = ruritania();
  bytes[4] = 99;
  const auto other = Gazetteer::from_bytes(bytes);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::kUnsupported);
}

void use(const Gazetteer& world) {
  for (const char* name : {"strelsau", "ruritania", "ru", "hofbau", "nowhere"}) {
    for (const auto& c : world.find(name)) {
      const auto p = world.place(c.place);
      world.admin1_place(p.admin1);
      world.border(p.country, world.country_by_iso2("GX"));
      world.neighbours(p.country, 1);
      world.capital(p.country);
    }
  }
}

TEST(Gazetteer, SurvivesTruncationAndDamage) {
  const std::string whole = ruritania();
  for (size_t n = 0; n < whole.size(); n += 3) {
    const auto world = Gazetteer::from_bytes(std::string_view(whole).substr(0, n));
    if (world) use(*world);
  }
  for (size_t i = 0; i < whole.size(); ++i) {
    for (const char c : {'\0', '\x7f', '\xff'}) {
      std::string damaged = whole;
      damaged[i] = c;
      const auto world = Gazetteer::from_bytes(damaged);
      if (world) use(*world);
    }
  }
}

TEST(DistanceKm, IsTheGreatCircle) {
  EXPECT_NEAR(distance_km({50.45, 30.52}, {49.98, 36.25}), 410, 5);
  EXPECT_NEAR(distance_km({0, 179}, {0, -179}), 222, 1);
  EXPECT_EQ(distance_km({10, 10}, {10, 10}), 0);
}

}  // namespace
}  // namespace vedette
