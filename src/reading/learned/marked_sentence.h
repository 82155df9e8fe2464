// MarkedSentence: one line of data/training, a sentence with its parties marked and what each does to which.
//
//   accuse a>b; attack b>c | [a The mayor] blamed [b the militia] for the raid on [c a clinic].
//   protest a> | [a Thousands] took to the streets.          the target is not named
//   none | [a Norway] and [b Chile] grow salmon.                no relation between any two
//
// Every ordered pair of parties that is not listed has no relation. A letter may mark several places (a name and its
// pronoun); a pair means the two that stand closest.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "knowledge/line_file.h"

namespace vedette {

struct MarkedSentence {
  struct Party {
    char letter;
    Span span;  // bytes of text
  };
  struct Relation {
    std::string deed;         // of the codebook
    char source = 0, target = 0;  // letters; 0: not named
  };
  std::string text;           // without the marks
  std::vector<Party> parties;
  std::vector<Relation> relations;
};

// One pair of parties put as a question, with its answer.
struct MarkedPair {
  Span source = {-1, -1}, target = {-1, -1};
  std::string deed;           // empty: no relation
  bool listed = true;         // false: only understood from its absence in the line
  std::string mirrors;        // the deed of the reverse pair, where that one is listed
};

// kMalformed with file:line:column and caret.
Result<MarkedSentence> parse_marked(const LineRecord& record);
// Listed pairs in their order, then the others by letter.
std::vector<MarkedPair> pairs_of(const MarkedSentence& sentence);

}  // namespace vedette
