// Gumbo has no limits of its own: a page of 100,000 open <div> takes quadratic time, open <b id=…> before each of many <p>
// give n² nodes, and freeing a deep tree recurses once for each level. So the page is looked over before (how many elements
// can be open at once?), nodes come from an arena that ends the parse by longjmp when its budget is spent, and the arena is
// dropped as a whole, never freed node by node. No object with a destructor lives between setjmp and longjmp.
#include "feed/html_tree.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <array>
#include <bit>
#include <csetjmp>
#include <cstdlib>
#include <map>

#include "feed/text_tools.h"

namespace vedette {

constexpr size_t kMaxPage = size_t{16} << 20;
constexpr size_t kMaxNodes = size_t{512} << 20;
constexpr int kMaxDepth = 512;

// Blocks of powers of two, used again once Gumbo gives them back.
class HtmlArena {
 public:
  HtmlArena() = default;
  HtmlArena(const HtmlArena&) = delete;
  HtmlArena& operator=(const HtmlArena&) = delete;
  ~HtmlArena() {
    for (void* chunk : chunks_) std::free(chunk);
  }

  void* allocate(size_t n) {
    const size_t order = static_cast<size_t>(std::bit_width(std::max<size_t>(n, 16) - 1));
    if (free_[order] != nullptr) {
      Block* block = free_[order];
      free_[order] = block->next;
      return block + 1;
    }
    const size_t size = sizeof(Block) + (size_t{1} << order);
    if (used_ + size > kMaxNodes) std::longjmp(spent, 1);
    used_ += size;
    if (size > left_) {
      const size_t chunk = std::max(size, kChunk);
      at_ = static_cast<char*>(std::malloc(chunk));
      if (at_ == nullptr) std::longjmp(spent, 1);
      left_ = chunk;
      chunks_.push_back(at_);
    }
    auto* block = reinterpret_cast<Block*>(at_);
    block->order = order;
    at_ += size, left_ -= size;
    return block + 1;
  }

  void release(void* p) {
    if (p == nullptr) return;
    Block* block = static_cast<Block*>(p) - 1;
    block->next = free_[block->order];
    free_[block->order] = block;
  }

  std::jmp_buf spent;

 private:
  static constexpr size_t kChunk = size_t{1} << 20;
  struct Block {  // 16 bytes before what is given, which keeps that aligned
    size_t order;
    Block* next;
  };
  std::vector<void*> chunks_;
  std::array<Block*, 64> free_{};
  char* at_ = nullptr;
  size_t left_ = 0;
  size_t used_ = 0;
};

namespace {

// Elements that the parser closes by itself when the next one opens, and those that never stay open.
bool closes_itself(std::string_view tag) {
  constexpr std::string_view kTags[] = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
                                        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot", "rt", "rp", "a", "body", "html", "head"};
  return std::find(std::begin(kTags), std::end(kTags), tag) != std::end(kTags);
}

// No more elements than this can be open at once: for every tag name, starts without an end, summed. In drawings and
// formulas (svg, math) nothing closes by itself.
bool is_too_deep(std::string_view page) {
  std::map<std::string, int, std::less<>> open;
  int depth = 0;
  bool foreign = false;
  std::string tag;
  for (size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const bool end_tag = at + 1 < page.size() && page[at + 1] == '/';
    const size_t begin = at + (end_tag ? 2 : 1);
    if (begin >= page.size() || !is_letter(page[begin])) continue;
    tag.clear();
    for (size_t i = begin; i < page.size() && tag.size() < 32 && !is_space(page[i]) && page[i] != '>' && page[i] != '/'; ++i) tag.push_back(ascii_lower(page[i]));
    foreign = foreign || tag == "svg" || tag == "math";
    if (!foreign && closes_itself(tag)) continue;
    if (open.size() > 4 * kMaxDepth && open.find(tag) == open.end()) return true;
    int& count = open[tag];
    if (end_tag) {
      if (count > 0) --count, --depth;
    } else {
      const size_t close = page.find_first_of("<>", begin);
      if (close != std::string_view::npos && page[close] == '>' && page[close - 1] == '/' && foreign) continue;
      ++count, ++depth;
    }
    if (depth > kMaxDepth) return true;
  }
  return false;
}

GumboOutput* parse_in(HtmlArena* arena, const char* bytes, size_t size) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* user, size_t n) { return static_cast<HtmlArena*>(user)->allocate(n); };
  options.deallocator = [](void* user, void* p) { static_cast<HtmlArena*>(user)->release(p); };
  options.userdata = arena;
  options.max_errors = 0;
  if (setjmp(arena->spent) != 0) return nullptr;
  return gumbo_parse_with_options(&options, bytes, size);
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
  return node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children : nullptr;
}

}  // namespace

bool HtmlNode::is_element() const { return node_->type == GUMBO_NODE_ELEMENT || node_->type == GUMBO_NODE_TEMPLATE; }
bool HtmlNode::is_text() const {
  return node_->type == GUMBO_NODE_TEXT || node_->type == GUMBO_NODE_WHITESPACE || node_->type == GUMBO_NODE_CDATA;
}
std::string_view HtmlNode::tag() const { return is_element() ? gumbo_normalized_tagname(node_->v.element.tag) : ""; }
std::string_view HtmlNode::text() const { return is_text() ? node_->v.text.text : ""; }

std::string_view HtmlNode::attribute(const char* name) const {
  if (!is_element()) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node_->v.element.attributes, name);
  return found != nullptr ? found->value : "";
}
bool HtmlNode::has_attribute(const char* name) const {
  return is_element() && gumbo_get_attribute(&node_->v.element.attributes, name) != nullptr;
}

size_t HtmlNode::child_count() const {
  const GumboVector* children = children_of(node_);
  return children != nullptr ? children->length : 0;
}
HtmlNode HtmlNode::child(size_t i) const { return HtmlNode(static_cast<const GumboNode*>(children_of(node_)->data[i])); }

HtmlTree::HtmlTree(std::unique_ptr<HtmlArena> arena, const GumboInternalNode* root) : arena_(std::move(arena)), root_(root) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view page) {
  if (page.size() > kMaxPage) return Error{ErrorCode::kMalformed, fmt::format("a page of more than {} MB", kMaxPage >> 20), ""};
  if (is_too_deep(page)) return Error{ErrorCode::kMalformed, fmt::format("nested more than {} elements deep", kMaxDepth), ""};
  auto arena = std::make_unique<HtmlArena>();
  const GumboOutput* output = parse_in(arena.get(), page.data(), page.size());
  if (output == nullptr) return Error{ErrorCode::kMalformed, "a page that unfolds beyond measure", ""};
  return HtmlTree(std::move(arena), output->root);
}

std::string text_below(HtmlNode node) {
  std::string out;
  // Depth is bounded by the parse.
  const auto walk = [&](const auto& self, HtmlNode n) -> void {
    if (n.is_text()) {
      out += n.text();
      return;
    }
    const std::string_view tag = n.tag();
    if (tag == "script" || tag == "style" || tag == "noscript" || tag == "template" || tag == "svg") return;
    if (tag == "br" || tag == "p" || tag == "div" || tag == "li") out.push_back(' ');
    for (size_t i = 0; i < n.child_count(); ++i) self(self, n.child(i));
  };
  walk(walk, node);
  return squeezed(out);
}

}  // namespace vedette
