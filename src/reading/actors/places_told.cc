// What the places found before tell the reader of actors.
#include <algorithm>

#include "reading/actors/names.h"
#include "reading/context.h"

namespace vedette::actors {

void mark_places(const Doc& doc, const ActorBase& base, std::span<const Place> places, Span dateline, Found& found) {
  const auto drop = [&](size_t n) {
    for (int32_t t = found.names[n].tokens.begin; t < found.names[n].tokens.end; ++t) {
      if (found.name_of[static_cast<size_t>(t)] == static_cast<int32_t>(n)) found.name_of[static_cast<size_t>(t)] = -1;
    }
  };
  if (!is_absent(dateline)) {
    for (size_t n = 0; n < found.names.size(); ++n) {
      if (dateline.contains(doc.bytes(found.names[n].tokens))) drop(n);
    }
  }
  if (places.empty()) return;
  found.place_state.assign(static_cast<size_t>(doc.size()), -1);
  for (const Place& place : places) {
    if (is_absent(place.span) || place.span.empty()) continue;
    const Span tokens = tokens_of(doc, place.span);
    const auto state = base.find_state(place.country);
    for (int32_t t = tokens.begin; t < tokens.end; ++t) {
      if (state) found.place_state[static_cast<size_t>(t)] = *state;
      const int32_t n = found.name_of[static_cast<size_t>(t)];
      if (n < 0) continue;
      const NameHit& hit = found.names[static_cast<size_t>(n)];
      const bool resolved = place.lat.has_value() || place.geonames != 0;
      const bool area = place.kind == "country" || (place.kind == "admin1" && place.country == "USA");
      if (hit.entity < 0 && resolved && !(hit.acts && !area) && tokens.contains(hit.tokens)) drop(static_cast<size_t>(n));
    }
  }
}

}  // namespace vedette::actors
