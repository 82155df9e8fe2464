// Quoting: which cue a quotation belongs to, by what stands beside it; and cues that are a mark only: the colon after a name,
// the dash before one.
//
//   attach_quotations(context, layout, cues);   // changes the cues' content; cues that stay loose are dropped
//
// In this order: the cue right after ("…," X said), the cue before (X said: "…"), the verb whose complement it is, the
// cue of the sentence or paragraph before that it goes on with.
#pragma once

#include <vector>

#include "reading/statements/cues.h"

namespace vedette {

void attach_quotations(const CueRules& rules, const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues);

// "Stoltenberg: no sign of a pullback", "No sign of a pullback: Stoltenberg", "― Ann Lee, Corvo" after a quotation.
// Adds cues whose pattern is -1.
void find_colon_cues(const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues);

}  // namespace vedette
