// vedette export: reports, of files or a store → events in a format that others read.
#include "exchange/export.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/exchange_files.h"
#include "cli/read_reports.h"
#include "exchange/collect.h"
#include "exchange/parquet.h"
#include "exchange/record_json.h"
#include "knowledge/data_files.h"
#include "store/imports.h"
#include "story/story.h"

namespace vedette {
namespace {

// The events to export and whether some inputs were refused.
struct Events {
  std::vector<EventRecord> records;
  bool refused = false;
};

// Our own events, then those of imported files.
Result<Events> events_of_store(const ExportCommandOptions& options, const ExchangeTables& tables) {
  VEDETTE_TRY(const Store store, Store::open(options.store, Store::Mode::kReadOnly));
  AsOf at;
  if (!options.as_of.empty()) {
    const auto moment = parse_moment(options.as_of);
    if (!moment) return Error{ErrorCode::kInvalid, "no ISO 8601 time", "--as-of " + options.as_of};
    at.published_by = moment->time;
  }
  VEDETTE_TRY(const std::vector<ReadReport> read, store.readings(at));
  Events out{collect_records(read, make_stories(read)), false};
  std::vector<Fault> faults;
  VEDETTE_CHECK(each_import(store, at, [&](const ImportedRow& row) {
    EventRecord record;
    if (read_record(tables, row.body, row.line, record, faults)) out.records.push_back(std::move(record));
    return true;
  }));
  for (const Fault& f : faults) std::fprintf(stderr, "vedette export: refused: an imported row: %s\n", f.message.c_str());
  out.refused = !faults.empty();
  return out;
}

Result<Events> events_of_files(const ExportCommandOptions& options) {
  std::vector<ReadReport> read;
  VEDETTE_TRY(const ReadRun run, read_reports(options, "export", [&](const MadeBy&, ReadReport r, const Doc&) { read.push_back(std::move(r)); }));
  return Events{collect_records(read, make_stories(read)), run.refused};
}

Status write_events(const ExportCommandOptions& options, const Exported& events) {
  return options.format == "parquet" ? json_lines_to_parquet(events.text, options.out) : write_text(options.out, events.text);
}

// What was written, and what was not and why.
void summarise(const Exported& events) {
  std::fprintf(stderr, "vedette export: %d events\n", events.events);
  for (const auto& [why, count] : events.left_out) std::fprintf(stderr, "vedette export: left out %d that %s\n", count, why.c_str());
}

}  // namespace

int run_export(const ExportCommandOptions& options) {
  if (options.files.empty() == options.store.empty()) {
    std::fputs("vedette export: give either files or --store\n", stderr);
    return kExitWrongUse;
  }
  if (options.format == "parquet" && (options.out.empty() || options.out == "-")) {
    std::fputs("vedette export: Parquet is written to a file; give it with -o\n", stderr);
    return kExitWrongUse;
  }
  const auto data = DataFiles::installed();
  if (!data.has_value()) return report_failure("export", data.error());
  const auto tables = ExchangeTables::load(*data);
  if (!tables.has_value()) return report_failure("export", tables.error());
  const auto found = options.store.empty() ? events_of_files(options) : events_of_store(options, *tables);
  if (!found.has_value()) return report_failure("export", found.error());

  const ExchangeFormat format = parse_exchange_format(options.format).value_or(ExchangeFormat::kJsonl);
  const WriteContext context = write_context(*tables);
  const Exported events = export_events(found->records, format, context, {options.all});
  if (const Status status = write_events(options, events); !status.has_value()) return report_failure("export", status.error());
  if (!options.trace.empty()) {
    const Status status = write_text(options.trace, export_trace(found->records, format, context));
    if (!status.has_value()) return report_failure("export", status.error());
  }
  if (!options.quiet) summarise(events);
  return found->refused ? kExitSomeRefused : kExitDone;
}

}  // namespace vedette
