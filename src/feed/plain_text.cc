#include "feed/plain_text.h"

#include <algorithm>
#include <cctype>

#include "feed/feed.h"

namespace vedette {
namespace {

std::string_view base_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// "arland-today" of "…_en_arland-today.txt" is the outlet; a digest ("7d015e6984") tells none.
std::string outlet_in(std::string_view slug) {
  slug = slug.substr(0, slug.rfind('.'));
  const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return std::all_of(slug.begin(), slug.end(), digit) ? std::string() : std::string(slug);
}

// "20220125T090000Z_GB_en_…": time, country, language, and an outlet or a digest.
void take_from_name(std::string_view name, Report& report) {
  if (name.size() < 17 || name[16] != '_') return;
  const auto moment = parse_moment(name.substr(0, 16));
  if (!moment) return;
  report.published = {*moment, Published::From::kGiven};
  const std::string_view rest = name.substr(17);
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (rest.size() >= 3 && upper(rest[0]) && upper(rest[1]) && rest[2] == '_') report.country = std::string(rest.substr(0, 2));
  if (rest.size() >= 6 && lower(rest[3]) && lower(rest[4]) && rest[5] == '_') {
    report.lang = std::string(rest.substr(3, 2));
    report.outlet = outlet_in(rest.substr(6));
  }
}

// "date 2022-02-15 Title" as the first line that is not empty.
void take_from_first_line(std::string_view text, Report& report) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return;
  std::string_view line = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  if (!line.starts_with("date ")) return;
  line.remove_prefix(5);
  const auto moment = parse_moment(line.substr(0, std::min<size_t>(10, line.size())));
  if (!moment || moment->precision != Precision::kDay) return;
  if (report.published.from == Published::From::kNone) report.published = {*moment, Published::From::kText};
  line.remove_prefix(10);
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.front()))) line.remove_prefix(1);
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back()))) line.remove_suffix(1);
  report.title = std::string(line);
}

}  // namespace

Report read_plain_text(const std::string& bytes, const std::string& name) {
  Report report;
  report.text = bytes;
  report.from = name;
  complete(report);
  take_from_name(base_name(name), report);
  take_from_first_line(report.text, report);
  return report;
}

}  // namespace vedette
