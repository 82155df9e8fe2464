// Gazetteer: the world's place names, memory-mapped. Lookup of a name → candidates.
//
//   VEDETTE_TRY(Gazetteer world, Gazetteer::open(path));
//   for (Gazetteer::Candidate c : world.find(fold_name("Paris"))) use(world.place(c.place));
//
// Const and safe to share between threads. Every access is checked against the file's size: a damaged file gives wrong
// or no places, never a crash. Data: GeoNames (CC BY 4.0), Unicode CLDR, Natural Earth, U.S. Census Bureau,
// airportsdata and this project's data/places; see THIRD_PARTY_NOTICES.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "knowledge/gazetteer_format.h"

namespace vedette {

enum class PlaceKind : uint8_t {
  kUnknown,
  kCountry,
  kAdmin1,
  kAdmin2,
  kCity,
  kCapital,
  kRegion,
  kContinent,
  kSea,
  kStrait,
  kRiver,
  kLake,
  kIsland,
  kMountain,
  kBase,
  kAirbase,
  kAirport,
  kRange,
  kDistrict,
  kPort,
  kPlant,
  kSite,
  kBloc,
  kBorderCrossing,
};
constexpr int kPlaceKinds = 24;
// "country", "admin1", "city", … "" for kUnknown.
std::string_view to_string(PlaceKind kind);
std::optional<PlaceKind> parse_place_kind(std::string_view name);

struct GeoPoint {
  double lat = 0, lon = 0;  // degrees
};
// Great-circle distance on a sphere of 6371 km.
double distance_km(GeoPoint a, GeoPoint b);

class Gazetteer {
 public:
  using PlaceId = uint32_t;    // index of a record
  using CountryId = uint16_t;  // index of a country
  static constexpr uint16_t kNone = gazetteer_format::kNone16;
  static constexpr PlaceId kNoPlace = 0x0FFFFFFF;

  struct Candidate {
    PlaceId place;
    uint32_t flags;  // gazetteer_format::PostingFlags
  };
  struct Place {
    uint32_t geonames = 0;
    std::optional<GeoPoint> point;
    uint32_t population = 0;
    std::string_view name;  // lives as long as the gazetteer
    std::string_view id;    // of data/places; empty: none
    CountryId country = kNone;
    uint16_t admin1 = kNone;  // index of an admin1
    int radius_km = 0;
    PlaceKind kind = PlaceKind::kUnknown;
  };
  struct Border {
    GeoPoint middle;
    int length_km = 0;
  };

  // kMalformed where the file is not a gazetteer of this version or is shorter than it says.
  static Result<Gazetteer> open(const std::string& path);
  // The same from bytes that the caller keeps alive (tests, fuzzing).
  static Result<Gazetteer> from_bytes(std::string_view bytes);

  // Candidates of a folded name, the most populous first within main names, then the others. Appends; returns the
  // count.
  size_t find(std::string_view folded, std::vector<Candidate>& out) const;
  std::vector<Candidate> find(std::string_view folded) const;
  bool has(std::string_view folded) const { return find_key(folded).has_value(); }

  Place place(PlaceId id) const;
  size_t size() const;
  // Of all that is in it, as the writer left it: tells one gazetteer from another without reading it through.
  std::string_view digest() const { return sections_[gazetteer_format::kDigest]; }

  // Countries. Empty or kNone for what is not there.
  std::string_view iso3(CountryId id) const;
  std::string_view iso2(CountryId id) const;
  std::string_view continent(CountryId id) const;
  CountryId country_by_iso2(std::string_view iso2) const;
  CountryId country_by_iso3(std::string_view iso3) const;
  PlaceId country_place(CountryId id) const;
  PlaceId capital(CountryId id) const;
  uint32_t area_km2(CountryId id) const;
  bool neighbours(CountryId a, CountryId b) const;
  std::optional<Border> border(CountryId a, CountryId b) const;
  size_t countries() const;

  // First-level divisions.
  PlaceId admin1_place(uint16_t admin1) const;
  CountryId admin1_country(uint16_t admin1) const;
  size_t admin1s() const;

 private:
  template <typename T>
  std::optional<T> entry(gazetteer_format::Section section, size_t index) const;
  std::optional<gazetteer_format::KeyEntry> find_key(std::string_view folded) const;
  std::string_view text(uint32_t at, size_t size) const;

  MappedFile file_;
  std::string_view sections_[gazetteer_format::kSectionCount];
};

}  // namespace vedette
