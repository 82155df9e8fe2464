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
#include "reading/statements/attributions.h"
#include "reading/status/embedding.h"

namespace vedette {

class StatusReader {
 public:
  static Result<StatusReader> load(const DataFiles& data, Lexicon& lexicon);

  std::vector<EventMention> read(const ReadingContext& text, const std::vector<Actor>& actors,
                                 const std::vector<Statement>& statements, std::vector<EventMention> events) const;

  // The factuality of whatever stands at a span of the text, event or not (`ask.factuality`): -3 … +3.
  double factuality(const ReadingContext& text, Span bytes) const;

 private:
  // What the innermost source is to an event.
  struct Source {
    bool mover = false;  // it speaks for the mover
    bool there = false;  // it is there, or observes by trade
  };
  StatusReader(EmbeddingReader embedding, const Lexicon& lexicon);
  Source source_of(const ReadingContext& text, const std::vector<Actor>& actors, const Statement& inner, const EventMention& event) const;
  EventMention tell(const ReadingContext& text, const std::vector<Actor>& actors, const std::vector<Statement>& statements,
                    const Attributions& attributions, EventMention event) const;

  EmbeddingReader embedding_;
  ClassId eyewitness_, imagery_;
};

// The token that heads a byte span: the one whose head lies outside it.
int32_t head_token(const Doc& doc, Span bytes);

// -3 … +3 for a modality; a hedge takes a step towards 0.
double factuality_of(Modality modality, bool hedged, bool own_future);

}  // namespace vedette
