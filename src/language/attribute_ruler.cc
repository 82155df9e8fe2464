#include "language/attribute_ruler.h"

#include <algorithm>

#include "language/chars.h"

namespace vedette {
namespace {

constexpr size_t kLabels = 64;            // Tag and Dep are below it
constexpr int16_t kSpaceTest = 0;         // the test number of IS_SPACE; words' tests begin after it

uint64_t bit(size_t i) { return uint64_t{1} << i; }

void apply(AttributeRuler::Effect& to, const AttributeRuler::Effect& rule) {
  if (rule.tag) to.tag = rule.tag;
  if (rule.pos) to.pos = rule.pos;
  if (rule.dep) to.dep = rule.dep;
  if (rule.morph) to.morph = rule.morph;
  if (rule.lemma) to.lemma = rule.lemma;
}

}  // namespace

// The tests that a word passes make its class; words of one class are alike to every rule.
int16_t AttributeRuler::word_class(int32_t lexeme, const LexemeTable& lexemes, Scratch& s) const {
  int16_t& known = s.classes_[static_cast<size_t>(lexeme)];
  if (known >= 0) return known;
  std::vector<int16_t> tests;
  const Lexeme& word = lexemes[lexeme];
  if (word.flags & kIsSpace) tests.push_back(kSpaceTest);
  if (const auto found = literals_.find(word.lower_text); found != literals_.end()) {
    tests.insert(tests.end(), found->second.begin(), found->second.end());
  }
  s.points_.clear();
  chars::decode(word.lower_text, s.points_);
  for (const auto& [test, regex] : regexes_) {
    for (size_t at = 0; at <= s.points_.size(); ++at) {
      if (regex.anchored() && at > 0) break;
      if (!regex.run(s.points_, at, s.regex_)) continue;
      tests.push_back(test);
      break;
    }
  }
  std::sort(tests.begin(), tests.end());
  const auto [entry, fresh] = s.class_ids_.try_emplace(tests, static_cast<int16_t>(s.class_tests_.size()));
  if (fresh) {
    s.class_tests_.push_back(std::move(tests));
    s.class_effects_.emplace_back(kLabels * kLabels, int16_t{-1});
  }
  return known = entry->second;
}

bool AttributeRuler::passes(const Test& test, Tag tag, Dep dep, int16_t word_class, const Scratch& s) const {
  if (!(test.tags & bit(static_cast<size_t>(tag))) || !(test.deps & bit(static_cast<size_t>(dep)))) return false;
  const auto& tests = s.class_tests_[static_cast<size_t>(word_class)];
  if (test.space >= 0 && (!tests.empty() && tests[0] == kSpaceTest) != (test.space == 1)) return false;
  return test.lower < 0 || std::binary_search(tests.begin(), tests.end(), test.lower);
}

void AttributeRuler::find_multi(const Doc& doc, const Tokens& tokens, Scratch& s) const {
  s.multi_.clear();
  const auto class_of = [&](size_t i) { return s.classes_[static_cast<size_t>(tokens.lexemes[i])]; };
  const size_t n = doc.tags.size();
  for (size_t i = 0; i < n; ++i) {
    const bool plain = s.class_tests_[static_cast<size_t>(class_of(i))].empty();
    for (const Pattern& p : multi_) {
      const Test& first = p.tests[0];
      if ((plain && first.lower >= 0) || !(first.deps & bit(static_cast<size_t>(doc.deps[i])))) continue;
      if (p.tests.size() > n - i) continue;
      bool all = true;
      for (size_t k = 0; all && k < p.tests.size(); ++k) all = passes(p.tests[k], doc.tags[i + k], doc.deps[i + k], class_of(i + k), s);
      if (all) s.multi_.push_back({static_cast<int32_t>(i) + p.target, p.rule});
    }
  }
  std::sort(s.multi_.begin(), s.multi_.end());
}

// All rules of one token in order: those of a single token, and the given ones of several.
AttributeRuler::Effect AttributeRuler::combined_effect(Tag tag, Dep dep, int16_t word_class,
                                                       const Scratch::MultiMatch* first,
                                                       const Scratch::MultiMatch* last, const Scratch& s) const {
  Effect out;
  for (const Pattern& p : single_) {
    for (; first != last && first->rule < p.rule; ++first) apply(out, effects_[static_cast<size_t>(first->rule)]);
    if (passes(p.tests[0], tag, dep, word_class, s)) apply(out, effects_[static_cast<size_t>(p.rule)]);
  }
  for (; first != last; ++first) apply(out, effects_[static_cast<size_t>(first->rule)]);
  return out;
}

const AttributeRuler::Effect& AttributeRuler::single_effect(Tag tag, Dep dep, int16_t word_class, Scratch& s) const {
  int16_t& known = s.class_effects_[static_cast<size_t>(word_class)][static_cast<size_t>(tag) * kLabels + static_cast<size_t>(dep)];
  if (known < 0) {
    Effect effect = combined_effect(tag, dep, word_class, nullptr, nullptr, s);
    const auto found = std::find(s.effects_.begin(), s.effects_.end(), effect);
    known = static_cast<int16_t>(found - s.effects_.begin());
    if (found == s.effects_.end()) s.effects_.push_back(std::move(effect));
  }
  return s.effects_[static_cast<size_t>(known)];
}

void AttributeRuler::run(Doc& doc, const Tokens& tokens, const LexemeTable& lexemes, Scratch& s) const {
  if (s.generation_ != lexemes.generation()) {
    s.classes_.clear();
    s.generation_ = lexemes.generation();
  }
  s.classes_.resize(static_cast<size_t>(lexemes.size()), -1);
  const auto n = static_cast<size_t>(doc.size());
  for (size_t i = 0; i < n; ++i) word_class(tokens.lexemes[i], lexemes, s);
  find_multi(doc, tokens, s);
  doc.morph_table = morph_table_;
  doc.pos.assign(n, Pos::kNone);
  doc.morphs.assign(n, 0);
  doc.lemmas.assign(n, TextRef{});
  const auto* multi = s.multi_.data();
  const auto* const end = multi + s.multi_.size();
  const auto set = [&doc](size_t i, const Effect& effect) {
    if (effect.tag) doc.tags[i] = *effect.tag;
    if (effect.pos) doc.pos[i] = *effect.pos;
    if (effect.dep) doc.deps[i] = *effect.dep;
    if (effect.morph) doc.morphs[i] = *effect.morph;
    if (effect.lemma) doc.lemmas[i] = doc.add_string(*effect.lemma);
  };
  for (size_t i = 0; i < n; ++i) {
    const int16_t word = s.classes_[static_cast<size_t>(tokens.lexemes[i])];
    const auto* const first = multi;
    while (multi != end && multi->token == static_cast<int32_t>(i)) ++multi;
    if (first == multi) {
      set(i, single_effect(doc.tags[i], doc.deps[i], word, s));
    } else {
      set(i, combined_effect(doc.tags[i], doc.deps[i], word, first, multi, s));
    }
  }
}

}  // namespace vedette
