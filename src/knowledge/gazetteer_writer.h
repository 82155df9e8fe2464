// GazetteerWriter: places and their names → the bytes of a gazetteer (knowledge/gazetteer.h). For tools/gazetteer and
// tests.
//
//   GazetteerWriter writer;
//   const auto ruritania = writer.add_country({"RX", "RUX", "EU", 9000});
//   const auto strelsau = writer.add_place({.point = GeoPoint{49, 14}, .population = 90000, .name = "Strelsau",
//                                           .country = ruritania, .kind = PlaceKind::kCapital});
//   Result<Gazetteer> world = Gazetteer::from_bytes(bytes = writer.finish());
//
// The output depends on the order of the calls alone. Not safe to share between threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "knowledge/gazetteer.h"

namespace vedette {

class GazetteerWriter {
 public:
  struct NewPlace {
    uint32_t geonames = 0;
    std::optional<GeoPoint> point = {};
    uint32_t population = 0;
    std::string name = {};  // also its main name for look-up
    std::string id = {};    // of data/places; empty: none
    uint16_t country = Gazetteer::kNone;
    uint16_t admin1 = Gazetteer::kNone;
    int radius_km = 0;
    PlaceKind kind = PlaceKind::kUnknown;
  };
  struct NewCountry {
    std::string iso2, iso3, continent;
    uint32_t area_km2 = 0;
    uint32_t place = Gazetteer::kNoPlace, capital = Gazetteer::kNoPlace;
    std::vector<uint16_t> neighbours = {};
  };

  uint32_t add_place(NewPlace place);
  // A further name with flags of gazetteer_format::PostingFlags. Names that fold to nothing are left out.
  void add_name(uint32_t place, std::string_view name, uint32_t flags);
  uint16_t add_country(NewCountry country);
  uint16_t add_admin1(uint16_t country, std::string_view code, uint32_t place);
  void add_border(uint16_t a, uint16_t b, GeoPoint middle, uint32_t length_km);

  // What was added, to complete it.
  NewPlace& place(uint32_t id) { return places_[id]; }
  NewCountry& country(uint16_t id) { return countries_[id]; }
  size_t places() const { return places_.size(); }
  size_t countries() const { return countries_.size(); }

  std::string finish();

 private:
  struct Posting {
    uint32_t place, flags;
  };
  struct Admin1 {
    uint16_t country;
    std::string code;
    uint32_t place;
  };
  struct Border {
    uint16_t a, b;
    GeoPoint middle;
    uint32_t length_km;
  };
  uint32_t add_text(std::string_view text);
  void write_names(std::string sections[]);
  void write_tables(std::string sections[]);

  std::vector<NewPlace> places_;
  std::vector<NewCountry> countries_;
  std::vector<Admin1> admin1_;
  std::vector<Border> borders_;
  std::unordered_map<std::string, std::vector<Posting>> names_;
  std::string text_{'\0'};
};

}  // namespace vedette
