#include "exchange/import.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "exchange/coding.h"
#include "exchange/recognise.h"
#include "exchange/record_json.h"

namespace vedette {
namespace {

// A copy without what differs between two rows that say the same: where it stands.
EventRecord without_line(EventRecord record) {
  if (record.origin) record.origin->line = 0, record.origin->file.clear();
  return record;
}

// Counts that a row of others implies.
void fill_counts(EventRecord& record) {
  if (record.mention_count == 0) record.mention_count = static_cast<int32_t>(record.mentions.size());
  if (record.reports == 0) record.reports = record.mention_count;
  if (record.outlets == 0) record.outlets = record.mention_count > 0 ? 1 : 0;
}

bool speaks_cameo(ExchangeFormat format) {
  return format == ExchangeFormat::kIcews || format == ExchangeFormat::kGdeltEvents ||
         format == ExchangeFormat::kPhoenix;
}

void note_layout(const FileLayout& layout, std::vector<Fault>& faults) {
  for (const auto& [index, name] : layout.extra)
    faults.push_back({1, name, "a column that the format lacks; kept", false});
  for (const std::string& name : layout.missing) faults.push_back({1, name, "the column is not there", false});
}

}  // namespace

Status Importer::add(std::string_view bytes, const std::string& name) {
  const std::optional<ExchangeFormat> format = options_.format ? options_.format : recognise(bytes);
  if (!format) return Error{ErrorCode::kMalformed, "in no format of events that we know; say --format", name};
  FileReport report;
  report.file = name;
  report.digest = sha256_hex(bytes);
  report.format = *format;
  if (const TableFormat* table = table_format(*format)) {
    if (Status status = add_table(bytes, report, *table); !status.has_value()) {
      return Error{status.error().code, status.error().message, name};
    }
  } else {
    add_lines(bytes, report);
  }
  files_.push_back(std::move(report));
  return ok();
}

Status Importer::add_table(std::string_view bytes, FileReport& report, const TableFormat& format) {
  const std::string_view head = bytes.substr(0, bytes.find('\n'));
  char separator = format.separator;
  if (head.find(separator) == std::string_view::npos) separator = separator == '\t' ? ',' : '\t';
  RowReader reader(bytes, separator);
  const auto first = reader.next();
  if (!first) return Error{ErrorCode::kMalformed, "an empty file", ""};
  VEDETTE_TRY(const FileLayout layout, layout_of(*first, report.format, separator));
  note_layout(layout, report.faults);
  if (speaks_cameo(report.format)) {
    report.codebook = options_.codebook != CameoRevision::kUnknown ? options_.codebook
                      : report.format == ExchangeFormat::kIcews    ? revision_of(bytes, layout, tables_)
                                                                   : CameoRevision::k11b3;
  }
  reader = RowReader(bytes, separator, layout.width);
  if (layout.header) reader.next();
  while (auto row = reader.next()) {
    ++report.rows;
    if (row->joined) report.faults.push_back({row->line, "", "torn over several lines; joined", false});
    if (row->bad_utf8) report.faults.push_back({row->line, "", "bytes that are not UTF-8; replaced", false});
    if (row->cells.size() != layout.width) {
      report.faults.push_back(
          {row->line, "", fmt::format("{} columns where {} should be", row->cells.size(), layout.width), true});
      continue;
    }
    Row cells(format.columns.size());
    for (size_t c = 0; c < cells.size(); ++c) {
      if (layout.source[c] >= 0) cells[c] = row->cells[static_cast<size_t>(layout.source[c])];
    }
    EventRecord record;
    record.origin = Origin{std::string(to_string(report.format)),   {}, report.file, row->line,
                           std::string(to_string(report.codebook)), {}, {}};
    FieldReader in(format.columns, cells, row->line, report.faults);
    format.read(tables_, in, record);
    if (in.refused()) continue;
    if (record.origin && report.format != ExchangeFormat::kCsv) {
      const auto rest = in.rest();
      record.origin->rest.insert(record.origin->rest.end(), rest.begin(), rest.end());
      for (const auto& [index, column] : layout.extra) {
        if (!row->cells[index].empty()) record.origin->rest.emplace_back(column, row->cells[index]);
      }
    }
    if (report.format == ExchangeFormat::kGdeltMentions) {
      take_mention(std::move(record), report);
    } else {
      take(std::move(record), row->line, report);
    }
  }
  return ok();
}

void Importer::add_lines(std::string_view bytes, FileReport& report) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  int32_t number = 0;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ++report.rows;
    EventRecord record;
    if (report.format == ExchangeFormat::kPlover) {
      record.origin = Origin{"plover", {}, report.file, number, {}, {}, {}};
      if (read_plover(tables_, line, number, record, report.faults)) take(std::move(record), number, report);
    } else if (read_record(tables_, line, number, record, report.faults)) {
      take(std::move(record), number, report);
    }
  }
}

void Importer::take(EventRecord record, int32_t line, FileReport& report) {
  const bool foreign = record.origin && record.id.empty();
  if (foreign) {
    fill_counts(record);
    if (record.origin->id.empty()) {
      record.origin->id = fmt::format("line{}", line);
      report.faults.push_back({line, "", "no id; its line is taken for one", false});
    }
    record.id = id_from(record.origin->format, record.origin->id);
  }
  const auto [it, fresh] = by_id_.emplace(record.id, static_cast<int32_t>(records_.size()));
  if (!fresh) {
    const EventRecord& earlier = records_[static_cast<size_t>(it->second)];
    if (without_line(earlier) == without_line(record)) {
      const std::string where =
          earlier.origin ? fmt::format(" of {}:{}", earlier.origin->file, earlier.origin->line) : std::string();
      report.faults.push_back({line, "", fmt::format("the same row as that{}; counted once", where), false});
      return;
    }
    const int32_t count = ++id_counts_[record.id] + 1;
    report.faults.push_back(
        {line, "", fmt::format("the id {} is not unique; kept as {}#{}", record.id, record.id, count), false});
    record.id += fmt::format("#{}", count);
  }
  ++report.taken;
  records_.push_back(std::move(record));
  places_.push_back({files_.size(), line});
}

void Importer::take_mention(EventRecord record, FileReport& report) {
  const auto it = by_id_.find(id_from("gdelt-events", record.origin->id));
  if (it == by_id_.end()) {
    report.faults.push_back(
        {record.origin->line, "GLOBALEVENTID",
         fmt::format("no event {} so far; give the file of events before that of mentions", record.origin->id), true});
    return;
  }
  EventRecord& event = records_[static_cast<size_t>(it->second)];
  // The one mention that an event's own row implies gives way to the real ones.
  if (event.mentions.size() == 1 && event.mentions.front().rest.empty() && event.mentions.front().sentence == 0) {
    record.mentions.front().lead = event.mentions.front().lead;
    event.mentions.clear();
  }
  event.mentions.push_back(std::move(record.mentions.front()));
  ++report.taken;
}

}  // namespace vedette
