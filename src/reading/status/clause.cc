#include "reading/status/clause.h"

#include <algorithm>

namespace vedette {
namespace {

enum class Modal : uint8_t { kNone, kWill, kWould, kMay, kCan, kMust, kShould };

Modal modal_of(std::string_view lemma) {
  if (lemma == "will" || lemma == "shall" || lemma == "'ll" || lemma == "’ll" || lemma == "wo" || lemma == "gon") return Modal::kWill;
  if (lemma == "would" || lemma == "'d" || lemma == "’d") return Modal::kWould;
  if (lemma == "may" || lemma == "might" || lemma == "could") return Modal::kMay;
  if (lemma == "can" || lemma == "ca") return Modal::kCan;
  if (lemma == "must" || lemma == "need") return Modal::kMust;
  if (lemma == "should" || lemma == "ought") return Modal::kShould;
  return Modal::kNone;
}

bool is_negator(std::string_view lemma) {
  return lemma == "not" || lemma == "n't" || lemma == "n’t" || lemma == "never" || lemma == "no" || lemma == "neither" || lemma == "nor";
}

// Whether a line ends between two tokens: then one is a headline's, and what the parse says of both is an error.
bool line_between(const Doc& doc, int32_t a, int32_t b) {
  for (int32_t i = std::min(a, b); i < std::max(a, b); ++i) {
    if (doc.pos[i] == Pos::kSpace && doc.word(i).find('\n') != std::string_view::npos) return true;
  }
  return false;
}

// "should Bovia attack", "had they asked": the auxiliary before its subject makes the clause a condition.
bool inverted(const ReadingContext& text, int32_t verb, int32_t aux) {
  const std::string_view lemma = text.doc.lemma(aux);
  if (lemma != "should" && (text.doc.tags[aux] != Tag::kVbd || (lemma != "have" && lemma != "be"))) return false;
  if (aux > verb) return lemma == "should";
  if (text.doc.deps[verb] != Dep::kAdvcl) return false;
  const int32_t subject = text.tree.child(verb, Dep::kNsubj);
  return subject > aux && text.tree.child(verb, Dep::kMark) < 0;
}

// The end of a line without a full stop: a headline, whose present tense tells what has happened.
bool in_headline(const ReadingContext& text, int32_t token) {
  const Doc& doc = text.doc;
  int32_t last = doc.sentences[text.tree.sentence(token)].end - 1;
  while (last > token && doc.pos[last] == Pos::kSpace) --last;
  return doc.pos[last] != Pos::kPunct;
}

bool is_empty_subject(std::string_view lemma) {
  return lemma == "nobody" || lemma == "nothing" || lemma == "none" || lemma == "neither" || lemma == "no-one";
}

}  // namespace

struct ClauseReader::Marks {
  Modal modal = Modal::kNone;
  bool could = false;          // "could", "could have"
  bool to = false;
  bool have = false;
  bool be = false;             // progressive or passive "be"
  bool being = false;
  bool past_aux = false;       // the first auxiliary is in the past
  bool present_aux = false;
  bool negative = false;
  bool subject = false;
  bool whether = false;
  bool if_mark = false;
  bool possible = false;       // "perhaps"
  bool hedged = false;
  bool yet = false;
  bool inverted = false;       // a condition without "if"
  Tag tag = Tag::kNone;
};

ClauseReader::ClauseReader(const Lexicon& lexicon)
    : adv_possible_(lexicon.class_id("adv_possible")),
      adv_reported_(lexicon.class_id("adv_reported")),
      adv_negative_(lexicon.class_id("adv_negative")),
      stative_(lexicon.class_id("stative")),
      durative_(lexicon.class_id("durative")),
      speech_deed_(lexicon.class_id("speech_deed")),
      scheduled_verb_(lexicon.class_id("scheduled_verb")),
      time_ahead_(lexicon.class_id("time_ahead")),
      adv_often_(lexicon.class_id("adv_often")) {}

// Present clauses with an adverb of repetition, or in a row of clauses joined by "then".
bool ClauseReader::habitual(const ReadingContext& text, int32_t verb) const {
  const Doc& doc = text.doc;
  int32_t top = verb;
  for (int step = 0; step < 6 && doc.deps[top] == Dep::kConj; ++step) top = doc.heads[top];
  const auto has = [&](int32_t clause, const auto& wanted) {
    const auto below = text.tree.children(clause);
    return std::any_of(below.begin(), below.end(), wanted);
  };
  const auto then = [&](int32_t c) { return doc.deps[c] == Dep::kAdvmod && doc.lemma(c) == "then"; };
  const auto often = [&](int32_t c) {
    return (doc.deps[c] == Dep::kAdvmod || doc.deps[c] == Dep::kNpadvmod) && text.lexicon.in_class(doc, text.words, c, adv_often_);
  };
  const auto follows = [&](int32_t c) { return doc.deps[c] == Dep::kConj && doc.tags[c] != Tag::kVbd && has(c, then); };
  if (has(verb, often) || (verb != top && has(verb, then))) return true;
  for (int32_t at = top, step = 0; at >= 0 && step < 6; ++step) {
    if (has(at, follows)) return true;
    at = text.tree.child(at, Dep::kConj);
  }
  return doc.deps[top] == Dep::kCcomp && has(doc.heads[top], follows);
}

// "goes to Corvo on Monday", "is meeting the envoy tomorrow".
bool ClauseReader::scheduled(const ReadingContext& text, int32_t verb) const {
  const auto in = [&](int32_t token, ClassId id) { return text.lexicon.in_class(text.doc, text.words, token, id); };
  if (!in(verb, scheduled_verb_)) return false;
  const auto ahead = [&](int32_t time) {
    if (in(time, time_ahead_)) return true;
    const auto below = text.tree.children(time);
    return std::any_of(below.begin(), below.end(), [&](int32_t c) { return in(c, time_ahead_); });
  };
  for (const int32_t c : text.tree.children(verb)) {
    const Dep dep = text.doc.deps[c];
    if ((dep == Dep::kNpadvmod || dep == Dep::kAdvmod) && ahead(c)) return true;
    if (dep != Dep::kPrep || text.doc.lemma(c) == "since") continue;
    const int32_t time = text.tree.child(c, Dep::kPobj);
    if (time >= 0 && ahead(time)) return true;
  }
  return false;
}

// "We condemn the raid": saying it does it. "Arland shells the port" over a report: it did.
Reality ClauseReader::simple_present(const ReadingContext& text, int32_t verb) const {
  const auto in = [&](ClassId id) { return text.lexicon.in_class(text.doc, text.words, verb, id); };
  if (scheduled(text, verb)) return Reality::kPlanned;
  if (in(speech_deed_)) return Reality::kHappened;
  const bool done = text.doc.pos[verb] == Pos::kVerb && !in(stative_) && !in(durative_) && in_headline(text, verb);
  return done ? Reality::kHappened : Reality::kOngoing;
}

ClauseReader::Marks ClauseReader::collect(const ReadingContext& text, int32_t verb) const {
  const Doc& doc = text.doc;
  Marks m;
  m.tag = doc.tags[verb];
  if (m.tag == Tag::kMd) m.modal = modal_of(doc.lemma(verb));
  for (const int32_t c : text.tree.children(verb)) {
    const std::string_view lemma = doc.lemma(c);
    const Dep dep = doc.deps[c];
    if ((dep == Dep::kAux || dep == Dep::kAuxpass) && inverted(text, verb, c)) {
      m.inverted = true;
      m.have = m.have || lemma == "have";
    } else if (dep == Dep::kAux || dep == Dep::kAuxpass) {
      if (doc.tags[c] == Tag::kMd) {
        m.modal = modal_of(lemma);
        m.could = m.could || lemma == "could";
      } else if (doc.tags[c] == Tag::kTo) {
        m.to = true;
      } else if (lemma == "have" || lemma == "'ve" || lemma == "’ve") {
        m.have = true;
      } else if (lemma == "be" && doc.tags[c] == Tag::kVbg) {
        m.being = true;
      } else if (lemma == "be") {
        m.be = true;
      }
      m.past_aux = m.past_aux || doc.tags[c] == Tag::kVbd;
      m.present_aux = m.present_aux || doc.tags[c] == Tag::kVbz || doc.tags[c] == Tag::kVbp;
    } else if (dep == Dep::kNeg && c > verb && doc.word(c - 1) == ",") {
      continue;  // "is aggression, not expansion": a contrast within the predicate
    } else if (dep == Dep::kNeg || (dep == Dep::kAdvmod && text.lexicon.in_class(doc, text.words, c, adv_negative_))) {
      m.negative = true;
    } else if (dep == Dep::kPreconj && lemma == "neither") {
      m.negative = true;
    } else if (dep == Dep::kAdvmod && doc.word(c) == "longer" && c > 0 && doc.lemma(c - 1) == "no") {
      m.negative = true;
    } else if (dep == Dep::kAdvmod && lemma == "yet") {
      m.yet = true;
    } else if (dep == Dep::kAdvmod && text.lexicon.in_class(doc, text.words, c, adv_possible_)) {
      m.possible = true;
    } else if (dep == Dep::kAdvmod && text.lexicon.in_class(doc, text.words, c, adv_reported_)) {
      m.hedged = true;
    } else if (dep == Dep::kMark) {
      m.if_mark = m.if_mark || lemma == "if" || lemma == "unless" || lemma == "lest";
      m.whether = m.whether || lemma == "whether";
    } else if (dep == Dep::kNsubj || dep == Dep::kNsubjpass || dep == Dep::kDobj || dep == Dep::kAttr) {
      m.subject = m.subject || dep == Dep::kNsubj || dep == Dep::kNsubjpass;
      if (line_between(doc, c, verb)) continue;
      if (is_empty_subject(lemma)) m.negative = true;
      // "has no plans" and "sees no end" deny the object, not the having and seeing.
      if (dep == Dep::kDobj && text.lexicon.in_class(doc, text.words, verb, stative_)) continue;
      for (const int32_t below : text.tree.children(c)) {
        if (below > c) continue;  // "is aggression, not expansion"
        const bool no = doc.deps[below] == Dep::kDet && doc.lemma(below) == "no";
        if (no || (doc.deps[below] == Dep::kNeg && is_negator(doc.lemma(below)))) m.negative = true;
      }
    }
  }
  return m;
}

// The second of conjoined verbs shares the auxiliaries that it does not repeat: "will withdraw and disband".
void ClauseReader::inherit(const ReadingContext& text, int32_t verb, Marks& m, int depth) const {
  const Doc& doc = text.doc;
  const int32_t first = text.frames.of(verb).governor;
  if (first < 0) return;
  if (depth > 8 || doc.deps[verb] != Dep::kConj || m.subject) return;
  const int32_t joined_by = text.tree.child(doc.heads[verb], Dep::kCc);
  if (joined_by >= 0 && joined_by < verb && doc.lemma(joined_by) == "nor") m.negative = true;
  if (doc.pos[first] != Pos::kVerb && doc.pos[first] != Pos::kAux) return;
  const bool bare = m.modal == Modal::kNone && !m.to && !m.have && !m.be;
  if (!bare || (m.tag != Tag::kVb && m.tag != Tag::kVbn && m.tag != Tag::kVbg)) return;
  Marks above = collect(text, first);
  inherit(text, first, above, depth + 1);
  if (above.tag != m.tag) return;
  m.modal = above.modal, m.to = above.to, m.have = above.have, m.be = above.be, m.could = above.could;
  m.past_aux = above.past_aux, m.present_aux = above.present_aux;
  for (const int32_t c : text.tree.children(first)) {
    if (doc.deps[c] == Dep::kCc && (doc.lemma(c) == "or" || doc.lemma(c) == "nor")) m.negative = m.negative || above.negative;
  }
}

void ClauseReader::find_condition(const ReadingContext& text, int32_t verb, Clause& out) const {
  const Doc& doc = text.doc;
  const auto is_if = [&](int32_t clause) {
    const int32_t mark = text.tree.child(clause, Dep::kMark);
    if (mark < 0) {
      const auto below = text.tree.children(clause);
      return std::any_of(below.begin(), below.end(), [&](int32_t c) { return doc.deps[c] == Dep::kAux && inverted(text, clause, c); });
    }
    const std::string_view lemma = doc.lemma(mark);
    return lemma == "if" || lemma == "unless";
  };
  for (int32_t at = verb, step = 0; step < 8; ++step) {
    if (doc.deps[at] == Dep::kAdvcl && is_if(at)) {
      out.open_if = true;
      out.condition = text.tree.subtree(at);
      return;
    }
    for (const int32_t c : text.tree.children(at)) {
      if (doc.deps[c] == Dep::kAdvcl && is_if(c)) {
        out.open_if = true;
        out.condition = text.tree.subtree(c);
        return;
      }
    }
    if (doc.deps[at] != Dep::kConj) return;
    at = doc.heads[at];
  }
}

// "until the raids stop", "as soon as Bovia withdraws", "once it ends": in a clause of time the present is still to come
// where the main clause is.
bool ClauseReader::yet_to_come(const ReadingContext& text, int32_t verb, int depth) const {
  const Doc& doc = text.doc;
  const int32_t main = doc.heads[verb];
  if (doc.deps[verb] != Dep::kAdvcl || depth > 4 || (doc.pos[main] != Pos::kVerb && doc.pos[main] != Pos::kAux)) return false;
  bool time = false;
  for (const int32_t c : text.tree.children(verb)) {
    if (c > verb) break;
    const std::string_view lemma = doc.lemma(c);
    time = time || lemma == "until" || lemma == "till" || lemma == "once" || lemma == "when" || lemma == "before" || lemma == "after" ||
           (lemma == "as" && c > 1 && doc.lemma(c - 1) == "soon");
  }
  if (!time) return false;
  const Reality above = read(text, main, depth + 1).reality;
  return above == Reality::kPlanned || above == Reality::kPossible || above == Reality::kDemanded;
}

Clause ClauseReader::read(const ReadingContext& text, int32_t verb, int depth) const {
  Marks m = collect(text, verb);
  inherit(text, verb, m, depth);
  Clause out;
  out.negative = m.negative;
  out.hedged = m.hedged;
  out.perfect = m.have;
  out.progressive = m.tag == Tag::kVbg && (m.be || m.have);
  find_condition(text, verb, out);
  out.would = m.modal == Modal::kWould && !m.have;
  out.counterfactual = m.have && (m.modal == Modal::kWould || m.inverted);

  const bool finite_past = m.tag == Tag::kVbd || m.past_aux;
  const bool finite_present = m.tag == Tag::kVbz || m.tag == Tag::kVbp || m.present_aux;
  if (m.modal == Modal::kWill) {
    out.tense = Tense::kFuture, out.reality = Reality::kPlanned;
  } else if (m.modal == Modal::kWould) {
    out.tense = Tense::kFuture;
    out.reality = m.have ? Reality::kNot : Reality::kPlanned;
  } else if (m.modal == Modal::kMay || m.modal == Modal::kCan) {
    out.tense = Tense::kPresent, out.reality = Reality::kPossible;
  } else if (m.modal == Modal::kMust || m.modal == Modal::kShould) {
    out.tense = Tense::kPresent;
    out.reality = m.modal == Modal::kShould && m.have ? Reality::kNot : Reality::kDemanded;
  } else if (m.to) {
    out.reality = m.have && !m.be ? Reality::kHappened : Reality::kUnreal;
    if (m.have && m.yet) out.reality = Reality::kNot, out.negative = true;
  } else if (m.have) {
    out.tense = Tense::kPast;
    out.reality = out.progressive ? Reality::kOngoing : Reality::kHappened;
  } else if (finite_past) {
    out.tense = Tense::kPast;
    out.reality = out.progressive || m.being ? Reality::kOngoing : Reality::kHappened;
  } else if (finite_present || (m.tag == Tag::kVb && text.doc.deps[verb] == Dep::kConj && text.doc.tags[text.frames.of(verb).governor] == Tag::kVbp)) {
    out.tense = Tense::kPresent;
    out.reality = out.progressive || m.being ? (scheduled(text, verb) ? Reality::kPlanned : Reality::kOngoing) : simple_present(text, verb);
    out.habit = !out.progressive && !m.being && habitual(text, verb);
  } else if (m.tag == Tag::kVbg) {
    out.reality = Reality::kBare;
  } else if (m.tag == Tag::kVbn) {
    out.tense = Tense::kPast, out.reality = Reality::kHappened;
  } else if (m.tag == Tag::kVb) {
    // A bare form at the top without a subject is a command; below a verb it is an infinitive.
    const bool top = text.doc.deps[verb] == Dep::kRoot;
    out.reality = top && !m.subject ? Reality::kDemanded : Reality::kUnreal;
  }
  if (m.possible && out.reality != Reality::kDemanded && out.reality != Reality::kNot) out.reality = Reality::kPossible;
  // Negation beats tense; "may not" leaves it open, "cannot" and "could not" do not; demand beats negation.
  if (m.negative && out.reality != Reality::kDemanded) {
    const bool stays_open = m.modal == Modal::kMay && !m.could;
    if (!stays_open) out.reality = Reality::kNot;
  }
  if (m.whether || (m.if_mark && text.doc.deps[verb] == Dep::kCcomp)) out.reality = Reality::kPossible;
  if (out.tense == Tense::kPresent && out.reality != Reality::kNot && yet_to_come(text, verb, depth)) out.reality = Reality::kPossible;
  if (m.inverted && text.doc.deps[verb] != Dep::kAdvcl) out.open_if = true;
  if (out.open_if) out.reality = Reality::kPossible;
  if (out.counterfactual) out.reality = Reality::kNot;
  return out;
}

}  // namespace vedette
