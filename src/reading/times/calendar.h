// Stretches of the calendar and their TIMEX3 values.
//
//   Stretch week = stretch_of(TimeUnit::kWeek, day);  shift(week, -1);  timex_value(week);   // "1998-W06"
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "reading/times/meaning.h"

namespace vedette {

// A stretch of one unit. Months, quarters, halves and seasons count within their year.
struct Stretch {
  TimeUnit unit = TimeUnit::kDay;
  std::chrono::sys_days begin{};
  int32_t year = 0;   // the year, ISO year of weeks; decade: 199; century: 19 for the 1900s
  int32_t index = 0;  // month 1-12, quarter, half, season 1-4, ISO week; 0 for days and years
};

// The stretch of that unit in which the day lies. Winter belongs to the year in which it ends, but for its December.
// Units below a day and kUnknown give the day; a millennium gives its century.
Stretch stretch_of(TimeUnit unit, std::chrono::sys_days day);
// `count` units on. The result keeps its unit.
Stretch shift(const Stretch& from, int32_t count);
std::chrono::sys_days end_of(const Stretch& s);  // the day after
// A month, quarter, half or season of a year.
Stretch stretch_in(TimeUnit unit, int32_t year, int32_t index);
Stretch year_stretch(int32_t year);

// "1998-02-13", "1998-W07", "1998-W07-WE", "1998-02", "1998-Q1", "1998-H1", "1998-SP", "1998", "199", "19".
std::string timex_value(const Stretch& s);

// Holidays as the word lists code them: MMDD for fixed days; 1MMWN for the Nth weekday W (1 Monday - 7) of a month,
// N 5 being the last (Thanksgiving 11144); 20100+d for d days after Easter (Western). nullopt for other codes.
std::optional<std::chrono::sys_days> holiday_day(int32_t code, int32_t year);

// 1 (Monday) to 7.
int32_t weekday_of(std::chrono::sys_days day);
int32_t year_of(std::chrono::sys_days day);
int32_t month_of(std::chrono::sys_days day);
std::optional<std::chrono::sys_days> make_day(int32_t year, int32_t month, int32_t day);

}  // namespace vedette
