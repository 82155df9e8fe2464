// What a report's own lines tell of it: the title, the by-line, the day, the outlet.
#pragma once

#include "feed/known.h"
#include "types/report.h"

namespace vedette {

// Fills what is not told yet out of the report's parts: the title from a headline, author and time from a by-line, the
// outlet from a line "Source: …" or, failing that, from the agency of the dateline, "PORT VELL (AP) -".
void take_from_parts(Report& report, const FeedKnowledge& known);

// Sets the time of publication as told by the text, where it is not known yet.
void tell_published(const Moment& moment, Report& report);

}  // namespace vedette
