#include "watch/watch_file.h"

#include <fmt/format.h>
// The packaged library is built with exceptions; the headers alone do without, so it is not linked.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
// toml++ 3.3 assumes where it should check: "[" before a character that begins no key is undefined behaviour there with
// NDEBUG and an abort without. The code that follows reports the error well, so the assumptions are taken out.
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_assert(true)
#include <toml++/toml.h>

#include <algorithm>

#include "base/digest.h"

namespace vedette {
namespace {

std::string line_of(std::string_view text, uint32_t line) {
  size_t at = 0;
  for (uint32_t n = 1; n < line && at < text.size(); ++n) at = std::min(text.find('\n', at), text.size()) + 1;
  if (at >= text.size()) return {};
  return std::string(text.substr(at, std::min(text.find('\n', at), text.size()) - at));
}

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

// Reads one file; the first mistake ends it.
class WatchParser {
 public:
  WatchParser(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  Result<Watch> parse() {
    const toml::parse_result result = toml::parse(text_, file_);
    if (!result) return at(result.error().source(), std::string(result.error().description()));
    const toml::table& root = result.table();
    VEDETTE_CHECK(keys(root, {"watch", "party", "area", "indicator", "test", "include"}));
    out_.digest = short_digest(text_);
    VEDETTE_CHECK(read_head(root));
    VEDETTE_CHECK(each(root, "party", [&](const toml::table& t) { return read_party(t); }));
    VEDETTE_CHECK(each(root, "area", [&](const toml::table& t) { return read_area(t); }));
    VEDETTE_CHECK(each(root, "indicator", [&](const toml::table& t) { return read_indicator(t); }));
    VEDETTE_CHECK(each(root, "test", [&](const toml::table& t) { return read_test(t); }));
    return std::move(out_);
  }

 private:
  Error at(const toml::source_region& where, std::string message) const {
    const uint32_t line = where.begin.line;
    const uint32_t column = std::max<uint32_t>(1, where.begin.column);
    return {ErrorCode::kMalformed, fmt::format("{}\n    {}\n    {:>{}}", message, line_of(text_, line), "^", column),
            fmt::format("{}:{}:{}", file_, line, column)};
  }

  Status keys(const toml::table& table, std::initializer_list<std::string_view> known) const {
    for (const auto& [key, value] : table) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      const auto nearest = std::min_element(known.begin(), known.end(), [&](std::string_view a, std::string_view b) {
        return edit_distance(a, key.str()) < edit_distance(b, key.str());
      });
      return at(key.source(), fmt::format("unknown key \"{}\"; did you mean \"{}\"?", key.str(), *nearest));
    }
    return ok();
  }

  template <typename Fn>
  Status each(const toml::table& root, std::string_view key, Fn&& fn) {
    const toml::node* node = root.get(key);
    if (node == nullptr) return ok();
    const toml::array* list = node->as_array();
    if (list == nullptr) return at(node->source(), fmt::format("\"{0}\" is a list of tables: write [[{0}]]", key));
    for (const toml::node& item : *list) {
      const toml::table* table = item.as_table();
      if (table == nullptr) return at(item.source(), fmt::format("\"{0}\" is a list of tables: write [[{0}]]", key));
      VEDETTE_CHECK(fn(*table));
    }
    return ok();
  }

  Status text(const toml::table& t, std::string_view key, std::string& out, bool required) const {
    const toml::node* node = t.get(key);
    if (node == nullptr) return required ? Status(at(t.source(), fmt::format("\"{}\" is missing", key))) : ok();
    const auto value = node->value<std::string>();
    if (!value || !node->is_string()) return at(node->source(), fmt::format("\"{}\" is a text", key));
    out = *value;
    return ok();
  }

  Status list(const toml::table& t, std::string_view key, std::vector<std::string>& out) const {
    const toml::node* node = t.get(key);
    if (node == nullptr) return ok();
    const toml::array* items = node->as_array();
    if (items == nullptr) return at(node->source(), fmt::format("\"{}\" is a list of texts", key));
    for (const toml::node& item : *items) {
      const auto value = item.value<std::string>();
      if (!value || !item.is_string()) return at(item.source(), fmt::format("\"{}\" is a list of texts", key));
      out.push_back(*value);
    }
    return ok();
  }

  Status number(const toml::table& t, std::string_view key, int32_t& out) const {
    const toml::node* node = t.get(key);
    if (node == nullptr) return ok();
    const auto value = node->value<int64_t>();
    if (!value || *value < 0 || *value > 100000) return at(node->source(), fmt::format("\"{}\" is a number from 0 to 100000", key));
    out = static_cast<int32_t>(*value);
    return ok();
  }

  template <typename List>
  Status refers(const toml::table& t, std::string_view key, const std::string& id, const List& known) const {
    if (id.empty()) return ok();
    const bool found = std::any_of(known.begin(), known.end(), [&](const auto& k) { return k.id == id; });
    return found ? ok() : Status(at(t.get(key)->source(), fmt::format("no {} has the id \"{}\"", key, id)));
  }

  Status date(const toml::table& t, std::string_view key, Moment& out) const {
    const toml::node* node = t.get(key);
    if (node == nullptr) return ok();
    const auto day = node->value<toml::date>();
    if (!day) return at(node->source(), fmt::format("\"{}\" is a date such as 2031-03-01", key));
    const auto moment = parse_moment(fmt::format("{:04}-{:02}-{:02}", day->year, day->month, day->day));
    if (!moment) return at(node->source(), fmt::format("\"{}\" is no day of the calendar", key));
    out = *moment;
    return ok();
  }

  Status read_head(const toml::table& root) {
    const toml::table* t = root.get_as<toml::table>("watch");
    if (t == nullptr) return at(root.source(), "the file has no [watch]");
    VEDETTE_CHECK(keys(*t, {"id", "name", "from"}));
    VEDETTE_CHECK(text(*t, "id", out_.id, true));
    VEDETTE_CHECK(text(*t, "name", out_.name, true));
    return date(*t, "from", out_.from);
  }

  Status read_party(const toml::table& t) {
    Party p;
    VEDETTE_CHECK(keys(t, {"id", "name", "actors", "names", "camp", "outlets", "opponent_of", "class", "watched"}));
    VEDETTE_CHECK(text(t, "id", p.id, true));
    VEDETTE_CHECK(text(t, "name", p.name, true));
    VEDETTE_CHECK(list(t, "actors", p.actors));
    VEDETTE_CHECK(list(t, "names", p.names));
    VEDETTE_CHECK(list(t, "camp", p.camp));
    VEDETTE_CHECK(list(t, "outlets", p.outlets));
    VEDETTE_CHECK(list(t, "opponent_of", p.opponent_of));
    std::string name;
    VEDETTE_CHECK(text(t, "class", name, false));
    if (!name.empty()) {
      p.source_class = parse_source_class(name);
      if (!p.source_class) return at(t.get("class")->source(), fmt::format("unknown class \"{}\"", name));
    }
    p.watched = t["watched"].value_or(false);
    out_.parties.push_back(std::move(p));
    return ok();
  }

  Status read_area(const toml::table& t) {
    Area a;
    VEDETTE_CHECK(keys(t, {"id", "name", "near", "countries", "names"}));
    VEDETTE_CHECK(text(t, "id", a.id, true));
    VEDETTE_CHECK(text(t, "name", a.name, true));
    VEDETTE_CHECK(list(t, "near", a.near));
    VEDETTE_CHECK(list(t, "countries", a.countries));
    VEDETTE_CHECK(list(t, "names", a.names));
    out_.areas.push_back(std::move(a));
    return ok();
  }

  Status read_indicator(const toml::table& t) {
    Indicator i;
    VEDETTE_CHECK(keys(t, {"id", "name", "party", "area", "deeds", "modality", "points", "window_days"}));
    VEDETTE_CHECK(text(t, "id", i.id, true));
    VEDETTE_CHECK(text(t, "name", i.name, true));
    VEDETTE_CHECK(text(t, "party", i.party, false));  // without one: anybody's deed
    VEDETTE_CHECK(refers(t, "party", i.party, out_.parties));
    VEDETTE_CHECK(text(t, "area", i.area, false));
    VEDETTE_CHECK(refers(t, "area", i.area, out_.areas));
    VEDETTE_CHECK(list(t, "deeds", i.deeds));
    VEDETTE_CHECK(number(t, "window_days", i.window_days));
    std::vector<std::string> modality;
    VEDETTE_CHECK(list(t, "modality", modality));
    for (const std::string& m : modality) {
      const auto known = parse_modality(m);
      if (!known) return at(t.get("modality")->source(), fmt::format("unknown modality \"{}\"", m));
      i.modality.push_back(*known);
    }
    std::string points;
    VEDETTE_CHECK(text(t, "points", points, true));
    if (points != "up" && points != "down") return at(t.get("points")->source(), "\"points\" is \"up\" or \"down\"");
    i.up = points == "up";
    out_.indicators.push_back(std::move(i));
    return ok();
  }

  Status read_test(const toml::table& t) {
    Test test;
    VEDETTE_CHECK(keys(t, {"id", "question", "party", "area", "step", "since", "criterion"}));
    VEDETTE_CHECK(text(t, "id", test.id, true));
    VEDETTE_CHECK(text(t, "question", test.question, true));
    VEDETTE_CHECK(text(t, "party", test.party, true));
    VEDETTE_CHECK(refers(t, "party", test.party, out_.parties));
    VEDETTE_CHECK(text(t, "area", test.area, false));
    VEDETTE_CHECK(refers(t, "area", test.area, out_.areas));
    VEDETTE_CHECK(list(t, "step", test.step));
    VEDETTE_CHECK(date(t, "since", test.since));
    VEDETTE_CHECK(each(t, "criterion", [&](const toml::table& c) { return read_criterion(c, test); }));
    out_.tests.push_back(std::move(test));
    return ok();
  }

  Status read_criterion(const toml::table& t, Test& test) {
    Criterion c;
    VEDETTE_CHECK(keys(t, {"id", "kind", "of", "at_least", "kinds", "indicators", "classes", "days", "names"}));
    VEDETTE_CHECK(text(t, "id", c.id, true));
    std::string kind;
    VEDETTE_CHECK(text(t, "kind", kind, true));
    const auto known = parse_criterion_kind(kind);
    if (!known) return at(t.get("kind")->source(), fmt::format("unknown kind of criterion \"{}\"", kind));
    c.kind = *known;
    VEDETTE_CHECK(text(t, "at_least", c.at_least, false));
    VEDETTE_CHECK(list(t, "kinds", c.kinds));
    VEDETTE_CHECK(list(t, "names", c.names));
    std::string of;
    VEDETTE_CHECK(text(t, "of", of, false));
    if (!of.empty()) c.kinds.push_back(of);
    VEDETTE_CHECK(list(t, "indicators", c.indicators));
    for (const std::string& id : c.indicators) {
      const bool found = std::any_of(out_.indicators.begin(), out_.indicators.end(), [&](const Indicator& i) { return i.id == id; });
      if (!found) return at(t.get("indicators")->source(), fmt::format("no indicator has the id \"{}\"", id));
    }
    std::vector<std::string> classes;
    VEDETTE_CHECK(list(t, "classes", classes));
    for (const std::string& name : classes) {
      const auto source_class = parse_source_class(name);
      if (!source_class) return at(t.get("classes")->source(), fmt::format("unknown class \"{}\"", name));
      c.classes.push_back(*source_class);
    }
    VEDETTE_CHECK(number(t, "days", c.days));
    test.criteria.push_back(std::move(c));
    return ok();
  }

  std::string_view text_;
  const std::string& file_;
  Watch out_;
};

}  // namespace

Result<Watch> parse_watch(std::string_view toml, const std::string& file) { return WatchParser(toml, file).parse(); }

}  // namespace vedette
