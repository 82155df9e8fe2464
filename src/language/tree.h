// Tree: the dependency parse of a Doc as children lists and subtree edges.
//
//   const Tree tree(doc);
//   for (int32_t c : tree.children(i)) …          in the order of the text
//   Span whole = tree.subtree(i);                 tokens from the leftmost to the rightmost descendant
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "types/doc.h"

namespace vedette {

class Tree {
 public:
  // Requires heads and deps. O(tokens), four arrays.
  explicit Tree(const Doc& doc);

  std::span<const int32_t> children(int32_t i) const {
    return {children_.data() + first_[i], static_cast<size_t>(first_[i + 1] - first_[i])};
  }
  // The first child with that label; -1 without one.
  int32_t child(int32_t i, Dep dep) const;
  // Token range from leftmost to rightmost descendant, itself included.
  Span subtree(int32_t i) const { return {left_[i], right_[i] + 1}; }
  // Index of the sentence that holds token i.
  int32_t sentence(int32_t i) const { return sentence_[i]; }

 private:
  const std::vector<Dep>& deps_;  // of the Doc, which must outlive the tree
  std::vector<int32_t> first_, children_, left_, right_, sentence_;
};

}  // namespace vedette
