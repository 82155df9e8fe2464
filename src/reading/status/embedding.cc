#include "reading/status/embedding.h"

#include <fmt/format.h>

#include <array>
#include <tuple>

namespace vedette {
namespace {

constexpr int kMaxClimb = 14;

bool is_verbal(Pos pos) { return pos == Pos::kVerb || pos == Pos::kAux; }
bool unreal(Reality r) { return r == Reality::kUnreal || r == Reality::kBare; }

}  // namespace

EmbeddingReader::EmbeddingReader(PatternSet patterns, const Lexicon& lexicon)
    : patterns_(std::move(patterns)),
      clauses_(lexicon),
      mod_planned_(lexicon.class_id("mod_planned")),
      mod_possible_(lexicon.class_id("mod_possible")),
      mod_demanded_(lexicon.class_id("mod_demanded")),
      mod_cancelled_(lexicon.class_id("mod_cancelled")),
      mod_ongoing_(lexicon.class_id("mod_ongoing")),
      mod_past_(lexicon.class_id("mod_past")),
      mod_alleged_(lexicon.class_id("mod_alleged")),
      durative_(lexicon.class_id("durative")),
      stative_(lexicon.class_id("stative")) {
  for (size_t i = 0; i < patterns_.size(); ++i) {
    effects_.push_back(effect_of(patterns_.value(static_cast<int32_t>(i), "effect")));
  }
}

EmbeddingReader::Effect EmbeddingReader::effect_of(std::string_view name) {
  constexpr std::array<std::string_view, 22> kNames = {
      "", "transparent", "implies", "implies_not", "begin", "continue", "complete", "stop", "try", "plan", "demand",
      "possible", "open", "prevent", "deny", "forecast", "perceive", "sign", "occur", "cancel", "delay", "wish"};
  for (size_t i = 1; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Effect>(i);
  }
  return Effect::kNone;
}

Result<EmbeddingReader> EmbeddingReader::load(const DataFiles& data, Lexicon& lexicon) {
  VEDETTE_TRY(PatternSet patterns, PatternSet::load(data, "status/predicates", {"on"}, {"effect"}, lexicon,
                                                    PatternSet::Shapes::kAlternatives));
  for (size_t i = 0; i < patterns.size(); ++i) {
    const auto at = static_cast<int32_t>(i);
    if (effect_of(patterns.value(at, "effect")) == Effect::kNone) {
      return line_error(patterns.records()[i], 3, fmt::format("unknown effect \"{}\"", patterns.value(at, "effect")));
    }
  }
  return EmbeddingReader(std::move(patterns), lexicon);
}

bool EmbeddingReader::noun_negated(const ReadingContext& text, int32_t noun) const {
  // The parts of a hyphenated word are tokens: "No" may hang on the "de" of "de-escalation".
  const int32_t prefix = noun >= 2 && text.doc.word(noun - 1) == "-" && text.doc.spaces[noun - 1] == 0 ? noun - 2 : -1;
  if (prefix >= 0 && text.doc.heads[prefix] != noun && noun_negated(text, prefix)) return true;
  for (const int32_t c : text.tree.children(noun)) {
    const std::string_view lemma = text.doc.lemma(c);
    if (c > noun) continue;  // "aggression, not expansion"
    if ((text.doc.deps[c] == Dep::kDet || text.doc.deps[c] == Dep::kNeg) && (lemma == "no" || lemma == "neither" || lemma == "not")) return true;
  }
  // "without any sign of", "little sign of"
  const int32_t h = text.doc.heads[noun];
  if (text.doc.deps[noun] == Dep::kPobj && text.doc.lemma(h) == "without") return true;
  for (const int32_t c : text.tree.children(noun)) {
    if (text.doc.deps[c] == Dep::kAmod && (text.doc.lemma(c) == "little" || text.doc.lemma(c) == "scant")) return true;
  }
  // "have not seen any sign", "there is not a sign", "does not show a sign"
  const Dep dep = text.doc.deps[noun];
  if (!is_verbal(text.doc.pos[h]) || (dep != Dep::kDobj && dep != Dep::kAttr)) return false;
  const bool exists = text.doc.lemma(h) == "be" || text.lexicon.in_class(text.doc, text.words, h, stative_);
  return exists && clauses_.read(text, h).reality == Reality::kNot;
}

void EmbeddingReader::start_noun(const ReadingContext& text, int32_t noun, Embedding& e) const {
  const Doc& doc = text.doc;
  const Frame& f = text.frames.of(noun);
  const auto in = [&](int32_t token, ClassId id) { return text.lexicon.in_class(doc, text.words, token, id); };
  const bool durative = in(noun, durative_);
  e.reality = durative ? Reality::kOngoing : Reality::kHappened;
  e.phase = durative ? Phase::kOngoing : Phase::kCompleted;
  // A light verb that says more than that the deed was done ("cancelled the talks", "began the withdrawal") works on the
  // noun as any predicate above would; "held talks" and "was an attack" lend it their clause.
  const Effect light = f.link == Link::kLight ? effect_at(text, f.carrier, noun) : Effect::kNone;
  if (light != Effect::kNone && light != Effect::kTransparent && light != Effect::kOccur) {
    apply(text, light, f.carrier, e);
    e.head = f.carrier;
  } else if (f.carrier >= 0) {
    const Clause c = clauses_.read(text, f.carrier);
    e.reality = c.reality, e.tense = c.tense, e.negative = c.negative, e.hedged = c.hedged;
    e.open_if = c.open_if, e.condition = c.condition, e.own_future = c.tense == Tense::kFuture;
    e.head = f.carrier;
  }
  e.named_only = f.carrier < 0;
  if (f.carrier >= 0 && doc.deps[noun] == Dep::kAttr) cleft(text, f.carrier, e);
  if (doc.deps[noun] == Dep::kNsubj || doc.deps[noun] == Dep::kDobj) predicated(text, noun, e);
  if (noun_negated(text, noun)) e.reality = Reality::kNot, e.negative = true;
  for (const int32_t c : text.tree.children(noun)) {
    if (doc.deps[c] != Dep::kAmod && doc.deps[c] != Dep::kCompound) continue;
    if (in(c, mod_cancelled_)) e.reality = Reality::kNot, e.phase = Phase::kFailed;
    if (e.reality == Reality::kNot) continue;
    if (in(c, mod_planned_)) e.reality = Reality::kPlanned, e.phase = Phase::kIntended;
    if (in(c, mod_possible_)) e.reality = Reality::kPossible;
    if (in(c, mod_demanded_)) e.reality = Reality::kDemanded;
    if (in(c, mod_alleged_)) e.hedged = true;
    if (in(c, mod_ongoing_) && e.reality == Reality::kHappened) e.reality = Reality::kOngoing, e.phase = Phase::kOngoing;
    if (in(c, mod_past_) && e.reality == Reality::kOngoing && f.carrier < 0) e.reality = Reality::kHappened;
    if (in(c, mod_past_) && doc.lemma(c) != "last" && doc.lemma(c) != "recent") e.background = true;
  }
  // "ahead of the talks": still to come.
  const int32_t prep = doc.heads[noun];
  if (f.carrier < 0 && doc.deps[noun] == Dep::kPobj && doc.lemma(prep) == "of" && doc.lemma(doc.heads[prep]) == "ahead") {
    e.reality = Reality::kPlanned;
  }
}

// "an attack is imminent", "described the attack as likely": what is predicated of the noun tells.
void EmbeddingReader::predicated(const ReadingContext& text, int32_t noun, Embedding& e) const {
  const int32_t verb = text.doc.heads[noun];
  const auto tells = [&](int32_t word) {
    if (word < 0) return;
    const auto in = [&](ClassId id) { return text.lexicon.in_class(text.doc, text.words, word, id); };
    if (in(mod_possible_)) e.reality = Reality::kPossible;
    if (in(mod_planned_)) e.reality = Reality::kPlanned;
    if (in(mod_demanded_)) e.reality = Reality::kDemanded;
  };
  tells(text.tree.child(verb, Dep::kAcomp));
  tells(text.tree.child(verb, Dep::kOprd));
  for (const int32_t c : text.tree.children(verb)) {
    if (text.doc.deps[c] != Dep::kPrep || text.doc.lemma(c) != "as") continue;
    for (const int32_t below : text.tree.children(c)) tells(below);
  }
}

// "What we need to see is a pull-back", "the condition is a pull-back": the words of the subject say what the noun is.
void EmbeddingReader::cleft(const ReadingContext& text, int32_t copula, Embedding& e) const {
  int32_t clause = text.tree.child(copula, Dep::kCsubj);
  if (clause < 0) clause = text.tree.child(copula, Dep::kNsubj);
  if (clause < 0) return;
  static const std::vector<int32_t> kNone;
  const MatchText match_text{text.doc, text.tree, text.frames, text.words, kNone, kNone};
  std::vector<PatternSet::Match> matches;
  for (int step = 0; clause >= 0 && step < 4; ++step) {
    patterns_.match_all(match_text, text.lexicon, clause, matches);
    for (const auto& m : matches) {
      const Effect effect = effects_[m.pattern];
      if (effect == Effect::kDemand || effect == Effect::kWish) e.reality = Reality::kDemanded;
      if (effect == Effect::kPossible || effect == Effect::kForecast) e.reality = Reality::kPossible;
      if (effect == Effect::kPlan) e.reality = Reality::kPlanned;
      if (effect != Effect::kTransparent && effect != Effect::kOccur && effect != Effect::kPerceive) {
        e.settled = e.reality == Reality::kDemanded || e.reality == Reality::kPossible || e.reality == Reality::kPlanned;
        return;
      }
      e.observed = e.observed || effect == Effect::kPerceive;
    }
    clause = text.tree.child(clause, Dep::kXcomp);
  }
}

void EmbeddingReader::start(const ReadingContext& text, int32_t anchor, Embedding& e) const {
  const Frame& f = text.frames.of(anchor);
  e.head = anchor;
  if (!f.verbal) return start_noun(text, anchor, e);
  const Clause c = clauses_.read(text, anchor);
  e.reality = c.reality, e.tense = c.tense, e.negative = c.negative, e.hedged = c.hedged;
  e.open_if = c.open_if, e.condition = c.condition, e.own_future = c.tense == Tense::kFuture;
  e.phase = c.reality == Reality::kOngoing ? Phase::kOngoing : c.reality == Reality::kPlanned ? Phase::kIntended : Phase::kCompleted;
  if (c.reality == Reality::kBare) {
    // A participle that modifies a noun is under way ("troops massing near"); one hung on a clause shares its reality.
    if (f.link == Link::kRelative) e.reality = Reality::kOngoing, e.phase = Phase::kOngoing;
    if (f.link == Link::kAdverbial && f.governor >= 0 && is_verbal(text.doc.pos[f.governor])) {
      const Reality above = clauses_.read(text, f.governor).reality;
      e.reality = above == Reality::kNot || unreal(above) ? Reality::kOngoing : above;
    }
    const int32_t prep = text.doc.heads[anchor];
    if (text.doc.deps[anchor] == Dep::kPcomp && text.doc.lemma(prep) == "without") e.reality = Reality::kNot, e.negative = true;
  }
  if (c.reality == Reality::kUnreal && (f.link == Link::kRoot || f.link == Link::kAdverbial || f.link == Link::kRelative)) {
    e.reality = Reality::kPlanned, e.phase = Phase::kIntended;  // "Arland to withdraw", "to protect its border"
  }
}

EmbeddingReader::Effect EmbeddingReader::effect_at(const ReadingContext& text, int32_t governor, int32_t below) const {
  static const std::vector<int32_t> kNone;
  const MatchText match_text{text.doc, text.tree, text.frames, text.words, kNone, kNone};
  std::vector<PatternSet::Match> matches;
  patterns_.match_all(match_text, text.lexicon, governor, matches);
  for (const auto& m : matches) {
    if (patterns_.roles(m.pattern, "on").empty() || patterns_.stands_in(match_text, text.lexicon, m, "on", below)) {
      return effects_[m.pattern];
    }
  }
  return Effect::kNone;
}

// One predicate above the deed. `g` is what the predicate's own clause says of the predicate.
void EmbeddingReader::apply(const ReadingContext& text, Effect effect, int32_t governor, Embedding& e) const {
  Embedding above;
  start(text, governor, above);
  const Reality g = above.reality;
  const bool g_not = g == Reality::kNot;
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
      const bool own = e.reality == Reality::kNot && !unreal(g);
      if (!own) set(g);
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
      break;
    case Effect::kWish: {
      // "wants Bovia to leave" demands it; "wants to leave" leaves it open.
      const int32_t own = text.frames.arg(e.at, Role::kSubj);
      const bool self = own >= 0 && own == text.frames.arg(governor, Role::kSubj);
      set(g_not ? Reality::kNot : self ? Reality::kPossible : Reality::kDemanded);
      e.phase = Phase::kIntended;
      break;
    }
    case Effect::kPossible:
      set(g_not ? Reality::kNot : Reality::kPossible);
      break;
    case Effect::kOpen: set(Reality::kPossible); break;
    case Effect::kPrevent: set(g == Reality::kHappened || g == Reality::kOngoing ? Reality::kNot : Reality::kPossible); break;
    case Effect::kDeny: set(g_not ? Reality::kOngoing : Reality::kNot); break;
    case Effect::kForecast:
      if (e.reality == Reality::kNot && !unreal(g)) break;
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

// "saw trucks leaving the camp": the participle hangs on the noun, but the seeing reaches it.
bool EmbeddingReader::seen_leaving(const ReadingContext& text, const Frame& f) const {
  if (f.link != Link::kRelative || text.doc.tags[f.token] != Tag::kVbg || text.doc.deps[f.token] != Dep::kAcl) return false;
  const Frame& noun = text.frames.of(f.governor);
  return (noun.link == Link::kObject || noun.link == Link::kLight) && noun.governor >= 0 && effect_at(text, noun.governor, f.governor) == Effect::kPerceive;
}

// A noun below an unlisted verb, or a modifier of an unlisted noun. "of" hands on what stands above.
bool EmbeddingReader::presupposed(const ReadingContext& text, const Frame& f) {
  const Dep dep = text.doc.deps[f.token];
  // "signs of reduced presence": the participle is the deed of a noun that is not known yet.
  if (dep == Dep::kAmod && f.verbal && indefinite(text, f.governor)) return false;
  if (dep == Dep::kAmod || dep == Dep::kCompound || dep == Dep::kPoss || dep == Dep::kNmod) return true;
  if (f.verbal) return false;
  if (is_verbal(text.doc.pos[f.governor])) return f.link != Link::kComp;
  return dep == Dep::kPobj && text.doc.lemma(text.doc.heads[f.token]) != "of";
}

// "could move in for an invasion", "will meet in talks": what is not presented as known is no more real than its verb;
// after "for" it is meant, not done.
void EmbeddingReader::not_yet_given(const ReadingContext& text, const Frame& f, int depth, Embedding& e) const {
  const Embedding verb = read(text, f.governor, depth + 1);
  if (verb.reality == Reality::kPossible || verb.reality == Reality::kPlanned || verb.reality == Reality::kDemanded) {
    e.reality = verb.reality;
  } else if (verb.reality == Reality::kNot) {
    e.reality = Reality::kPossible;
  } else if (text.doc.deps[f.token] == Dep::kPobj && text.doc.lemma(text.doc.heads[f.token]) == "for") {
    e.reality = Reality::kPlanned;
  }
}

bool EmbeddingReader::indefinite(const ReadingContext& text, int32_t noun) {
  for (const int32_t c : text.tree.children(noun)) {
    const Dep dep = text.doc.deps[c];
    if (dep == Dep::kPoss || dep == Dep::kRelcl) return false;
    if (dep == Dep::kDet && text.doc.lemma(c) != "a" && text.doc.lemma(c) != "an" && text.doc.lemma(c) != "any" && text.doc.lemma(c) != "some") return false;
  }
  return true;
}

// "has denied that it is planning an attack and has accused …": of the same form as the outer verb and not the inner one,
// the clause stands beside the outer one whatever it is attached to.
bool EmbeddingReader::beside_outer(const ReadingContext& text, const Frame& f) const {
  if (f.link != Link::kConjunct || !f.verbal || !is_verbal(text.doc.pos[f.governor])) return false;
  const Frame& first = text.frames.of(f.governor);
  if (first.link != Link::kComp || first.governor < 0 || !is_verbal(text.doc.pos[first.governor])) return false;
  const auto form = [&](int32_t verb) {
    const Clause c = clauses_.read(text, verb);
    return std::tuple(text.doc.tags[verb], c.perfect, c.progressive, c.tense == Tense::kFuture);
  };
  const bool finite = text.tree.child(f.token, Dep::kAux) >= 0 || text.doc.tags[f.token] == Tag::kVbd || text.doc.tags[f.token] == Tag::kVbz;
  return finite && form(f.token) == form(first.governor) && form(f.token) != form(f.governor);
}

Embedding EmbeddingReader::read(const ReadingContext& text, int32_t anchor, int depth) const {
  Embedding e;
  start(text, anchor, e);
  e.at = e.head;
  for (int step = 0; step < kMaxClimb && !e.settled; ++step) {
    const Frame& f = text.frames.of(e.at);
    const bool verbal = f.verbal;
    if (seen_leaving(text, f)) {
      e.reality = Reality::kBare;
      e.at = f.governor;
      continue;
    }
    if (f.governor < 0 || f.link == Link::kRoot || f.link == Link::kAdverbial || f.link == Link::kRelative) break;
    if (f.link == Link::kConjunct) {
      if (beside_outer(text, f)) break;
      // A conjoined clause with a subject of its own stands beside the first one's predicates, not below them.
      const bool own_clause = verbal && !unreal(e.reality) && is_verbal(text.doc.pos[f.governor]) && text.frames.of(f.governor).link == Link::kRoot;
      if (own_clause) break;
      e.at = f.governor;
      const Frame& first = text.frames.of(e.at);
      if (!first.verbal && first.carrier >= 0 && first.carrier != e.at) {
        const Effect effect = effect_at(text, first.carrier, e.at);
        if (effect != Effect::kNone) apply(text, effect, first.carrier, e);
        e.at = first.carrier;
      }
      continue;
    }
    if (f.link == Link::kSubject && verbal) break;
    const Effect effect = effect_at(text, f.governor, e.at);
    // What a noun names is taken as given by words that say nothing of its reality: they and all above end the search.
    if (effect == Effect::kNone && !unreal(e.reality) && presupposed(text, f)) {
      if (depth < 4 && !verbal && is_verbal(text.doc.pos[f.governor]) && indefinite(text, f.token)) not_yet_given(text, f, depth, e);
      break;
    }
    apply(text, effect, f.governor, e);
    const bool tells = effect != Effect::kNone && effect != Effect::kTransparent && (effect != Effect::kSign || e.reality == Reality::kNot);
    if (tells) e.named_only = false;
    if (e.settled) break;
    // What was perceived or signalled is settled: the words above only tell who says so.
    e.at = f.governor;
    const Frame& above = text.frames.of(e.at);
    if (!above.verbal && above.carrier >= 0 && above.carrier != e.at) {
      apply(text, effect_at(text, above.carrier, e.at), above.carrier, e);
      e.at = above.carrier;
    }
  }
  if (e.reality == Reality::kUnreal) e.reality = Reality::kPlanned, e.phase = Phase::kIntended;
  if (e.reality == Reality::kBare) e.reality = Reality::kOngoing, e.phase = Phase::kOngoing;
  if (e.open_if && e.reality != Reality::kDemanded) e.reality = Reality::kPossible;
  return e;
}

}  // namespace vedette
