// What of a report no query asks for, as JSON in one column: by name, so that a store outlives the next field of Report.
//
//   std::string rest = encode_rest(report);     {"from":"a.jsonl:3","published":[1930176000,3],…,"unknown":{"desk":"east"}}
//   VEDETTE_CHECK(decode_rest(rest, again));    fills those fields of a Report
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "types/report.h"

namespace vedette {

std::string encode_rest(const Report& report);
// kMalformed for what encode_rest did not write. Requires report.text, against which the spans asked for are checked.
Status decode_rest(std::string_view rest, Report& report);

}  // namespace vedette
