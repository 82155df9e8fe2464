// What a verb's own clause says: tense, aspect, mood, negation, condition. English grammar, no word lists but the closed
// classes of modals and negators; @adv_… of data/status/classes.txt add to them.
#pragma once

#include "reading/context.h"
#include "types/status.h"

namespace vedette {

// How real a clause makes its verb, before anything above it is looked at.
enum class Reality : uint8_t {
  kHappened, kOngoing, kPlanned, kPossible, kDemanded, kNot,
  kUnreal,  // an infinitive: what stands above decides
  kBare,    // a gerund or participle without tense: as real as what stands above
};

struct Clause {
  Reality reality = Reality::kHappened;
  Tense tense = Tense::kNone;
  bool negative = false;      // negated in its own clause
  bool perfect = false;
  bool progressive = false;
  bool open_if = false;       // hangs on an open "if", or is one
  bool hedged = false;        // "reportedly", "apparently"
  bool habit = false;         // "often moves", "they leave and then come back": told of many times, not of one
  bool would = false;         // "would", without "have"
  bool counterfactual = false;  // "would have come", "had they asked": known not to be so
  Span condition = kNoSpan;   // tokens of the if-clause
};

class ClauseReader {
 public:
  explicit ClauseReader(const Lexicon& lexicon);
  // Requires a verb or auxiliary at `verb`.
  Clause read(const ReadingContext& text, int32_t verb) const { return read(text, verb, 0); }

 private:
  struct Marks;
  Clause read(const ReadingContext& text, int32_t verb, int depth) const;
  Marks collect(const ReadingContext& text, int32_t verb) const;
  void inherit(const ReadingContext& text, int32_t verb, Marks& marks, int depth) const;
  void find_condition(const ReadingContext& text, int32_t verb, Clause& out) const;
  bool yet_to_come(const ReadingContext& text, int32_t verb, int depth) const;
  bool habitual(const ReadingContext& text, int32_t verb) const;
  bool scheduled(const ReadingContext& text, int32_t verb) const;
  Reality simple_present(const ReadingContext& text, int32_t verb) const;

  ClassId adv_possible_, adv_reported_, adv_negative_, stative_, durative_, speech_deed_, scheduled_verb_, time_ahead_, adv_often_;
};

}  // namespace vedette
