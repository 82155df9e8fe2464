// From readings to stories and events.
//
//   StoryBook book = make_stories(reports);
//
// Deterministic: reports are taken by publication, then id, whatever their order in the input.
#pragma once

#include <vector>

#include "types/story.h"

namespace vedette {

StoryBook make_stories(const std::vector<ReadReport>& reports);

// The parts, in their order; each reads what the earlier ones wrote.
std::vector<Story> group_reports(const std::vector<ReadReport>& reports);
std::vector<Event> merge_events(const std::vector<ReadReport>& reports, const std::vector<Story>& stories);
std::vector<Discrepancy> find_discrepancies(const std::vector<ReadReport>& reports, const std::vector<Story>& stories,
                                            const std::vector<Event>& events);

}  // namespace vedette
