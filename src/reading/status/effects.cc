// What each effect makes of a deed (data/status/README.md).
#include <array>

#include "reading/status/embedding.h"

namespace vedette {
namespace {

bool unreal(Reality r) { return r == Reality::kUnreal || r == Reality::kBare; }

}  // namespace

EmbeddingReader::Effect EmbeddingReader::effect_of(std::string_view name) {
  constexpr std::array<std::string_view, 24> kNames = {
      "", "transparent", "implies", "implies_not", "begin", "continue", "complete", "stop", "try", "plan", "demand",
      "possible", "open", "prevent", "deny", "forecast", "perceive", "sign", "occur", "cancel", "delay", "wish", "turn_down", "oblige"};
  for (size_t i = 1; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Effect>(i);
  }
  return Effect::kNone;
}

// One predicate above the deed. `g` is what the predicate's own clause says of the predicate.
void EmbeddingReader::apply(const ReadingContext& text, Effect effect, int32_t governor, Embedding& e) const {
  Embedding above;
  start(text, governor, above);
  const Reality g = above.reality;
  const bool g_not = g == Reality::kNot;
  const bool own_time = !unreal(e.reality) && (e.tense == Tense::kPast || e.tense == Tense::kPresent);
  if (above.tense != Tense::kNone && (e.tense == Tense::kNone || unreal(e.reality))) e.tense = above.tense;
  if (above.open_if && !e.open_if) e.open_if = true, e.condition = above.condition;
  e.hedged = e.hedged || above.hedged;
  const auto set = [&](Reality r) {
    e.reality = r;
    if (r == Reality::kNot) e.negative = true;
  };
  // A gerund whose own word says nothing is real where the predicate above only speaks of it.
  const auto settle_bare = [&](Reality otherwise) {
    if (e.reality == Reality::kBare) e.reality = Reality::kOngoing, e.phase = Phase::kOngoing;
    if (e.reality == Reality::kUnreal) set(otherwise);
  };
  switch (effect) {
    case Effect::kNone:
      if (unreal(e.reality)) {
        if (g == Reality::kPlanned || g == Reality::kPossible || g == Reality::kDemanded || g_not) {
          set(g);
        } else if (!unreal(g)) {
          settle_bare(Reality::kPlanned);
        }
      }
      break;
    case Effect::kTransparent: settle_bare(Reality::kPlanned); break;
    case Effect::kImplies:
    case Effect::kOccur: {
      const bool real = g == Reality::kHappened || g == Reality::kOngoing || unreal(g);
      const bool own = e.reality == Reality::kNot && !unreal(g);
      if (!own && !(e.told && real)) set(g);
      if (e.reality == Reality::kPlanned) e.own_future = above.own_future, e.phase = Phase::kIntended;
      break;
    }
    case Effect::kImpliesNot:
      e.phase = Phase::kFailed;
      set(g_not ? Reality::kHappened : g == Reality::kPossible ? Reality::kPossible : Reality::kNot);
      break;
    case Effect::kBegin:
      if (e.reality == Reality::kNot) break;
      set(g == Reality::kHappened || g == Reality::kOngoing || g == Reality::kBare ? Reality::kOngoing : g);
      e.phase = g_not ? Phase::kIntended : Phase::kBegun;
      break;
    case Effect::kContinue:
      if (e.reality == Reality::kNot) break;
      set(g == Reality::kHappened || g == Reality::kPlanned || g == Reality::kBare || g == Reality::kUnreal ? Reality::kOngoing : g);
      e.phase = Phase::kOngoing;
      break;
    case Effect::kComplete:
      if (e.reality != Reality::kNot) set(g), e.phase = Phase::kCompleted;
      break;
    case Effect::kStop:
      // What stops was under way; what is yet to stop, still is.
      if (e.reality == Reality::kNot) break;
      if (g == Reality::kHappened || g == Reality::kOngoing) {
        set(Reality::kHappened), e.phase = Phase::kHalted;
      } else {
        set(Reality::kOngoing), e.phase = Phase::kOngoing;
      }
      e.settled = true;
      break;
    case Effect::kTry:
      set(g == Reality::kOngoing || g == Reality::kBare ? Reality::kOngoing
          : g == Reality::kHappened ? Reality::kNot : g);
      if (e.reality == Reality::kNot) e.phase = Phase::kFailed;
      break;
    case Effect::kPlan:
      e.goes_on = e.goes_on || !e.told;
      e.phase = Phase::kIntended;
      if (e.reality == Reality::kNot || g_not) {
        set(Reality::kNot);
      } else if (e.reality != Reality::kPossible && e.reality != Reality::kDemanded) {
        set(g == Reality::kPossible || g == Reality::kDemanded ? g : Reality::kPlanned);
      }
      break;
    case Effect::kDemand:
      e.phase = Phase::kIntended;
      set(g_not ? Reality::kPossible : Reality::kDemanded);
      if (!text.frames.of(governor).verbal) e.demand = governor;
      break;
    case Effect::kOblige: set(g == Reality::kOngoing || unreal(g) ? Reality::kDemanded : g); break;
    case Effect::kWish: {
      // "wants Bovia to leave" demands it; "wants to leave" leaves it open.
      const int32_t own = text.frames.arg(e.at, Role::kSubj);
      const bool self = own >= 0 && own == text.frames.arg(governor, Role::kSubj);
      set(g_not ? Reality::kNot : self ? Reality::kPossible : Reality::kDemanded);
      e.phase = Phase::kIntended;
      break;
    }
    case Effect::kTurnDown:
      // The request stands, what it asks for is not done.
      if (e.at == e.anchor) break;
      set(g_not ? Reality::kPossible : g == Reality::kHappened || g == Reality::kOngoing ? Reality::kNot : g);
      break;
    case Effect::kPossible:
      e.averted = e.averted || (g == Reality::kDemanded && above.own_negative);
      set(g_not ? Reality::kNot : Reality::kPossible);
      break;
    case Effect::kOpen: set(Reality::kPossible); break;
    case Effect::kPrevent:
      set(g == Reality::kHappened || g == Reality::kOngoing ? Reality::kNot : Reality::kPossible);
      e.averted = !g_not;
      break;
    case Effect::kDeny: set(g_not ? Reality::kOngoing : Reality::kNot); break;
    case Effect::kForecast:
      if (e.reality == Reality::kNot && !unreal(g)) break;
      if (own_time) break;  // "warned that tanks were moving" foretells nothing
      e.forecast = true;
      if (unreal(e.reality) || e.reality == Reality::kHappened || e.reality == Reality::kOngoing) set(g_not ? Reality::kNot : Reality::kPossible);
      break;
    case Effect::kPerceive:
      e.observed = true;
      if (g_not) {
        set(Reality::kNot);
      } else if (g == Reality::kPossible || g == Reality::kPlanned || g == Reality::kDemanded) {
        set(g), e.observed = false;
      } else if (unreal(e.reality)) {
        const bool once = above.tense == Tense::kPast && g == Reality::kHappened && !clauses_.read(text, governor).perfect;
        set(once ? Reality::kHappened : Reality::kOngoing);
      }
      break;
    case Effect::kSign:
      if (noun_negated(text, governor)) {
        set(Reality::kNot), e.observed = true;
      } else if (unreal(e.reality)) {
        set(Reality::kOngoing);
      }
      break;
    case Effect::kCancel:
      if (g_not) break;
      set(g == Reality::kPlanned || g == Reality::kPossible || g == Reality::kDemanded ? g : Reality::kNot);
      e.phase = Phase::kFailed;
      break;
    case Effect::kDelay:
      if (e.reality != Reality::kNot) set(Reality::kPlanned), e.phase = Phase::kIntended;
      break;
  }
}

}  // namespace vedette
