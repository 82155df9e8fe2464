#include "feed/html.h"

#include "feed/encoding.h"
#include "feed/html_tree.h"
#include "feed/page_body.h"
#include "feed/page_meta.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

constexpr size_t kLeastText = 140;  // bytes of running text that make an article

// A text without mark-up whose lines are paragraphs.
std::string paragraphs(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = squeezed(text.substr(at, end - at));
    if (!line.empty()) out += (out.empty() ? "" : "\n\n") + line;
    at = end + 1;
  }
  return out;
}

}  // namespace

void read_html(const FeedContext& context, std::string_view bytes, const std::string& name, const PageOrigin& origin) {
  const std::string page = to_utf8(bytes, origin.encoding.empty() ? declared_encoding(bytes) : std::string_view(origin.encoding));
  const auto tree = HtmlTree::parse(page);
  if (!tree.has_value()) return context.out.refuse({tree.error().code, tree.error().message, name});
  PageMeta meta = read_page_meta(*tree, context.known);
  PageText body = main_text(*tree, context.known.page, meta.title);
  if (body.text.size() < kLeastText && meta.body.size() > body.text.size()) body = {paragraphs(meta.body), {}};
  if (trimmed(body.text).empty()) return context.refuse("a page without an article's text", name);
  Report report;
  report.from = name;
  report.text = std::move(body.text);
  report.parts = std::move(body.parts);
  report.title = std::move(meta.title);
  report.outlet = std::move(meta.outlet);
  report.author = std::move(meta.author);
  report.url = starts_ignoring_case(meta.url, "http") ? std::move(meta.url) : origin.url;
  report.lang = std::move(meta.lang);
  report.modified = meta.modified;
  if (meta.published.known()) report.published = {meta.published, Published::From::kGiven};
  deliver(context, std::move(report));
}

}  // namespace vedette
