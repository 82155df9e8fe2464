#include "reading/times/calendar.h"

#include <fmt/format.h>

namespace vedette {
namespace {

using namespace std::chrono;

sys_days first_of(int32_t y, int32_t m) {
  return sys_days{std::chrono::year{y} / month{static_cast<unsigned>(m)} / day{1}};
}

// Monday of ISO week 1.
sys_days iso_year_begin(int32_t y) {
  const sys_days fourth{std::chrono::year{y} / January / 4};
  return fourth - days{weekday_of(fourth) - 1};
}

int32_t floor_div(int32_t a, int32_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

// Months in one of the unit; 0 for units that are not made of months.
int32_t months_in(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kMonth: return 1;
    case TimeUnit::kQuarter:
    case TimeUnit::kSeason: return 3;
    case TimeUnit::kHalf: return 6;
    default: return 0;
  }
}

Stretch week_of(TimeUnit unit, sys_days d) {
  const sys_days monday = d - days{weekday_of(d) - 1};
  int32_t y = year_of(monday + days{3});
  return {unit, monday, y, static_cast<int32_t>((monday - iso_year_begin(y)).count() / 7) + 1};
}

Stretch many_years(TimeUnit unit, int32_t number, int32_t length) {
  return {unit, first_of(std::max(number * length, -9999), 1), number, 0};
}

// Meteorological: spring March to May, … winter December to February, counted to the year of its December.
Stretch season_of(sys_days d) {
  const int32_t m = month_of(d);
  if (m < 3) return stretch_in(TimeUnit::kSeason, year_of(d) - 1, 4);
  return stretch_in(TimeUnit::kSeason, year_of(d), m / 3);
}

sys_days easter(int32_t y) {
  // Gauss's rule as Butcher gives it.
  const int32_t a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int32_t h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int32_t m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return sys_days{std::chrono::year{y} / month{static_cast<unsigned>(n / 31)} / day{static_cast<unsigned>(n % 31 + 1)}};
}

}  // namespace

int32_t weekday_of(sys_days d) { return static_cast<int32_t>(weekday{d}.iso_encoding()); }
int32_t year_of(sys_days d) { return static_cast<int32_t>(year_month_day{d}.year()); }
int32_t month_of(sys_days d) { return static_cast<int32_t>(static_cast<unsigned>(year_month_day{d}.month())); }

std::optional<sys_days> make_day(int32_t y, int32_t m, int32_t d) {
  if (m < 1 || m > 12 || d < 1 || d > 31 || y < -9999 || y > 9999) return std::nullopt;
  const year_month_day date{std::chrono::year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date};
}

Stretch year_stretch(int32_t y) { return {TimeUnit::kYear, first_of(y, 1), y, 0}; }

Stretch stretch_in(TimeUnit unit, int32_t y, int32_t index) {
  const int32_t first = unit == TimeUnit::kSeason ? index * 3 : (index - 1) * months_in(unit) + 1;
  return {unit, first_of(y, first), y, index};
}

Stretch stretch_of(TimeUnit unit, sys_days d) {
  const int32_t y = year_of(d);
  switch (unit) {
    case TimeUnit::kWeek: return week_of(unit, d);
    case TimeUnit::kWeekend: {
      Stretch s = week_of(unit, d);
      s.begin += days{5};
      return s;
    }
    case TimeUnit::kMonth:
    case TimeUnit::kQuarter:
    case TimeUnit::kHalf: return stretch_in(unit, y, (month_of(d) - 1) / months_in(unit) + 1);
    case TimeUnit::kSeason: return season_of(d);
    case TimeUnit::kYear: return year_stretch(y);
    case TimeUnit::kDecade: return many_years(unit, floor_div(y, 10), 10);
    case TimeUnit::kCentury:
    case TimeUnit::kMillennium: return many_years(TimeUnit::kCentury, floor_div(y, 100), 100);
    default: return {TimeUnit::kDay, d, y, 0};
  }
}

Stretch shift(const Stretch& from, int32_t count) {
  switch (from.unit) {
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend: return stretch_of(from.unit, from.begin + days{7 * count});
    case TimeUnit::kMonth:
    case TimeUnit::kQuarter:
    case TimeUnit::kHalf:
    case TimeUnit::kSeason: {
      const int32_t in_year = 12 / months_in(from.unit);
      const int32_t total = from.year * in_year + from.index - 1 + count;
      const int32_t y = floor_div(total, in_year);
      return stretch_in(from.unit, y, total - y * in_year + 1);
    }
    case TimeUnit::kYear: return year_stretch(from.year + count);
    case TimeUnit::kDecade: return many_years(from.unit, from.year + count, 10);
    case TimeUnit::kCentury: return many_years(from.unit, from.year + count, 100);
    default: return stretch_of(TimeUnit::kDay, from.begin + days{count});
  }
}

sys_days end_of(const Stretch& s) {
  if (s.unit == TimeUnit::kWeekend) return s.begin + days{2};
  return shift(s, 1).begin;
}

std::string timex_value(const Stretch& s) {
  constexpr std::string_view kSeasons[] = {"", "SP", "SU", "FA", "WI"};
  switch (s.unit) {
    case TimeUnit::kWeek: return fmt::format("{:04}-W{:02}", s.year, s.index);
    case TimeUnit::kWeekend: return fmt::format("{:04}-W{:02}-WE", s.year, s.index);
    case TimeUnit::kMonth: return fmt::format("{:04}-{:02}", s.year, s.index);
    case TimeUnit::kQuarter: return fmt::format("{:04}-Q{}", s.year, s.index);
    case TimeUnit::kHalf: return fmt::format("{:04}-H{}", s.year, s.index);
    case TimeUnit::kSeason: return fmt::format("{:04}-{}", s.year, kSeasons[static_cast<size_t>(s.index)]);
    case TimeUnit::kYear: return fmt::format("{:04}", s.year);
    case TimeUnit::kDecade: return fmt::format("{:03}", s.year);
    case TimeUnit::kCentury:
    case TimeUnit::kMillennium: return fmt::format("{:02}", s.year);
    default: break;
  }
  const year_month_day date{s.begin};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<sys_days> holiday_day(int32_t code, int32_t y) {
  if (y < 1 || y > 9999) return std::nullopt;
  if (code > 0 && code < 10000) return make_day(y, code / 100, code % 100);
  if (code >= 20000 && code < 20300) return easter(y) + days{code - 20100};
  if (code < 10000 || code >= 20000) return std::nullopt;
  const int32_t m = code / 100 % 100;
  const int32_t w = code / 10 % 10;
  const int32_t n = code % 10;
  if (m < 1 || m > 12 || w < 1 || w > 7 || n < 1 || n > 5) return std::nullopt;
  sys_days d = first_of(y, m);
  d += days{(w - weekday_of(d) + 7) % 7 + 7 * (n - 1)};
  if (month_of(d) != m) d -= days{7};
  return d;
}

}  // namespace vedette
