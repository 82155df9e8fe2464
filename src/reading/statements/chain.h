// The chain: which statement stands inside which, and which of those inside are links of their own.
#pragma once

#include <vector>

#include "reading/statements/cues.h"

namespace vedette {

// The index of the statement whose content holds each cue, the innermost; -1 outside. Drops from `cues` what is no link
// of a chain: inside another's content, what the same source says again ("I think"), and attitudes and topics.
std::vector<int32_t> nest(const CueRules& rules, const ReadingContext& context, std::vector<Cue>& cues);

}  // namespace vedette
