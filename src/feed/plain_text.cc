#include "feed/plain_text.h"

#include <algorithm>

#include "feed/dates.h"
#include "feed/head_lines.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

std::string_view base_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// A name's pieces between '_' and spaces, without the ending.
std::vector<std::string_view> name_pieces(std::string_view name) {
  if (const size_t dot = name.rfind('.'); dot != std::string_view::npos && name.size() - dot <= 5) name = name.substr(0, dot);
  std::vector<std::string_view> out;
  for (size_t at = 0; at <= name.size();) {
    const size_t end = std::min(name.find_first_of("_ ", at), name.size());
    if (end > at) out.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool all_of(std::string_view text, bool (*is)(char)) { return std::all_of(text.begin(), text.end(), is); }
constexpr bool hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

// "1830", "18-30", "18h30" behind a date.
std::optional<Moment> with_clock(const Moment& day, std::string_view piece) {
  if (day.precision != Precision::kDay || piece.size() < 4 || piece.size() > 6 || !is_digit(piece.front())) return std::nullopt;
  std::string clock;
  for (const char c : piece) {
    if (is_digit(c)) clock.push_back(c);
    if (is_letter(c) && c != 'h' && c != 'Z') return std::nullopt;
  }
  if (clock.size() != 4 && clock.size() != 6) return std::nullopt;
  return parse_moment(to_string(day) + "T" + clock);
}

bool is_number(std::string_view piece) { return all_of(piece, is_digit) && piece.size() <= 4; }

// Time, country, language and outlet out of a name whose first piece is a date.
void take_from_name(std::string_view name, Report& report) {
  const std::vector<std::string_view> pieces = name_pieces(name);
  if (pieces.empty() || pieces[0].size() < 8) return;
  auto moment = parse_moment(pieces[0]);
  if (!moment || moment->precision < Precision::kDay) return;
  size_t at = 1;
  if (at < pieces.size()) {
    if (const auto timed = with_clock(*moment, pieces[at])) moment = timed, ++at;
  }
  report.published = {*moment, Published::From::kGiven};
  // Two letters are a country, two more a language; small letters only where something stands behind them.
  const auto code = [&](size_t i) { return i < pieces.size() && pieces[i].size() == 2 && all_of(pieces[i], is_letter); };
  const size_t behind = at + (code(at + 1) ? 2 : 1);
  if (code(at) && (all_of(pieces[at], is_upper) || behind < pieces.size())) {
    for (const char c : pieces[at]) report.country.push_back(is_lower(c) ? static_cast<char>(c - 32) : c);
    ++at;
    if (code(at)) report.lang = lowered(pieces[at]), ++at;
  }
  if (at + 1 != pieces.size() || report.country.empty()) return;
  const std::string_view slug = pieces[at];
  if (!all_of(slug, hex_digit) && !is_number(slug)) report.outlet = std::string(slug);
}

Span line_at(std::string_view text, size_t begin) {
  const size_t end = std::min(text.find('\n', begin), text.size());
  return {static_cast<int32_t>(begin), static_cast<int32_t>(end)};
}

// "date 2031-02-15 Title" as the first line that is not empty.
void take_date_line(Report& report) {
  const std::string_view text = report.text;
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return;
  Span span = line_at(text, begin);
  std::string_view line = trimmed(slice(text, span));
  span.end = span.begin + static_cast<int32_t>(line.size());
  if (!line.starts_with("date ")) return;
  line.remove_prefix(5);
  const auto moment = parse_moment(line.substr(0, std::min<size_t>(10, line.size())));
  if (!moment || moment->precision != Precision::kDay) return;
  tell_published(*moment, report);
  report.title = std::string(trimmed(line.substr(10)));
  report.parts.push_back({span, PartKind::kHeadline});
}

// Lines "Key: value" at the very head: a block that a program or a person put above the text.
void take_header_lines(Report& report, const FeedKnowledge& known) {
  const std::string_view text = report.text;
  std::vector<Part> parts;
  for (size_t at = text.find_first_not_of(" \t\r\n"); at < text.size() && parts.size() < 12;) {
    const Span span = line_at(text, at);
    const std::string_view line = trimmed(slice(text, span));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 20) break;
    const std::string key = lowered(trimmed(line.substr(0, colon)));
    const std::string value = squeezed(line.substr(colon + 1));
    PartKind kind = PartKind::kBoilerplate;
    if (key == "title" || key == "headline") {
      report.title = value, kind = PartKind::kHeadline;
    } else if (key == "author" || key == "byline" || key == "by") {
      report.author = value, kind = PartKind::kByline;
    } else if (key == "date" || key == "published" || key == "publication date" || key == "time") {
      if (const auto moment = parse_date(value, day_order(report.country))) tell_published(*moment, report);
    } else if (key == "url" || key == "link") {
      report.url = value;
    } else if (key == "outlet" || key == "source" || key == "publisher" || key == "publication") {
      report.outlet = value;
      if (const Outlet* outlet = known.outlets.by_name(value)) report.outlet = outlet->name;
    } else {
      break;
    }
    parts.push_back({{span.begin, span.begin + static_cast<int32_t>(line.size())}, kind});
    at = static_cast<size_t>(span.end) + 1;
  }
  if (parts.size() >= 2) report.parts = std::move(parts);
}

}  // namespace

Report read_plain_text(std::string text, const std::string& name, const FeedKnowledge& known) {
  Report report;
  report.text = std::move(text);
  report.from = name;
  take_from_name(base_name(name), report);
  take_date_line(report);
  if (report.parts.empty()) take_header_lines(report, known);
  return report;
}

}  // namespace vedette
