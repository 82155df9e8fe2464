// The contract's JSON of a reading (contract 4.2): one line, offsets in Unicode code points.
#pragma once

#include "base/json_writer.h"
#include "types/doc.h"
#include "types/reading.h"
#include "types/report.h"

namespace vedette {

constexpr std::string_view kReadingSchema = "vedette.reading/1";

// Which program, model, data and codebook made an output.
struct MadeBy {
  std::string vedette;
  std::string model;
  std::string data;
  std::string codebook;
  friend bool operator==(const MadeBy&, const MadeBy&) = default;
};
void write_json(JsonWriter& out, const MadeBy& made_by);

// Writes the whole object. `doc` may be null: then no tokens are written.
void write_json(JsonWriter& out, const MadeBy& made_by, const Report& report, const Reading& reading, const Doc* doc);

// The tokens of a Doc as the array of contract 4.2.
void write_tokens(JsonWriter& out, const Doc& doc);

}  // namespace vedette
