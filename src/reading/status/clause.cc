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
  Tag tag = Tag::kNone;
};

ClauseReader::ClauseReader(const Lexicon& lexicon)
    : adv_possible_(lexicon.class_id("adv_possible")),
      adv_reported_(lexicon.class_id("adv_reported")),
      adv_negative_(lexicon.class_id("adv_negative")),
      stative_(lexicon.class_id("stative")) {}

ClauseReader::Marks ClauseReader::collect(const ReadingContext& text, int32_t verb) const {
  const Doc& doc = text.doc;
  Marks m;
  m.tag = doc.tags[verb];
  if (m.tag == Tag::kMd) m.modal = modal_of(doc.lemma(verb));
  for (const int32_t c : text.tree.children(verb)) {
    const std::string_view lemma = doc.lemma(c);
    const Dep dep = doc.deps[c];
    if (dep == Dep::kAux || dep == Dep::kAuxpass) {
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
    if (mark < 0) return false;
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

Clause ClauseReader::read(const ReadingContext& text, int32_t verb, int depth) const {
  Marks m = collect(text, verb);
  inherit(text, verb, m, depth);
  Clause out;
  out.negative = m.negative;
  out.hedged = m.hedged;
  out.perfect = m.have;
  out.progressive = m.tag == Tag::kVbg && (m.be || m.have);
  find_condition(text, verb, out);

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
  } else if (finite_present) {
    out.tense = Tense::kPresent, out.reality = Reality::kOngoing;
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
  if (out.open_if) out.reality = Reality::kPossible;
  return out;
}

}  // namespace vedette
