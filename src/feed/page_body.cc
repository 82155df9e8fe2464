#include "feed/page_body.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "feed/text_tools.h"

namespace vedette {
namespace {

constexpr size_t kProse = 40;          // bytes of a block that can be running text
constexpr double kLongPart = 400;      // prose in an element for its name to say that it is a caption, a by-line …
constexpr double kNearlyAll = 0.85;
constexpr double kGoodShare = 0.3;     // of the page's prose, for an <article> to go first

template <size_t N>
bool one_of(std::string_view what, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), what) != std::end(list);
}

bool never_text(std::string_view tag) {
  constexpr std::string_view kTags[] = {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video", "select",
                                        "button", "input", "textarea", "head", "dialog", "map", "datalist", "progress", "picture", "img"};
  return one_of(tag, kTags);
}

bool never_article(std::string_view tag) {
  constexpr std::string_view kTags[] = {"nav", "aside", "footer", "form", "menu"};
  return one_of(tag, kTags);
}

bool is_inline(std::string_view tag) {
  constexpr std::string_view kTags[] = {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
                                        "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr", "acronym"};
  return one_of(tag, kTags) || tag.empty();
}

bool is_hidden(HtmlNode node) {
  if (node.has_attribute("hidden") || node.attribute("aria-hidden") == "true") return true;
  std::string style;
  for (const char c : node.attribute("style").substr(0, 256)) {
    if (!is_space(c)) style.push_back(ascii_lower(c));
  }
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

bool has_other_role(HtmlNode node) {
  constexpr std::string_view kRoles[] = {"navigation", "complementary", "banner", "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar", "tablist"};
  return one_of(node.attribute("role"), kRoles);
}

// The block that is being measured.
struct Prose {
  size_t own = 0;     // bytes of text
  size_t linked = 0;  // of these, inside links
};

class Measure {
 public:
  explicit Measure(const PageWords& words) : words_(words) {}

  void run(HtmlNode root) {
    // Once over everything; then again without what the names say is no article, but for what holds most of the page.
    for (const bool by_names : {false, true}) {
      by_names_ = by_names;
      first_ = std::exchange(weights_, {});
      Prose block;
      total_ = walk(root, block, false) + settle(block);
    }
  }
  double weight(HtmlNode node) const {
    const auto it = weights_.find(node.key());
    return it == weights_.end() ? 0 : it->second;
  }
  double total() const { return total_; }

  // What the element's names say.
  uint32_t kinds(HtmlNode node) const {
    const std::string name = std::string(node.attribute("class")) + " " + std::string(node.attribute("id")) + " " + std::string(node.attribute("data-component")) + " " +
                             std::string(node.attribute("data-testid"));
    return name.size() > 3 ? words_.kinds_of(name) : 0;
  }

 private:
  static double settle(Prose& block) {
    const size_t free = block.own - block.linked;
    const double out = free >= kProse ? static_cast<double>(free) : 0;
    block.own = block.linked = 0;
    return out;
  }

  // Adds a node's text to the block that it stands in; returns the prose of the blocks that ended inside.
  double walk(HtmlNode node, Prose& block, bool linked) {
    if (node.is_text()) {
      const size_t n = trimmed(node.text()).size();
      block.own += n;
      block.linked += linked ? n : 0;
      return 0;
    }
    const std::string_view tag = node.tag();
    if (never_text(tag) || never_article(tag) || is_hidden(node) || has_other_role(node)) return 0;
    if (by_names_ && (kinds(node) & PageWords::kDrop) != 0 && first_[node.key()] * 2 < total_) return 0;
    const bool in_line = is_inline(tag);
    double sum = in_line ? 0 : settle(block);
    double inside = 0;
    for (size_t i = 0; i < node.child_count(); ++i) inside += walk(node.child(i), block, linked || tag == "a");
    if (!in_line) inside += settle(block);
    weights_.emplace(node.key(), inside);
    return sum + inside;
  }

  const PageWords& words_;
  std::unordered_map<const void*, double> weights_, first_;  // looked up only: their order shows nowhere
  double total_ = 0;
  bool by_names_ = false;
};

// Collects paragraphs.
class TextBuilder {
 public:
  void add(std::string_view text, bool linked) {
    line_ += text;
    (linked ? linked_ : free_) += trimmed(text).size();
  }
  void line_break() {
    if (!line_.empty() && line_.back() == '\n') return end_block({});  // two breaks part paragraphs
    line_ += '\n';
  }
  bool mostly_linked() const { return linked_ > 2 * free_ && linked_ > 0; }
  void end_block(std::optional<PartKind> kind) {
    std::string block;
    for (size_t at = 0; at <= line_.size();) {
      const size_t end = std::min(line_.find('\n', at), line_.size());
      const std::string piece = squeezed(std::string_view(line_).substr(at, end - at));
      if (!piece.empty()) block += (block.empty() ? "" : "\n") + piece;
      at = end + 1;
    }
    line_.clear(), linked_ = free_ = 0;
    if (block.empty()) return;
    if (!out_.text.empty()) out_.text += "\n\n";
    const auto begin = static_cast<int32_t>(out_.text.size());
    out_.text += block;
    if (kind) out_.parts.push_back({{begin, static_cast<int32_t>(out_.text.size())}, *kind});
  }
  void drop_block() { line_.clear(), linked_ = free_ = 0; }
  const std::string& pending() const { return line_; }
  PageText take() {
    end_block({});
    return std::move(out_);
  }

 private:
  std::string line_;
  size_t linked_ = 0, free_ = 0;
  PageText out_;
};

int words_in(std::string_view text) {
  return static_cast<int>(std::count(text.begin(), text.end(), ' ')) + (text.empty() ? 0 : 1);
}

class Writer {
 public:
  Writer(const Measure& measure, const std::string& title, bool fragment) : measure_(measure), title_(title), fragment_(fragment) {}

  PageText write(HtmlNode node) {
    for (size_t i = 0; i < node.child_count(); ++i) walk(node.child(i), {}, false);
    return out_.take();
  }

 private:
  using Kind = std::optional<PartKind>;

  // An element's part, as its tag or name says; `around` where it says nothing.
  Kind kind_of(HtmlNode node, std::string_view tag, uint32_t names, Kind around) const {
    if (around && around != PartKind::kHeadline) return around;
    if (tag == "figcaption" || tag == "caption") return PartKind::kCaption;
    if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') return PartKind::kSubheading;
    if (names == 0 || fragment_ || tag == "article" || tag == "main" || tag == "body" || measure_.weight(node) >= kLongPart) return around;
    if ((names & PageWords::kCredit) != 0) return PartKind::kCredit;
    if ((names & PageWords::kCaption) != 0) return PartKind::kCaption;
    if ((names & (PageWords::kByline | PageWords::kDate)) != 0) return PartKind::kByline;
    if ((names & PageWords::kSubheading) != 0) return PartKind::kSubheading;
    if ((names & PageWords::kBoilerplate) != 0) return PartKind::kBoilerplate;
    if ((names & PageWords::kHeadline) != 0 && measure_.weight(node) <= 0) return PartKind::kHeadline;
    return around;
  }

  bool is_left_out(HtmlNode node, std::string_view tag, uint32_t names) const {
    if (never_text(tag) || is_hidden(node)) return true;
    if (fragment_) return false;
    const bool holds_most = measure_.weight(node) > measure_.total() / 2;
    return !holds_most && (never_article(tag) || has_other_role(node) || (names & PageWords::kDrop) != 0);
  }

  void walk(HtmlNode node, Kind around, bool linked) {
    if (node.is_text()) return out_.add(node.text(), linked);
    const std::string_view tag = node.tag();
    if (tag == "br") return out_.line_break();
    const uint32_t names = measure_.kinds(node);
    if (is_left_out(node, tag, names)) return;
    const Kind kind = kind_of(node, tag, names, around);
    const bool cell = tag == "td" || tag == "th";
    const bool in_line = (is_inline(tag) || cell) && !(kind && !around);
    if (!in_line) end_block(around);
    if (tag == "h1" && (title_.empty() || equal_ignoring_case(text_below(node), title_))) return;
    for (size_t i = 0; i < node.child_count(); ++i) walk(node.child(i), kind, linked || tag == "a");
    if (cell) out_.add(" ", false);
    if (!in_line) end_block(kind);
  }

  void end_block(Kind kind) {
    const int words = words_in(squeezed(out_.pending()));
    if (!kind && !fragment_ && out_.mostly_linked() && words < 30) return words < 4 ? out_.drop_block() : out_.end_block(PartKind::kBoilerplate);
    out_.end_block(kind);
  }

  const Measure& measure_;
  const std::string& title_;
  bool fragment_;
  TextBuilder out_;
};

// The first <article>, <main> or articleBody, outside in, that holds a good share of the prose; the page's whole else.
class Container {
 public:
  explicit Container(const Measure& measure) : measure_(measure) {}

  HtmlNode find(HtmlNode root) {
    HtmlNode at = root;
    visit(root);
    if (best_) at = *best_;
    for (bool deeper = rank_ < 2; deeper;) {
      deeper = false;
      for (size_t i = 0; i < at.child_count() && !deeper; ++i) {
        const HtmlNode child = at.child(i);
        if (!child.is_element() || is_inline(child.tag()) || child.tag() == "p" || measure_.weight(child) < kNearlyAll * measure_.weight(at)) continue;
        at = child, deeper = true;
      }
      if (measure_.weight(at) <= 0) break;
    }
    return at;
  }

 private:
  void visit(HtmlNode node) {
    if (measure_.weight(node) < kGoodShare * measure_.total() || measure_.weight(node) <= 0) return;
    const bool body = node.attribute("itemprop").find("articleBody") != std::string_view::npos;
    const int rank = body ? 3 : node.tag() == "article" ? 2 : node.tag() == "main" || node.attribute("role") == "main" ? 1 : 0;
    if (rank > rank_) rank_ = rank, best_ = node;
    for (size_t i = 0; i < node.child_count(); ++i) {
      if (node.child(i).is_element()) visit(node.child(i));
    }
  }

  const Measure& measure_;
  std::optional<HtmlNode> best_;
  int rank_ = 0;
};

}  // namespace

PageText main_text(const HtmlTree& tree, const PageWords& words, const std::string& title) {
  Measure measure(words);
  measure.run(tree.root());
  if (measure.total() <= 0) return {};
  return Writer(measure, title, false).write(Container(measure).find(tree.root()));
}

PageText fragment_text(const HtmlTree& tree, const PageWords& words) {
  Measure measure(words);
  const std::string no_title = "\n";  // a fragment's own <h1> stays
  return Writer(measure, no_title, true).write(tree.root());
}

}  // namespace vedette
