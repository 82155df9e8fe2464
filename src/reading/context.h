// ReadingContext: what every stage of reading/ looks at, made once for a report. All of it const to the stages.
#pragma once

#include <vector>

#include "knowledge/frames.h"
#include "knowledge/lexicon.h"
#include "knowledge/patterns.h"
#include "language/tree.h"
#include "types/doc.h"
#include "types/reading.h"
#include "types/report.h"

namespace vedette {

struct ReadingContext {
  const Report& report;
  const Doc& doc;
  const Lexicon& lexicon;
  Tree tree;
  std::vector<Word> words;  // lexicon.words(doc)
  Frames frames;

  // Report, Doc and Lexicon must outlive the context.
  ReadingContext(const Report& r, const Doc& d, const Lexicon& l)
      : report(r), doc(d), lexicon(l), tree(d), words(l.words(d)), frames(build_frames(d, tree, l, words)) {}
};

// The token that covers byte `at` of the text; -1 between tokens. O(log tokens).
int32_t token_at(const Doc& doc, int32_t at);
// The tokens that a byte span touches.
Span tokens_of(const Doc& doc, Span bytes);

}  // namespace vedette
