#include "knowledge/patterns.h"

#include <algorithm>

#include "knowledge/pattern.h"

namespace vedette {
namespace {

bool named_actor(EntLabel label) {
  return label == EntLabel::kGpe || label == EntLabel::kNorp || label == EntLabel::kOrg || label == EntLabel::kPerson;
}
bool named_place(EntLabel label) { return label == EntLabel::kGpe || label == EntLabel::kLoc || label == EntLabel::kFac; }

// The tests of one trigger's conditions.
class Checker {
 public:
  Checker(const MatchText& text, const Lexicon& lexicon, ClassId measure_noun)
      : text_(text), lexicon_(lexicon), measure_noun_(measure_noun) {}

  bool has_role(const Arg& arg, const RoleRef& ref) const {
    if (arg.role != ref.role) return false;
    if (ref.role != Role::kPrep) return true;
    if (text_.words[arg.prep] != ref.prep) return false;
    const int32_t above = text_.doc.heads[arg.prep];
    if (ref.outer != kNoWord) return text_.words[above] == ref.outer;
    return text_.doc.deps[above] != Dep::kPrep;
  }

  // "some of its troops", "hundreds of tanks": what is counted, else the token itself.
  int32_t see_through(int32_t token) const {
    for (int step = 0; step < 3; ++step) {
      const Pos pos = text_.doc.pos[token];
      const bool counts = pos == Pos::kNum || pos == Pos::kDet || pos == Pos::kPron || text_.doc.tags[token] == Tag::kCd ||
                          lexicon_.in_class(text_.doc, text_.words, token, measure_noun_);
      if (!counts) return token;
      int32_t counted = -1;
      for (const int32_t c : text_.tree.children(token)) {
        if (text_.doc.deps[c] == Dep::kPrep && text_.doc.lemma(c) == "of") counted = text_.tree.child(c, Dep::kPobj);
      }
      if (counted < 0) return token;
      token = counted;
    }
    return token;
  }

  // Calls fn(head as said, what it counts) for an argument and all that is conjoined with it, until fn returns true.
  template <typename Fn>
  bool any_head(int32_t token, Fn&& fn) const {
    for (int32_t at = token, step = 0; at >= 0 && step < 64; ++step) {
      const int32_t inner = see_through(at);
      if (fn(at, inner)) return true;
      const int32_t next = text_.tree.child(at, Dep::kConj);
      at = next < 0 && inner != at ? text_.tree.child(inner, Dep::kConj) : next;
    }
    return false;
  }

  bool satisfies(int32_t token, const Condition& c) const {
    return any_head(token, [&](int32_t said, int32_t inner) {
      return std::any_of(c.values.begin(), c.values.end(),
                         [&](const ValueSpec& v) { return is(said, v) || (inner != said && is(inner, v)); });
    });
  }

  bool holds(int32_t token, const Condition& c) const {
    const Frame& f = text_.frames.of(token);
    switch (c.kind) {
      case Condition::Kind::kPassive: return f.passive;
      case Condition::Kind::kActive: return !f.passive;
      case Condition::Kind::kVerb: return f.verbal;
      case Condition::Kind::kNoun: return !f.verbal;
      case Condition::Kind::kAdj: return text_.doc.pos[token] == Pos::kAdj;
      case Condition::Kind::kNegated: return f.carrier >= 0 && text_.tree.child(f.carrier, Dep::kNeg) >= 0;
      case Condition::Kind::kInfinitive: return text_.doc.tags[token] == Tag::kVb;
      case Condition::Kind::kRoot: return f.governor < 0;
      case Condition::Kind::kPresent:
      case Condition::Kind::kIfPresent:
      case Condition::Kind::kAbsent: break;
    }
    bool present = false;
    for (const Arg& arg : text_.frames.args(token)) {
      for (const RoleRef& ref : c.roles) {
        if (!has_role(arg, ref)) continue;
        if (satisfies(arg.token, c)) return c.kind != Condition::Kind::kAbsent;
        present = true;
      }
    }
    return c.kind == Condition::Kind::kAbsent || (c.kind == Condition::Kind::kIfPresent && !present);
  }

 private:
  bool is(int32_t token, const ValueSpec& v) const {
    const Doc& doc = text_.doc;
    const EntLabel label = doc.ent_labels[token];
    const Pos pos = doc.pos[token];
    switch (v.kind) {
      case ValueSpec::Kind::kAny: return true;
      case ValueSpec::Kind::kClass: return lexicon_.in_class(doc, text_.words, token, v.id);
      case ValueSpec::Kind::kWord: return text_.words[token] == v.id;
      case ValueSpec::Kind::kActor: return named_actor(label) || (!text_.actor_at.empty() && text_.actor_at[token] >= 0);
      case ValueSpec::Kind::kPlace: return named_place(label) || (!text_.place_at.empty() && text_.place_at[token] >= 0);
      case ValueSpec::Kind::kClause: return pos == Pos::kVerb || pos == Pos::kAux;
      case ValueSpec::Kind::kNumber: return pos == Pos::kNum || text_.tree.child(token, Dep::kNummod) >= 0;
      case ValueSpec::Kind::kPronoun: return pos == Pos::kPron;
      case ValueSpec::Kind::kPerson: return label == EntLabel::kPerson;
      case ValueSpec::Kind::kNoun: return pos == Pos::kNoun || pos == Pos::kPropn;
      case ValueSpec::Kind::kInfinitive: return has_child(token, Dep::kAux, "to");
      case ValueSpec::Kind::kBareVerb: return is_bare(token);
      case ValueSpec::Kind::kWhether: return has_child(token, Dep::kMark, "whether") || has_child(token, Dep::kMark, "if");
    }
    return false;
  }

  bool has_child(int32_t verb, Dep dep, std::string_view lemma) const {
    for (const int32_t c : text_.tree.children(verb)) {
      if (text_.doc.deps[c] == dep && text_.doc.lemma(c) == lemma) return true;
    }
    return false;
  }

  // "that it leave", "that she be freed": a subject before a form without tense.
  bool is_bare(int32_t verb) const {
    bool subject = false;
    bool tense = text_.doc.tags[verb] != Tag::kVb;
    for (const int32_t c : text_.tree.children(verb)) {
      const Dep dep = text_.doc.deps[c];
      subject = subject || dep == Dep::kNsubj || dep == Dep::kNsubjpass;
      if ((dep == Dep::kAux || dep == Dep::kAuxpass) && text_.doc.tags[c] != Tag::kVb) return false;
      if (dep == Dep::kAuxpass && text_.doc.tags[c] == Tag::kVb) tense = false;
    }
    return subject && !tense;
  }

  const MatchText& text_;
  const Lexicon& lexicon_;
  ClassId measure_noun_;
};

}  // namespace

PatternSet::PatternSet() = default;
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

size_t PatternSet::size() const { return patterns_.size(); }
const std::string& PatternSet::id(int32_t pattern) const { return patterns_[pattern].id; }

std::string_view PatternSet::value(int32_t pattern, std::string_view key) const {
  for (const Yield& y : patterns_[pattern].yields) {
    if (y.key == key) return y.value;
  }
  return {};
}

std::span<const RoleRef> PatternSet::roles(int32_t pattern, std::string_view key) const {
  for (const auto& [name, roles] : patterns_[pattern].roles) {
    if (name == key) return roles;
  }
  return {};
}

bool PatternSet::matches(const MatchText& text, const Lexicon& lexicon, int32_t token, const Entry& entry, Match& out) const {
  const Pattern& p = patterns_[entry.pattern];
  const Trigger& t = p.triggers[entry.trigger];
  if (t.pos != WordPos::kAny && t.pos != word_pos(text.doc.pos[token])) return false;
  if (!t.before.empty() && !Lexicon::preceded_by(text.words, token, t.before)) return false;
  out.trigger = {token - static_cast<int32_t>(t.before.size()), token + 1};
  for (const Word wanted : t.dependents) {
    int32_t found = -1;
    for (const int32_t c : text.tree.children(token)) {
      if (text.words[c] == wanted) found = c;
    }
    if (found < 0) return false;
    out.trigger = {std::min(out.trigger.begin, found), std::max(out.trigger.end, found + 1)};
  }
  const Checker checker(text, lexicon, measure_noun_);
  for (const Condition& c : p.conditions) {
    if (!checker.holds(token, c)) return false;
  }
  out.pattern = entry.pattern;
  out.token = token;
  const auto words = static_cast<int32_t>(t.before.size() + t.dependents.size());
  out.specificity = p.weight + 10 * words + (t.pos != WordPos::kAny ? 1 : 0);
  return true;
}

PatternSet::Match PatternSet::match(const MatchText& text, const Lexicon& lexicon, int32_t token) const {
  Match best;
  const Word word = text.words[token];
  if (word == kNoWord || static_cast<size_t>(word) >= by_word_.size()) return best;
  for (const Entry& entry : by_word_[word]) {
    Match m;
    if (matches(text, lexicon, token, entry, m) && (best.pattern < 0 || m.specificity > best.specificity)) best = m;
  }
  return best;
}

void PatternSet::match_all(const MatchText& text, const Lexicon& lexicon, int32_t token, std::vector<Match>& out) const {
  out.clear();
  const Word word = text.words[token];
  if (word == kNoWord || static_cast<size_t>(word) >= by_word_.size()) return;
  for (const Entry& entry : by_word_[word]) {
    Match m;
    if (matches(text, lexicon, token, entry, m)) out.push_back(m);
  }
  std::stable_sort(out.begin(), out.end(), [](const Match& a, const Match& b) { return a.specificity > b.specificity; });
}

bool PatternSet::stands_in(const MatchText& text, const Lexicon& lexicon, const Match& match, std::string_view key, int32_t argument) const {
  const Checker checker(text, lexicon, measure_noun_);
  for (const RoleRef& ref : roles(match.pattern, key)) {
    for (const Arg& arg : text.frames.args(match.token)) {
      if (!checker.has_role(arg, ref)) continue;
      if (checker.any_head(arg.token, [&](int32_t said, int32_t inner) { return said == argument || inner == argument; })) return true;
    }
  }
  return false;
}

void PatternSet::resolve(const MatchText& text, const Lexicon& lexicon, const Match& match, std::string_view key,
                         std::vector<int32_t>& tokens) const {
  tokens.clear();
  const Checker checker(text, lexicon, measure_noun_);
  for (const RoleRef& ref : roles(match.pattern, key)) {
    for (const Arg& arg : text.frames.args(match.token)) {
      if (!checker.has_role(arg, ref)) continue;
      checker.any_head(arg.token, [&](int32_t, int32_t inner) { return tokens.push_back(inner), false; });
      if (ref.role != Role::kPrep) return;
    }
    if (!tokens.empty()) return;
  }
}

}  // namespace vedette
