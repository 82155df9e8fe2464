// Readings and sketches as bytes: varints, then zstd.
//
//   std::string body = encode_reading(reading);
//   Result<Reading> again = decode_reading(body, report.text);       // equal to the last bit
//
// The contract's JSON says less than a Reading holds (heads, sides, unrounded numbers), and a brief from a store must be
// that from the files, byte for byte; hence a form of its own. A body opens with the number of its form: one that another
// form wrote is kUnsupported, and to be read again from its text. Every field of every struct is named in the .cc by
// structured bindings, so that a new field does not compile until it is kept too; then raise kReadingForm.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "types/reading.h"
#include "types/sketch.h"

namespace vedette {

constexpr uint8_t kReadingForm = 1;

std::string encode_reading(const Reading& reading);
// Any bytes are safe: kMalformed for what is no such body or does not fit `text` (types/reading_check.h).
Result<Reading> decode_reading(std::string_view body, std::string_view text);

std::string encode_sketch(const Sketch& sketch);
Result<Sketch> decode_sketch(std::string_view body);

}  // namespace vedette
