// ICEWS: 20 columns, TSV with a header. The event's text is the label of its CAMEO code; a row has one source and one
// target.
#include <fmt/format.h>

#include <algorithm>

#include "exchange/coding.h"
#include "exchange/formats.h"
#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr std::array<std::string_view, 20> kColumns = {
    "Event ID",  "Event Date",  "Source Name",    "Source Sectors", "Source Country", "Event Text",      "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",       "Sentence Number", "Publisher",
    "City",      "District",    "Province",       "Country",        "Latitude",       "Longitude"};
consteval size_t at(std::string_view name) { return column_of(kColumns, name); }

struct Side {
  size_t name, sectors, country;
};
constexpr Side kSource = {at("Source Name"), at("Source Sectors"), at("Source Country")};
constexpr Side kTarget = {at("Target Name"), at("Target Sectors"), at("Target Country")};

std::string icews_country(const ExchangeTables& tables, const std::string& iso3) {
  const CountryCodes* c = tables.country(iso3);
  return c == nullptr ? iso3 : c->icews_name;
}

void write_party(const ExchangeTables& tables, const RecordParty* party, const Side& side, Row& row) {
  if (party == nullptr) return;
  row[side.name] = party->name;
  for (const std::string& sector : party->sectors) {
    const SectorCodes* s = tables.sector(sector);
    row[side.sectors] += (row[side.sectors].empty() ? "" : ",") + (s == nullptr ? sector : s->icews);
  }
  row[side.country] = icews_country(tables, party->country);
}

void read_party(const ExchangeTables& tables, FieldReader& in, const Side& side, EventRecord& record,
                std::vector<RecordParty>& parties) {
  RecordParty p;
  p.name = in.text(side.name);
  const std::string_view sectors = in.text(side.sectors);
  for (const std::string_view words : split_list(sectors, ',')) {
    const SectorCodes* s = tables.sector_by_icews(words);
    if (s != nullptr && std::find(p.sectors.begin(), p.sectors.end(), s->plover) == p.sectors.end())
      p.sectors.push_back(s->plover);
  }
  p.country = take_country(tables, in, side.country);
  p.code = p.country + (p.sectors.empty() ? std::string() : p.sectors.front());
  if (p == RecordParty{}) return;
  // The fine sectors of ICEWS have no code in PLOVER: its list is kept as it is.
  Row again(kColumns.size());
  write_party(tables, &p, side, again);
  if (again[side.sectors] != sectors) record.origin->rest.emplace_back(kColumns[side.sectors], sectors);
  parties.push_back(std::move(p));
}

void write(const WriteContext& context, const EventRecord& record, std::vector<Row>& rows) {
  Row row(kColumns.size());
  const Dyad dyad = dyad_of(record);
  const RecordMention& m = first_mention(record);
  row[at("Event ID")] = id_in(record, "icews");
  row[at("Event Date")] = iso_day(record.date);
  write_party(context.tables, dyad.source, kSource, row);
  write_party(context.tables, dyad.target, kTarget, row);
  row[at("CAMEO Code")] = record.cameo;
  const CameoCode* code = context.tables.codebook().cameo(record.cameo);
  if (code != nullptr) row[at("Event Text")] = code->name;
  row[at("Intensity")] = number_cell(record.goldstein);
  row[at("Story ID")] = m.report;
  if (m.sentence > 0) row[at("Sentence Number")] = std::to_string(m.sentence);
  row[at("Publisher")] = m.outlet;
  if (record.place) {
    const RecordPlace& p = *record.place;
    if (p.name != country_name(context.tables, p.country) && p.name != p.admin1) row[at("City")] = p.name;
    row[at("Province")] = p.admin1;
    row[at("Country")] = icews_country(context.tables, p.country);
    row[at("Latitude")] = number_cell(p.lat);
    row[at("Longitude")] = number_cell(p.lon);
  }
  restore_rest(record, "icews", kColumns, row);
  rows.push_back(std::move(row));
}

void read(const ExchangeTables& tables, FieldReader& in, EventRecord& record) {
  record.origin->id = in.text(at("Event ID"));
  record.date = in.date(at("Event Date"));
  take_cameo(tables, in, at("CAMEO Code"), in.text(at("Event Text")), record);
  record.goldstein = in.number(at("Intensity"), -10, 10);
  read_party(tables, in, kSource, record, record.actor);
  read_party(tables, in, kTarget, record, record.recipient);
  RecordMention m;
  m.report = in.text(at("Story ID"));
  m.sentence = static_cast<int32_t>(in.integer(at("Sentence Number"), 0, 1'000'000).value_or(0));
  m.outlet = in.text(at("Publisher"));
  m.published = record.published = record.date;
  record.mentions.push_back(std::move(m));
  RecordPlace p;
  p.name = in.text(at("City"));
  p.precision = p.name.empty() ? "" : "city";
  p.admin1 = in.text(at("Province"));
  p.country = take_country(tables, in, at("Country"));
  if (p.name.empty()) p.name = p.admin1.empty() ? country_name(tables, p.country) : p.admin1;
  take_point(in, at("Latitude"), at("Longitude"), p);
  if (p != RecordPlace{}) record.place = std::move(p);
}

constexpr TableFormat kFormat = {kColumns, '\t', true, Quoting::kCsv, unfit_for_cameo, write, read};

}  // namespace

const TableFormat& icews_format() { return kFormat; }

}  // namespace vedette
