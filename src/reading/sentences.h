// The sentences of a reading: the engine's, cut where a text shows that two things stand side by side.
//
// The engine knows no layout and joins a subheading with the sentence below it. What is quoted as evidence must not: so a
// sentence ends at an empty line, and at the edges of the report's parts (types/report.h). White space at the ends goes.
#pragma once

#include <vector>

#include "types/doc.h"
#include "types/report.h"

namespace vedette {

// In order, disjoint, none empty; bytes of the text. Linear.
std::vector<Span> cut_sentences(const Report& report, const Doc& doc);

// The index of the sentence that holds a byte; -1 where none does.
int32_t sentence_at(const std::vector<Span>& sentences, int32_t byte);

}  // namespace vedette
