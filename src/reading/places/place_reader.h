// PlaceReader: Doc → places, with the report's dateline.
//
//   VEDETTE_TRY(PlaceReader places, PlaceReader::load(data, gazetteer));
//   PlacesFound found = places.read(report, doc);
//
// Reads the engine's tokens, parts of speech, tags and entities. Const, safe to share between threads. No point is ever
// made up: `precision` says what a place's point stands for: "point" (a spot), "city" (the centre of a town), "area"
// (the middle of a region, sea or division), "admin1", "country" (the middle of a country), "relative" (worked out from
// a relation), "unknown" (no point).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "knowledge/gazetteer.h"
#include "reading/places/mentions.h"
#include "reading/places/place_words.h"
#include "reading/places/resolver.h"
#include "types/doc.h"
#include "types/reading.h"
#include "types/report.h"

namespace vedette {

struct PlacesFound {
  std::vector<Place> places;
  std::optional<Dateline> dateline;
};

class PlaceReader {
 public:
  // Without a world nothing is read.
  static Result<PlaceReader> load(const DataFiles& data, std::shared_ptr<const Gazetteer> world);

  // Requires doc.text == report.text. A name that the gazetteer lacks is no place where it is one of `actors`.
  PlacesFound read(const Report& report, const Doc& doc, std::span<const Actor> actors = {}) const;

 private:
  Place describe(const PlaceMention& mention, Gazetteer::PlaceId id, const Doc& doc) const;
  Gazetteer::CountryId outlet_country(const Report& report) const;
  ResolveHints hints(const Report& report, const Doc& doc) const;

  PlaceWords words_;
  std::shared_ptr<const Gazetteer> world_;
};

}  // namespace vedette
