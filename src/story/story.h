// From readings to stories and events.
//
//   StoryBook book = make_stories(reports, codebook);
//
// Deterministic: reports are taken by publication, then id, whatever their order in the input. Each report needs its sketch
// (story/sketch.h); one without is a story of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/codebook.h"
#include "types/story.h"

namespace vedette {

StoryBook make_stories(const std::vector<ReadReport>& reports, const Codebook& codebook);
// The same without links, which follow from the codebook's deeds.
StoryBook make_stories(const std::vector<ReadReport>& reports);

// The id of the event that this mention founds, or would have founded: that of any mention leads to its event.
std::string event_id(std::string_view mention);

// The parts, in their order; each reads what the earlier ones wrote. Those that take stories need only the reports of these.
std::vector<Story> group_reports(const std::vector<ReadReport>& reports);
std::vector<Event> merge_events(const std::vector<ReadReport>& reports, const std::vector<Story>& stories);
std::vector<Duplicate> find_duplicates(const std::vector<ReadReport>& reports, const std::vector<Story>& stories);
std::vector<Discrepancy> find_discrepancies(const std::vector<ReadReport>& reports, const std::vector<Story>& stories,
                                            const std::vector<Event>& events);

}  // namespace vedette
