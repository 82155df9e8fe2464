// Who says what of an event, and how many sources that is.
#pragma once

#include "types/story.h"

namespace vedette {

// Fills views, sources, outlets, modality and basis of an event whose mentions are there.
void add_views(const std::vector<ReadReport>& reports, Event& event);

}  // namespace vedette
