// ACLED: 31 columns, CSV with a header, as since 2023. Notes holds the sentence, tags what else we know of an event.
#include <fmt/format.h>

#include <algorithm>

#include "exchange/coding.h"
#include "exchange/formats.h"
#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr std::array<std::string_view, 31> kColumns = {
    "event_id_cnty", "event_date",     "year",     "time_precision", "disorder_type",
    "event_type",    "sub_event_type", "actor1",   "assoc_actor_1",  "inter1",
    "actor2",        "assoc_actor_2",  "inter2",   "interaction",    "civilian_targeting",
    "iso",           "region",         "country",  "admin1",         "admin2",
    "admin3",        "location",       "latitude", "longitude",      "geo_precision",
    "source",        "source_scale",   "notes",    "fatalities",     "tags",
    "timestamp"};
consteval size_t at(std::string_view name) { return column_of(kColumns, name); }
constexpr int kCivilians = 7, kProtesters = 6, kRioters = 5;

// The class of an actor; in demonstrations those without a sector of their own are protesters or rioters.
int inter_of(const ExchangeTables& tables, const RecordParty& party, const AcledType& type, bool first) {
  const SectorCodes* s = party.sectors.empty() ? nullptr : tables.sector(party.sectors.front());
  const bool civil = s == nullptr || s->acled == kCivilians;
  if (first && civil && type.event == "Protests") return kProtesters;
  if (first && civil && type.event == "Riots") return kRioters;
  if (s != nullptr) return s->acled;
  return party.country.empty() ? 8 : 1;
}

int geo_precision(const RecordPlace& place) {
  if (place.precision == "country" || place.precision == "admin1" || place.kind == "country" || place.kind == "admin1")
    return 3;
  return place.precision == "point" || place.precision == "city" ? 1 : 2;
}

// 1 the day, 2 the week, 3 the month.
int time_precision(const EventRecord& record) {
  if (record.date.precision < Precision::kDay) return 3;
  return record.date_told ? 1 : 2;
}

const char* unfit(const ExchangeTables& tables, const EventRecord& record) {
  if (tables.acled_by_deed(record.deed) == nullptr && !is_from(record, "acled"))
    return "are of no kind that ACLED records";
  if (!record.place || record.place->country.empty()) return "have no country, without which ACLED has no event";
  return record.date.known() ? nullptr : "have no date";
}

const AcledType* type_of(const ExchangeTables& tables, const EventRecord& record) {
  return is_from(record, "acled") ? tables.acled_by_sub_event(record.origin->code) : tables.acled_by_deed(record.deed);
}

void write_parties(const ExchangeTables& tables, const EventRecord& record, const AcledType& type, Row& row) {
  const Dyad dyad = dyad_of(record);
  int inter1 = 0, inter2 = 0;
  if (dyad.source != nullptr) {
    row[at("actor1")] = dyad.source->name;
    inter1 = inter_of(tables, *dyad.source, type, true);
    row[at("inter1")] = std::to_string(inter1);
  }
  if (dyad.target != nullptr) {
    row[at("actor2")] = dyad.target->name;
    inter2 = inter_of(tables, *dyad.target, type, false);
    row[at("inter2")] = std::to_string(inter2);
    if (inter2 == kCivilians) row[at("civilian_targeting")] = "Civilian targeting";
  }
  // The classes of both, the smaller first; 0 for a side that is not there.
  if (inter1 != 0)
    row[at("interaction")] = inter2 == 0 ? fmt::format("{}0", inter1)
                                         : fmt::format("{}{}", std::min(inter1, inter2), std::max(inter1, inter2));
}

void write(const WriteContext& context, const EventRecord& record, std::vector<Row>& rows) {
  const ExchangeTables& tables = context.tables;
  const AcledType* type = type_of(tables, record);
  if (type == nullptr || !record.place) return;
  Row row(kColumns.size());
  const RecordPlace& p = *record.place;
  const CountryCodes* country = tables.country(p.country);
  row[at("event_id_cnty")] = is_from(record, "acled") ? record.origin->id : p.country + record.id;
  row[at("event_date")] = iso_day(record.date);
  row[at("year")] = row[at("event_date")].substr(0, 4);
  row[at("time_precision")] = std::to_string(time_precision(record));
  row[at("disorder_type")] = type->disorder;
  row[at("event_type")] = type->event;
  row[at("sub_event_type")] = type->sub_event;
  write_parties(tables, record, *type, row);
  row[at("iso")] = country == nullptr ? std::string() : country->number;
  row[at("region")] = country == nullptr ? std::string() : country->region;
  row[at("country")] = country_name(tables, p.country);
  row[at("admin1")] = p.admin1;
  row[at("location")] = p.name;
  row[at("latitude")] = number_cell(p.lat);
  row[at("longitude")] = number_cell(p.lon);
  row[at("geo_precision")] = std::to_string(geo_precision(p));
  std::vector<std::string> outlets;
  for (const RecordMention& m : record.mentions) {
    if (!m.outlet.empty() && std::find(outlets.begin(), outlets.end(), m.outlet) == outlets.end())
      outlets.push_back(m.outlet);
  }
  row[at("source")] = joined(outlets);
  row[at("notes")] = first_mention(record).text;
  row[at("fatalities")] = record.fatalities ? number_cell(record.fatalities) : "0";
  row[at("tags")] = status_text(record);
  if (record.published.known()) row[at("timestamp")] = std::to_string(record.published.time.time_since_epoch().count());
  restore_rest(record, "acled", kColumns, row);
  rows.push_back(std::move(row));
}

void read_party(FieldReader& in, size_t name, std::vector<RecordParty>& parties) {
  RecordParty p;
  p.name = in.text(name);
  if (!p.name.empty()) parties.push_back(std::move(p));
}

// Cells that follow from others are kept where the file says something else than we would.
void keep_what_differs(const ExchangeTables& tables, FieldReader& in, EventRecord& record) {
  std::vector<Row> again;
  write({tables, {}}, record, again);
  if (again.empty()) return;
  constexpr size_t kDerived[] = {at("year"),          at("time_precision"), at("disorder_type"),
                                 at("event_type"),    at("sub_event_type"), at("inter1"),
                                 at("inter2"),        at("interaction"),    at("civilian_targeting"),
                                 at("iso"),           at("region"),         at("country"),
                                 at("geo_precision"), at("source"),         at("tags"),
                                 at("fatalities"),    at("timestamp")};
  for (const size_t c : kDerived) {
    if (in.text(c) != again.front()[c]) record.origin->rest.emplace_back(kColumns[c], in.text(c));
  }
}

void read(const ExchangeTables& tables, FieldReader& in, EventRecord& record) {
  record.origin->id = in.text(at("event_id_cnty"));
  record.date = in.date(at("event_date"));
  const std::string_view sub_event = in.text(at("sub_event_type"));
  const AcledType* type = tables.acled_by_sub_event(sub_event);
  if (type == nullptr)
    return in.refuse(at("sub_event_type"), fmt::format("no sub-event type \"{}\" in ACLED", sub_event));
  record.origin->code = type->sub_event;
  record.deed = type->deed;
  take_status_text(tables, in.text(at("tags")), record);
  const Codebook& codebook = tables.codebook();
  const Coding coding = codebook.code(codebook.find(record.deed), DeedState::kReal, codebook.profile("plover-2.0"));
  record.type = coding.type, record.type_plain = coding.type_plain, record.mode = coding.mode,
  record.cameo = coding.cameo;
  record.contexts = coding.contexts, record.goldstein = coding.goldstein, record.plover_score = coding.plover_score;
  read_party(in, at("actor1"), record.actor);
  read_party(in, at("actor2"), record.recipient);
  RecordPlace p;
  p.country = take_country(tables, in, at("country"));
  p.name = in.text(at("location"));
  p.admin1 = in.text(at("admin1"));
  take_point(in, at("latitude"), at("longitude"), p);
  const auto precision = in.integer(at("geo_precision"), 1, 3);
  p.precision = precision == 3 ? "admin1" : precision == 2 ? "area" : "city";
  if (p.country.empty()) in.warn(at("country"), "no country");
  record.place = std::move(p);
  record.fatalities = in.number(at("fatalities"), 0, 1e8);
  if (const auto stamp = in.integer(at("timestamp"), 0, 1LL << 34)) {
    record.published = {std::chrono::sys_seconds{std::chrono::seconds{*stamp}}, Precision::kSecond};
  } else {
    record.published = record.date;
  }
  if (in.text(at("time_precision")) == "2") record.date_told = false;
  std::vector<std::string_view> outlets = split_list(in.text(at("source")), ';');
  if (outlets.empty()) outlets.emplace_back();
  for (const std::string_view outlet : outlets) {
    RecordMention m;
    m.outlet = outlet;
    m.text = &outlet == &outlets.front() ? in.text(at("notes")) : std::string_view();
    m.published = record.published;
    record.mentions.push_back(std::move(m));
  }
  keep_what_differs(tables, in, record);
}

constexpr TableFormat kFormat = {kColumns, ',', true, Quoting::kCsv, unfit, write, read};

}  // namespace

const TableFormat& acled_format() { return kFormat; }

}  // namespace vedette
