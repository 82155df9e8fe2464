// The last step of times: from what an expression says to its TIMEX3 value.
//
// Expressions are settled in the order of the text, since one may count from another ("the following day", "the
// year-earlier quarter"). Each result that is a stretch of the calendar becomes the time the text spoke of last.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "reading/times/calendar.h"
#include "reading/times/tense.h"
#include "reading/times/times.h"

namespace vedette {
namespace {

using namespace std::chrono;
using F = TimeField;

TimeOp op_of(const TimeMeaning& m) { return static_cast<TimeOp>(m.get(F::kOp, static_cast<int32_t>(TimeOp::kCalendar))); }
TimeUnit unit_of(const TimeMeaning& m, F field = F::kUnit) {
  return static_cast<TimeUnit>(m.get(field, static_cast<int32_t>(TimeUnit::kUnknown)));
}
bool below_day(TimeUnit u) { return u == TimeUnit::kSecond || u == TimeUnit::kMinute || u == TimeUnit::kHour; }

// ---- durations and sets ----

std::string_view letter_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond: return "S";
    case TimeUnit::kMinute: return "M";
    case TimeUnit::kHour: return "H";
    case TimeUnit::kDay: return "D";
    case TimeUnit::kWeek: return "W";
    case TimeUnit::kWeekend: return "WE";
    case TimeUnit::kMonth: return "M";
    case TimeUnit::kQuarter: return "Q";
    case TimeUnit::kHalf: return "H";
    case TimeUnit::kSeason: return "S";
    case TimeUnit::kYear: return "Y";
    case TimeUnit::kDecade: return "DE";
    case TimeUnit::kCentury: return "CE";
    case TimeUnit::kMillennium: return "ML";
    case TimeUnit::kUnknown: break;
  }
  return "X";
}

std::string amount(int32_t thousandths) {
  if (thousandths < 0) return "X";
  if (thousandths % 1000 == 0) return std::to_string(thousandths / 1000);
  return fmt::format("{:g}", thousandths / 1000.0);
}

// "6M" for half a year and the like; the rest of a broken count in the next smaller unit.
std::string broken_rest(TimeUnit unit, int32_t rest) {
  switch (unit) {
    case TimeUnit::kYear: return rest * 12 % 1000 == 0 ? fmt::format("{}M", rest * 12 / 1000) : std::string();
    case TimeUnit::kHour: return fmt::format("{}M", rest * 60 / 1000);
    case TimeUnit::kMinute: return fmt::format("{}S", rest * 60 / 1000);
    default: return {};
  }
}

std::string piece_of_duration(TimeUnit unit, int32_t count) {
  if (count > 0 && (unit == TimeUnit::kDecade || unit == TimeUnit::kCentury || unit == TimeUnit::kMillennium)) {
    count *= unit == TimeUnit::kDecade ? 10 : unit == TimeUnit::kCentury ? 100 : 1000;
    unit = TimeUnit::kYear;
  }
  if (count > 0 && count % 1000 != 0) {
    const std::string rest = broken_rest(unit, count % 1000);
    if (!rest.empty()) return (count >= 1000 ? std::to_string(count / 1000) + std::string(letter_of(unit)) : std::string()) + rest;
  }
  return amount(count) + std::string(letter_of(unit));
}

std::string duration_value(const TimeMeaning& m) {
  const TimeUnit unit = unit_of(m);
  if (unit == TimeUnit::kUnknown) return "PXX";
  int32_t count = m.get(F::kCount, 1000);
    std::string out = below_day(unit) ? "PT" : "P";
  out += piece_of_duration(unit, count);
  if (m.has(F::kUnitMore) && (m.has(F::kCountMore) || count > 0)) {  // "some weeks and days": weeks
    const TimeUnit more = unit_of(m, F::kUnitMore);
    if (below_day(more) && !below_day(unit)) out += "T";
    out += piece_of_duration(more, m.get(F::kCountMore, 1000));
  }
  return out;
}

std::string part_suffix(const TimeMeaning& m) {
  return m.has(F::kPart) ? "T" + std::string(to_string(static_cast<DayPart>(m.get(F::kPart)))) : std::string();
}

std::string clock_suffix(const TimeMeaning& m) {
  if (!m.has(F::kHour)) return part_suffix(m);
  int32_t hour = m.get(F::kHour);
  if (m.has(F::kAmPm) && hour <= 12) hour = hour % 12 + m.get(F::kAmPm);
  if (!m.has(F::kAmPm) && m.has(F::kPart) && hour < 12) {
    const auto part = static_cast<DayPart>(m.get(F::kPart));
    const bool after_noon = part == DayPart::kAfternoon || part == DayPart::kEvening || (part == DayPart::kNight && hour >= 6);
    if (after_noon) hour += 12;
  }
  return fmt::format("T{:02}:{:02}", hour, m.get(F::kMinute, 0));
}

std::string set_value(const TimeMeaning& m) {
  if (m.has(F::kWeekday)) return fmt::format("XXXX-WXX-{}{}", m.get(F::kWeekday), clock_suffix(m));
  if (m.has(F::kMonth) && m.has(F::kDay)) return fmt::format("XXXX-{:02}-{:02}", m.get(F::kMonth), m.get(F::kDay));
  if (m.has(F::kMonth)) return fmt::format("XXXX-{:02}", m.get(F::kMonth));
  if (m.has(F::kSeason)) {
    constexpr std::string_view kNames[] = {"", "SP", "SU", "FA", "WI"};
    return fmt::format("XXXX-{}", kNames[static_cast<size_t>(std::clamp(m.get(F::kSeason), 1, 4))]);
  }
  if (m.has(F::kQuarter)) return fmt::format("XXXX-Q{}", m.get(F::kQuarter));
  if (m.has(F::kHour) || m.has(F::kPart)) return "XXXX-XX-XX" + clock_suffix(m);
  if (unit_of(m) == TimeUnit::kWeekend) return "XXXX-WXX-WE";
  return duration_value(m);
}

// ---- dates ----

// The value where nothing is known of the moment of saying.
std::string open_value(const TimeMeaning& m) {
  const std::string year = m.has(F::kYear) ? fmt::format("{:04}", m.get(F::kYear)) : "XXXX";
  if (op_of(m) != TimeOp::kCalendar) {
    switch (unit_of(m)) {
      case TimeUnit::kWeek: return "XXXX-WXX";
      case TimeUnit::kWeekend: return "XXXX-WXX-WE";
      case TimeUnit::kMonth: return "XXXX-XX";
      case TimeUnit::kQuarter: return "XXXX-QX";
      case TimeUnit::kYear: return "XXXX";
      case TimeUnit::kDecade: return "XXX";
      case TimeUnit::kCentury: return "XX";
      default: return "XXXX-XX-XX" + clock_suffix(m);
    }
  }
  if (m.has(F::kMonth) && m.has(F::kDay)) return fmt::format("{}-{:02}-{:02}", year, m.get(F::kMonth), m.get(F::kDay)) + clock_suffix(m);
  if (m.has(F::kMonth)) return fmt::format("{}-{:02}", year, m.get(F::kMonth));
  if (m.has(F::kQuarter) || m.has(F::kSeason)) {
    TimeMeaning without = m;
    return year + set_value(without).substr(4);
  }
  if (m.has(F::kHalf)) return fmt::format("{}-H{}", year, m.get(F::kHalf));
  if (m.has(F::kWeekday)) return fmt::format("XXXX-WXX-{}", m.get(F::kWeekday)) + clock_suffix(m);
  if (m.has(F::kDecade) || m.has(F::kCentury)) return "XX";
  if (m.has(F::kYear)) return year;
  return "XXXX-XX-XX" + clock_suffix(m);
}

class Settler {
 public:
  Settler(const Doc& doc, const Moment& published, std::span<const SaidRange> said) : doc_(doc), published_(published), said_(said) {}

  TimeExpr settle(const TimeMention& mention) {
    const TimeMeaning& m = mention.meaning;
    TimeExpr out;
    out.span = mention.span;
    out.type = static_cast<TimexType>(m.get(F::kType, 0));
    if (m.has(F::kMod)) out.mod = std::string(to_string(static_cast<TimeMod>(m.get(F::kMod))));
    const Moment base = base_of(mention.span);
    base_ = base.known() ? std::optional(day_of(base)) : std::nullopt;
    lean_ = mention.token >= 0 ? lean_of(doc_, mention.token) : Lean::kUnknown;
    at_ = mention.span.begin;
    out.value = value_of(m);
    return out;
  }

 private:
  Moment base_of(Span span) const {
    const SaidRange* best = nullptr;
    for (const SaidRange& s : said_) {
      if (s.content.contains(span) && s.said.known() && (!best || s.content.size() < best->content.size())) best = &s;
    }
    return best ? best->said : published_;
  }

  std::string value_of(const TimeMeaning& m) {
    switch (op_of(m)) {
      case TimeOp::kRef: {
        // "Now", "soon": where nobody knows when it was said they tell nothing.
        if (!base_ && !m.has(F::kUnit)) return {};
        constexpr std::string_view kNames[] = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};
        return std::string(kNames[static_cast<size_t>(std::clamp(m.get(F::kRef, 0), 0, 2))]);
      }
      case TimeOp::kDuration:
        if (unit_of(m) == TimeUnit::kMonth && m.get(F::kCount, 0) >= 6000) long_period_ = true;
        return duration_value(m);
      case TimeOp::kSet: return set_value(m);
      case TimeOp::kShift:
        if (m.get(F::kCount, 0) < 0 && m.get(F::kAnchor, 0) == 0) return m.get(F::kDir, -1) < 0 ? "PAST_REF" : "FUTURE_REF";
        break;
      default: break;
    }
    const std::optional<Stretch> s = stretch_for(m);
    if (!s) return open_value(m);
    remember(m, *s);
    if (s->unit != TimeUnit::kDay) return timex_value(*s);
    return timex_value(*s) + clock_suffix(m);
  }

  // What later expressions may count from. A year before is told for comparison and moves nothing.
  void remember(const TimeMeaning& m, const Stretch& s) {
    const TimeOp op = op_of(m);
    const bool compared = (op == TimeOp::kShift && unit_of(m) == TimeUnit::kYear) || (op == TimeOp::kSame && (m.has(F::kYearDir) || m.has(F::kYear)));
    if (compared) return;
    last_ = s;
    if (s.unit == TimeUnit::kDay) {
      last_day_ = s;
      last_day_at_ = at_;
    }
    const bool named = op == TimeOp::kCalendar || op == TimeOp::kUnit;
    const bool period = s.unit == TimeUnit::kQuarter || s.unit == TimeUnit::kHalf;
    // Figures are told of a quarter that is over, so one that still runs does not take its place.
    if (named && period && (!period_ || !base_ || end_of(s) <= *base_)) {
      period_ = s;
      long_period_ = false;
    }
  }

  std::optional<Stretch> stretch_for(const TimeMeaning& m) const {
    switch (op_of(m)) {
      case TimeOp::kUnit: return unit_stretch(m);
      case TimeOp::kShift: return shifted(m);
      case TimeOp::kSame: return same(m);
      default: return calendar(m);
    }
  }

  // "last month", "tomorrow", "this year"
  std::optional<Stretch> unit_stretch(const TimeMeaning& m) const {
    const std::optional<sys_days> from = anchor(m);
    if (!from) return std::nullopt;
    return shift(stretch_of(unit_of(m), *from), m.get(F::kDir, 0));
  }

  std::optional<sys_days> anchor(const TimeMeaning& m) const {
    if (m.get(F::kAnchor, 0) == 1 && last_) return last_->begin;
    return base_;
  }

  // "two weeks ago", "three days later", "a year earlier"
  std::optional<Stretch> shifted(const TimeMeaning& m) const {
    const int32_t count = m.get(F::kCount, 1000);
    const int32_t dir = m.get(F::kDir, -1);
    const TimeUnit unit = unit_of(m);
    const std::optional<sys_days> from = anchor(m);
    if (!from || count < 0) return std::nullopt;
    const int32_t whole = dir * static_cast<int32_t>(std::lround(count / 1000.0));
    if (unit == TimeUnit::kYear && whole == -1 && period_ && !long_period_) {
      return shift(reported(*period_), period_->unit == TimeUnit::kQuarter ? -4 : -2);
    }
    if (unit == TimeUnit::kDecade) return shift(year_stretch(year_of(*from)), 10 * whole);
    if (unit == TimeUnit::kCentury) return shift(year_stretch(year_of(*from)), 100 * whole);
    if (unit == TimeUnit::kYear && count % 1000 != 0) return shift(stretch_of(TimeUnit::kMonth, *from), dir * count * 12 / 1000);
    if (m.has(F::kWeekday)) return {stretch_of(TimeUnit::kDay, weekday_near(m.get(F::kWeekday), shift(stretch_of(unit, *from), whole).begin + days{unit == TimeUnit::kWeek ? 3 : 0}))};
    return shift(stretch_of(unit, *from), whole);
  }

  static sys_days weekday_near(int32_t weekday, sys_days day) {
    const int32_t forward = (weekday - weekday_of(day) + 7) % 7;
    return day + days{forward > 3 ? forward - 7 : forward};
  }

  // What figures are told of: the period itself if it is over, else the one before.
  Stretch reported(const Stretch& period) const {
    return base_ && end_of(period) > *base_ ? shift(stretch_of(period.unit, *base_), -1) : period;
  }

  // "that day", "the year", "the latest quarter"
  std::optional<Stretch> same(const TimeMeaning& m) const {
    const TimeUnit unit = unit_of(m);
    if (unit == TimeUnit::kQuarter || unit == TimeUnit::kUnknown) {
      std::optional<Stretch> s = period_;
      if (!s && base_) s = shift(stretch_of(TimeUnit::kQuarter, *base_), -1);
      if (s && m.has(F::kYear)) return period_ && s->unit != TimeUnit::kYear ? stretch_in(s->unit, m.get(F::kYear), s->index) : year_stretch(m.get(F::kYear));
      if (s && (m.has(F::kYearDir) || m.get(F::kDir, 0) < 0)) s = reported(*s);
      if (s && m.has(F::kYearDir)) s = shift(*s, m.get(F::kYearDir) * (s->unit == TimeUnit::kQuarter ? 4 : 2));
      return s;
    }
    if (unit == TimeUnit::kDay && last_day_) return last_day_;
    if (unit == TimeUnit::kWeekend && base_) {
      const Stretch s = stretch_of(unit, *base_);
      return s.begin > *base_ && lean_ != Lean::kFuture ? shift(s, -1) : s;
    }
    if (m.get(F::kAnchor, 1) == 0 && base_) return stretch_of(unit, *base_);
    const std::optional<sys_days> from = last_ ? std::optional(last_->begin) : base_;
    if (!from) return std::nullopt;
    return stretch_of(unit, *from);
  }

  std::optional<Stretch> calendar(const TimeMeaning& m) const {
    std::optional<int32_t> year;
    if (m.has(F::kYear)) year = m.get(F::kEra, 0) == 1 ? 1 - m.get(F::kYear) : m.get(F::kYear);
    if (m.has(F::kYearDir) && base_) year = year_of(*base_) + m.get(F::kYearDir);
    if (m.has(F::kDecade)) return decade(m.get(F::kDecade));
    if (m.has(F::kCentury)) return Stretch{TimeUnit::kCentury, {}, m.get(F::kCentury) - 1, 0};
    const auto in_year = [&](int32_t y) { return stretch_in_year(m, y); };
    if (in_year(2000)) return year ? in_year(*year) : pick_year(m, in_year);
    if (m.has(F::kWeekday)) return week_day(m);
    if (year) return year_stretch(*year);
    if (m.has(F::kHour) || m.has(F::kPart)) return clock_day(m);
    return std::nullopt;
  }

  // What the meaning names in a given year; nullopt where it names nothing there.
  static std::optional<Stretch> stretch_in_year(const TimeMeaning& m, int32_t y) {
    if (y < -9000 || y > 9000) return std::nullopt;
    if (m.has(F::kHoliday)) {
      const auto day = holiday_day(m.get(F::kHoliday), y);
      if (!day) return std::nullopt;
      return stretch_of(m.has(F::kUnit) ? unit_of(m) : TimeUnit::kDay, *day);
    }
    if (m.has(F::kMonth)) {
      const int32_t month = std::clamp(m.get(F::kMonth), 1, 12);
      if (!m.has(F::kDay)) return stretch_in(TimeUnit::kMonth, y, month);
      auto day = make_day(y, month, m.get(F::kDay));
      if (!day && month == 2 && m.get(F::kDay) == 29) day = make_day(y, 2, 28);
      if (!day) return stretch_in(TimeUnit::kMonth, y, month);
      return stretch_of(m.has(F::kUnit) ? unit_of(m) : TimeUnit::kDay, *day);
    }
    if (m.has(F::kQuarter)) return stretch_in(TimeUnit::kQuarter, y, std::clamp(m.get(F::kQuarter), 1, 4));
    if (m.has(F::kHalf)) return stretch_in(TimeUnit::kHalf, y, std::clamp(m.get(F::kHalf), 1, 2));
    if (m.has(F::kSeason)) return stretch_in(TimeUnit::kSeason, y, std::clamp(m.get(F::kSeason), 1, 4));
    return std::nullopt;
  }

  // A part of the year without its year: by "last" or "next", by tense, else the nearest with a leaning to the past.
  template <typename InYear>
  std::optional<Stretch> pick_year(const TimeMeaning& m, const InYear& in_year) const {
    if (!base_) return std::nullopt;
    const int32_t y = year_of(*base_);
    std::optional<Stretch> past;    // the latest that has begun
    std::optional<Stretch> future;  // the earliest that has not ended
    std::optional<Stretch> over;    // the latest that has ended
    std::optional<Stretch> ahead;   // the earliest that has not begun
    for (int32_t i = -2; i <= 2; ++i) {
      const std::optional<Stretch> s = in_year(y + i);
      if (!s) continue;
      if (s->begin <= *base_) past = s;
      if (end_of(*s) <= *base_) over = s;
      if (end_of(*s) > *base_ && !future) future = s;
      if (s->begin > *base_ && !ahead) ahead = s;
    }
    if (m.has(F::kDir)) {
      // "Last February", said in March, is not the one that has just ended: that is "last month".
      if (m.get(F::kDir) < 0 && over && over->unit == TimeUnit::kMonth && *base_ - end_of(*over) < days{28}) return in_year(over->year - 1);
      if (m.get(F::kDir) < 0) return over;
      if (m.get(F::kDir) > 0) return ahead;
      return in_year(y);
    }
    if (!past || !future) return past ? past : future;
    const auto back = std::max<int64_t>(0, (*base_ - end_of(*past)).count());
    const auto forth = std::max<int64_t>(0, (future->begin - *base_).count());
    Lean lean = lean_;
    if (lean == Lean::kPast && back > 240 && forth < (m.has(F::kDay) ? 75 : 30)) lean = Lean::kFuture;
    if (lean == Lean::kFuture && forth > 240 && back < 75) lean = Lean::kPast;
    if (lean == Lean::kUnknown) lean = back <= forth * 2 ? Lean::kPast : Lean::kFuture;
    return lean == Lean::kPast ? past : future;
  }

  std::optional<Stretch> week_day(const TimeMeaning& m) const {
    const std::optional<sys_days> from = anchor(m);
    if (!from) return std::nullopt;
    const int32_t back = (weekday_of(*from) - m.get(F::kWeekday) + 7) % 7;  // days since the last one; 0: today
    const int32_t forth = (7 - back) % 7;
    sys_days day = *from;
    if (m.has(F::kDir)) {
      if (m.get(F::kDir) < 0) day -= days{back == 0 ? 7 : back};
      if (m.get(F::kDir) > 0) day += days{forth == 0 ? 7 : forth};
      if (m.get(F::kDir) == 0) day += days{lean_ == Lean::kPast ? -back : forth};
    } else {
      day += days{lean_ == Lean::kFuture ? forth : -back};
    }
    return stretch_of(TimeUnit::kDay, day);
  }

  // A time of day alone: of the day the text spoke of last, else of the day of saying.
  std::optional<Stretch> clock_day(const TimeMeaning& m) const {
    if (last_day_ && (m.get(F::kAnchor, 0) == 1 || at_ - last_day_at_ <= kNear)) return last_day_;
    if (!base_) return std::nullopt;
    return stretch_of(TimeUnit::kDay, *base_);
  }

  std::optional<Stretch> decade(int32_t d) const {
    if (d >= 10) return stretch_of(TimeUnit::kDecade, sys_days{std::chrono::year{std::min(d, 900) * 10} / January / 1});
    const int32_t now = base_ ? year_of(*base_) / 10 : 202;
    int32_t decade = now / 10 * 10 + d;
    if (decade > now) decade -= 10;
    return stretch_of(TimeUnit::kDecade, sys_days{std::chrono::year{decade * 10} / January / 1});
  }

  const Doc& doc_;
  const Moment& published_;
  std::span<const SaidRange> said_;
  std::optional<sys_days> base_;     // the day of saying
  Lean lean_ = Lean::kUnknown;
  static constexpr int32_t kNear = 250;  // bytes: about a sentence
  int32_t at_ = 0;                   // where the expression stands
  int32_t last_day_at_ = 0;
  std::optional<Stretch> last_;      // the time the text spoke of last
  std::optional<Stretch> last_day_;  // the last of them that is a day
  std::optional<Stretch> period_;    // … that is a quarter or half
  bool long_period_ = false;         // "the nine months" were spoken of since
};

}  // namespace

std::vector<TimeExpr> settle_times(const Doc& doc, std::span<const TimeMention> mentions, const Moment& published,
                                   std::span<const SaidRange> said) {
  std::vector<TimeExpr> out;
  out.reserve(mentions.size());
  Settler settler(doc, published, said);
  for (const TimeMention& m : mentions) {
    TimeExpr t = settler.settle(m);
    if (!t.value.empty()) out.push_back(std::move(t));
  }
  return out;
}

}  // namespace vedette
