// Acts: what a statement does, from its cue and from what it says (data/words_ground's rulings: who commits to what).
#pragma once

#include <vector>

#include "reading/context.h"
#include "reading/statements/cues.h"
#include "reading/statements/layout.h"
#include "reading/statements/speakers.h"
#include "types/reading.h"

namespace vedette {

class ActReader {
 public:
  static ActReader load(const Lexicon& lexicon);

  // The cue's own act, but: a plain telling of one's own plan announces, of one's own "will not" promises, "must" demands,
  // another's "will" or "may" is an assessment, a question asks; "did not say" refuses.
  Act read(const CueRules& rules, const ReadingContext& context, const ActorMap& actors, const Cue& cue) const;

  // "decided to leave", "considers leaving": what the source means to do, no word on what is so.
  bool is_intent(const ReadingContext& context, const Cue& cue) const;

 private:
  static bool own_infinitive(const Doc& doc, const Tree& tree, int32_t verb);
  static bool asks(const Doc& doc, const std::vector<Span>& content);
  Act by_content(const ReadingContext& context, const ActorMap& actors, const Cue& cue, int32_t verb) const;

  ClassId perceive_ = -1;
};

// direct: nothing but quotations; mixed: some; indirect: none.
QuotationKind quotation_kind(const Doc& doc, const Layout& layout, const Cue& cue);

}  // namespace vedette
