// Stories and a watch file → an Assessment (DESIGN 5).
//
//   std::vector<ReadReport> known = known_at(std::move(reports), watch.from, as_of, undated);
//   Assessment a = assess({watch, known, make_stories(known, codebook), codebook, knowledge, as_of});
#pragma once

#include <vector>

#include "types/assessment.h"
#include "watch/facts.h"

namespace vedette {

// The latest publication among the reports; unknown where none has one.
Moment latest_publication(const std::vector<ReadReport>& reports);

// The reports published from `from` (unknown: ever) up to `as_of`, by publication then id. Those without a date are
// left out and counted.
std::vector<ReadReport> known_at(std::vector<ReadReport> reports, const Moment& from, const Moment& as_of,
                                 int32_t& undated);

Assessment assess(const WatchInput& input);

}  // namespace vedette
