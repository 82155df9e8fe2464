// Records → the formats of others.
//
//   const Exported out = export_events(records, ExchangeFormat::kIcews, {tables, "0.1.0"}, {});
//   write_file("events.tab", out.text);     for (const auto& [why, count] : out.left_out) …
//
// Deterministic: rows stand in the order of the records. What each format can and cannot say: docs/exchange.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "exchange/formats.h"
#include "exchange/record.h"

namespace vedette {

struct ExportOptions {
  // Also events that the format cannot tell from real ones: planned, possible, demanded, not happened. PLOVER, JSON lines and CSV
  // hold them always, with their status.
  bool all = false;
};

struct Exported {
  std::string text;
  int32_t events = 0;                       // written
  std::map<std::string, int32_t> left_out;  // "have no CAMEO code" → how many
};

Exported export_events(const std::vector<EventRecord>& records, ExchangeFormat format, const WriteContext& context,
                       const ExportOptions& options);

// Where each event's row leads back to: one JSON line an event with its id in the format and the sentences it rests on.
std::string export_trace(const std::vector<EventRecord>& records, ExchangeFormat format, const WriteContext& context);

}  // namespace vedette
