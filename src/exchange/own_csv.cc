// Our own table: one row an event, flat columns for spreadsheets and data frames; lists joined with "; ", and what is
// nested (parties, views, mentions, origin) as our JSON in the last column, so that nothing is lost.
#include <fmt/format.h>

#include <algorithm>

#include "exchange/coding.h"
#include "exchange/formats.h"
#include "exchange/record_json.h"

namespace vedette {
namespace {

constexpr std::array<std::string_view, 46> kColumns = {"id",
                                                       "story",
                                                       "deed",
                                                       "type",
                                                       "type_plain",
                                                       "mode",
                                                       "contexts",
                                                       "cameo",
                                                       "goldstein",
                                                       "plover_score",
                                                       "quad",
                                                       "date",
                                                       "date_told",
                                                       "published",
                                                       "actor",
                                                       "actor_code",
                                                       "actor_country",
                                                       "actor_sector",
                                                       "actor_entity",
                                                       "recipient",
                                                       "recipient_code",
                                                       "recipient_country",
                                                       "recipient_sector",
                                                       "recipient_entity",
                                                       "place",
                                                       "place_kind",
                                                       "lat",
                                                       "lon",
                                                       "geonames",
                                                       "country",
                                                       "admin1",
                                                       "place_precision",
                                                       "modality",
                                                       "phase",
                                                       "polarity",
                                                       "basis",
                                                       "recency",
                                                       "factuality",
                                                       "outlets",
                                                       "sources",
                                                       "reports",
                                                       "mentions",
                                                       "fatalities",
                                                       "urls",
                                                       "sentence",
                                                       "record"};
consteval size_t at(std::string_view name) { return column_of(kColumns, name); }

template <typename Get>
std::string each(const std::vector<RecordParty>& parties, Get get) {
  std::vector<std::string> out;
  for (const RecordParty& p : parties) out.push_back(get(p));
  return joined(out);
}

void write_side(const std::vector<RecordParty>& parties, size_t first, Row& row) {
  row[first] = each(parties, [](const RecordParty& p) { return p.name; });
  row[first + 1] = each(parties, [](const RecordParty& p) { return p.code; });
  row[first + 2] = each(parties, [](const RecordParty& p) { return p.country; });
  row[first + 3] = each(parties, [](const RecordParty& p) { return joined(p.sectors, ","); });
  row[first + 4] = each(parties, [](const RecordParty& p) { return p.entity; });
}

const char* unfit(const ExchangeTables&, const EventRecord&) { return nullptr; }

void write(const WriteContext& context, const EventRecord& r, std::vector<Row>& rows) {
  const int quad = context.tables.codebook().quadrant(r.type);
  Row row = {r.id,
             r.story,
             r.deed,
             r.type,
             r.type_plain,
             r.mode,
             joined(r.contexts),
             r.cameo,
             number_cell(r.goldstein),
             number_cell(r.plover_score),
             quad == 0 ? "" : std::to_string(quad),
             to_string(r.date),
             r.date_told ? "true" : "false",
             to_string(r.published)};
  row.resize(kColumns.size());
  write_side(r.actor, at("actor"), row);
  write_side(r.recipient, at("recipient"), row);
  if (r.place) {
    const RecordPlace& p = *r.place;
    row[at("place")] = p.name, row[at("place_kind")] = p.kind, row[at("lat")] = number_cell(p.lat),
    row[at("lon")] = number_cell(p.lon);
    if (p.geonames != 0) row[at("geonames")] = std::to_string(p.geonames);
    row[at("country")] = p.country, row[at("admin1")] = p.admin1, row[at("place_precision")] = p.precision;
  }
  row[at("modality")] = to_string(r.modality), row[at("phase")] = to_string(r.phase),
  row[at("polarity")] = r.negative ? "-" : "+";
  row[at("basis")] = to_string(r.basis), row[at("recency")] = to_string(r.recency),
  row[at("factuality")] = number_cell(r.factuality);
  row[at("outlets")] = std::to_string(r.outlets), row[at("sources")] = std::to_string(r.sources);
  row[at("reports")] = std::to_string(r.reports), row[at("mentions")] = std::to_string(r.mention_count);
  row[at("fatalities")] = number_cell(r.fatalities);
  std::vector<std::string> urls;
  for (const RecordMention& m : r.mentions) {
    if (!m.url.empty()) urls.push_back(m.url);
  }
  row[at("urls")] = joined(urls);
  row[at("sentence")] = first_mention(r).text;
  std::replace(row[at("sentence")].begin(), row[at("sentence")].end(), '\n', ' ');
  JsonWriter json;
  write_record(json, r);
  row[at("record")] = json.take();
  rows.push_back(std::move(row));
}

// The last column says all; that the others agree with it is checked, so that an edit of one is not lost in silence.
void read(const ExchangeTables& tables, FieldReader& in, EventRecord& record) {
  const std::string_view json = in.text(at("record"));
  if (json.empty()) return in.refuse(at("record"), "no record; a table of ours has it in its last column");
  std::vector<Fault> faults;
  EventRecord read;
  if (!read_record(tables, json, in.line(), read, faults))
    return in.refuse(at("record"), faults.front().column + ": " + faults.front().message);
  std::vector<Row> again;
  write({tables, {}}, read, again);
  for (size_t c = 0; c + 1 < kColumns.size(); ++c) {
    const std::string_view cell = in.text(c);
    if (cell != again.front()[c]) {
      in.warn(c, fmt::format("\"{}\" differs from the record, which has \"{}\" and is taken", cell_excerpt(cell),
                             cell_excerpt(again.front()[c])));
    }
  }
  record = std::move(read);
}

constexpr TableFormat kFormat = {kColumns, ',', true, Quoting::kCsv, unfit, write, read};

}  // namespace

const TableFormat& csv_format() { return kFormat; }

}  // namespace vedette
