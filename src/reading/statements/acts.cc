#include "reading/statements/acts.h"

#include <algorithm>

namespace vedette {
namespace {

constexpr int32_t kLongest = 1000;  // tokens of a content that are looked at

bool is_verbal(Pos pos) { return pos == Pos::kVerb || pos == Pos::kAux; }

bool in_spans(const std::vector<Span>& spans, int32_t token) {
  return std::any_of(spans.begin(), spans.end(), [&](Span s) { return s.contains(token); });
}

// The main verb of what is said: the first token whose head lies outside, a verb where there is one.
int32_t main_verb(const Doc& doc, const std::vector<Span>& content) {
  int32_t any = -1;
  for (const Span s : content) {
    for (int32_t i = s.begin; i < std::min(s.end, s.begin + kLongest); ++i) {
      if (doc.heads[i] != i && in_spans(content, doc.heads[i])) continue;
      if (is_verbal(doc.pos[i])) return i;
      if (any < 0 && doc.pos[i] != Pos::kPunct && doc.pos[i] != Pos::kSpace) any = i;
    }
    if (any >= 0) break;
  }
  return any;
}

// What a clause's auxiliaries say.
struct Mood {
  bool negated = false, will = false, must = false, may = false, conditional = false, progressive = false, perfect = false;
};

bool is_going_to(const Doc& doc, const Tree& tree, int32_t verb) {
  return doc.lemma(verb) == "go" && doc.tags[verb] == Tag::kVbg && tree.child(verb, Dep::kXcomp) >= 0;
}

Mood mood_of(const ReadingContext& context, int32_t verb) {
  const Doc& doc = context.doc;
  Mood m;
  m.will = is_going_to(doc, context.tree, verb);
  m.must = (doc.lemma(verb) == "have" || doc.lemma(verb) == "need") && context.tree.child(verb, Dep::kXcomp) >= 0;
  bool yet = false;  // "has yet to": a thing not done, no duty
  for (const int32_t c : context.tree.children(verb)) {
    if (doc.deps[c] == Dep::kNeg) m.negated = true;
    yet = yet || doc.lemma(c) == "yet";
    // "What we need to see is …"
    if (doc.deps[c] == Dep::kCsubj && (doc.lemma(c) == "need" || doc.lemma(c) == "want" || doc.lemma(c) == "demand")) m.must = true;
    if (doc.deps[c] == Dep::kAdvcl) {
      for (const int32_t k : context.tree.children(c)) m.conditional = m.conditional || (doc.deps[k] == Dep::kMark && doc.lemma(k) == "if");
    }
    if (doc.deps[c] != Dep::kAux && doc.deps[c] != Dep::kAuxpass) continue;
    const std::string_view l = doc.lemma(c);
    if (l == "will" || l == "shall" || l == "'ll" || l == "would") m.will = true;
    if (l == "must" || l == "should") m.must = true;
    if (l == "may" || l == "might" || l == "could") m.may = true;
    if (l == "be" && doc.tags[verb] == Tag::kVbg) m.progressive = true;
    if (l == "have") m.perfect = true;
  }
  if (yet) m.must = false, m.negated = true;
  return m;
}

bool first_person(const Doc& doc, int32_t i) {
  const std::string_view w = doc.word(i);
  return w == "I" || w == "we" || w == "We" || w == "our" || w == "Our";
}

// The subject of what is said is the one who says it: "we", "it", or the same word.
bool own_subject(const ReadingContext& context, const Cue& cue, int32_t subject) {
  const Doc& doc = context.doc;
  if (first_person(doc, subject)) return true;
  for (const int32_t s : cue.source) {
    if (s == subject || doc.lemma(s) == doc.lemma(subject)) return true;
  }
  const std::string_view w = doc.word(subject);
  return !cue.quoted && (w == "he" || w == "she" || w == "it" || w == "they") && !cue.source.empty();
}

}  // namespace

ActReader ActReader::load(const Lexicon& lexicon) {
  ActReader out;
  out.perceive_ = lexicon.class_id("perceive_verb");
  return out;
}

Act ActReader::read(const CueRules& rules, const ReadingContext& context, const ActorMap& actors, const Cue& cue) const {
  const Doc& doc = context.doc;
  const Act base = cue.pattern < 0 ? Act::kClaim : rules.rule(cue.pattern).act;
  if (cue.pattern >= 0 && is_verbal(doc.pos[cue.head])) {
    const bool negated = context.tree.child(cue.head, Dep::kNeg) >= 0;
    if (negated && base == Act::kDeny) return Act::kClaim;
    if (negated && (base == Act::kClaim || base == Act::kAnnounce || base == Act::kRespond)) return Act::kRefuse;
    if (negated && base == Act::kPromise) return Act::kRefuse;
  }
  const int32_t verb = main_verb(doc, cue.content);
  if (verb < 0) return base;
  const bool infinitive = doc.tags[verb] == Tag::kVb && context.tree.child(verb, Dep::kAux) >= 0 && own_infinitive(doc, context.tree, verb);
  if (infinitive && !cue.addressee.empty() && (base == Act::kClaim || base == Act::kAsk || base == Act::kWarn)) return Act::kDemand;
  if (infinitive && cue.pattern >= 0) {
    const CueKind kind = rules.rule(cue.pattern).kind;
    const bool others = context.tree.child(verb, Dep::kNsubj) >= 0;  // "wants Corvo to pay"
    if (kind == CueKind::kIntent && others) return Act::kDemand;
    if (kind == CueKind::kBelief && !others) return Act::kAnnounce;  // "agreed to pay"
  }
  if (base != Act::kClaim) return base;
  if (cue.pattern >= 0 && rules.rule(cue.pattern).kind != CueKind::kSpeech) return base;
  if (cue.quoted && asks(doc, cue.content)) return Act::kAsk;
  return by_content(context, actors, cue, verb);
}

bool ActReader::is_intent(const ReadingContext& context, const Cue& cue) const {
  const int32_t verb = main_verb(context.doc, cue.content);
  if (verb < 0 || !is_verbal(context.doc.pos[verb]) || context.tree.child(verb, Dep::kNsubj) >= 0) return false;
  return context.doc.tags[verb] == Tag::kVbg || own_infinitive(context.doc, context.tree, verb);
}

bool ActReader::own_infinitive(const Doc& doc, const Tree& tree, int32_t verb) {
  for (const int32_t c : tree.children(verb)) {
    if (doc.deps[c] == Dep::kAux && doc.tags[c] == Tag::kTo) return true;
  }
  return false;
}

bool ActReader::asks(const Doc& doc, const std::vector<Span>& content) {
  const Span last = content.back();
  for (int32_t i = last.end - 1; i >= last.begin && i >= last.end - 3; --i) {
    if (doc.word(i) == "?") return true;
  }
  return false;
}

Act ActReader::by_content(const ReadingContext& context, const ActorMap& actors, const Cue& cue, int32_t verb) const {
  const Doc& doc = context.doc;
  if (!is_verbal(doc.pos[verb])) return Act::kClaim;
  int32_t subject = -1;
  for (const int32_t c : context.tree.children(verb)) {
    if (doc.deps[c] == Dep::kNsubj || doc.deps[c] == Dep::kNsubjpass) subject = c;
  }
  const Mood m = mood_of(context, verb);
  const bool own = subject >= 0 && (own_subject(context, cue, subject) || actors.same_side(context, subject, cue.source));
  if (m.must && !own) return Act::kDemand;
  if (own) {
    if (m.will && m.conditional) return Act::kThreaten;
    if (m.will && m.negated) return Act::kPromise;
    if (m.will || m.must) return Act::kAnnounce;
    const bool perceives = context.lexicon.in_class(doc, context.words, verb, perceive_);
    if (m.negated && m.progressive && !perceives) return Act::kDeny;
    return Act::kClaim;
  }
  if (subject >= 0 && (m.may || (m.will && doc.tags[verb] == Tag::kVb))) return Act::kAssess;
  return Act::kClaim;
}

QuotationKind quotation_kind(const Doc& doc, const Layout& layout, const Cue& cue) {
  bool in = cue.pattern < 0, out = false;
  const int32_t level = layout.quote_at[cue.head];
  int32_t seen = 0;
  for (const Span s : cue.content) {
    for (int32_t i = s.begin; i < s.end && seen < kLongest && !(in && out); ++i, ++seen) {
      if (doc.pos[i] == Pos::kPunct || doc.pos[i] == Pos::kSpace) continue;
      const bool quoted = layout.quote_at[i] != level && layout.quote_at[i] >= 0;
      in = in || quoted;
      out = out || (!quoted && cue.pattern >= 0);
    }
  }
  return in && out ? QuotationKind::kMixed : in ? QuotationKind::kDirect : QuotationKind::kIndirect;
}

}  // namespace vedette
