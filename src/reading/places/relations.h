// Relative places: "40 km north of Orn", "the border between Orn and Vell", "near Orn".
#pragma once

#include <vector>

#include "knowledge/gazetteer.h"
#include "reading/places/mentions.h"
#include "reading/places/place_words.h"
#include "types/doc.h"
#include "types/reading.h"

namespace vedette {

// A place with a distance, and a border, is a place of its own, appended to `places` with the ones it is told by in
// relation.of. Where a word only loosens a name ("near Orn", "north of Orn", "northern Orn"), the name's own entry gets
// the relation, with itself in `of`. Requires places[i] to be of mentions[i], and resolved[i] its record.
void relate_places(const Doc& doc, const std::vector<PlaceMention>& mentions,
                   const std::vector<Gazetteer::PlaceId>& resolved, const Gazetteer& world, const PlaceWords& words,
                   std::vector<Place>& places);

// The point at `km` from `from` in the direction of a bearing ("n", "sw"); nullopt for an unknown bearing.
std::optional<GeoPoint> travel(GeoPoint from, double km, std::string_view bearing);

}  // namespace vedette
