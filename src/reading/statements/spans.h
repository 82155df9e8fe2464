// Token spans of noun phrases, clauses and cues, and the arithmetic on lists of them.
#pragma once

#include <vector>

#include "reading/context.h"
#include "reading/statements/layout.h"

namespace vedette {

// Without white space and punctuation at its ends; quotation marks that belong to a quotation within stay.
Span trim_tokens(const Doc& doc, const Layout& layout, Span s);

// The noun phrase of a source: titles, appositions and conjoined names in, clauses after a comma out. A relative pronoun
// alone. Keeps clear of the token `cue`.
Span source_span(const ReadingContext& context, const Layout& layout, int32_t head, int32_t cue);

// All of an argument; keeps clear of the token `cue`.
Span argument_span(const ReadingContext& context, const Layout& layout, int32_t head, int32_t cue);

// The verb with its auxiliaries, negation, particles and the adverbs next to it.
Span cue_span(const ReadingContext& context, int32_t head, Span trigger);

// Sorts, joins what touches or overlaps, drops what is empty.
void normalise(std::vector<Span>& spans);
// Takes `hole` out of every span.
void subtract(std::vector<Span>& spans, Span hole);

}  // namespace vedette
