#include "reading/status/status.h"

#include <algorithm>

namespace vedette {
namespace {

Modality modality_of(Reality r) {
  switch (r) {
    case Reality::kHappened: return Modality::kHappened;
    case Reality::kOngoing:
    case Reality::kBare: return Modality::kOngoing;
    case Reality::kPlanned:
    case Reality::kUnreal: return Modality::kPlanned;
    case Reality::kPossible: return Modality::kPossible;
    case Reality::kDemanded: return Modality::kDemanded;
    case Reality::kNot: return Modality::kNotHappened;
  }
  return Modality::kHappened;
}

// The scale of FactBank and UW: certain 3, probable 2, possible 1, denied below 0.
double factuality_of(Modality modality, const Embedding& e) {
  switch (modality) {
    case Modality::kHappened:
    case Modality::kOngoing: return e.hedged ? 2.0 : 3.0;
    case Modality::kNotHappened: return e.counterfactual ? -1.0 : e.hedged ? -2.0 : -3.0;
    case Modality::kPlanned: return e.own_future ? 2.0 : 1.5;
    case Modality::kDemanded: return e.own_negative ? -1.5 : 1.0;
    case Modality::kPossible: return e.averted ? -1.5 : e.own_negative ? -1.0 : 1.0;
  }
  return 0;
}

}  // namespace

StatusReader::StatusReader(EmbeddingReader embedding, const Lexicon& lexicon)
    : embedding_(std::move(embedding)), classes_(Ground::Classes::of(lexicon)) {}

Result<StatusReader> StatusReader::load(const DataFiles& data, Lexicon& lexicon) {
  VEDETTE_TRY(EmbeddingReader embedding, EmbeddingReader::load(data, lexicon));
  return StatusReader(std::move(embedding), lexicon);
}

EventMention StatusReader::tell(const ReadingContext& text, const std::vector<Statement>& statements, const Ground& ground,
                                EventMention event) const {
  const int32_t anchor = head_token(text.doc, event.anchor);
  if (anchor < 0) return event;
  const Embedding e = embedding_.read(text, anchor);
  event.modality = modality_of(e.reality);
  event.tense = e.tense;
  event.phase = e.phase;
  event.named_only = e.named_only;
  if (e.named_only) event.confidence /= 2;
  if (!e.condition.empty()) event.condition = text.doc.bytes(e.condition);
  if (e.background || (e.habit && event.modality == Modality::kOngoing)) event.recency = Recency::kBackground;
  event.attribution = ground.attribution(event);
  const bool asked = event.attribution.empty() && event.modality == Modality::kDemanded && e.demand >= 0;
  const Ground::Source source = asked ? ground.demanded_by(e.demand, event) : ground.source(event);
  if (!event.attribution.empty()) {
    const Statement& inner = statements[event.attribution.back()];
    // A denial makes what it denies not happened, but for what is only presupposed in it.
    const bool denied = inner.act == Act::kDeny && event.modality != Modality::kNotHappened && event.modality != Modality::kDemanded;
    if (denied) event.modality = Modality::kNotHappened;
    // A bare "will" about somebody else's deed is a forecast; the mover's own forecast is a plan.
    const bool foretold = source.named && !source.mover && !event.actor.empty() && event.modality == Modality::kPlanned && e.own_future &&
                          inner.act != Act::kAccuse && inner.act != Act::kAnnounce;
    if (foretold) event.modality = Modality::kPossible;
    if (source.mover && e.forecast && event.modality == Modality::kPossible && !e.open_if) event.modality = Modality::kPlanned;
  }
  event.negative = event.modality == Modality::kNotHappened;
  const bool seen = (e.observed || source.there) && (event.modality == Modality::kHappened || event.modality == Modality::kOngoing ||
                                                     event.modality == Modality::kNotHappened);
  event.basis = source.mover ? Basis::kDeclared : seen ? Basis::kObserved : source.named ? Basis::kAlleged : Basis::kReported;
  event.factuality = factuality_of(event.modality, e);
  return event;
}

std::vector<EventMention> StatusReader::read(const ReadingContext& text, const std::vector<Actor>& actors,
                                             const std::vector<Statement>& statements, std::vector<EventMention> events) const {
  const Ground ground(text, actors, statements, classes_);
  for (EventMention& event : events) event = tell(text, statements, ground, std::move(event));
  return events;
}

double StatusReader::factuality(const ReadingContext& text, Span bytes) const {
  const int32_t token = head_token(text.doc, bytes);
  if (token < 0) return 3;
  const Embedding e = embedding_.read(text, token);
  return factuality_of(modality_of(e.reality), e);
}

}  // namespace vedette
