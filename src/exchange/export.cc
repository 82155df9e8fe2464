#include "exchange/export.h"

#include "exchange/coding.h"
#include "exchange/record_json.h"

namespace vedette {
namespace {

constexpr const char* kUntold = "did not happen, or not yet, which the format cannot say (--all writes them too)";

bool tells_status(ExchangeFormat format) {
  return format == ExchangeFormat::kPlover || format == ExchangeFormat::kJsonl || format == ExchangeFormat::kCsv;
}

const char* unfit_for_plover(const EventRecord& record) {
  if (record.type.empty()) return "have no PLOVER type";
  return record.date.known() ? nullptr : "have no date";
}

// Why a record is not written; nullptr where it is.
const char* reason_against(const EventRecord& record, ExchangeFormat format, const ExchangeTables& tables, bool all) {
  const TableFormat* table = table_format(format);
  const char* why = table != nullptr ? table->unfit(tables, record) : nullptr;
  if (format == ExchangeFormat::kPlover) why = unfit_for_plover(record);
  if (why == nullptr && !all && !tells_status(format) && !code_tells_all(record)) why = kUntold;
  return why;
}

}  // namespace

Exported export_events(const std::vector<EventRecord>& records, ExchangeFormat format, const WriteContext& context,
                       const ExportOptions& options) {
  Exported out;
  const TableFormat* table = table_format(format);
  if (table != nullptr && table->header) append_row(out.text, Row(table->columns.begin(), table->columns.end()), table->separator, table->quoting);
  JsonWriter json;
  std::vector<Row> rows;
  for (const EventRecord& record : records) {
    if (const char* why = reason_against(record, format, context.tables, options.all)) {
      ++out.left_out[why];
      continue;
    }
    ++out.events;
    if (table != nullptr) {
      rows.clear();
      table->write(context, record, rows);
      for (const Row& row : rows) append_row(out.text, row, table->separator, table->quoting);
      continue;
    }
    if (format == ExchangeFormat::kPlover) {
      write_plover(json, record, context.tables, context.version);
    } else {
      write_record(json, record);
    }
    json.newline();
    out.text += json.take();
  }
  return out;
}

std::string export_trace(const std::vector<EventRecord>& records, ExchangeFormat format, const WriteContext& context) {
  JsonWriter out;
  const TableFormat* table = table_format(format);
  std::vector<Row> rows;
  for (const EventRecord& record : records) {
    std::string id = record.id;
    if (table != nullptr && table->unfit(context.tables, record) == nullptr) {
      rows.clear();
      table->write(context, record, rows);
      if (!rows.empty()) id = rows.front().front();  // in every table the id is the first column
    }
    out.object([&] {
      out.field("id", id);
      out.field("event", record.id);
      out.key("mentions");
      out.array([&] {
        for (const RecordMention& m : record.mentions) {
          out.object([&] {
            out.text_or_null("report", m.report);
            out.text_or_null("outlet", m.outlet);
            out.text_or_null("url", m.url);
            out.field("sentence", m.sentence);
            out.key("span");
            out.array([&] { out.value(m.span.begin), out.value(m.span.end); });
            out.text_or_null("text", m.text);
          });
        }
      });
    });
    out.newline();
  }
  return out.take();
}

}  // namespace vedette
