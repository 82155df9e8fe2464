#include "reading/times/own_date.h"

#include <algorithm>
#include <array>

#include "reading/times/calendar.h"

namespace vedette {
namespace {

using namespace std::chrono;
using F = TimeField;

constexpr int32_t kHead = 2000;        // bytes in which a text bears its date
constexpr int32_t kShortLine = 24;     // letters beside the date in a line that is a date line
constexpr int32_t kDatelinePlace = 60; // bytes before the date of a dateline
constexpr int32_t kDatelineMark = 30;  // bytes after it, up to the dash

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

Span line_around(std::string_view text, Span s) {
  const size_t before = s.begin > 0 ? text.rfind('\n', static_cast<size_t>(s.begin) - 1) : std::string_view::npos;
  const size_t after = text.find('\n', static_cast<size_t>(s.end));
  return {before == std::string_view::npos ? 0 : static_cast<int32_t>(before) + 1,
          static_cast<int32_t>(after == std::string_view::npos ? text.size() : after)};
}

// The first word of a text, lower case, and what follows it.
std::string first_word(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && !is_letter(text[at])) ++at;
  std::string word;
  while (at < text.size() && is_letter(text[at]) && word.size() < 16) word.push_back(static_cast<char>(text[at++] | 0x20));
  return word;
}

bool is_label(std::string_view word) {
  constexpr std::array kLabels = {"date",    "dated",  "published", "posted",  "issued",    "updated",
                                  "first",   "last",   "created",   "modified", "publication"};
  return std::find(kLabels.begin(), kLabels.end(), word) != kLabels.end();
}

int32_t letters_in(std::string_view text) { return static_cast<int32_t>(std::count_if(text.begin(), text.end(), is_letter)); }

// "CITY, Country, Feb. 15 (Agency) –": capitals before the date, a dash soon after.
bool is_dateline(std::string_view before, std::string_view after) {
  if (before.empty() || before.size() > kDatelinePlace || !is_upper(before[0])) return false;
  const size_t comma = before.find(',');
  const std::string_view city = before.substr(0, comma);
  const auto small = std::count_if(city.begin(), city.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (comma == std::string_view::npos || small > 0) return false;
  const std::string_view near = after.substr(0, kDatelineMark);
  return near.find("--") != std::string_view::npos || near.find(" - ") != std::string_view::npos ||
         near.find("\xE2\x80\x93") != std::string_view::npos || near.find("\xE2\x80\x94") != std::string_view::npos;
}

// The day of a meaning that has its month and day; nullopt without a year to be had.
std::optional<sys_days> day_named(const TimeMeaning& m, const Moment& given) {
  if (!m.has(F::kMonth) || !m.has(F::kDay)) return std::nullopt;
  if (m.has(F::kYear)) return make_day(m.get(F::kYear), m.get(F::kMonth), m.get(F::kDay));
  if (!given.known() || m.has(F::kYearDir) || m.has(F::kDir)) return std::nullopt;
  const int32_t year = year_of(day_of(given));
  const auto this_year = make_day(year, m.get(F::kMonth), m.get(F::kDay));
  if (this_year && *this_year <= day_of(given) + days{2}) return this_year;
  return make_day(year - 1, m.get(F::kMonth), m.get(F::kDay));
}

void add_clock(const TimeMeaning& m, Moment& date) {
  if (!m.has(F::kHour)) return;
  int32_t hour = m.get(F::kHour);
  if (m.has(F::kAmPm) && hour <= 12) hour = hour % 12 + m.get(F::kAmPm);
  date.time += hours{hour} + minutes{m.get(F::kMinute, 0)} - minutes{m.get(F::kZone, 0)};
  date.precision = Precision::kMinute;
}

}  // namespace

std::optional<OwnDate> own_date(const Doc& doc, std::span<const TimeMention> mentions, const Moment& given) {
  const std::string_view text = doc.text;
  std::optional<OwnDate> best;
  for (size_t i = 0; i < mentions.size() && mentions[i].span.begin < kHead; ++i) {
    const TimeMention& mention = mentions[i];
    const auto day = day_named(mention.meaning, given);
    if (!day) continue;
    const Span line = line_around(text, mention.span);
    OwnDate own;
    own.span = mention.span;
    own.date = {sys_seconds{*day}, Precision::kDay};
    add_clock(mention.meaning, own.date);
    int32_t end = mention.span.end;
    for (const size_t other : {i + 1, i - 1}) {  // its clock time stands beside it
      if (other >= mentions.size() || !line.contains(mentions[other].span) || own.date.precision != Precision::kDay) continue;
      if (mentions[other].meaning.has(F::kMonth) || mentions[other].meaning.has(F::kWeekday)) continue;
      const Span clock = mentions[other].span;
      if (clock.begin - own.span.end > 8 || own.span.begin - clock.end > 8) continue;
      add_clock(mentions[other].meaning, own.date);
      own.span = {std::min(own.span.begin, clock.begin), std::max(own.span.end, clock.end)};
      end = std::max(end, clock.end);
    }
    std::string_view before = slice(text, {line.begin, own.span.begin});
    while (!before.empty() && (before[0] == ' ' || before[0] == '\t')) before.remove_prefix(1);
    const std::string_view after = slice(text, {end, line.end});
    const bool year_given = mention.meaning.has(F::kYear);
    if (year_given && before.size() < 40 && is_label(first_word(before))) {
      own.kind = OwnDate::Kind::kLabelled;
      return own;
    }
    if (best) continue;
    if (is_dateline(before, after)) {
      own.kind = OwnDate::Kind::kDateline;
      best = own;
    } else if (year_given && letters_in(before) + letters_in(after) <= kShortLine) {
      own.kind = OwnDate::Kind::kLine;
      best = own;
    }
  }
  return best;
}

}  // namespace vedette
