#include "feed/xml_feed.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include <sstream>
#include <vector>

#include "feed/dates.h"
#include "feed/encoding.h"
#include "feed/html_tree.h"
#include "feed/page_body.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The first child with this name, whatever its prefix.
pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node c : node.children()) {
    if (equal_ignoring_case(local_name(c), name)) return c;
  }
  return {};
}

// All character data directly inside, CDATA too.
std::string text_of(pugi::xml_node node) {
  std::string out;
  for (const pugi::xml_node c : node.children()) {
    if (c.type() == pugi::node_pcdata || c.type() == pugi::node_cdata) out += c.value();
  }
  return out;
}

std::string text_in(pugi::xml_node node, std::string_view name) { return squeezed(text_of(child(node, name))); }

struct Channel {
  std::string title, lang;
};

class FeedReader {
 public:
  FeedReader(const FeedContext& context, const std::string& name) : context_(context), name_(name) {}

  // The number of items. Of a document that is `cut` the last one is left out: it may be half an item.
  size_t read(pugi::xml_node root, bool cut) {
    const std::string kind = lowered(local_name(root));
    if (kind == "feed") {
      channel_ = {text_in(root, "title"), root.attribute("xml:lang").value()};
      for (const pugi::xml_node c : root.children()) {
        if (local_name(c) == "entry") items_.push_back(c);
      }
    } else if (kind == "entry") {
      items_.push_back(root);
    } else {
      const pugi::xml_node channel = child(root, "channel");
      channel_ = {text_in(channel, "title"), text_in(channel, "language")};
      for (const pugi::xml_node from : {channel, root}) {  // RSS 1.0 has its items beside the channel
        for (const pugi::xml_node c : from.children()) {
          if (local_name(c) == "item") items_.push_back(c);
        }
      }
    }
    const size_t count = items_.size();
    if (cut && !items_.empty()) items_.pop_back();
    for (; at_ < items_.size(); ++at_) local_name(items_[at_]) == "entry" ? atom_entry(items_[at_]) : rss_item(items_[at_]);
    return count;
  }

 private:
  void rss_item(pugi::xml_node item) {
    Report r = begin();
    r.title = plain(text_in(item, "title"));
    r.url = text_in(item, "link");
    const pugi::xml_node guid = child(item, "guid");
    r.id = squeezed(text_of(guid));
    const bool permanent = std::string_view(guid.attribute("isPermaLink").value()) != "false";
    if (r.url.empty() && permanent && starts_ignoring_case(r.id, "http")) r.url = r.id;
    if (r.url.empty()) r.url = item.attribute("rdf:about").value();
    r.author = plain(text_in(item, "creator"));
    if (r.author.empty()) r.author = name_in_mail_address(text_in(item, "author"));
    published(r, text_in(item, "pubDate"));
    published(r, text_in(item, "date"));
    if (const auto moment = parse_date(text_in(item, "modified"))) r.modified = *moment;
    std::string html = text_of(child(item, "encoded"));
    if (trimmed(html).empty()) html = text_of(child(item, "description"));
    finish(std::move(r), html);
  }

  void atom_entry(pugi::xml_node entry) {
    Report r = begin();
    r.title = plain(text_in(entry, "title"));
    r.id = text_in(entry, "id");
    for (const pugi::xml_node c : entry.children()) {
      if (local_name(c) != "link") continue;
      const std::string_view rel = c.attribute("rel").value();
      if (r.url.empty() && (rel.empty() || rel == "alternate")) r.url = c.attribute("href").value();
    }
    r.author = text_in(child(entry, "author"), "name");
    published(r, text_in(entry, "published"));
    published(r, text_in(entry, "issued"));
    const auto updated = parse_date(text_in(entry, "updated"));
    if (updated && r.published.from == Published::From::kNone) r.published = {*updated, Published::From::kGiven};
    if (updated) r.modified = *updated;
    pugi::xml_node content = child(entry, "content");
    if (!content || content.attribute("src")) content = child(entry, "summary");
    if (std::string_view(content.attribute("type").value()) == "xhtml") {
      std::ostringstream inside;
      content.print(inside, "", pugi::format_raw);
      return finish(std::move(r), inside.str());
    }
    finish(std::move(r), text_of(content));
  }

  Report begin() {
    Report r;
    r.from = fmt::format("{}[{}]", name_, at_);
    r.lang = lowered(std::string_view(channel_.lang).substr(0, 2));
    return r;
  }

  static void published(Report& r, const std::string& text) {
    if (r.published.from != Published::From::kNone || text.empty()) return;
    if (const auto moment = parse_date(text)) r.published = {*moment, Published::From::kGiven};
  }

  // "desk@example.org (Ann Holt)" → "Ann Holt".
  static std::string name_in_mail_address(const std::string& text) {
    const size_t open = text.find('(');
    const size_t close = text.find(')', open);
    if (open != std::string::npos && close != std::string::npos) return text.substr(open + 1, close - open - 1);
    return text.find('@') == std::string::npos ? text : std::string();
  }

  std::string plain(const std::string& html) {
    if (html.find_first_of("<&") == std::string::npos) return html;
    const auto tree = HtmlTree::parse(html);
    return tree.has_value() ? text_below(tree->root()) : html;
  }

  void finish(Report r, const std::string& html) {
    if (html.find_first_of("<&") == std::string::npos) {
      r.text = std::string(trimmed(html));
    } else {
      const auto tree = HtmlTree::parse(html);
      if (!tree.has_value()) return context_.out.refuse({tree.error().code, tree.error().message, r.from});
      PageText text = fragment_text(*tree, context_.known.page);
      r.text = std::move(text.text), r.parts = std::move(text.parts);
    }
    if (r.text.empty()) r.text = r.title;
    if (r.text.empty()) return context_.refuse("an item without text", r.from);
    if (r.url.empty()) r.outlet = channel_.title;
    deliver(context_, std::move(r));
  }

  const FeedContext& context_;
  const std::string& name_;
  Channel channel_;
  std::vector<pugi::xml_node> items_;
  size_t at_ = 0;
};

}  // namespace

void read_xml_feed(const FeedContext& context, std::string_view bytes, const std::string& name, std::string_view encoding) {
  std::string text = to_utf8(bytes, encoding.empty() ? declared_encoding(bytes) : encoding);
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer_inplace(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  const pugi::xml_node root = document.document_element();
  const size_t items = root ? FeedReader(context, name).read(root, !parsed) : 0;
  if (!parsed) return context.refuse(fmt::format("not well-formed XML at byte {}: {}", parsed.offset, parsed.description()), name);
  if (items == 0 && local_name(root) != "rss" && local_name(root) != "feed" && local_name(root) != "RDF") {
    context.refuse("an XML document that is no feed", name);
  }
}

}  // namespace vedette
