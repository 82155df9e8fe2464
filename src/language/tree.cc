#include "language/tree.h"

#include <algorithm>

namespace vedette {

Tree::Tree(const Doc& doc) : deps_(doc.deps) {
  const int32_t n = doc.size();
  first_.assign(static_cast<size_t>(n) + 1, 0);
  left_.resize(n), right_.resize(n), sentence_.assign(n, 0);
  for (int32_t i = 0; i < n; ++i) {
    left_[i] = right_[i] = i;
    if (doc.heads[i] != i) ++first_[doc.heads[i] + 1];
  }
  for (int32_t i = 0; i < n; ++i) first_[i + 1] += first_[i];
  children_.resize(first_[n]);
  std::vector<int32_t> next(first_.begin(), first_.end() - 1);
  for (int32_t i = 0; i < n; ++i) {
    if (doc.heads[i] != i) children_[next[doc.heads[i]]++] = i;
  }
  // Edges from the leaves up: a token is settled once all its children are.
  std::vector<int32_t> open(n);
  std::vector<int32_t> ready;
  for (int32_t i = 0; i < n; ++i) {
    open[i] = first_[i + 1] - first_[i];
    if (open[i] == 0) ready.push_back(i);
  }
  for (size_t at = 0; at < ready.size(); ++at) {
    const int32_t i = ready[at];
    const int32_t head = doc.heads[i];
    if (head == i) continue;
    left_[head] = std::min(left_[head], left_[i]);
    right_[head] = std::max(right_[head], right_[i]);
    if (--open[head] == 0) ready.push_back(head);
  }
  for (size_t s = 0; s < doc.sentences.size(); ++s) {
    for (int32_t i = doc.sentences[s].begin; i < doc.sentences[s].end; ++i) sentence_[i] = static_cast<int32_t>(s);
  }
}

int32_t Tree::child(int32_t i, Dep dep) const {
  for (const int32_t c : children(i)) {
    if (deps_[c] == dep) return c;
  }
  return -1;
}

}  // namespace vedette
