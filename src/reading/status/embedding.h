// What the predicates above a deed make of it: from its own clause outward, one effect after the other
// (data/status/README.md). "agreed to begin withdrawing" is withdraw (bare) ← begin ← agree = planned.
#pragma once

#include "reading/context.h"
#include "reading/status/clause.h"
#include "types/status.h"

namespace vedette {

// The state of a deed after its clause and all predicates above it.
struct Embedding {
  int32_t anchor = -1;
  Reality reality = Reality::kHappened;
  Tense tense = Tense::kNone;
  Phase phase = Phase::kCompleted;
  bool negative = false;       // some negation led to kNot
  bool observed = false;       // a word of seeing governs this very deed
  bool forecast = false;       // foretold: planned if its mover foretells it, else possible
  bool hedged = false;
  bool own_future = false;     // a bare "will": a plan in the mover's mouth, a forecast in another's
  bool habit = false;          // told of many times
  bool background = false;     // pluperfect or "past", "former": told as history
  bool open_if = false;
  bool counterfactual = false;
  bool own_negative = false;   // negated in its own clause, whatever came of it ("may not leave")
  bool averted = false;        // open, but somebody means it not to be ("to avoid a war")
  bool told = false;           // some predicate above has said how real it is
  bool goes_on = false;        // "will", "intends to": of verbs of lasting, under way
  bool named_only = false;     // a noun of which no word around it tells whether it was done
  bool settled = false;        // nothing further up changes it
  Span condition = kNoSpan;    // tokens
  int32_t demand = -1;         // the noun that demands it ("a list of demands"); -1
  int32_t head = -1;           // the verb that bore the clause: the anchor, its light verb or copula
  int32_t at = -1;             // the last word reached on the way up
};

class EmbeddingReader {
 public:
  // Reads data/status/predicates.txt and interns its words.
  static Result<EmbeddingReader> load(const DataFiles& data, Lexicon& lexicon);

  // Requires a token of the text.
  Embedding read(const ReadingContext& text, int32_t anchor) const { return read(text, anchor, 0); }
  const PatternSet& predicates() const { return patterns_; }

 private:
  enum class Effect : uint8_t {
    kNone, kTransparent, kImplies, kImpliesNot, kBegin, kContinue, kComplete, kStop, kTry, kPlan, kDemand, kPossible, kOpen, kPrevent,
    kDeny, kForecast, kPerceive, kSign, kOccur, kCancel, kDelay, kWish, kTurnDown, kOblige,
  };
  EmbeddingReader(PatternSet patterns, const Lexicon& lexicon);
  static Effect effect_of(std::string_view name);

  Embedding read(const ReadingContext& text, int32_t anchor, int depth) const;
  void not_yet_given(const ReadingContext& text, const Frame& noun, int depth, Embedding& e) const;
  bool beside_outer(const ReadingContext& text, const Frame& f) const;
  void cleft(const ReadingContext& text, int32_t copula, Embedding& e) const;
  void predicated(const ReadingContext& text, int32_t noun, Embedding& e) const;
  static bool indefinite(const ReadingContext& text, int32_t noun);
  void start(const ReadingContext& text, int32_t anchor, Embedding& e) const;
  void start_noun(const ReadingContext& text, int32_t noun, Embedding& e) const;
  void start_bare(const ReadingContext& text, const Frame& f, Embedding& e) const;
  void modified(const ReadingContext& text, int32_t noun, Embedding& e) const;
  bool known_to_last(const ReadingContext& text, const Frame& noun) const;
  bool only_thought_of(const ReadingContext& text, const Frame& noun) const;
  Effect effect_at(const ReadingContext& text, int32_t governor, int32_t below) const;
  void apply(const ReadingContext& text, Effect effect, int32_t governor, Embedding& e) const;
  static bool presupposed(const ReadingContext& text, const Frame& f);
  bool seen_leaving(const ReadingContext& text, const Frame& participle) const;
  bool noun_negated(const ReadingContext& text, int32_t noun) const;

  PatternSet patterns_;
  std::vector<Effect> effects_;  // by pattern
  ClauseReader clauses_;
  ClassId mod_planned_, mod_possible_, mod_demanded_, mod_cancelled_, mod_ongoing_, mod_past_, mod_alleged_, durative_, stative_, speech_deed_, persist_, purpose_verb_;
};

}  // namespace vedette
