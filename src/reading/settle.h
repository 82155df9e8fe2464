// Settle: the last step of reading. What needs several stages' results: first-person words, the times and the age of events,
// the attribution of quantities.
#pragma once

#include <vector>

#include "reading/context.h"
#include "types/reading.h"

namespace vedette {

// "I", "we", "our" inside what somebody says are the speaker and the side it acts for. So is a "they" that is said to have seen,
// received or awaited something, where a body's speaker tells it. Reads statements; requires their speakers.
std::vector<Actor> settle_first_person(const ReadingContext& text, std::vector<Actor> actors, const std::vector<Statement>& statements);

// Gives each event the time told at its verb, else the publication's; what is told as long past becomes background.
// Requires resolved times.
void settle_event_times(const ReadingContext& text, const std::vector<TimeExpr>& times, const Moment& published,
                        std::vector<EventMention>& events);

// Which statements each quantity belongs to. Who only sees or receives what is counted does not own it.
void settle_quantities(const ReadingContext& text, const std::vector<Actor>& actors, const std::vector<Statement>& statements,
                       std::vector<Quantity>& quantities);

// A publication inferred from the text alone: its latest day named without a year, in the only year in which that day falls on the
// weekday that the text also names, while the office-holders it names hold office. Unknown where that is not one day.
// `first_year`, `last_year`: when all of them held office, both included. Never looks at other reports.
Moment infer_publication(const ReadingContext& text, int32_t first_year, int32_t last_year);

}  // namespace vedette
