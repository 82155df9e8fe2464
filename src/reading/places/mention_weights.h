// How much speaks for a found name being a place: points that state how English news names places, set by hand.
#pragma once

#include <vector>

#include "knowledge/gazetteer.h"
#include "reading/places/mentions.h"
#include "reading/places/name_text.h"

namespace vedette {

constexpr double kNeededEvidence = 3;  // points that make a mention

// Points for one of `found`, from the engine's label, the importance of the place, the words around.
double weigh_mention(const NameText& text, const Gazetteer& world, const PlaceWords& words,
                     const std::vector<PlaceMention>& found, const PlaceMention& mention);

}  // namespace vedette
