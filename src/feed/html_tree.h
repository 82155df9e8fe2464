// HtmlTree: a page after the rules of HTML5 (the Gumbo library), within bounded time and memory.
//
//   VEDETTE_TRY(const HtmlTree tree, HtmlTree::parse(utf8_page));
//   for (const HtmlNode& child : HtmlNode(tree.root()).children()) …
//
// Refused are pages above 16 MB, pages that nest more than 512 elements (as browsers do), and pages that need more than
// 512 MB of nodes (repeated formatting elements can make n² of them). The tree holds views into the page, which must
// outlive it. Movable; const once parsed, safe to share.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct GumboInternalNode;

namespace vedette {

class HtmlArena;

// One element or text; a light view of the tree's node.
class HtmlNode {
 public:
  explicit HtmlNode(const GumboInternalNode* node) : node_(node) {}

  bool is_element() const;
  bool is_text() const;          // characters, white space among them
  std::string_view tag() const;  // lower case; empty for text and unknown elements
  std::string_view text() const; // of a text node, character references decoded
  std::string_view attribute(const char* name) const;  // empty where absent
  bool has_attribute(const char* name) const;
  size_t child_count() const;
  HtmlNode child(size_t i) const;
  const void* key() const { return node_; }  // equal for the same node of the tree

 private:
  const GumboInternalNode* node_;
};

class HtmlTree {
 public:
  static Result<HtmlTree> parse(std::string_view page);
  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  HtmlNode root() const { return HtmlNode(root_); }  // <html>

 private:
  HtmlTree(std::unique_ptr<HtmlArena> arena, const GumboInternalNode* root);
  std::unique_ptr<HtmlArena> arena_;
  const GumboInternalNode* root_ = nullptr;
};

// The text of a node and all below it, white space squeezed; what scripts and styles hold is left out.
std::string text_below(HtmlNode node);

}  // namespace vedette
