// Where a report contradicts the world or itself: a town in another country, a day that no calendar has, a deed told as done
// on a day after publication.
#pragma once

#include <vector>

#include "types/story.h"

namespace vedette {

void find_world(const std::vector<ReadReport>& reports, int32_t report, std::vector<Discrepancy>& out);

// The sentence of a reading that holds the span's beginning; kNoSpan: none.
Span sentence_at(const Reading& reading, Span span);

}  // namespace vedette
