// Mentions: where a text names places. First half of reading/places; resolving says which places they are.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "knowledge/gazetteer.h"
#include "reading/places/place_words.h"
#include "types/doc.h"

namespace vedette {

struct PlaceMention {
  Span tokens;
  Span bytes;
  std::string folded;                            // key of the gazetteer; of the words where it has none
  std::vector<Gazetteer::Candidate> candidates;  // those that the spelling allows; empty: the gazetteer has none
  EntLabel label = EntLabel::kNone;              // of the entity around it
  bool whole_entity = false;                     // the entity is this mention, but for articles and possessives
  bool leading = false;                          // inside a longer entity, at its beginning or after "of"
  bool people = false;                           // an adjective or a people
  bool road = false;
  bool context_only = false;  // a people that tells of no place: helps to resolve, is no entry
  uint32_t type_word = 0;     // PlaceWords::Class of a type word that the span ends with ("County")
  int32_t inside = -1;        // mention that follows as its container: "Paris, Texas"
  double evidence = 0;
};

// All mentions that are places by the evidence around them, in the order of the text, none overlapping.
std::vector<PlaceMention> find_mentions(const Doc& doc, const Gazetteer& world, const PlaceWords& words);

}  // namespace vedette
