// Occasions: where and how a statement was made, and when.
#pragma once

#include <optional>
#include <vector>

#include "reading/context.h"
#include "reading/statements/cues.h"
#include "reading/times/times.h"
#include "types/reading.h"

namespace vedette {

class OccasionRules {
 public:
  static Result<OccasionRules> load(const DataFiles& data, Lexicon& lexicon);

  // The occasion told in the cue's sentence, outside of the cue's content; nothing where none is.
  std::optional<Occasion> find(const ReadingContext& context, const MatchText& text, const Layout& layout, const Cue& cue) const;

 private:
  PatternSet patterns_;
  std::vector<OccasionKind> kinds_;  // by pattern
  ClassId prepositions_ = -1;
};

// Gives each statement the time told beside its cue ("said on Tuesday"), else that of the statement around it, else the
// publication. `times` must be settled from the publication.
void settle_said(const ReadingContext& context, const std::vector<TimeExpr>& times, const Published& published, std::vector<Statement>& statements);

// When the quoted words were said, for those that say so beside the cue.
std::vector<SaidRange> said_ranges(const std::vector<Statement>& statements);

}  // namespace vedette
