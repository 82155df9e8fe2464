// What a time expression says before it is known when it was said: fields filled by the rules of data/times.
//
//   "two weeks ago"  → type DATE, op shift, count 2, unit week, dir -1
//   "last Friday"    → type DATE, op calendar, weekday 5, dir -1
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace vedette {

enum class TimeField : uint8_t {
  kType,      // TimexType
  kOp,        // TimeOp
  kDir,       // -1 last or ago, 0 this, 1 next or later
  kYearDir,   // the same of the year that goes with a month, quarter or season ("March last year")
  kAnchor,    // 0: the moment of saying; 1: the time that the text spoke of last
  kUnit,      // TimeUnit
  kCount,     // thousandths; kVague: some number
  kCountTo,   // the upper end of a range, as kCount
  kUnitMore,  // "two years and six months": the second unit and count
  kCountMore,
  kYear, kMonth, kDay, kWeekday,  // 1998, 1-12, 1-31, 1 (Monday) - 7
  kQuarter, kHalf, kSeason,       // 1-4, 1-2, 1 spring - 4 winter
  kDecade,    // 199; below 10: of this century or the last ("the '80s": 8)
  kCentury,   // ordinal: 20 for the twentieth
  kHoliday,   // see calendar.h, holiday_day
  kNth,       // "the second week of May"
  kHour, kMinute, kSecond, kAmPm,  // kAmPm: 0 a.m., 12 p.m.
  kZone,      // minutes east of UTC
  kPart,      // DayPart
  kRef,       // TimeRef
  kMod,       // TimeMod
  kFiscal,    // 1: a fiscal year or quarter
  kEra,       // 1: before Christ
  kCountFields,
};

enum class TimeOp : int32_t { kCalendar, kUnit, kShift, kRef, kDuration, kSet, kSame };
enum class TimeUnit : int32_t {
  kSecond, kMinute, kHour, kDay, kWeek, kWeekend, kMonth, kQuarter, kHalf, kSeason, kYear, kDecade, kCentury, kMillennium,
  kUnknown,  // "a while", "some time"
};
enum class DayPart : int32_t { kMorning, kMidday, kAfternoon, kEvening, kNight, kDaytime };
enum class TimeRef : int32_t { kPresent, kPast, kFuture };
enum class TimeMod : int32_t {
  kApprox, kStart, kMid, kEnd, kBefore, kAfter, kOnOrBefore, kOnOrAfter, kLessThan, kMoreThan, kEqualOrLess, kEqualOrMore,
};

// What is unset is kUnset. Cheap to copy.
class TimeMeaning {
 public:
  static constexpr int32_t kUnset = std::numeric_limits<int32_t>::min();
  static constexpr int32_t kVague = -1000;

  TimeMeaning() { fields_.fill(kUnset); }
  int32_t get(TimeField f) const { return fields_[static_cast<size_t>(f)]; }
  int32_t get(TimeField f, int32_t fallback) const { return has(f) ? get(f) : fallback; }
  bool has(TimeField f) const { return get(f) != kUnset; }
  void set(TimeField f, int32_t value) { fields_[static_cast<size_t>(f)] = value; }

 private:
  std::array<int32_t, static_cast<size_t>(TimeField::kCountFields)> fields_;
};

// Names as the rule files write them: field "weekday"; value "last", "DATE", "week", "X" or a number.
std::optional<TimeField> parse_time_field(std::string_view name);
std::optional<int32_t> parse_time_value(TimeField field, std::string_view text);
std::string_view to_string(TimeMod mod);
// "MO", "MI", "AF", "EV", "NI", "DT".
std::string_view to_string(DayPart part);

}  // namespace vedette
