// vedette import: the event files of others → JSON lines of ours, or rows of a store.
#include <fmt/format.h>

#include <cstdio>

#include "cli/exchange_files.h"
#include "cli/options.h"
#include "cli/read_reports.h"
#include "exchange/export.h"
#include "exchange/record_json.h"
#include "knowledge/data_files.h"
#include "store/imports.h"

namespace vedette {
namespace {

// The code of a side's first party.
std::string code_of(const std::vector<RecordParty>& parties) { return parties.empty() ? std::string() : parties.front().code; }

ImportedRow row_of(const EventRecord& record, int32_t line) {
  ImportedRow row;
  row.line = line;
  row.id = record.origin ? record.origin->id : record.id;
  row.published = record.published.known() ? record.published : record.date;
  row.source = code_of(record.actor), row.target = code_of(record.recipient);
  row.code = record.cameo.empty() ? record.type : record.cameo;
  if (record.place) row.country = record.place->country, row.lat = record.place->lat, row.lon = record.place->lon;
  JsonWriter body;
  write_record(body, record);
  row.body = body.take();
  return row;
}

Status keep(const ImportCommandOptions& options, const Importer& importer) {
  VEDETTE_TRY(Store store, Store::open(options.store, Store::Mode::kReadWrite));
  size_t next = 0;  // records stand in the order of their files
  for (size_t f = 0; f < importer.files().size(); ++f) {
    const FileReport& report = importer.files()[f];
    std::vector<ImportedRow> rows;
    for (; next < importer.records().size() && importer.places()[next].file == f; ++next) {
      rows.push_back(row_of(importer.records()[next], importer.places()[next].line));
    }
    const ImportedFile file{report.file, report.digest, std::string(to_string(report.format)), std::string(to_string(report.codebook))};
    VEDETTE_TRY(const bool fresh, keep_import(store, file, rows));
    if (!fresh && !options.quiet) std::fprintf(stderr, "vedette import: %s: in the store already\n", report.file.c_str());
  }
  return ok();
}

}  // namespace

int run_import(const ImportCommandOptions& options) {
  const auto data = DataFiles::installed();
  if (!data.has_value()) return report_failure("import", data.error());
  const auto tables = ExchangeTables::load(*data);
  if (!tables.has_value()) return report_failure("import", tables.error());
  Importer importer(*tables, import_options(options.format, options.codebook));
  const bool whole = import_files("import", options.files, options.quiet, importer);
  const auto json_lines = [&] { return export_events(importer.records(), ExchangeFormat::kJsonl, write_context(*tables), {}).text; };
  const Status status = options.store.empty() ? write_text(options.out, json_lines()) : keep(options, importer);
  if (!status.has_value()) return report_failure("import", status.error());
  return whole ? kExitDone : kExitSomeRefused;
}

}  // namespace vedette
