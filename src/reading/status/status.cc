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

int32_t length_of(const std::vector<Span>& spans) {
  int32_t n = 0;
  for (const Span& s : spans) n += s.size();
  return n;
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

std::vector<int32_t> attribution_of(const std::vector<Statement>& statements, Span bytes) {
  std::vector<std::pair<int32_t, int32_t>> found;  // minus the content's length, index
  for (size_t i = 0; i < statements.size(); ++i) {
    const Statement& s = statements[i];
    if (!is_absent(s.cue) && s.cue.overlaps(bytes)) continue;
    const bool inside = std::any_of(s.content.begin(), s.content.end(), [&](Span c) { return c.contains(bytes); });
    if (inside) found.emplace_back(-length_of(s.content), static_cast<int32_t>(i));
  }
  std::sort(found.begin(), found.end());
  std::vector<int32_t> out;
  for (const auto& [length, index] : found) out.push_back(index);
  return out;
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

std::vector<EventMention> StatusReader::read(const ReadingContext& text, const std::vector<Actor>& actors,
                                             const std::vector<Statement>& statements, std::vector<EventMention> events) const {
  const Doc& doc = text.doc;
  for (EventMention& event : events) {
    const int32_t anchor = head_token(doc, event.anchor);
    if (anchor < 0) continue;
    const Embedding e = embedding_.read(text, anchor);
    event.modality = modality_of(e.reality);
    event.negative = event.modality == Modality::kNotHappened;
    event.tense = e.tense;
    event.phase = e.phase;
    if (!e.condition.empty()) event.condition = doc.bytes(e.condition);
    if (e.background) event.recency = Recency::kBackground;
    event.attribution = attribution_of(statements, event.anchor);

    // Who the innermost source is, compared with the mover.
    bool mover_speaks = false;
    bool there = false;  // the source is there, or observes by trade
    if (!event.attribution.empty()) {
      const Statement& inner = statements[event.attribution.back()];
      for (const int32_t s : inner.speaker) {
        for (const int32_t a : event.actor) mover_speaks = mover_speaks || same_side(actors[s], actors[a]);
      }
      for (const Span& source : inner.source) {
        const int32_t head = head_token(doc, source);
        if (head >= 0) there = there || text.lexicon.in_class(doc, text.words, head, eyewitness_) || text.lexicon.in_class(doc, text.words, head, imagery_);
      }
      if (inner.act == Act::kDeny && event.modality != Modality::kNotHappened && event.modality != Modality::kDemanded) {
        event.modality = Modality::kNotHappened;
        event.negative = true;
      }
      // A bare "will" about somebody else's deed is a forecast.
      if (!mover_speaks && !event.actor.empty() && event.modality == Modality::kPlanned && e.own_future &&
          inner.act != Act::kAccuse && inner.act != Act::kAnnounce) {
        event.modality = Modality::kPossible;
      }
      if (mover_speaks && e.forecast && event.modality == Modality::kPossible && !e.open_if) event.modality = Modality::kPlanned;
    }
    if (mover_speaks) {
      event.basis = Basis::kDeclared;
    } else if (e.observed || there) {
      event.basis = Basis::kObserved;
    } else {
      event.basis = event.attribution.empty() ? Basis::kReported : Basis::kAlleged;
    }
    event.factuality = factuality_of(event.modality, e.hedged, e.own_future);
  }
  return events;
}

double StatusReader::factuality(const ReadingContext& text, Span bytes) const {
  const int32_t token = head_token(text.doc, bytes);
  if (token < 0) return 3;
  const Embedding e = embedding_.read(text, token);
  return factuality_of(modality_of(e.reality), e.hedged, e.own_future);
}

}  // namespace vedette
