// Names: the proper names of a Doc, those of the actor base and those that only the engine saw. Internal to reading/actors.
#pragma once

#include <span>

#include "knowledge/actor_base.h"
#include "reading/actors/mention.h"
#include "reading/actors/mentions.h"
#include "reading/context.h"
#include "types/doc.h"
#include "types/reading.h"

namespace vedette::actors {

// The token of a range that hangs on a token outside of it (the last such, for a range that is no phrase).
int32_t head_of(const Doc& doc, Span tokens);

// Whether the words around stand all in capitals, as in a headline: "IS" and "WHO" may be words there.
bool in_capitals(const Doc& doc, Span tokens);

// Names without overlap, in the order of the text; the longest of the base wins, an engine's PERSON that reaches further beats a
// place or a short name in it. A word that ends a person's name in this report is his too, and a name alone that says something is
// a person's, whatever the engine takes them for. Fills names and name_of.
void find_names(const ReadingContext& context, const ActorBase& base, const Classes& classes, Found& found);

// Phrases of titles, nouns and organs, the longest at each place. Fills terms and term_of. Requires names.
void find_terms(const Doc& doc, const ActorBase& base, Found& found);

// Fills place_state; takes out the engine's names that are places, and all names in the dateline. Requires names.
void mark_places(const Doc& doc, const ActorBase& base, std::span<const Place> places, Span dateline, Found& found);

// Marks the tokens inside quotation marks, and between dashes that do their work ("- We go - said the mayor."). A mark that is not
// closed in its paragraph marks nothing after it.
void find_quotes(const Doc& doc, Found& found);

}  // namespace vedette::actors
