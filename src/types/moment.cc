#include "types/moment.h"

#include <fmt/format.h>

namespace vedette {
namespace {

using namespace std::chrono;

// Reads digits and fixed characters off the front of a text.
struct Scanner {
  std::string_view rest;

  bool digits(int count, int& out) {
    if (rest.size() < static_cast<size_t>(count)) return false;
    out = 0;
    for (int i = 0; i < count; ++i) {
      const char c = rest[static_cast<size_t>(i)];
      if (c < '0' || c > '9') return false;
      out = out * 10 + (c - '0');
    }
    rest.remove_prefix(static_cast<size_t>(count));
    return true;
  }
  bool eat(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
};

// "Z", "+01:00", "-0530", or nothing. False where something else follows.
bool scan_zone(Scanner& in, minutes& offset) {
  offset = minutes{0};
  if (in.rest.empty() || in.eat('Z') || in.eat('z')) return in.rest.empty();
  const bool minus = in.rest.front() == '-';
  if (!in.eat('+') && !in.eat('-')) return false;
  int h = 0;
  int m = 0;
  if (!in.digits(2, h)) return false;
  in.eat(':');
  if (!in.rest.empty() && !in.digits(2, m)) return false;
  if (h > 14 || m > 59) return false;
  offset = hours{h} + minutes{m};
  if (minus) offset = -offset;
  return in.rest.empty();
}

bool scan_clock(Scanner& in, seconds& clock, Precision& precision) {
  int h = 0;
  int m = 0;
  int s = 0;
  if (!in.digits(2, h)) return false;
  const bool colon = in.eat(':');
  if (!in.digits(2, m)) return false;
  precision = Precision::kMinute;
  const bool more = colon ? in.eat(':') : (!in.rest.empty() && in.rest.front() >= '0' && in.rest.front() <= '9');
  if (more) {
    if (!in.digits(2, s)) return false;
    precision = Precision::kSecond;
    if (in.eat('.') || in.eat(',')) {
      int ignored = 0;
      while (in.digits(1, ignored)) {
      }
    }
  }
  if (h > 23 || m > 59 || s > 60) return false;
  clock = hours{h} + minutes{m} + seconds{s == 60 ? 59 : s};
  return true;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  Scanner in{text};
  int y = 0;
  int m = 1;
  int d = 1;
  if (!in.digits(4, y) || y == 0) return std::nullopt;
  Precision precision = Precision::kYear;
  if (!in.rest.empty()) {
    const bool dash = in.eat('-');
    if (!in.digits(2, m)) return std::nullopt;
    precision = Precision::kMonth;
    if (!in.rest.empty()) {
      if (dash != in.eat('-') || !in.digits(2, d)) return std::nullopt;
      precision = Precision::kDay;
    } else if (!dash) {
      return std::nullopt;  // "202202" is a number
    }
  }
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  seconds clock{0};
  minutes offset{0};
  if (precision == Precision::kDay && !in.rest.empty()) {
    if (!in.eat('T') && !in.eat('t') && !in.eat(' ')) return std::nullopt;
    if (!scan_clock(in, clock, precision)) return std::nullopt;
    in.eat(' ');
    if (!scan_zone(in, offset)) return std::nullopt;
  }
  return Moment{sys_seconds{sys_days{date}} + clock - offset, precision};
}

std::string to_string(const Moment& moment) {
  if (!moment.known()) return {};
  const auto days = floor<std::chrono::days>(moment.time);
  const year_month_day date{days};
  const hh_mm_ss clock{moment.time - days};
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month());
  const unsigned d = static_cast<unsigned>(date.day());
  switch (moment.precision) {
    case Precision::kNone: return {};
    case Precision::kYear: return fmt::format("{:04}", y);
    case Precision::kMonth: return fmt::format("{:04}-{:02}", y, m);
    case Precision::kDay: return fmt::format("{:04}-{:02}-{:02}", y, m, d);
    case Precision::kMinute:
    case Precision::kSecond: break;
  }
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", y, m, d, clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

namespace {

constexpr std::string_view kPrecisions[] = {"none", "year", "month", "day", "minute", "second"};
constexpr std::string_view kFroms[] = {"none", "given", "text", "inferred"};

template <typename E, size_t N>
std::optional<E> find(const std::string_view (&names)[N], std::string_view name) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Precision precision) { return kPrecisions[static_cast<size_t>(precision)]; }
std::optional<Precision> parse_precision(std::string_view name) { return find<Precision>(kPrecisions, name); }

std::string_view to_string(Published::From from) { return kFroms[static_cast<size_t>(from)]; }
std::optional<Published::From> parse_published_from(std::string_view name) { return find<Published::From>(kFroms, name); }

}  // namespace vedette
