// Stories → records: one for each merged event, with every sentence that it rests on.
//
//   const StoryBook book = make_stories(reports);
//   const std::vector<EventRecord> records = collect_records(reports, book);
//
// The coding of a record (type, code, phase …) is that of the first mention which says what the event's best founded view says.
#pragma once

#include <vector>

#include "exchange/record.h"
#include "types/story.h"

namespace vedette {

// In the order of the book's events; `reports` are those that the book was made of.
std::vector<EventRecord> collect_records(const std::vector<ReadReport>& reports, const StoryBook& book);

}  // namespace vedette
