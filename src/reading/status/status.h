// Status: how real each event is, and how the report knows (DESIGN 1; rulings: words-and-ground guidelines).
//
//   VEDETTE_TRY(StatusReader status, StatusReader::load(data, lexicon));
//   events = status.read(context, actors, statements, std::move(events));
//
// Writes polarity, tense, phase, condition, modality, factuality, basis and attribution of every event; reads its anchor and parties.
// Recency and time come later, in settle. Const, safe to share.
#pragma once

#include <vector>

#include "reading/context.h"
#include "reading/status/embedding.h"
#include "reading/status/ground.h"

namespace vedette {

class StatusReader {
 public:
  static Result<StatusReader> load(const DataFiles& data, Lexicon& lexicon);

  std::vector<EventMention> read(const ReadingContext& text, const std::vector<Actor>& actors,
                                 const std::vector<Statement>& statements, std::vector<EventMention> events) const;

  // The factuality of whatever stands at a span of the text, event or not (`ask.factuality`): -3 … +3.
  double factuality(const ReadingContext& text, Span bytes) const;

  // The embedding predicates, for the tests that run their examples.
  const PatternSet& predicates() const { return embedding_.predicates(); }

 private:
  StatusReader(EmbeddingReader embedding, const Lexicon& lexicon);
  EventMention tell(const ReadingContext& text, const std::vector<Statement>& statements, const Ground& ground, EventMention event) const;

  EmbeddingReader embedding_;
  Ground::Classes classes_;
};

}  // namespace vedette
