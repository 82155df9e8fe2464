// The formats of others, each a table of columns with a writer and a reader. Add one: a file with its columns and both functions, and
// a line in formats.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/fields.h"
#include "exchange/record.h"
#include "exchange/rows.h"
#include "exchange/tables.h"

namespace vedette {

enum class ExchangeFormat { kPolecat, kIcews, kGdeltEvents, kGdeltMentions, kPhoenix, kAcled, kPlover, kJsonl, kCsv };
constexpr int kExchangeFormats = 9;
// As `--format` names them: "polecat", "gdelt-events", …
std::string_view to_string(ExchangeFormat format);
std::optional<ExchangeFormat> parse_exchange_format(std::string_view name);

struct WriteContext {
  const ExchangeTables& tables;
  std::string version;  // of the program
};

struct TableFormat {
  Columns columns;
  char separator = '\t';
  bool header = true;
  Quoting quoting = Quoting::kCsv;
  // Why a record has no place in the format; nullptr where it has one.
  const char* (*unfit)(const ExchangeTables&, const EventRecord&) = nullptr;
  // Appends the record's rows.
  void (*write)(const WriteContext&, const EventRecord&, std::vector<Row>&) = nullptr;
  // Fills a record that has its origin's format, file, line and codebook. Cells not asked for become its origin's rest.
  void (*read)(const ExchangeTables&, FieldReader&, EventRecord&) = nullptr;
};

// nullptr for the formats that are JSON lines.
const TableFormat* table_format(ExchangeFormat format);
const TableFormat& polecat_format();
const TableFormat& icews_format();
const TableFormat& gdelt_events_format();
const TableFormat& gdelt_mentions_format();
const TableFormat& phoenix_format();
const TableFormat& acled_format();
const TableFormat& csv_format();

// What several tables do.
// Puts the cells that came with a record of the same format, and that no field of it holds, back into its row.
void restore_cells(const std::vector<std::pair<std::string, std::string>>& cells, Columns columns, Row& row);
void restore_rest(const EventRecord& record, std::string_view format, Columns columns, Row& row);
// The id that a record has in a format: the one it came with, else ours.
std::string id_in(const EventRecord& record, std::string_view format);
// The id of a record read: "icews:123"; an id of ours stays as it is.
std::string id_from(std::string_view format, std::string_view id);
// Takes a CAMEO code of the file's revision; refuses the row where there is no such code. `label`: the meaning told beside it; may be empty.
void take_cameo(const ExchangeTables& tables, FieldReader& in, size_t column, std::string_view label, EventRecord& record);
// A country by name or code; a warning and the cell itself where it is none.
std::string take_country(const ExchangeTables& tables, FieldReader& in, size_t column);
void take_point(FieldReader& in, size_t lat, size_t lon, RecordPlace& place);
const char* unfit_for_cameo(const ExchangeTables& tables, const EventRecord& record);
// The first mention; an empty one where there is none.
const RecordMention& first_mention(const EventRecord& record);

}  // namespace vedette
