// Words that the engine splits at the hyphen after a prefix ("de-escalate", "non-aggression", "re-deploy") or before a
// particle ("build-up", "pull-out"), made one token again, with the tree mended around them: split, the parser takes the
// prefix for a verb or noun of its own.
//
//   const std::optional<Doc> joined = join_prefixes(doc);
//   const Doc& read = joined ? *joined : doc;
//
// Text and byte spans stay as they are; only the tokens are fewer. Which words: is_joining_prefix() and is_joining_particle() of the lexicon.
#pragma once

#include <optional>

#include "types/doc.h"

namespace vedette {

// Absent where the text has no such word. O(tokens).
std::optional<Doc> join_prefixes(const Doc& doc);

}  // namespace vedette
