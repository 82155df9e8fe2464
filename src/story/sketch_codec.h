// Sketches as bytes, for whoever keeps them.
//
//   std::string bytes = encode_sketch(sketch);                 // 1 to 3 KB
//   VEDETTE_TRY(Sketch again, decode_sketch(bytes));           // equal
#pragma once

#include <string>
#include <string_view>

#include "base/byte_reader.h"
#include "base/result.h"
#include "types/sketch.h"

namespace vedette {

std::string encode_sketch(const Sketch& sketch);
// Any bytes are safe: kMalformed for what encode_sketch did not write.
Result<Sketch> decode_sketch(std::string_view bytes);

// Parts of it, little-endian, for formats that hold sketches.
void put_u32(std::string& out, uint32_t value);
void put_text(std::string& out, std::string_view text);
void put_moment(std::string& out, const Moment& moment);
void put_sketch(std::string& out, const Sketch& sketch);
std::string get_text(ByteReader& in);
Moment get_moment(ByteReader& in);
Sketch get_sketch(ByteReader& in);

}  // namespace vedette
