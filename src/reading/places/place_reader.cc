#include "reading/places/place_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "knowledge/fold_name.h"
#include "reading/places/dateline.h"
#include "reading/places/relations.h"

namespace vedette {
namespace {

std::string_view precision_of(const Gazetteer::Place& p) {
  switch (p.kind) {
    case PlaceKind::kCountry:
      return "country";
    case PlaceKind::kAdmin1:
      return "admin1";
    case PlaceKind::kCity:
    case PlaceKind::kCapital:
      return "city";
    case PlaceKind::kBase:
    case PlaceKind::kAirbase:
    case PlaceKind::kAirport:
    case PlaceKind::kPort:
    case PlaceKind::kPlant:
    case PlaceKind::kSite:
    case PlaceKind::kBorderCrossing:
    case PlaceKind::kRange:
      return p.radius_km > 30 ? "area" : "point";
    default:
      return "area";
  }
}

// A known person or body, where no place has the name.
bool is_actor(const PlaceMention& m, std::span<const Actor> actors) {
  if (m.road || m.type_word != 0 || !m.candidates.empty()) return false;
  return std::any_of(actors.begin(), actors.end(), [&](const Actor& a) {
    if (a.pronoun || !a.span.overlaps(m.bytes)) return false;
    if (a.kind == ActorKind::kPerson) return true;
    return !a.entity.empty() && a.entity.rfind("name:", 0) != 0;
  });
}

// Leaves out the mentions that only helped to resolve the others.
void drop_context(std::vector<PlaceMention>& mentions, std::vector<Gazetteer::PlaceId>& resolved) {
  std::vector<int32_t> moved(mentions.size(), -1);
  size_t kept = 0;
  for (size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].context_only) continue;
    moved[i] = static_cast<int32_t>(kept);
    resolved[kept] = resolved[i];
    if (kept != i) mentions[kept] = std::move(mentions[i]);
    ++kept;
  }
  mentions.resize(kept);
  resolved.resize(kept);
  for (PlaceMention& m : mentions) {
    if (m.inside >= 0) m.inside = moved[m.inside];
  }
}

}  // namespace

Result<PlaceReader> PlaceReader::load(const DataFiles& data, std::shared_ptr<const Gazetteer> world) {
  PlaceReader out;
  VEDETTE_TRY(out.words_, PlaceWords::load(data));
  out.world_ = std::move(world);
  return out;
}

// The country that the outlet's address tells: "example.co.uk". Addresses that are used everywhere tell nothing.
Gazetteer::CountryId PlaceReader::outlet_country(const Report& report) const {
  std::string code = report.country;
  if (code.empty()) {
    const std::string& outlet = report.outlet;
    const size_t dot = outlet.find_last_of('.');
    if (dot == std::string::npos || outlet.size() - dot != 3) return Gazetteer::kNone;
    code = outlet.substr(dot + 1);
  }
  for (char& c : code) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  if (code == "UK") code = "GB";
  if (code == "IO" || code == "TV" || code == "CO" || code == "ME" || code == "FM" || code == "AI" || code == "LY")
    return Gazetteer::kNone;
  return world_->country_by_iso2(code);
}

// What the outlet's address and the words of local news tell of the country that a report is written in.
ResolveHints PlaceReader::hints(const Report& report, const Doc& doc) const {
  ResolveHints out;
  out.outlet_country = outlet_country(report);
  std::map<std::string_view, int> votes;
  std::string folded;
  for (int32_t i = 0; i < doc.size(); ++i) {
    if (doc.pos[i] == Pos::kPunct || doc.pos[i] == Pos::kSpace) continue;
    fold_name(doc.word(i), folded);
    if (const std::string_view country = words_.local_to(folded); !country.empty()) ++votes[country];
  }
  int best = 0, all = 0;
  for (const auto& [country, n] : votes) {
    all += n;
    if (n <= best) continue;
    best = n;
    out.local_country = world_->country_by_iso2(country);
  }
  if (best == 0 || best * 2 <= all) return out;
  out.local_points = std::min(3.0, 0.6 * best);
  return out;
}

Place PlaceReader::describe(const PlaceMention& m, Gazetteer::PlaceId id, const Doc& doc) const {
  Place out;
  out.span = m.bytes;
  if (id == Gazetteer::kNoPlace) {
    out.name = slice(doc.text, m.bytes);
    out.kind = m.road ? "road" : "";
    out.precision = "unknown";
    return out;
  }
  const Gazetteer::Place p = world_->place(id);
  out.name = p.name;
  out.kind = to_string(p.kind);
  out.geonames = p.geonames;
  out.country = world_->iso3(p.country);
  out.entity = p.id.empty() ? fmt::format("geonames:{}", p.geonames) : std::string(p.id);
  if (p.admin1 != Gazetteer::kNone) out.admin1 = world_->place(world_->admin1_place(p.admin1)).name;
  out.precision = precision_of(p);
  std::optional<GeoPoint> point = p.point;
  if (!point && p.admin1 != Gazetteer::kNone) {  // a division that no source gives a point: its parent's, and said so
    point = world_->place(world_->admin1_place(p.admin1)).point;
    out.precision = "admin1";
  }
  if (point) {
    out.lat = point->lat;
    out.lon = point->lon;
  } else {
    out.precision = "unknown";
  }
  return out;
}

PlacesFound PlaceReader::read(const Report& report, const Doc& doc, std::span<const Actor> actors) const {
  PlacesFound out;
  if (world_ == nullptr) return out;
  std::vector<PlaceMention> mentions = find_mentions(doc, *world_, words_);
  std::vector<Gazetteer::PlaceId> resolved = resolve_mentions(mentions, *world_, hints(report, doc));
  for (PlaceMention& m : mentions) m.context_only = m.context_only || is_actor(m, actors);
  drop_context(mentions, resolved);
  for (size_t i = 0; i < mentions.size(); ++i) {
    out.places.push_back(describe(mentions[i], resolved[i], doc));
    if (mentions[i].inside >= 0) out.places.back().relation = {PlaceRelationKind::kIn, -1, {}, {mentions[i].inside}};
  }
  out.dateline = find_dateline(doc, *world_, mentions);
  if (out.dateline && out.dateline->place >= 0) {  // a country alone is a heading
    const Place& p = out.places[out.dateline->place];
    const bool town = p.kind == "city" || p.kind == "capital" || p.kind.empty();
    if (!town && p.relation.kind != PlaceRelationKind::kIn) out.dateline.reset();
  }
  relate_places(doc, mentions, resolved, *world_, words_, out.places);
  return out;
}

}  // namespace vedette
