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

bool is_state(const Actor& a) {
  constexpr std::string_view kSectors[] = {"", "GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY", "ELI"};
  return std::find(std::begin(kSectors), std::end(kSectors), a.sector) != std::end(kSectors);
}

// Whether one side speaks for the other: one entity, one acting for the other, or both for one state or body.
bool same_side(const Actor& a, const Actor& b) {
  if (!a.entity.empty() && a.entity == b.entity) return true;
  const std::string& side_a = a.side.empty() ? a.entity : a.side;
  const std::string& side_b = b.side.empty() ? b.entity : b.side;
  if (!side_a.empty() && side_a == side_b) return true;
  return !a.country.empty() && a.country == b.country && is_state(a) && is_state(b);
}

}  // namespace

int32_t head_token(const Doc& doc, Span bytes) {
  const Span tokens = tokens_of(doc, bytes);
  for (int32_t i = tokens.begin; i < tokens.end; ++i) {
    const bool outside = !tokens.contains(doc.heads[i]) || doc.heads[i] == i;
    if (outside && doc.pos[i] != Pos::kPunct && doc.pos[i] != Pos::kSpace) return i;
  }
  return tokens.empty() ? -1 : tokens.begin;
}

double factuality_of(Modality modality, bool hedged, bool own_future) {
  switch (modality) {
    case Modality::kHappened: return hedged ? 2.0 : 3.0;
    case Modality::kOngoing: return hedged ? 2.0 : 3.0;
    case Modality::kNotHappened: return hedged ? -2.0 : -3.0;
    case Modality::kPlanned: return own_future ? 2.0 : 1.5;
    case Modality::kDemanded: return 1.0;
    case Modality::kPossible: return 1.0;
  }
  return 0;
}

StatusReader::StatusReader(EmbeddingReader embedding, const Lexicon& lexicon)
    : embedding_(std::move(embedding)), eyewitness_(lexicon.class_id("eyewitness")), imagery_(lexicon.class_id("imagery")) {}

Result<StatusReader> StatusReader::load(const DataFiles& data, Lexicon& lexicon) {
  VEDETTE_TRY(EmbeddingReader embedding, EmbeddingReader::load(data, lexicon));
  return StatusReader(std::move(embedding), lexicon);
}

// Who the innermost source is to the mover.
StatusReader::Source StatusReader::source_of(const ReadingContext& text, const std::vector<Actor>& actors, const Statement& inner,
                                             const EventMention& event) const {
  Source out;
  for (const int32_t s : inner.speaker) {
    for (const int32_t a : event.actor) out.mover = out.mover || same_side(actors[s], actors[a]);
    out.there = out.there || actors[s].observer;
  }
  // Promises, plans and refusals are of the speaker's own deeds, unless another is named.
  const bool own_act = inner.act == Act::kAnnounce || inner.act == Act::kPromise || inner.act == Act::kThreaten ||
                       inner.act == Act::kPropose || inner.act == Act::kRefuse || inner.act == Act::kDeny || inner.act == Act::kRespond;
  const bool nobody_else = std::all_of(event.actor.begin(), event.actor.end(), [&](int32_t a) {
    return actors[a].country.empty() && actors[a].side.empty() && actors[a].entity.starts_with("name:");
  });
  if (own_act && nobody_else && !inner.speaker.empty()) out.mover = true;
  for (const Span& source : inner.source) {
    const int32_t head = head_token(text.doc, source);
    if (head < 0) continue;
    out.there = out.there || text.lexicon.in_class(text.doc, text.words, head, eyewitness_) ||
                text.lexicon.in_class(text.doc, text.words, head, imagery_);
  }
  return out;
}

EventMention StatusReader::tell(const ReadingContext& text, const std::vector<Actor>& actors, const std::vector<Statement>& statements,
                                const Attributions& attributions, EventMention event) const {
  const int32_t anchor = head_token(text.doc, event.anchor);
  if (anchor < 0) return event;
  const Embedding e = embedding_.read(text, anchor);
  event.modality = modality_of(e.reality);
  event.tense = e.tense;
  event.phase = e.phase;
  event.named_only = e.named_only;
  if (e.named_only) event.confidence /= 2;
  if (!e.condition.empty()) event.condition = text.doc.bytes(e.condition);
  if (e.background) event.recency = Recency::kBackground;
  event.attribution = attributions.at(event.anchor);
  Source source;
  if (!event.attribution.empty()) {
    const Statement& inner = statements[event.attribution.back()];
    source = source_of(text, actors, inner, event);
    // A denial makes what it denies not happened, but for what is only presupposed in it.
    const bool denied = inner.act == Act::kDeny && event.modality != Modality::kNotHappened && event.modality != Modality::kDemanded;
    if (denied) event.modality = Modality::kNotHappened;
    // A bare "will" about somebody else's deed is a forecast; the mover's own forecast is a plan.
    const bool foretold = !source.mover && !event.actor.empty() && event.modality == Modality::kPlanned && e.own_future &&
                          inner.act != Act::kAccuse && inner.act != Act::kAnnounce;
    if (foretold) event.modality = Modality::kPossible;
    if (source.mover && e.forecast && event.modality == Modality::kPossible && !e.open_if) event.modality = Modality::kPlanned;
  }
  event.negative = event.modality == Modality::kNotHappened;
  event.basis = source.mover                  ? Basis::kDeclared
                : e.observed || source.there  ? Basis::kObserved
                : event.attribution.empty()   ? Basis::kReported
                                              : Basis::kAlleged;
  event.factuality = factuality_of(event.modality, e.hedged, e.own_future);
  return event;
}

std::vector<EventMention> StatusReader::read(const ReadingContext& text, const std::vector<Actor>& actors,
                                             const std::vector<Statement>& statements, std::vector<EventMention> events) const {
  const Attributions attributions(statements);
  for (EventMention& event : events) event = tell(text, actors, statements, attributions, std::move(event));
  return events;
}

double StatusReader::factuality(const ReadingContext& text, Span bytes) const {
  const int32_t token = head_token(text.doc, bytes);
  if (token < 0) return 3;
  const Embedding e = embedding_.read(text, token);
  return factuality_of(modality_of(e.reality), e.hedged, e.own_future);
}

}  // namespace vedette
