#include "reading/statements/speakers.h"

#include <algorithm>

namespace vedette {

ActorMap::ActorMap(const Doc& doc, const std::vector<Actor>& actors)
    : actors_(actors), at_(doc.size(), -1), around_(doc.size(), -1) {
  for (size_t a = 0; a < actors.size(); ++a) {
    const auto index = static_cast<int32_t>(a);
    const Span head = tokens_of(doc, actors[a].head);
    if (!head.empty() && at_[head.end - 1] < 0) at_[head.end - 1] = index;
    const Span all = tokens_of(doc, actors[a].span);
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
  const auto modifier = [&](int32_t c) {
    const Dep d = doc.deps[c];
    return c < head && (d == Dep::kAmod || d == Dep::kNmod || d == Dep::kCompound || d == Dep::kConj);
  };
  bool joined = false;
  std::vector<int32_t> open{head};
  for (size_t k = 0; k < open.size() && k < 16; ++k) {
    for (const int32_t c : context.tree.children(open[k])) {
      if (!modifier(c)) continue;
      open.push_back(c);
      joined = joined || doc.deps[c] == Dep::kConj;
      const int32_t a = at_[c] >= 0 ? at_[c] : -1;
      if (a >= 0 && actors_[a].kind != ActorKind::kUnnamed) found.push_back(a);
    }
  }
  if (!joined || found.size() < 2) return;
  std::sort(found.begin(), found.end());
  out.insert(out.end(), found.begin(), found.end());
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

}  // namespace vedette
