#include "reading/status/embedding.h"

#include <fmt/format.h>

#include <tuple>

namespace vedette {
namespace {

constexpr int kMaxClimb = 14;

bool is_verbal(Pos pos) { return pos == Pos::kVerb || pos == Pos::kAux; }
bool is_nominal(Pos pos) { return pos == Pos::kNoun || pos == Pos::kPropn; }
bool unreal(Reality r) { return r == Reality::kUnreal || r == Reality::kBare; }

// "blamed Arland for attacking", "guilty of shelling": what is named came before.
bool looks_back(const ReadingContext& text, int32_t predicate) {
  return text.doc.pos[predicate] == Pos::kAdj || (is_verbal(text.doc.pos[predicate]) && text.frames.arg(predicate, Role::kObj) >= 0);
}

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
      stative_(lexicon.class_id("stative")),
      speech_deed_(lexicon.class_id("speech_deed")),
      persist_(lexicon.class_id("persist")),
      purpose_verb_(lexicon.class_id("purpose_verb")) {
  for (size_t i = 0; i < patterns_.size(); ++i) {
    effects_.push_back(effect_of(patterns_.value(static_cast<int32_t>(i), "effect")));
  }
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
  modified(text, noun, e);
  // "ahead of the talks": still to come.
  const int32_t prep = doc.heads[noun];
  if (f.carrier < 0 && doc.deps[noun] == Dep::kPobj && doc.lemma(prep) == "of" && doc.lemma(doc.heads[prep]) == "ahead") {
    e.reality = Reality::kPlanned;
  }
}

// What the words before the noun say of it.
void EmbeddingReader::modified(const ReadingContext& text, int32_t noun, Embedding& e) const {
  const Doc& doc = text.doc;
  const bool carried = text.frames.of(noun).carrier >= 0;
  for (const int32_t c : text.tree.children(noun)) {
    const auto in = [&](ClassId id) { return text.lexicon.in_class(doc, text.words, c, id); };
    if (doc.deps[c] == Dep::kDet && doc.lemma(c) == "any" && e.reality != Reality::kNot) e.reality = Reality::kPossible;
    if (doc.deps[c] != Dep::kAmod && doc.deps[c] != Dep::kCompound) continue;
    if (in(mod_cancelled_)) e.reality = Reality::kNot, e.phase = Phase::kFailed;
    if (e.reality == Reality::kNot) continue;
    if (in(mod_planned_)) e.reality = Reality::kPlanned, e.phase = Phase::kIntended;
    if (in(mod_possible_)) e.reality = Reality::kPossible;
    if (in(mod_demanded_)) e.reality = Reality::kDemanded;
    if (in(mod_alleged_)) e.hedged = true;
    if (in(mod_ongoing_) && e.reality == Reality::kHappened) e.reality = Reality::kOngoing, e.phase = Phase::kOngoing;
    if (in(mod_past_) && e.reality == Reality::kOngoing && !carried) e.reality = Reality::kHappened;
    if (in(mod_past_) && doc.lemma(c) != "last" && doc.lemma(c) != "recent") e.background = true;
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
  e.anchor = e.head = anchor;
  if (!f.verbal) return start_noun(text, anchor, e);
  const Clause c = clauses_.read(text, anchor);
  e.reality = c.reality, e.tense = c.tense, e.negative = c.negative, e.hedged = c.hedged;
  e.open_if = c.open_if, e.condition = c.condition, e.own_future = c.tense == Tense::kFuture;
  e.counterfactual = c.counterfactual;
  e.own_negative = c.negative;
  e.habit = c.habit;
  e.goes_on = c.tense == Tense::kFuture && !c.would;
  e.phase = c.reality == Reality::kOngoing ? Phase::kOngoing : c.reality == Reality::kPlanned ? Phase::kIntended : Phase::kCompleted;
  if (c.reality == Reality::kBare) start_bare(text, f, e);
  if (c.reality == Reality::kUnreal && (f.link == Link::kRoot || f.link == Link::kAdverbial || f.link == Link::kRelative)) {
    e.reality = Reality::kPlanned, e.phase = Phase::kIntended;  // "Arland to withdraw", "to protect its border"
  }
}

// A gerund or participle without a tense of its own.
void EmbeddingReader::start_bare(const ReadingContext& text, const Frame& f, Embedding& e) const {
  const Doc& doc = text.doc;
  const auto in = [&](ClassId id) { return text.lexicon.in_class(doc, text.words, f.token, id); };
  const auto set = [&](Reality r) {
    e.reality = r;
    if (r == Reality::kOngoing) e.phase = Phase::kOngoing;
  };
  const bool below_verb = f.governor >= 0 && is_verbal(doc.pos[f.governor]);
  // One that modifies a noun is under way ("troops massing near"); one hung on a clause shares its reality.
  if (f.link == Link::kRelative) set(in(speech_deed_) ? Reality::kHappened : Reality::kOngoing);
  if (f.link == Link::kAdverbial && below_verb) {
    const Clause above = clauses_.read(text, f.governor);
    const bool state = above.perfect && doc.lemma(f.governor) == "be";  // "has been wary, blocking every sale"
    const bool follows = !state && above.reality != Reality::kNot && !unreal(above.reality);
    set(follows ? above.reality : Reality::kOngoing);
  }
  if (doc.deps[f.token] != Dep::kPcomp) return;
  const std::string_view prep = doc.lemma(doc.heads[f.token]);
  if (prep == "without" && below_verb && clauses_.read(text, f.governor).reality == Reality::kNot) {
    set(Reality::kPossible);  // "cannot leave without paying"
  } else if (prep == "without" || doc.lemma(doc.heads[doc.heads[f.token]]) == "instead") {
    set(Reality::kNot), e.negative = true;
  }
  if (prep == "after" || (prep == "for" && f.governor >= 0 && looks_back(text, f.governor))) set(in(durative_) ? Reality::kOngoing : Reality::kHappened);
  if ((prep == "by" || prep == "before") && below_verb) {
    const Clause above = clauses_.read(text, f.governor);
    if (above.reality != Reality::kNot && !unreal(above.reality)) {
      set(above.reality);
    } else if (prep == "before") {
      set(Reality::kPossible);
    }
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

// "saw trucks leaving the camp": the participle hangs on the noun, but the seeing reaches it.
bool EmbeddingReader::seen_leaving(const ReadingContext& text, const Frame& f) const {
  if (f.link != Link::kRelative || text.doc.tags[f.token] != Tag::kVbg || text.doc.deps[f.token] != Dep::kAcl) return false;
  int32_t noun = f.governor;  // "a convoy of trucks leaving"
  if (text.doc.deps[noun] == Dep::kPobj && text.doc.lemma(text.doc.heads[noun]) == "of") noun = text.doc.heads[text.doc.heads[noun]];
  const Frame& seen = text.frames.of(noun);
  return (seen.link == Link::kObject || seen.link == Link::kLight) && seen.governor >= 0 && effect_at(text, seen.governor, noun) == Effect::kPerceive;
}

// A noun below an unlisted verb, or a modifier of an unlisted noun. "of" hands on what stands above.
bool EmbeddingReader::presupposed(const ReadingContext& text, const Frame& f) {
  const Dep dep = text.doc.deps[f.token];
  // "signs of reduced presence": the participle is the deed of a noun that is not known yet.
  if (dep == Dep::kAmod && !is_nominal(text.doc.pos[f.token]) && indefinite(text, f.governor)) return false;
  if (dep == Dep::kAmod || dep == Dep::kCompound || dep == Dep::kPoss || dep == Dep::kNmod) return true;
  if (f.verbal) return false;
  if (is_verbal(text.doc.pos[f.governor])) return f.link != Link::kComp;
  return dep == Dep::kPobj && text.doc.lemma(text.doc.heads[f.token]) != "of";
}

// "the de-escalation of the build-up": what lasts and is known stands by itself.
bool EmbeddingReader::known_to_last(const ReadingContext& text, const Frame& f) const {
  return f.link == Link::kNounOf && !f.verbal && text.lexicon.in_class(text.doc, text.words, f.token, durative_) && !indefinite(text, f.token);
}

// "could move in for an invasion", "will meet in talks": what is not presented as known is no more real than its verb;
// after "for" it is meant, not done.
void EmbeddingReader::not_yet_given(const ReadingContext& text, const Frame& f, int depth, Embedding& e) const {
  const std::string_view prep = text.doc.deps[f.token] == Dep::kPobj ? text.doc.lemma(text.doc.heads[f.token]) : std::string_view();
  if (prep == "after" || prep == "since" || prep == "during" || prep == "amid" || prep == "despite" || prep == "over") return;
  const bool below_noun = !is_verbal(text.doc.pos[f.governor]);
  const bool lasting = text.lexicon.in_class(text.doc, text.words, f.token, durative_) && text.doc.tags[f.token] == Tag::kNns;
  if (below_noun && (lasting || text.doc.deps[f.token] != Dep::kPobj || !indefinite(text, f.governor))) return;
  const Embedding verb = read(text, f.governor, depth + 1);
  const bool meant = prep != "for" || text.lexicon.in_class(text.doc, text.words, f.governor, purpose_verb_);
  if (!meant && verb.reality == Reality::kPlanned) {
    e.reality = Reality::kPossible;  // "will pay a price for an attack"
  } else if (verb.reality == Reality::kPossible || verb.reality == Reality::kPlanned || verb.reality == Reality::kDemanded) {
    e.reality = verb.reality;
  } else if (verb.reality == Reality::kNot) {
    e.reality = Reality::kPossible;
  } else if (prep == "for" && !below_noun && text.lexicon.in_class(text.doc, text.words, f.governor, purpose_verb_)) {
    e.reality = Reality::kPlanned;
  }
}

// "An invasion would be costly", "shelling of towns is a crime": the deed is only thought of.
bool EmbeddingReader::only_thought_of(const ReadingContext& text, const Frame& noun) const {
  if (noun.link != Link::kSubject || !is_verbal(text.doc.pos[noun.governor])) return false;
  const Clause c = clauses_.read(text, noun.governor);
  if (c.would || c.reality == Reality::kPossible) return indefinite(text, noun.token);
  if (text.lexicon.in_class(text.doc, text.words, noun.token, durative_)) return false;
  const bool bare = text.doc.tags[noun.token] == Tag::kNn && text.tree.subtree(noun.token).begin == noun.token;
  const bool judged = text.doc.lemma(noun.governor) == "be" && c.tense == Tense::kPresent && text.tree.child(noun.governor, Dep::kAttr) >= 0;
  return bare && judged;
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
    if (effect == Effect::kNone && !unreal(e.reality) && (presupposed(text, f) || known_to_last(text, f))) {
      if (text.doc.deps[anchor] == Dep::kAmod) break;  // "what to do with captured rebels": they were captured
      if (!verbal && only_thought_of(text, f)) e.reality = Reality::kPossible;
      else if (depth < 4 && !verbal && indefinite(text, f.token)) not_yet_given(text, f, depth, e);
      break;
    }
    apply(text, effect, f.governor, e);
    const bool tells = effect != Effect::kNone && effect != Effect::kTransparent && (effect != Effect::kSign || e.reality == Reality::kNot);
    if (tells) e.named_only = false, e.told = true;
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
  if (e.open_if && !e.counterfactual && e.reality != Reality::kDemanded) e.reality = Reality::kPossible;
  // "will remain", "intends to keep": what is to go on is going on.
  if (e.reality == Reality::kPlanned && e.goes_on && text.lexicon.in_class(text.doc, text.words, anchor, persist_)) {
    e.reality = Reality::kOngoing, e.phase = Phase::kOngoing;
  }
  return e;
}

}  // namespace vedette
