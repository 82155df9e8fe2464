#include "reading/places/place_reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "knowledge/gazetteer_writer.h"
#include "reading/places/relations.h"

namespace vedette {
namespace {

using namespace gazetteer_format;  // NOLINT: the flags

// An invented continent: Ruritania with Norland (Vell, Ostrava Falls, Hofbau) and Graustark with a larger Vell.
std::string small_world() {
  GazetteerWriter w;
  const auto rx = w.add_country({"RX", "RUX", "EU", 9000});
  const auto gx = w.add_country({"GX", "GRX", "EU", 70000});
  const auto country = [&](uint16_t id, const char* name, const char* people, GeoPoint at) {
    const auto place =
        w.add_place({.point = at, .population = 5000000, .name = name, .country = id, .kind = PlaceKind::kCountry});
    w.add_name(place, people, kPeople);
    w.country(id).place = place;
  };
  country(rx, "Ruritania", "Ruritanian", {49, 14});
  country(gx, "Graustark", "Graustarkian", {50, 24});
  const auto norland = w.add_place({.point = GeoPoint{49.3, 14.3},
                                    .population = 300000,
                                    .name = "Norland",
                                    .country = rx,
                                    .kind = PlaceKind::kAdmin1});
  const auto admin = w.add_admin1(rx, "01", norland);
  w.place(norland).admin1 = admin;
  w.add_name(norland, "Nor.", kShape);
  const auto town = [&](const char* name, uint16_t land, uint16_t in, GeoPoint at, uint32_t people) {
    return w.add_place(
        {.point = at, .population = people, .name = name, .country = land, .admin1 = in, .kind = PlaceKind::kCity});
  };
  town("Vell", rx, admin, {49.4, 14.2}, 9000);
  town("Vell", gx, Gazetteer::kNone, {50.5, 24.1}, 700000);
  town("Hofbau", rx, admin, {49.5, 14.1}, 60000);
  town("Strelsau", rx, admin, {49.1, 14.2}, 90000);
  town("Orn", gx, Gazetteer::kNone, {50.2, 24.4}, 40000);
  w.add_place({.point = GeoPoint{49.2, 15},
               .name = "Sapt Air Base",
               .id = "place:sapt",
               .country = rx,
               .radius_km = 3,
               .kind = PlaceKind::kAirbase});
  w.add_place({.point = GeoPoint{49.6, 14.5},
               .name = "western military district",
               .id = "place:wmd",
               .country = rx,
               .kind = PlaceKind::kDistrict});
  w.add_border(rx, gx, {49.5, 19}, 310);
  return w.finish();
}

// A Doc from "word/POS/entity …"; part of speech and entity may be left out. "\n" is a line break.
Doc sketch(std::string_view text) {
  Doc doc;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    std::string item(text.substr(at, end - at));
    at = end + 1;
    std::string pos = "NOUN", entity;
    if (const size_t a = item.find('|'); a != std::string::npos) {
      const size_t b = item.find('|', a + 1);
      pos = item.substr(a + 1, b == std::string::npos ? b : b - a - 1);
      if (b != std::string::npos) entity = item.substr(b + 1);
      item.resize(a);
    }
    if (item == "\\n") item = "\n", pos = "SPACE";
    const bool joined =
        doc.text.empty() || item == "," || item == "." || item == "'s" || item == "\n" || doc.text.back() == '\n';
    if (!joined) doc.text += ' ';
    const auto begin = static_cast<int32_t>(doc.text.size());
    doc.text += item;
    doc.spans.push_back({begin, static_cast<int32_t>(doc.text.size())});
    doc.spaces.push_back(1);
    doc.pos.push_back(parse_pos(pos).value());
    const bool number = item[0] >= '0' && item[0] <= '9';
    doc.tags.push_back(item == "'s" ? Tag::kPos : number ? Tag::kCd : Tag::kNn);
    doc.ent_labels.push_back(entity.empty() ? EntLabel::kNone : parse_ent_label(entity.substr(2)).value());
    doc.ent_biluo.push_back(entity.empty() ? Biluo::kOut : entity[0] == 'B' ? Biluo::kBegin : Biluo::kIn);
  }
  return doc;
}

class Places : public ::testing::Test {
 protected:
  // Each place as "words = name, country, precision", then its relation.
  std::string read(std::string_view sentence, const std::string& outlet = {}) {
    Report report;
    doc_ = sketch(sentence);
    report.text = doc_.text;
    report.outlet = outlet;
    found_ = reader_.read(report, doc_);
    std::string out;
    for (const Place& p : found_.places) {
      out += fmt::format("{}{} = {} {} {}", out.empty() ? "" : "; ", slice(doc_.text, p.span), p.name,
                         p.country.empty() ? "-" : p.country, p.precision);
      if (p.relation.kind == PlaceRelationKind::kNone) continue;
      out += fmt::format(" ({}", to_string(p.relation.kind));
      if (p.relation.km >= 0) out += fmt::format(" {:.0f} km", p.relation.km);
      if (!p.relation.bearing.empty()) out += " " + p.relation.bearing;
      for (const int32_t of : p.relation.of) out += fmt::format(" {}", of);
      out += ")";
    }
    return out;
  }

  std::string bytes_ = small_world();
  PlaceReader reader_ = *PlaceReader::load(*DataFiles::from_folder(std::string(VEDETTE_SOURCE_DIR) + "/data"),
                                           std::make_shared<Gazetteer>(*Gazetteer::from_bytes(bytes_)));
  Doc doc_;
  PlacesFound found_;
};

TEST_F(Places, TakesTheLargerOfTwoWhenNothingElseIsSaid) {
  EXPECT_EQ(read("They met in|ADP Vell|PROPN|B-GPE ."), "Vell = Vell GRX city");
}

TEST_F(Places, BelievesAStatedContainer) {
  EXPECT_EQ(read("They met in|ADP Vell|PROPN|B-GPE ,|PUNCT Norland|PROPN|B-GPE ."),
            "Vell = Vell RUX city (in 1); Norland = Norland RUX admin1");
  EXPECT_EQ(read("They met in|ADP Vell|PROPN|B-GPE ,|PUNCT Nor.|PROPN|B-GPE , today"),
            "Vell = Vell RUX city (in 1); Nor. = Norland RUX admin1");
}

TEST_F(Places, ReadsANameAsTheNeighbourOfTheOthers) {
  EXPECT_EQ(read("Buses from|ADP Hofbau|PROPN|B-GPE and Strelsau|PROPN|B-GPE reach Vell|PROPN|B-GPE ."),
            "Hofbau = Hofbau RUX city; Strelsau = Strelsau RUX city; Vell = Vell RUX city");
}

TEST_F(Places, ReadsAPeopleAsItsCountryWhereAPlaceIsMeant) {
  EXPECT_EQ(read("the Ruritanian|ADJ|B-NORP town of|ADP Hofbau|PROPN|B-GPE ."),
            "Ruritanian = Ruritania RUX country; Hofbau = Hofbau RUX city");
  EXPECT_EQ(read("Ruritanian|ADJ|B-NORP troops left Orn|PROPN|B-GPE ."), "Orn = Orn GRX city");
}

TEST_F(Places, FindsTheTownInAPublicBodyAndNoPlaceInAPerson) {
  EXPECT_EQ(read("The Hofbau|PROPN|B-ORG City|PROPN|I-ORG Council|PROPN|I-ORG met"), "Hofbau = Hofbau RUX city");
  EXPECT_EQ(read("Mr.|PROPN Hofbau|PROPN|B-PERSON said|VERB so"), "");
  EXPECT_EQ(read("Anna|PROPN|B-PERSON Hofbau|PROPN|I-PERSON said|VERB so"), "");
  EXPECT_EQ(read("The frigate Vell|PROPN|B-PRODUCT sailed|VERB"), "");
}

TEST_F(Places, LeavesActorsToTheActors) {
  Report report;
  doc_ = sketch("a plan of|ADP Zenda|PROPN|B-GPE and talks in|ADP Orn|PROPN|B-GPE");
  report.text = doc_.text;
  Actor actor;
  actor.span = {10, 15};
  actor.kind = ActorKind::kPerson;
  const auto found = reader_.read(report, doc_, std::span(&actor, 1));
  ASSERT_EQ(found.places.size(), 1u);
  EXPECT_EQ(found.places[0].name, "Orn");
}

TEST_F(Places, TrustsContextAgainstTheLabel) {
  EXPECT_EQ(read("He lives|VERB in|ADP Hofbau|PROPN|B-PERSON ,|PUNCT Norland|PROPN|B-GPE"),
            "Hofbau = Hofbau RUX city (in 1); Norland = Norland RUX admin1");
}

TEST_F(Places, LeavesOutArticlesAndPossessives) {
  EXPECT_EQ(read("in|ADP Graustark|PROPN|B-GPE 's|PART|I-GPE north"), "Graustark = Graustark GRX country");
}

TEST_F(Places, KeepsAnUnknownPlaceWithoutAPoint) {
  EXPECT_EQ(read("He was born|VERB in|ADP Zenda|PROPN|B-GPE ."), "Zenda = Zenda - unknown");
  EXPECT_EQ(read("along|ADP the Orn|PROPN|B-LOC River|PROPN|I-LOC ."), "Orn River = Orn River - unknown");
  EXPECT_FALSE(found_.places[0].lat);
}

TEST_F(Places, ReadsDistanceAndBearing) {
  EXPECT_EQ(read("a camp 40|NUM km north of|ADP Orn|PROPN|B-GPE ."),
            "Orn = Orn GRX city; 40 km north of Orn = 40 km north of Orn - relative (distance 40 km n 0)");
  EXPECT_NEAR(*found_.places[1].lat, 50.56, 0.01);
  EXPECT_EQ(read("some ten|NUM miles from|ADP Orn|PROPN|B-GPE ."),
            "Orn = Orn GRX city; ten miles from Orn = ten miles from Orn - unknown (distance 16 km 0)");
  EXPECT_EQ(read("fighting east of|ADP Orn|PROPN|B-GPE ."), "Orn = Orn GRX city (bearing e 0)");
  EXPECT_EQ(read("shelling near|ADP Orn|PROPN|B-GPE ."), "Orn = Orn GRX city (near 0)");
}

TEST_F(Places, ReadsBorders) {
  EXPECT_EQ(read("the border|NOUN between|ADP Ruritania|PROPN|B-GPE and Graustark|PROPN|B-GPE"),
            "Ruritania = Ruritania RUX country; Graustark = Graustark GRX country; "
            "border between Ruritania and Graustark = border between Ruritania and Graustark - area (border 0 1)");
  EXPECT_EQ(read("at|ADP the Graustarkian|ADJ|B-NORP border|NOUN"),
            "Graustarkian = Graustark GRX country; Graustarkian border = Graustarkian border GRX unknown (border 0)");
}

TEST_F(Places, KnowsBasesAndDistricts) {
  EXPECT_EQ(read("jets at|ADP Sapt|PROPN|B-FAC Air|PROPN|I-FAC Base|PROPN|I-FAC"),
            "Sapt Air Base = Sapt Air Base RUX point");
  EXPECT_EQ(read("units of|ADP the western|ADJ military|ADJ district|NOUN"),
            "western military district = western military district RUX area");
}

TEST_F(Places, FindsTheDateline) {
  read("Talks|NOUN fail \\n VELL|PROPN|B-PERSON ,|PUNCT Graustark|PROPN|B-GPE —|PUNCT Envoys left|VERB");
  ASSERT_TRUE(found_.dateline);
  EXPECT_EQ(slice(doc_.text, found_.dateline->span), "VELL, Graustark");
  EXPECT_EQ(found_.places[found_.dateline->place].name, "Vell");
}

TEST_F(Places, KeepsADatelineThatTheWorldContradicts) {
  read("STRELSAU|PROPN|B-GPE ,|PUNCT GRAUSTARK|PROPN|B-GPE \\n Envoys left|VERB");
  ASSERT_TRUE(found_.dateline);
  const Place& town = found_.places[0];
  EXPECT_EQ(town.country, "RUX");
  EXPECT_EQ(town.relation.kind, PlaceRelationKind::kIn);
  EXPECT_EQ(found_.places[town.relation.of[0]].country, "GRX");
}

TEST_F(Places, ListensToTheOutletsCountry) {
  EXPECT_EQ(read("They met in|ADP Hofbau|PROPN|B-GPE .", "zeitung.gx"), "Hofbau = Hofbau RUX city");
}

TEST(Travel, FollowsTheGlobe) {
  EXPECT_NEAR(travel({50, 30}, 111.19, "n")->lat, 51, 0.01);
  EXPECT_NEAR(travel({0, 179.5}, 111.19, "e")->lon, -179.5, 0.01);
  EXPECT_FALSE(travel({0, 0}, 10, "up"));
}

}  // namespace
}  // namespace vedette
