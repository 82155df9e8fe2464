// Whether a reading that came from outside (a file, a store) can be used like one that was just made.
//
//   VEDETTE_CHECK(check_reading(report.text, reading));
//
// Checked: every span lies in the text and begins and ends between characters, every index points into its array, no chain
// of parents is a ring. kMalformed names the first fault, such as "statements[3].parent".
#pragma once

#include <string_view>

#include "base/result.h"
#include "types/reading.h"

namespace vedette {

// Requires a valid UTF-8 text.
Status check_reading(std::string_view text, const Reading& reading);

}  // namespace vedette
