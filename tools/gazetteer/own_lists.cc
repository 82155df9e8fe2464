// The project's own lists in data/places: countries, variants, and places that no package has.
#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "knowledge/fold_name.h"
#include "base/line_file.h"
#include "rows.h"
#include "world_builder.h"

namespace vedette::tool {
namespace {

using namespace gazetteer_format;  // NOLINT: the flags

Result<std::vector<LineRecord>> records_of(const std::string& path) {
  VEDETTE_TRY(const std::string text, read_file(path));
  return parse_lines(text, path);
}

// "49.0, 32.0"
std::optional<GeoPoint> parse_point(std::string_view text) {
  const auto parts = split_list(text, ',');
  if (parts.size() != 2) return std::nullopt;
  char* end = nullptr;
  const std::string lat(parts[0]), lon(parts[1]);
  const GeoPoint p{std::strtod(lat.c_str(), &end), std::strtod(lon.c_str(), nullptr)};
  if (end == lat.c_str() || p.lat < -90 || p.lat > 90 || p.lon < -180 || p.lon > 180) return std::nullopt;
  return p;
}

// Abbreviations match only as written.
uint32_t flags_for(std::string_view name) {
  const bool lower = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return name.find('.') != std::string_view::npos || (!lower && name.size() <= 4) ? uint32_t{kShape} : uint32_t{kMain};
}

}  // namespace

Status WorldBuilder::read_own_lists() {
  VEDETTE_TRY(const auto countries, records_of(data_ + "/countries.txt"));
  for (const LineRecord& r : countries) {
    const auto found = country_by_iso2_.find(std::string(r.field(0)));
    if (found == country_by_iso2_.end()) return line_error(r, 0, "no such country code");
    const uint32_t place = writer_.country(found->second).place;
    const auto point = parse_point(r.field(1));
    if (!point) return line_error(r, 1, "not a point: want \"lat, lon\" in degrees");
    writer_.place(place).point = *point;
    for (const auto name : split_list(r.field(2), ';')) writer_.add_name(place, name, kMain);
    for (const auto name : split_list(r.field(3), ';')) writer_.add_name(place, name, kShape);
    for (const auto name : split_list(r.field(4), ';')) writer_.add_name(place, name, kPeople);
  }
  VEDETTE_TRY(const auto files, list_files(data_));
  for (const std::string& file : files) {
    const std::string name = file.substr(file.find_last_of('/') + 1);
    if (name.size() < 5 || name.substr(name.size() - 4) != ".txt" || name == "countries.txt" ||
        name == "variants.txt" || name == "words.txt")
      continue;
    VEDETTE_CHECK(read_places_file(file));
  }
  place_spots();
  return read_variants();
}

// Bases, airports and the like get the first-level division of the nearest town in their country.
void WorldBuilder::place_spots() {
  std::unordered_map<uint16_t, std::vector<uint32_t>> towns;
  for (const City& c : cities_) towns[c.country].push_back(c.place);
  for (uint32_t id = 0; id < writer_.places(); ++id) {
    auto& spot = writer_.place(id);
    const bool wide = spot.radius_km > 60 || spot.kind == PlaceKind::kDistrict || spot.kind == PlaceKind::kRiver;
    if (spot.id.empty() || !spot.point || spot.country == Gazetteer::kNone || wide) continue;
    double nearest = 80;  // km; farther than that it is nobody's
    for (const uint32_t town : towns[spot.country]) {
      const auto& t = writer_.place(town);
      if (std::abs(t.point->lat - spot.point->lat) > 0.8) continue;
      const double km = distance_km(*t.point, *spot.point);
      if (km >= nearest) continue;
      nearest = km;
      spot.admin1 = t.admin1;
    }
  }
}

// id | names | kind | lat, lon | km | countries
Status WorldBuilder::read_places_file(const std::string& path) {
  VEDETTE_TRY(const auto records, records_of(path));
  for (const LineRecord& r : records) {
    const auto names = split_list(r.field(1), ';');
    const auto kind = parse_place_kind(r.field(2));
    const auto point = parse_point(r.field(3));
    if (names.empty()) return line_error(r, 1, "a place needs a name");
    if (!kind) return line_error(r, 2, "no such kind of place");
    if (!point) return line_error(r, 3, "not a point: want \"lat, lon\" in degrees");
    GazetteerWriter::NewPlace place{.point = point,
                                    .name = std::string(names[0]),
                                    .id = "place:" + std::string(r.field(0)),
                                    .radius_km = std::atoi(std::string(r.field(4)).c_str()),
                                    .kind = *kind};
    const auto lands = split_list(r.field(5), ';');
    if (lands.size() == 1) {  // several countries: none of them
      const auto found = country_by_iso2_.find(std::string(lands[0]));
      if (found == country_by_iso2_.end()) return line_error(r, 5, "no such country code");
      place.country = found->second;
    }
    uint32_t id = Gazetteer::kNoPlace;
    const std::string own(r.field(0));
    if (own.rfind("division:", 0) == 0) {  // a point for what the packages have without one
      id = find_target(own.substr(9));
      if (id == Gazetteer::kNoPlace) return line_error(r, 0, "no package has this division");
      writer_.place(id).point = point;
      writer_.place(id).radius_km = place.radius_km;
      writer_.add_name(id, names[0], kMain);
    } else {
      id = writer_.add_place(place);
    }
    for (size_t i = 1; i < names.size(); ++i) {
      const bool people = names[i][0] == '~';  // "~Crimean": an adjective
      writer_.add_name(id, names[i].substr(people ? 1 : 0), people ? uint32_t{kPeople} : flags_for(names[i]));
    }
  }
  return ok();
}

// "UA", "US.GA", "US.CA/Los Angeles", "UA/Kyiv": a country, a first-level division, the most populous town of a name.
// "GE:Abkhazia": a first-level division by the name that is shown.
uint32_t WorldBuilder::find_target(std::string_view target) {
  if (target.size() > 3 && target[2] == ':') {
    const std::string name = fold_name(target.substr(3));
    for (const Division& d : divisions_) {
      if (d.level == 1 && target.substr(0, 2) == d.code.substr(0, 2) && fold_name(writer_.place(d.place).name) == name)
        return d.place;
    }
    return Gazetteer::kNoPlace;
  }
  const size_t slash = target.find('/');
  const std::string where(target.substr(0, slash));
  if (slash == std::string_view::npos) {
    if (const auto c = country_by_iso2_.find(where); c != country_by_iso2_.end())
      return writer_.country(c->second).place;
    for (const Division& d : divisions_) {
      if (d.level == 1 && d.code == where) return d.place;
    }
    return Gazetteer::kNoPlace;
  }
  const std::string name = fold_name(target.substr(slash + 1));
  uint32_t best = Gazetteer::kNoPlace;
  for (const City& c : cities_) {
    if (where.size() == 2 ? c.admin1.substr(0, 2) != where : c.admin1 != where) continue;
    if (fold_name(writer_.place(c.place).name) != name) continue;
    if (best == Gazetteer::kNoPlace || writer_.place(best).population < writer_.place(c.place).population)
      best = c.place;
  }
  return best;
}

Status WorldBuilder::read_variants() {
  VEDETTE_TRY(const auto records, records_of(data_ + "/variants.txt"));
  for (const LineRecord& r : records) {
    const uint32_t place = find_target(r.field(0));
    if (place == Gazetteer::kNoPlace) return line_error(r, 0, "no package has this place");
    for (const auto name : split_list(r.field(1), ';')) {
      const bool people = name[0] == '~', shown = name[0] == '=';
      const std::string_view bare = name.substr(people || shown ? 1 : 0);
      if (shown) writer_.place(place).name = bare;
      writer_.add_name(place, bare, people ? uint32_t{kPeople} : flags_for(bare));
    }
  }
  return ok();
}

}  // namespace vedette::tool
