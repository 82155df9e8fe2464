// A reading back from its JSON line (contract 4.2).
//
//   VEDETTE_TRY(const ParsedReading again, parse_reading_json(line));     write_json of it gives `line`, byte for byte
//
// What the JSON does not say is at its default: the head word, side and trade of an actor, whether it was a pronoun, whether
// a statement asserts; numbers are as rounded as they were printed. A store keeps these too (store/reading_codec.h). Tokens
// are not read. Any bytes are safe.
#pragma once

#include <string_view>

#include "base/result.h"
#include "types/reading_json.h"
#include "types/story.h"

namespace vedette {

struct ParsedReading {
  MadeBy made_by;
  ReadReport read;
};

// kMalformed naming the place, such as "events[3].modality"; kUnsupported for another schema.
Result<ParsedReading> parse_reading_json(std::string_view line);

}  // namespace vedette
