// Moment: a point or stretch of time with the precision it is known to, UTC.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vedette {

enum class Precision { kNone, kYear, kMonth, kDay, kMinute, kSecond };

struct Moment {
  std::chrono::sys_seconds time{};  // its beginning
  Precision precision = Precision::kNone;

  bool known() const { return precision != Precision::kNone; }
  friend bool operator==(const Moment&, const Moment&) = default;
};

// "2022", "2022-02", "2022-02-15", "2022-02-15T13:00[:05][.123][Z|+01:00|+0100]", a space for T; a time without
// zone is UTC. Basic forms "20220215" and "20220215T130000Z" too. nullopt for anything else, 31 June included.
std::optional<Moment> parse_moment(std::string_view text);

// In the form of its precision: "2022-02-15", "2022-02-15T13:00:05Z". Empty where not known.
std::string to_string(const Moment& moment);
// "none", "year", "month", "day", "minute", "second".
std::string_view to_string(Precision precision);
std::optional<Precision> parse_precision(std::string_view name);

// The day of a moment. Requires known().
inline std::chrono::sys_days day_of(const Moment& m) { return std::chrono::floor<std::chrono::days>(m.time); }

// When a report was published, and how that is known.
struct Published {
  enum class From { kNone, kGiven, kText, kInferred };
  Moment moment;
  From from = From::kNone;
};
std::string_view to_string(Published::From from);
std::optional<Published::From> parse_published_from(std::string_view name);

}  // namespace vedette
