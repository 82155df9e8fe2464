// Events as JSON lines: our own (docs/schema/event.schema.json), which holds a whole record, and PLOVER's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "exchange/fields.h"
#include "exchange/record.h"
#include "exchange/tables.h"

namespace vedette {

constexpr std::string_view kEventSchema = "vedette.event/1";

// One object.
void write_record(JsonWriter& out, const EventRecord& record);
void write_plover(JsonWriter& out, const EventRecord& record, const ExchangeTables& tables, std::string_view version);

// Fills a record from one line; what is wrong goes to `faults`. false: the line is refused (a fault says why).
bool read_record(const ExchangeTables& tables, std::string_view line, int32_t number, EventRecord& record, std::vector<Fault>& faults);
// The record has its origin's format, file, line and codebook.
bool read_plover(const ExchangeTables& tables, std::string_view line, int32_t number, EventRecord& record, std::vector<Fault>& faults);

}  // namespace vedette
