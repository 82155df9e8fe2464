// The watch file: TOML → Watch (docs/watch-file.md).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "knowledge/codebook.h"
#include "types/watch.h"
#include "watch/signs.h"

namespace vedette {

// kMalformed with file:line:column, the line and a caret for bad TOML, an unknown key (with the nearest right one), a
// reference to a party, area or indicator that is not there, an unknown deed or family, or a value outside its range.
Result<Watch> parse_watch(std::string_view toml, const std::string& file, const Codebook& codebook, const Signs& signs);

}  // namespace vedette
