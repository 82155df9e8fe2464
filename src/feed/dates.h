// Dates in any usual form, as feeds, mail, pages and people write them.
//
//   parse_date("Tue, 15 Feb 2022 13:05:00 +0100")        2022-02-15T12:05:00Z
//   parse_date("February 15, 2022 8:04 a.m. EST")        2022-02-15T13:04:00Z
//   parse_date("Published: 15 Feb 2022")                 2022-02-15
//   parse_date("03/04/2022")                             nothing: it has two readings;  with DayOrder::kDayFirst: 2022-04-03
//   parse_date("1644930300")                             seconds since 1970 (ten digits), or milliseconds (13)
//
// What types/moment.h reads comes first. A time without a zone is UTC; a zone that is not known makes it a date only.
// Nothing for two dates in one text ("15 Feb 2022, updated 16 Feb 2022"), or for anything that no calendar has.
#pragma once

#include <optional>
#include <string_view>

#include "types/moment.h"

namespace vedette {

enum class DayOrder { kUnknown, kDayFirst, kMonthFirst };

std::optional<Moment> parse_date(std::string_view text, DayOrder order = DayOrder::kUnknown);

// How numbers are put in dates where an outlet of this country (ISO 3166-1 alpha-2) writes English.
DayOrder day_order(std::string_view country);

}  // namespace vedette
