// The moments that options name.
#pragma once

#include <string>

#include "base/result.h"
#include "types/moment.h"

namespace vedette {

// kInvalid for what is no ISO 8601 time. A day means its end: what was published on it is known.
inline Result<Moment> parse_moment_option(const std::string& option, const std::string& text) {
  const auto moment = parse_moment(text);
  if (!moment) return Error{ErrorCode::kInvalid, "no ISO 8601 time", option + " " + text};
  if (moment->precision != Precision::kDay) return *moment;
  return Moment{moment->time + std::chrono::hours{24} - std::chrono::seconds{1}, Precision::kSecond};
}
inline Result<Moment> parse_as_of(const std::string& text) { return parse_moment_option("--as-of", text); }

}  // namespace vedette
