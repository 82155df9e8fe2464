// The tense of the verb that a word hangs on: it decides whether "Friday" has been or is to come.
#pragma once

#include "types/doc.h"

namespace vedette {

enum class Lean : int8_t { kPast = -1, kUnknown = 0, kFuture = 1 };

// Climbs from the token to the verb that governs it, and on to the verbs above where that one has no tense of its own.
// kUnknown without a parse, or without such a verb. Requires 0 <= token < doc.size().
Lean lean_of(const Doc& doc, int32_t token);

}  // namespace vedette
