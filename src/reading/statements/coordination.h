// Coordination: what belongs to whom where verbs are joined by "and" and the parse may have hung them too low or too high.
//
//   "X denied [that it plans an invasion] and accused Y": the second cue is X's, not part of what was denied
//   "[X is watching], he said, but warned that …":        the one who warned is "he"
//   "he urged Y [to stop and pull back]", "he added [that they go and then they come back]": all of it was said
#pragma once

#include <vector>

#include "reading/statements/cues.h"

namespace vedette {

// Before quotations are given to cues: where the content of each ends.
void settle_coordination(const CueRules& rules, const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues);
// After it: who the joined cues' sources are.
void share_sources(const CueRules& rules, const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues);

}  // namespace vedette
