#include "reading/times/meaning.h"

#include <charconv>
#include <cmath>
#include <span>

namespace vedette {
namespace {

constexpr std::string_view kFields[] = {
    "type", "op", "dir", "ydir", "anchor", "unit", "count", "countto", "unitmore", "countmore", "year", "month", "day",
    "weekday", "quarter", "half", "season", "decade", "century", "holiday", "nth", "hour", "minute", "second", "ampm",
    "zone", "part", "ref", "mod", "fiscal", "era",
};
static_assert(std::size(kFields) == static_cast<size_t>(TimeField::kCountFields));

constexpr std::string_view kTypes[] = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::string_view kOps[] = {"calendar", "unit", "shift", "ref", "duration", "set", "same"};
constexpr std::string_view kDirs[] = {"last", "this", "next"};
constexpr std::string_view kAnchors[] = {"said", "text"};
constexpr std::string_view kUnits[] = {"second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "half",
                                       "season", "year", "decade", "century", "millennium", "unknown"};
constexpr std::string_view kSeasons[] = {"", "SP", "SU", "FA", "WI"};
constexpr std::string_view kParts[] = {"MO", "MI", "AF", "EV", "NI", "DT"};
constexpr std::string_view kRefs[] = {"PRESENT", "PAST", "FUTURE"};
constexpr std::string_view kMods[] = {"APPROX", "START", "MID", "END", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
                                      "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};

std::optional<int32_t> index_in(std::span<const std::string_view> names, std::string_view name, int32_t first = 0) {
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<int32_t>(i) + first;
  }
  return std::nullopt;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || std::abs(value) > 1e6) return std::nullopt;
  return value;
}

std::optional<int32_t> named_value(TimeField field, std::string_view text) {
  switch (field) {
    case TimeField::kType: return index_in(kTypes, text);
    case TimeField::kOp: return index_in(kOps, text);
    case TimeField::kDir:
    case TimeField::kYearDir: return index_in(kDirs, text, -1);
    case TimeField::kAnchor: return index_in(kAnchors, text);
    case TimeField::kUnit:
    case TimeField::kUnitMore: return index_in(kUnits, text);
    case TimeField::kSeason: return index_in(kSeasons, text);
    case TimeField::kPart: return index_in(kParts, text);
    case TimeField::kRef: return index_in(kRefs, text);
    case TimeField::kMod: return index_in(kMods, text);
    case TimeField::kAmPm: return text == "am" ? std::optional(0) : text == "pm" ? std::optional(12) : std::nullopt;
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<TimeField> parse_time_field(std::string_view name) {
  const auto found = index_in(kFields, name);
  return found ? std::optional(static_cast<TimeField>(*found)) : std::nullopt;
}

std::optional<int32_t> parse_time_value(TimeField field, std::string_view text) {
  if (const auto named = named_value(field, text)) return named;
  const bool count = field == TimeField::kCount || field == TimeField::kCountTo || field == TimeField::kCountMore;
  if (count && text == "X") return TimeMeaning::kVague;
  const auto value = number(text);
  if (!value) return std::nullopt;
  return static_cast<int32_t>(std::lround(*value * (count ? 1000 : 1)));
}

std::string_view to_string(TimeMod mod) { return kMods[static_cast<size_t>(mod)]; }
std::string_view to_string(DayPart part) { return kParts[static_cast<size_t>(part)]; }

}  // namespace vedette
