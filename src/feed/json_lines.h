// JSON lines of contract 4.1: one report a line. A document that is one array of such objects, or one object over several
// lines, is taken as well.
#pragma once

#include "feed/context.h"

namespace vedette {

// A line that is no JSON object, lacks "text" or has a value of the wrong kind is refused as name:line, one above kMaxLine
// too. Besides the contract's keys: author (a text or a list of texts), modified, country, retracted; of another kind they
// are passed through as unknown keys are.
void read_json_lines(const FeedContext& context, Input& in);

}  // namespace vedette
