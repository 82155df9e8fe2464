// How events hang together: plan and deed, denial and what is denied, deed and what undoes it, answer and what is answered,
// one of a series and the one before.
#pragma once

#include <vector>

#include "knowledge/codebook.h"
#include "types/story.h"

namespace vedette {

// Adds to each event its links, the nearest earlier event of a kind only.
void link_events(const std::vector<ReadReport>& reports, const Codebook& codebook, std::vector<Event>& events);

}  // namespace vedette
