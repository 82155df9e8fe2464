// Resolving: which place each mention is. Second half of reading/places.
//
// A name has candidates; a report is mostly about one part of the world. Each candidate starts with a prior
// (population, capital, kind, how the name belongs to it) and gains from what the other names of the report most likely
// are: near it, in the same division, in the same country, or stated as its container ("Paris, Texas"). A few rounds of
// this (relaxation labelling, Rosenfeld, Hummel & Zucker 1976) settle all names at once.
#pragma once

#include <vector>

#include "knowledge/gazetteer.h"
#include "reading/places/mentions.h"

namespace vedette {

struct ResolveHints {
  Gazetteer::CountryId outlet_country = Gazetteer::kNone;
  Gazetteer::CountryId local_country = Gazetteer::kNone;  // whose local news the report's words are
  double local_points = 0;                                // how sure: 0 … 3
};

// For each mention the place it is, or Gazetteer::kNoPlace.
std::vector<Gazetteer::PlaceId> resolve_mentions(const std::vector<PlaceMention>& mentions, const Gazetteer& world,
                                                 const ResolveHints& hints);

}  // namespace vedette
