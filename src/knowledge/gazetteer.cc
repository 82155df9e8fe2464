#include "knowledge/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/byte_reader.h"

namespace vedette {
namespace {

namespace format = gazetteer_format;

constexpr std::string_view kKindNames[kPlaceKinds] = {
    "",        "country", "admin1",   "admin2", "city",   "capital",  "region", "continent",
    "sea",     "strait",  "river",    "lake",   "island", "mountain", "base",   "airbase",
    "airport", "range",   "district", "port",   "plant",  "site",     "bloc",   "crossing",
};

std::optional<GeoPoint> point_of(int32_t lat_e5, int32_t lon_e5) {
  if (lat_e5 < -9000000 || lat_e5 > 9000000 || lon_e5 < -18000000 || lon_e5 > 18000000) return std::nullopt;
  return GeoPoint{lat_e5 / 1e5, lon_e5 / 1e5};
}

}  // namespace

std::string_view to_string(PlaceKind kind) {
  const auto i = static_cast<size_t>(kind);
  return i < kPlaceKinds ? kKindNames[i] : std::string_view();
}

std::optional<PlaceKind> parse_place_kind(std::string_view name) {
  for (int i = 1; i < kPlaceKinds; ++i) {
    if (kKindNames[i] == name) return static_cast<PlaceKind>(i);
  }
  return std::nullopt;
}

double distance_km(GeoPoint a, GeoPoint b) {
  constexpr double kRadians = 3.14159265358979323846 / 180, kEarthKm = 6371;
  const double dlat = (b.lat - a.lat) * kRadians, dlon = (b.lon - a.lon) * kRadians;
  const double s = std::sin(dlat / 2), t = std::sin(dlon / 2);
  const double h = s * s + std::cos(a.lat * kRadians) * std::cos(b.lat * kRadians) * t * t;
  return 2 * kEarthKm * std::asin(std::sqrt(h < 1 ? h : 1));
}

Result<Gazetteer> Gazetteer::open(const std::string& path) {
  VEDETTE_TRY(MappedFile file, MappedFile::open(path));
  auto world = from_bytes(file.bytes());
  if (!world) return Error{world.error().code, world.error().message, path};
  Gazetteer out = *std::move(world);
  out.file_ = std::move(file);
  return out;
}

Result<Gazetteer> Gazetteer::from_bytes(std::string_view bytes) {
  ByteReader in(bytes);
  const std::string_view magic = in.take(sizeof(format::kMagic));
  const uint32_t version = in.u32(), count = in.u32();
  in.u32();
  if (!in.ok() || magic != std::string_view(format::kMagic, sizeof(format::kMagic)))
    return Error{ErrorCode::kMalformed, "this is not a gazetteer", {}};
  if (version != format::kVersion || count != format::kSectionCount) {
    return Error{ErrorCode::kUnsupported,
                 "this gazetteer is of another version of vedette; build the target `gazetteer` again",
                 {}};
  }
  Gazetteer world;
  for (uint32_t i = 0; i < count; ++i) {
    const uint64_t at = in.u64(), size = in.u64();
    if (!in.ok() || at > bytes.size() || size > bytes.size() - at)
      return Error{ErrorCode::kMalformed, "the gazetteer is truncated", {}};
    world.sections_[i] = bytes.substr(at, size);
  }
  const size_t slots = world.sections_[format::kSlots].size() / 4;
  if (slots == 0 || (slots & (slots - 1)) != 0)
    return Error{ErrorCode::kMalformed, "the gazetteer's index is damaged", {}};
  return world;
}

template <typename T>
std::optional<T> Gazetteer::entry(format::Section section, size_t index) const {
  const std::string_view bytes = sections_[section];
  if (index >= bytes.size() / sizeof(T)) return std::nullopt;
  T value;
  std::memcpy(&value, bytes.data() + index * sizeof(T), sizeof(T));
  return value;
}

std::string_view Gazetteer::text(uint32_t at, size_t size) const {
  const std::string_view all = sections_[format::kText];
  return at <= all.size() && size <= all.size() - at ? all.substr(at, size) : std::string_view();
}

std::optional<format::KeyEntry> Gazetteer::find_key(std::string_view folded) const {
  if (folded.empty()) return std::nullopt;
  const size_t mask = sections_[format::kSlots].size() / 4 - 1;
  size_t slot = format::key_hash(folded) & mask;
  for (size_t probes = 0; probes <= mask; ++probes, slot = (slot + 1) & mask) {
    const auto index = entry<uint32_t>(format::kSlots, slot);
    if (!index || *index == 0) return std::nullopt;
    const auto key = entry<format::KeyEntry>(format::kKeys, *index - 1);
    if (key && text(key->text_at, key->text_size) == folded) return key;
  }
  return std::nullopt;
}

size_t Gazetteer::find(std::string_view folded, std::vector<Candidate>& out) const {
  const auto key = find_key(folded);
  if (!key) return 0;
  size_t added = 0;
  for (uint32_t i = 0; i < key->postings; ++i) {
    const auto posting = entry<uint32_t>(format::kPostings, size_t{key->postings_at} + i);
    if (!posting || (*posting >> 4) >= size()) continue;
    out.push_back({*posting >> 4, *posting & 15});
    ++added;
  }
  return added;
}

std::vector<Gazetteer::Candidate> Gazetteer::find(std::string_view folded) const {
  std::vector<Candidate> out;
  find(folded, out);
  return out;
}

size_t Gazetteer::size() const { return sections_[format::kRecords].size() / sizeof(format::Record); }

Gazetteer::Place Gazetteer::place(PlaceId id) const {
  const auto r = entry<format::Record>(format::kRecords, id);
  if (!r) return {};
  Place p;
  p.geonames = r->geonames;
  p.point = point_of(r->lat_e5, r->lon_e5);
  p.population = r->population;
  p.name = text(r->name_at, r->name_size);
  if (r->id_at != 0) {
    const std::string_view rest =
        sections_[format::kText].substr(std::min<size_t>(r->id_at, sections_[format::kText].size()));
    p.id = rest.substr(0, std::min(rest.find('\0'), rest.size()));
  }
  p.country = r->country < countries() ? r->country : kNone;
  p.admin1 = r->admin1 < admin1s() ? r->admin1 : kNone;
  p.radius_km = r->radius_km;
  p.kind = r->kind < kPlaceKinds ? static_cast<PlaceKind>(r->kind) : PlaceKind::kUnknown;
  return p;
}

size_t Gazetteer::countries() const { return sections_[format::kCountries].size() / sizeof(format::Country); }
size_t Gazetteer::admin1s() const { return sections_[format::kAdmin1].size() / sizeof(format::Admin1); }

namespace {
// The letters of a fixed field in the mapped bytes.
std::string_view field(std::string_view section, size_t index, size_t entry_size, size_t at, size_t size) {
  return index < section.size() / entry_size ? section.substr(index * entry_size + at, size) : std::string_view();
}
}  // namespace

std::string_view Gazetteer::iso2(CountryId id) const {
  return field(sections_[format::kCountries], id, sizeof(format::Country), offsetof(format::Country, iso2), 2);
}
std::string_view Gazetteer::iso3(CountryId id) const {
  return field(sections_[format::kCountries], id, sizeof(format::Country), offsetof(format::Country, iso3), 3);
}
std::string_view Gazetteer::continent(CountryId id) const {
  return field(sections_[format::kCountries], id, sizeof(format::Country), offsetof(format::Country, continent), 2);
}

Gazetteer::CountryId Gazetteer::country_by_iso2(std::string_view code) const {
  for (size_t i = 0; i < countries(); ++i) {
    if (iso2(static_cast<CountryId>(i)) == code) return static_cast<CountryId>(i);
  }
  return kNone;
}
Gazetteer::CountryId Gazetteer::country_by_iso3(std::string_view code) const {
  for (size_t i = 0; i < countries(); ++i) {
    if (iso3(static_cast<CountryId>(i)) == code) return static_cast<CountryId>(i);
  }
  return kNone;
}

Gazetteer::PlaceId Gazetteer::country_place(CountryId id) const {
  const auto c = entry<format::Country>(format::kCountries, id);
  return c && c->record < size() ? c->record : kNoPlace;
}
Gazetteer::PlaceId Gazetteer::capital(CountryId id) const {
  const auto c = entry<format::Country>(format::kCountries, id);
  return c && c->capital < size() ? c->capital : kNoPlace;
}
uint32_t Gazetteer::area_km2(CountryId id) const {
  const auto c = entry<format::Country>(format::kCountries, id);
  return c ? c->area_km2 : 0;
}

bool Gazetteer::neighbours(CountryId a, CountryId b) const {
  const auto c = entry<format::Country>(format::kCountries, a);
  if (!c) return false;
  for (uint32_t i = 0; i < c->neighbours && i < countries(); ++i) {
    if (entry<uint16_t>(format::kNeighbours, size_t{c->neighbours_at} + i) == b) return true;
  }
  return false;
}

std::optional<Gazetteer::Border> Gazetteer::border(CountryId a, CountryId b) const {
  if (a > b) std::swap(a, b);
  const size_t count = sections_[format::kBorders].size() / sizeof(format::Border);
  for (size_t i = 0; i < count; ++i) {
    const auto e = entry<format::Border>(format::kBorders, i);
    if (!e || e->a != a || e->b != b) continue;
    const auto middle = point_of(e->lat_e5, e->lon_e5);
    if (middle) return Border{*middle, static_cast<int>(e->length_km)};
  }
  return std::nullopt;
}

Gazetteer::PlaceId Gazetteer::admin1_place(uint16_t admin1) const {
  const auto a = entry<format::Admin1>(format::kAdmin1, admin1);
  return a && a->record < size() ? a->record : kNoPlace;
}
Gazetteer::CountryId Gazetteer::admin1_country(uint16_t admin1) const {
  const auto a = entry<format::Admin1>(format::kAdmin1, admin1);
  return a && a->country < countries() ? a->country : kNone;
}

}  // namespace vedette
