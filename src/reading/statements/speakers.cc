#include "reading/statements/speakers.h"

#include <algorithm>

namespace vedette {

ActorMap::ActorMap(const Doc& doc, const std::vector<Actor>& actors)
    : actors_(actors), at_(doc.size(), -1), around_(doc.size(), -1) {
  for (size_t a = 0; a < actors.size(); ++a) {
    const auto index = static_cast<int32_t>(a);
    const Span head = tokens_of(doc, actors[a].head);
    if (!head.empty() && at_[head.end - 1] < 0) at_[head.end - 1] = index;
    if (!head.empty() && actors[a].kind == ActorKind::kPerson && !actors[a].pronoun) by_name_.emplace(doc.word(head.end - 1), index);
    const Span all = tokens_of(doc, actors[a].span);
    if (all.size() == 1 && !actors[a].pronoun) by_word_.emplace(doc.word(all.begin), index);
    for (int32_t i = all.begin; i < all.end; ++i) {
      // The shorter mention is nearer to its words.
      if (around_[i] < 0 || actors[around_[i]].span.size() > actors[a].span.size()) around_[i] = index;
    }
  }
}

int32_t ActorMap::one(const ReadingContext& context, int32_t head) const {
  if (at_[head] >= 0) return at_[head];
  const Doc& doc = context.doc;
  for (const int32_t c : context.tree.children(head)) {
    if (doc.deps[c] == Dep::kAppos && at_[c] >= 0) return at_[c];
  }
  if (around_[head] >= 0) return around_[head];
  // A surname that is no mention here but heads one elsewhere.
  const char first = doc.word(head)[0];
  if (first >= 'A' && first <= 'Z') {
    const auto known = by_name_.find(doc.word(head));
    if (known != by_name_.end()) return known->second;
  }
  // "a spokesman for the ministry", "Corvo's army chief": who he speaks for is the nearest that is known.
  for (const int32_t c : context.tree.children(head)) {
    const Dep d = doc.deps[c];
    if ((d == Dep::kCompound || d == Dep::kPoss || d == Dep::kAmod || d == Dep::kNmod) && at_[c] >= 0) return at_[c];
    if (d != Dep::kPrep) continue;
    const int32_t below = context.tree.child(c, Dep::kPobj);
    if (below >= 0 && at_[below] >= 0) return at_[below];
  }
  return -1;
}

// "NATO and Ukrainian officials": two modifiers joined by "and" are two parties.
void ActorMap::add_groups(const ReadingContext& context, int32_t head, std::vector<int32_t>& out) const {
  const Doc& doc = context.doc;
  std::vector<int32_t> found;
  bool joined = false;
  std::vector<int32_t> open{head};
  for (size_t k = 0; k < open.size() && k < 16; ++k) {
    for (const int32_t c : context.tree.children(open[k])) {
      const Dep d = doc.deps[c];
      if (c > head || (d != Dep::kAmod && d != Dep::kNmod && d != Dep::kCompound && d != Dep::kConj)) continue;
      open.push_back(c);
      joined = joined || d == Dep::kConj;
      int32_t a = at_[c];
      // Inside a longer mention a name is none of its own: another mention of the name stands for it.
      if (a < 0 && doc.ent_labels[c] != EntLabel::kNone) {
        const auto known = by_word_.find(doc.word(c));
        if (known != by_word_.end()) a = known->second;
      }
      if (a >= 0 && actors_[a].kind != ActorKind::kUnnamed) found.push_back(a);
    }
  }
  if (!joined || found.empty()) return;
  if (found.size() == 1 && at_[head] >= 0) found.push_back(at_[head]);  // "NATO and Ukrainian officials"
  if (found.size() < 2) return;
  std::sort(found.begin(), found.end());
  out.insert(out.end(), found.begin(), found.end());
}

bool ActorMap::same_side(const ReadingContext& context, int32_t head, std::span<const int32_t> heads) const {
  const int32_t a = one(context, head);
  if (a < 0) return false;
  const std::vector<int32_t> others = behind(context, heads);
  return std::any_of(others.begin(), others.end(), [&](int32_t b) {
    const Actor &x = actors_[a], &y = actors_[b];
    const std::string& mine = x.side.empty() ? x.entity : x.side;
    const std::string& theirs = y.side.empty() ? y.entity : y.side;
    return (!mine.empty() && mine == theirs) || (!x.country.empty() && x.country == y.country);
  });
}

std::vector<int32_t> ActorMap::behind(const ReadingContext& context, std::span<const int32_t> heads) const {
  std::vector<int32_t> out;
  for (const int32_t h : heads) {
    const size_t before = out.size();
    add_groups(context, h, out);
    if (out.size() > before) continue;
    const int32_t a = one(context, h);
    if (a >= 0) out.push_back(a);
  }
  std::vector<int32_t> unique;
  for (const int32_t a : out) {
    if (std::find(unique.begin(), unique.end(), a) == unique.end()) unique.push_back(a);
  }
  return unique;
}

void settle_pronoun_speakers(const ReadingContext& context, const std::vector<Actor>& actors, std::span<const int32_t> heads,
                             std::vector<Statement>& statements) {
  const Doc& doc = context.doc;
  const Lexicon& lexicon = context.lexicon;
  const ClassId wrong_for_he = lexicon.class_id("female_noun"), wrong_for_she = lexicon.class_id("male_noun");
  const ClassId wrong = lexicon.class_id("no_one_person");
  // The mention that gave the entity its name tells what it is.
  std::map<std::string_view, int32_t> first_head;
  for (const Actor& m : actors) {
    const Span head = m.pronoun || m.entity.empty() ? Span{} : tokens_of(doc, m.head);
    if (!head.empty()) first_head.emplace(m.entity, head.end - 1);
  }
  int32_t last = -1;  // actor: the last person who spoke
  for (size_t i = 0; i < statements.size(); ++i) {
    Statement& s = statements[i];
    const std::string_view word = heads[i] < 0 ? std::string_view() : doc.word(heads[i]);
    const bool he = word == "he" || word == "He", she = word == "she" || word == "She";
    if ((he || she) && last >= 0) {
      bool misfit = s.speaker.empty();
      for (const int32_t a : s.speaker) {
        misfit = misfit || actors[a].name.empty();
        const auto first = first_head.find(actors[a].entity);
        if (first == first_head.end()) continue;
        const auto in = [&](ClassId id) { return lexicon.in_class(doc, context.words, first->second, id); };
        misfit = misfit || in(wrong) || in(he ? wrong_for_he : wrong_for_she);
      }
      if (misfit) s.speaker = {last};
    }
    for (const int32_t a : s.speaker) {
      if (actors[a].kind == ActorKind::kPerson && !actors[a].name.empty()) last = a;
    }
  }
}

}  // namespace vedette
