#include "watch/toml_reader.h"

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

}  // namespace

Error TomlReader::at(const toml::source_region& where, std::string message) const {
  const uint32_t line = where.begin.line;
  const uint32_t column = std::max<uint32_t>(1, where.begin.column);
  return {ErrorCode::kMalformed, fmt::format("{}\n    {}\n    {:>{}}", message, line_of(text_, line), "^", column),
          fmt::format("{}:{}:{}", file_, line, column)};
}

Status TomlReader::keys(const toml::table& table, std::initializer_list<std::string_view> known) const {
  for (const auto& [key, value] : table) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    const auto nearest = std::min_element(known.begin(), known.end(), [&](std::string_view a, std::string_view b) {
      return edit_distance(a, key.str()) < edit_distance(b, key.str());
    });
    return at(key.source(), fmt::format("unknown key \"{}\"; did you mean \"{}\"?", key.str(), *nearest));
  }
  return ok();
}

Status TomlReader::text(const toml::table& t, std::string_view key, std::string& out, bool required) const {
  const toml::node* node = t.get(key);
  if (node == nullptr) return required ? Status(at(t.source(), fmt::format("\"{}\" is missing", key))) : ok();
  const auto value = node->value<std::string>();
  if (!value || !node->is_string()) return at(node->source(), fmt::format("\"{}\" is a text", key));
  out = *value;
  return ok();
}

Status TomlReader::list(const toml::table& t, std::string_view key, std::vector<std::string>& out) const {
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

Status TomlReader::number(const toml::table& t, std::string_view key, int32_t& out) const {
  const toml::node* node = t.get(key);
  if (node == nullptr) return ok();
  const auto value = node->value<int64_t>();
  if (!value || *value < 0 || *value > 100000)
    return at(node->source(), fmt::format("\"{}\" is a number from 0 to 100000", key));
  out = static_cast<int32_t>(*value);
  return ok();
}

Status TomlReader::date(const toml::table& t, std::string_view key, Moment& out) const {
  const toml::node* node = t.get(key);
  if (node == nullptr) return ok();
  const auto day = node->value<toml::date>();
  if (!day) return at(node->source(), fmt::format("\"{}\" is a date such as 2031-03-01", key));
  const auto moment = parse_moment(fmt::format("{:04}-{:02}-{:02}", day->year, day->month, day->day));
  if (!moment) return at(node->source(), fmt::format("\"{}\" is no day of the calendar", key));
  out = *moment;
  return ok();
}

Error TomlReader::unknown(const toml::node& node, std::string_view what, const std::string& word,
                          const std::vector<std::string>& known) const {
  const auto nearest = std::min_element(known.begin(), known.end(), [&](const std::string& a, const std::string& b) {
    return edit_distance(a, word) < edit_distance(b, word);
  });
  std::string message = fmt::format("unknown {} \"{}\"", what, word);
  if (nearest != known.end()) message += fmt::format("; did you mean \"{}\"?", *nearest);
  return at(node.source(), message);
}

}  // namespace vedette
