#include "exchange/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr size_t kMaxShown = 40;  // bytes of a cell that a fault shows

bool is_nothing(std::string_view cell) {
  constexpr std::string_view kNothing[] = {"", "None", "NULL", "NA", "N/A", "nan", "NaN", "null", "--", "---"};
  return std::find(std::begin(kNothing), std::end(kNothing), cell) != std::end(kNothing);
}

template <typename T>
std::optional<T> parse_whole(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Moment> make_day(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!date.ok() || year < 1000 || year > 9999) return std::nullopt;
  return Moment{std::chrono::sys_days{date}, Precision::kDay};
}

std::optional<unsigned> month_named(std::string_view word) {
  constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 3) return std::nullopt;
  std::string head(word.substr(0, 3));
  for (char& c : head) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto* at = std::find(std::begin(kMonths), std::end(kMonths), head);
  if (at == std::end(kMonths)) return std::nullopt;
  return static_cast<unsigned>(at - std::begin(kMonths)) + 1;
}

// "2/15/2022", "02/15/2022 00:00".
std::optional<Moment> parse_slashed(std::string_view text) {
  text = text.substr(0, text.find(' '));
  const std::vector<std::string_view> parts = split_list(text, '/');
  if (parts.size() != 3) return std::nullopt;
  const auto month = parse_whole<unsigned>(parts[0]), day = parse_whole<unsigned>(parts[1]);
  const auto year = parse_whole<int>(parts[2]);
  if (!month || !day || !year) return std::nullopt;
  return make_day(*year, *month, *day);
}

// "15 February 2022", "15-Feb-2022", "February 15, 2022".
std::optional<Moment> parse_worded(std::string_view text) {
  std::string plain(text);
  std::replace_if(plain.begin(), plain.end(), [](char c) { return c == ',' || c == '-' || c == '.'; }, ' ');
  std::vector<std::string_view> words = split_list(plain, ' ');
  std::erase(words, std::string_view());
  if (words.size() != 3) return std::nullopt;
  const bool month_first = month_named(words[0]).has_value();
  const auto month = month_named(words[month_first ? 0 : 1]);
  const auto day = parse_whole<unsigned>(words[month_first ? 1 : 0]);
  const auto year = parse_whole<int>(words[2]);
  if (!month || !day || !year) return std::nullopt;
  return make_day(*year, *month, *day);
}

}  // namespace

std::string_view FieldReader::text(size_t column) {
  taken_[column] = true;
  const std::string_view cell = trim(cells_[column]);
  return is_nothing(cell) ? std::string_view() : cell;
}

std::optional<double> FieldReader::number(size_t column, double low, double high) {
  const std::string_view cell = text(column);
  if (cell.empty()) return std::nullopt;
  const auto value = parse_double(cell);
  if (!value || *value < low || *value > high) {
    warn(column, fmt::format("\"{}\" is no number from {} to {}; left out", cell_excerpt(cell), low, high));
    return std::nullopt;
  }
  return value;
}

std::optional<int64_t> FieldReader::integer(size_t column, int64_t low, int64_t high) {
  const auto value = number(column, static_cast<double>(low), static_cast<double>(high));
  if (!value) return std::nullopt;
  if (*value != std::floor(*value)) {
    warn(column, fmt::format("{} is no whole number; left out", *value));
    return std::nullopt;
  }
  return static_cast<int64_t>(*value);
}

Moment FieldReader::date(size_t column) {
  const std::string_view cell = text(column);
  if (cell.empty()) {
    refuse(column, "no date");
    return {};
  }
  const auto moment = parse_any_date(cell);
  if (!moment) refuse(column, fmt::format("\"{}\" is no date", cell_excerpt(cell)));
  return moment.value_or(Moment{});
}

std::vector<std::pair<std::string, std::string>> FieldReader::rest() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (size_t i = 0; i < cells_.size(); ++i) {
    if (!taken_[i] && !cells_[i].empty()) out.emplace_back(columns_[i], cells_[i]);
  }
  return out;
}

void FieldReader::fault(size_t column, std::string message, bool refused) {
  refused_ = refused_ || refused;
  faults_.push_back({line_, std::string(columns_[column]), std::move(message), refused});
}

std::string cell_excerpt(std::string_view cell) {
  if (cell.size() <= kMaxShown) return std::string(cell);
  size_t end = kMaxShown;
  while (end > 0 && (cell[end] & 0xC0) == 0x80) --end;
  return std::string(cell.substr(0, end)) + "…";
}

std::optional<Moment> parse_any_date(std::string_view text) {
  if (text.find('/') != std::string_view::npos) return parse_slashed(text);
  if (text.size() == 14 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    const std::string iso = fmt::format("{}T{}Z", text.substr(0, 8), text.substr(8));
    return parse_moment(iso);
  }
  if (auto moment = parse_moment(text)) return moment;
  return parse_worded(text);
}

std::string compact_day(const Moment& moment) {
  std::string out = iso_day(moment);
  std::erase(out, '-');
  return out;
}

std::string compact_second(const Moment& moment) {
  const auto second = (moment.time - day_of(moment)).count();
  return fmt::format("{}{:02}{:02}{:02}", compact_day(moment), second / 3600, second / 60 % 60, second % 60);
}

std::string iso_day(const Moment& moment) { return to_string(Moment{day_of(moment), Precision::kDay}); }

std::string number_cell(const std::optional<double>& number) { return number ? fmt::format("{}", *number) : std::string(); }

std::optional<double> parse_double(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto value = parse_whole<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace vedette
