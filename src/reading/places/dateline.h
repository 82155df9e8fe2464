// The dateline: the place that a report says it was written at.
#pragma once

#include <optional>
#include <vector>

#include "reading/places/mentions.h"
#include "types/doc.h"
#include "types/reading.h"

namespace vedette {

// The first "ORN, Vell (AP) —" or line of its own "ORN, VELL" near the beginning, with the index of its mention as
// place. The span goes to the last mention or date in it. What the dateline says is kept as said: "BRUSSELS, FRANCE"
// has Brussels with the relation `in` France, and whoever compares the two sees that the world contradicts it.
std::optional<Dateline> find_dateline(const Doc& doc, const Gazetteer& world,
                                      const std::vector<PlaceMention>& mentions);

}  // namespace vedette
