#include "feed/page_meta.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <vector>

#include "feed/dates.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

namespace dom = simdjson::dom;

enum Voice { kJsonLd, kMeta, kMicrodata, kLayout, kWeak, kVoices };
enum Field { kTitle, kOutlet, kAuthor, kUrl, kLang, kPublished, kModified, kFields };
constexpr size_t kLongestField = 600;

class MetaReader {
 public:
  explicit MetaReader(const FeedKnowledge& known) : known_(known) {}

  void walk(HtmlNode node) {
    if (node.is_element()) element(node);
    if (node.tag() == "script" || node.tag() == "style") return;
    for (size_t i = 0; i < node.child_count(); ++i) walk(node.child(i));
  }

  PageMeta finish() {
    for (const std::string& script : scripts_) json_ld(script);
    PageMeta out;
    out.url = best(kUrl);
    const Outlet* by_address = known_.outlets.by_address(out.url);
    out.outlet = best(kOutlet);
    const Outlet* by_name = known_.outlets.by_name(out.outlet);
    if (by_name != nullptr) out.outlet = by_name->name;
    if (by_name == nullptr && by_address != nullptr) out.outlet = by_address->name;
    out.title = title();
    out.author = author_text(best(kAuthor));
    out.lang = lowered(std::string_view(best(kLang)).substr(0, 2));
    const Outlet* outlet = by_name != nullptr ? by_name : by_address;
    const DayOrder order = day_order(outlet != nullptr ? outlet->country : country_of_host(host_of(out.url)));
    out.published = best_date(kPublished, order);
    out.modified = best_date(kModified, order);
    out.body = std::move(body_);
    out.has_article = has_article_;
    return out;
  }

 private:
  void offer(Field field, Voice voice, std::string_view value) {
    value = trimmed(value);
    if (value.empty() || value.size() > kLongestField) return;
    heard_[field][voice].push_back(squeezed(value));
  }

  std::string best(Field field) const {
    for (const auto& voice : heard_[field]) {
      if (!voice.empty()) return voice.front();
    }
    return {};
  }

  Moment best_date(Field field, DayOrder order) const {
    for (const auto& voice : heard_[field]) {
      for (const std::string& text : voice) {
        if (const auto moment = parse_date(text, order); moment && moment->precision >= Precision::kDay) return *moment;
      }
    }
    return {};
  }

  // The headline without the outlet's name behind it: the page's first heading where the title begins with it.
  std::string title() const {
    std::string out = best(kTitle);
    const auto& headings = heard_[kTitle][kLayout];
    if (!headings.empty() && out.size() > headings.front().size() && starts_ignoring_case(out, headings.front())) return headings.front();
    for (const std::string_view bar : {" | ", " - ", " – ", " — "}) {
      const size_t at = out.rfind(bar);
      if (at == std::string::npos) continue;
      const std::string_view behind = std::string_view(out).substr(at + bar.size());
      if (known_.outlets.by_name(behind) != nullptr || equal_ignoring_case(behind, best(kOutlet))) out.resize(at);
    }
    return out;
  }

  static std::string author_text(const std::string& heard) {
    if (heard.find("://") != std::string::npos) return {};  // OpenGraph's author is often an address
    const std::string named = author_in(heard);
    return named.empty() ? heard : named;
  }

  void element(HtmlNode node) {
    const std::string_view tag = node.tag();
    if (tag == "meta") return meta(node);
    if (tag == "html") offer(kLang, kLayout, node.attribute("lang"));
    if (tag == "title") offer(kTitle, kWeak, text_below(node));
    if (tag == "h1") offer(kTitle, kLayout, text_below(node));
    if (tag == "link" && equal_ignoring_case(node.attribute("rel"), "canonical")) offer(kUrl, kMeta, node.attribute("href"));
    if (tag == "script" && starts_ignoring_case(node.attribute("type"), "application/ld+json") && scripts_.size() < 32) {
      if (node.child_count() > 0) scripts_.emplace_back(node.child(0).text());
    }
    if (node.has_attribute("itemprop")) microdata(node);
    if (tag == "time") {
      const std::string_view given = node.attribute("datetime");
      offer(kPublished, kLayout, given.empty() ? std::string_view(text_below(node)) : given);
    }
    layout(node);
  }

  void meta(HtmlNode node) {
    const std::string content(node.attribute("content"));
    std::string name = lowered(node.attribute("property"));
    if (name.empty()) name = lowered(node.attribute("name"));
    if (name.empty()) return node.has_attribute("itemprop") ? microdata(node) : void();
    struct Known {
      std::string_view name;
      Field field;
    };
    constexpr Known kNames[] = {
        {"og:title", kTitle}, {"twitter:title", kTitle}, {"dc.title", kTitle}, {"og:site_name", kOutlet}, {"application-name", kOutlet}, {"dc.publisher", kOutlet},
        {"article:author", kAuthor}, {"author", kAuthor}, {"byl", kAuthor}, {"parsely-author", kAuthor}, {"sailthru.author", kAuthor}, {"dc.creator", kAuthor},
        {"og:url", kUrl}, {"article:published_time", kPublished}, {"og:article:published_time", kPublished}, {"parsely-pub-date", kPublished},
        {"sailthru.date", kPublished}, {"pubdate", kPublished}, {"publishdate", kPublished}, {"publish-date", kPublished}, {"publish_date", kPublished},
        {"date", kPublished}, {"dc.date", kPublished}, {"dc.date.issued", kPublished}, {"dcterms.created", kPublished}, {"dcterms.date", kPublished},
        {"article:modified_time", kModified}, {"og:updated_time", kModified}, {"lastmod", kModified}, {"last-modified", kModified}, {"dcterms.modified", kModified}, {"og:locale", kLang}};
    for (const Known& k : kNames) {
      if (name == k.name) offer(k.field, kMeta, content);
    }
    has_article_ = has_article_ || (name == "og:type" && content == "article");
  }

  // The itemprop "name" of a thing inside: of a publisher or an author.
  static std::string named_inside(HtmlNode node) {
    for (size_t i = 0; i < node.child_count(); ++i) {
      const HtmlNode child = node.child(i);
      if (!child.is_element()) continue;
      if (child.attribute("itemprop") == "name") return child.attribute("content").empty() ? text_below(child) : std::string(child.attribute("content"));
      if (std::string inside = named_inside(child); !inside.empty()) return inside;
    }
    return {};
  }

  void microdata(HtmlNode node) {
    if (node.attribute("itemprop").find("articleBody") != std::string_view::npos) return;
    std::string_view value = node.attribute("content");
    if (value.empty()) value = node.attribute("datetime");
    std::string text = value.empty() ? named_inside(node) : std::string(value);
    if (text.empty()) text = text_below(node).substr(0, kLongestField + 1);
    const std::string_view what = node.attribute("itemprop");
    for (size_t at = 0; at < what.size();) {
      const size_t end = std::min(what.find(' ', at), what.size());
      const std::string_view word = what.substr(at, end - at);
      if (word == "headline") offer(kTitle, kMicrodata, text);
      if (word == "datePublished") offer(kPublished, kMicrodata, text);
      if (word == "dateModified") offer(kModified, kMicrodata, text);
      if (word == "author" || word == "creator") offer(kAuthor, kMicrodata, text);
      if (word == "publisher") offer(kOutlet, kMicrodata, text);
      if (word == "mainEntityOfPage") offer(kUrl, kMicrodata, node.tag() == "meta" ? node.attribute("itemid") : node.attribute("href"));
      at = end + 1;
    }
  }

  void layout(HtmlNode node) {
    const std::string name = std::string(node.attribute("class")) + " " + std::string(node.attribute("id")) + " " + std::string(node.attribute("rel"));
    if (name.size() <= 2) return;
    const uint32_t kinds = known_.page.kinds_of(name);
    if ((kinds & (PageWords::kByline | PageWords::kDate)) == 0 || (kinds & PageWords::kDrop) != 0) return;
    const std::string text = text_below(node);
    if (text.size() > 160) return;
    if ((kinds & PageWords::kByline) != 0) {
      const size_t by = starts_ignoring_case(text, "by ") ? 0 : find_ignoring_case(text, " by ");
      const std::string named = by == std::string::npos ? std::string() : author_in(std::string_view(text).substr(by));
      const bool plain = std::none_of(text.begin(), text.end(), is_digit);
      if (!named.empty()) offer(kAuthor, kLayout, named);
      if (named.empty() && plain) offer(kAuthor, kWeak, text);
    }
    if ((kinds & PageWords::kDate) != 0) offer(kPublished, kWeak, text);
  }

  void json_ld(const std::string& script) {
    dom::parser parser;
    dom::element root;
    if (parser.parse(script).get(root) == simdjson::SUCCESS) thing(root, 0);
  }

  void thing(dom::element element, int depth) {
    dom::array list;
    dom::object object;
    if (depth > 8) return;
    if (element.get_array().get(list) == simdjson::SUCCESS) {
      for (const dom::element item : list) thing(item, depth + 1);
    } else if (element.get_object().get(object) == simdjson::SUCCESS) {
      if (object["@graph"].get_array().get(list) == simdjson::SUCCESS) {
        for (const dom::element item : list) thing(item, depth + 1);
      }
      if (is_article(object)) article(object);
    }
  }

  static bool is_article(dom::object object) {
    const auto article = [](std::string_view type) {
      return type.ends_with("Article") || type.ends_with("Report") || type.ends_with("Posting") || type == "Blog" || type.ends_with("NewsItem");
    };
    std::string_view type;
    dom::array types;
    if (object["@type"].get_string().get(type) == simdjson::SUCCESS) return article(type);
    if (object["@type"].get_array().get(types) != simdjson::SUCCESS) return false;
    for (const dom::element t : types) {
      if (t.get_string().get(type) == simdjson::SUCCESS && article(type)) return true;
    }
    return false;
  }

  // A text; of an object its name, or its @id; of a list all, joined.
  static std::string value_of(dom::element element, int depth = 0) {
    std::string_view text;
    dom::array list;
    dom::object object;
    if (element.get_string().get(text) == simdjson::SUCCESS) return std::string(text);
    if (depth > 3) return {};
    if (element.get_array().get(list) == simdjson::SUCCESS) {
      std::string out;
      for (const dom::element item : list) {
        const std::string value = value_of(item, depth + 1);
        if (!value.empty() && out.size() < kLongestField) out += (out.empty() ? "" : ", ") + value;
      }
      return out;
    }
    if (element.get_object().get(object) != simdjson::SUCCESS) return {};
    for (const char* key : {"name", "@id", "url"}) {
      dom::element inside;
      if (object[key].get(inside) == simdjson::SUCCESS) return value_of(inside, depth + 1);
    }
    return {};
  }

  void article(dom::object object) {
    has_article_ = true;
    constexpr std::pair<const char*, Field> kKeys[] = {{"headline", kTitle}, {"name", kTitle}, {"publisher", kOutlet}, {"author", kAuthor}, {"url", kUrl},
                                                       {"mainEntityOfPage", kUrl}, {"inLanguage", kLang}, {"datePublished", kPublished}, {"dateModified", kModified}};
    dom::element value;
    for (const auto& [key, field] : kKeys) {
      if (object[key].get(value) == simdjson::SUCCESS) offer(field, kJsonLd, value_of(value));
    }
    if (body_.empty() && object["articleBody"].get(value) == simdjson::SUCCESS) body_ = value_of(value);
  }

  const FeedKnowledge& known_;
  std::array<std::array<std::vector<std::string>, kVoices>, kFields> heard_;
  std::vector<std::string> scripts_;
  std::string body_;
  bool has_article_ = false;
};

}  // namespace

PageMeta read_page_meta(const HtmlTree& tree, const FeedKnowledge& known) {
  MetaReader reader(known);
  reader.walk(tree.root());
  return reader.finish();
}

}  // namespace vedette
