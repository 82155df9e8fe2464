// POLECAT: 40 columns, TSV with a header. Lists are joined with "; "; nothing is the word None.
#include <fmt/format.h>

#include <algorithm>

#include "exchange/coding.h"
#include "exchange/formats.h"
#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr std::array<std::string_view, 40> kColumns = {"Event ID",
                                                       "Event Date",
                                                       "Event Type",
                                                       "Event Mode",
                                                       "Event Intensity",
                                                       "Quad Code",
                                                       "Contexts",
                                                       "Actor Name",
                                                       "Actor Country",
                                                       "Actor COW",
                                                       "Primary Actor Sector",
                                                       "Actor Sectors",
                                                       "Actor Title",
                                                       "Actor Name Raw",
                                                       "Wikipedia Actor ID",
                                                       "Recipient Name",
                                                       "Recipient Country",
                                                       "Recipient COW",
                                                       "Primary Recipient Sector",
                                                       "Recipient Sectors",
                                                       "Recipient Title",
                                                       "Recipient Name Raw",
                                                       "Wikipedia Recipient ID",
                                                       "Placename",
                                                       "City",
                                                       "District",
                                                       "Province",
                                                       "Country",
                                                       "Latitude",
                                                       "Longitude",
                                                       "GeoNames ID",
                                                       "Raw Placename",
                                                       "Feature Type",
                                                       "Source",
                                                       "Publication Date",
                                                       "Story People",
                                                       "Story Organizations",
                                                       "Story Locations",
                                                       "Language",
                                                       "Version"};
consteval size_t at(std::string_view name) { return column_of(kColumns, name); }
constexpr std::string_view kNone = "None";
constexpr std::string_view kQuads[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
                                       "MATERIAL CONFLICT"};

// The columns of one side: name, country, COW, primary sector, sectors, raw name.
struct Side {
  size_t name, country, cow, primary, sectors, raw;
};
constexpr Side kActor = {at("Actor Name"),           at("Actor Country"), at("Actor COW"),
                         at("Primary Actor Sector"), at("Actor Sectors"), at("Actor Name Raw")};
constexpr Side kRecipient = {at("Recipient Name"),           at("Recipient Country"), at("Recipient COW"),
                             at("Primary Recipient Sector"), at("Recipient Sectors"), at("Recipient Name Raw")};

// A list with an item for each party, so that the lists of a side go together; None for what a party lacks.
template <typename Get>
std::string list_of(const std::vector<RecordParty>& parties, Get get) {
  std::string out;
  bool any = false;
  for (const RecordParty& p : parties) {
    std::string item = get(p);
    std::replace(item.begin(), item.end(), ';', ',');
    any = any || !item.empty();
    if (&p != &parties.front()) out += "; ";
    out += item.empty() ? std::string(kNone) : item;
  }
  return any ? out : std::string();
}

void write_side(const ExchangeTables& tables, const std::vector<RecordParty>& parties, const Side& side, Row& row) {
  row[side.name] = list_of(parties, [](const RecordParty& p) { return p.name; });
  row[side.country] = list_of(parties, [](const RecordParty& p) { return p.country; });
  row[side.cow] = list_of(parties, [&](const RecordParty& p) {
    const CountryCodes* c = tables.country(p.country);
    return c == nullptr ? std::string() : c->cow;
  });
  row[side.primary] =
      list_of(parties, [](const RecordParty& p) { return p.sectors.empty() ? std::string() : p.sectors.front(); });
  row[side.sectors] = list_of(parties, [](const RecordParty& p) { return joined(p.sectors, ", "); });
  row[side.raw] = list_of(parties, [](const RecordParty& p) { return p.text; });
}

void read_side(const ExchangeTables& tables, FieldReader& in, const Side& side, std::vector<RecordParty>& parties) {
  const auto items = [&](size_t column) {
    std::vector<std::string> out;
    for (const std::string_view item : split_list(in.text(column), ';'))
      out.emplace_back(item == kNone ? std::string_view() : item);
    return out;
  };
  const std::vector<std::string> names = items(side.name), countries = items(side.country),
                                 primaries = items(side.primary), sectors = items(side.sectors), raw = items(side.raw);
  in.skip(side.cow);
  const auto item = [](const std::vector<std::string>& list, size_t i) {
    return i < list.size() ? list[i] : std::string();
  };
  const size_t count = std::max({names.size(), countries.size(), raw.size()});
  for (size_t i = 0; i < count; ++i) {
    RecordParty p;
    p.name = item(names, i), p.text = item(raw, i);
    if (const std::string country = item(countries, i); !country.empty()) {
      const CountryCodes* c = tables.country_named(country);
      p.country = c == nullptr ? country : c->iso3;
      if (c == nullptr) in.warn(side.country, fmt::format("\"{}\" is no country that we know; kept as it is", country));
    }
    // Sectors go with their party where there is an item for each; in files of others all sectors of one party are one
    // list.
    if (sectors.size() == count || count > 1) {
      const std::string own = item(sectors, i);
      for (const std::string_view s : split_list(own, ',')) p.sectors.emplace_back(s);
    } else {
      p.sectors = sectors;
    }
    if (p.sectors.empty() && !item(primaries, i).empty()) p.sectors.push_back(item(primaries, i));
    p.code = p.country + joined(p.sectors, "");
    parties.push_back(std::move(p));
  }
}

const char* unfit(const ExchangeTables&, const EventRecord& record) {
  if (record.type.empty()) return "have no PLOVER type";
  return record.date.known() ? nullptr : "have no date";
}

void write(const WriteContext& context, const EventRecord& record, std::vector<Row>& rows) {
  Row row(kColumns.size());
  row[at("Event ID")] = id_in(record, "polecat");
  row[at("Event Date")] = iso_day(record.date);
  row[at("Event Type")] = record.type;
  row[at("Event Mode")] = record.mode;
  row[at("Event Intensity")] = number_cell(record.plover_score);
  row[at("Quad Code")] = kQuads[context.tables.codebook().quadrant(record.type)];
  row[at("Contexts")] = joined(record.contexts);
  write_side(context.tables, record.actor, kActor, row);
  write_side(context.tables, record.recipient, kRecipient, row);
  if (record.place) {
    const RecordPlace& p = *record.place;
    const bool city = p.precision == "city" || p.precision == "point";
    row[at("Placename")] = p.name;
    row[at("City")] = city ? p.name : std::string();
    row[at("Province")] = p.admin1;
    row[at("Country")] = p.country;
    row[at("Latitude")] = number_cell(p.lat);
    row[at("Longitude")] = number_cell(p.lon);
    row[at("GeoNames ID")] = p.geonames == 0 ? std::string() : std::to_string(p.geonames);
    row[at("Raw Placename")] = p.text;
    row[at("Feature Type")] = p.kind;
  }
  const RecordMention& m = first_mention(record);
  row[at("Source")] = m.outlet;
  if (record.published.known()) row[at("Publication Date")] = iso_day(record.published);
  row[at("Language")] = m.lang;
  row[at("Version")] = "vedette " + context.version;
  restore_rest(record, "polecat", kColumns, row);
  for (std::string& cell : row) {
    if (cell.empty()) cell = kNone;
  }
  rows.push_back(std::move(row));
}

void read_place(const ExchangeTables& tables, FieldReader& in, EventRecord& record) {
  RecordPlace p;
  p.name = in.text(at("Placename"));
  const std::string city(in.text(at("City")));
  p.precision = city.empty() ? "" : "city";
  if (p.name.empty()) p.name = city;
  p.admin1 = in.text(at("Province"));
  p.country = take_country(tables, in, at("Country"));
  take_point(in, at("Latitude"), at("Longitude"), p);
  p.geonames = in.integer(at("GeoNames ID"), 0, int64_t{1} << 40).value_or(0);
  p.text = in.text(at("Raw Placename"));
  p.kind = in.text(at("Feature Type"));
  if (p != RecordPlace{}) record.place = std::move(p);
}

void read(const ExchangeTables& tables, FieldReader& in, EventRecord& record) {
  record.origin->id = in.text(at("Event ID"));
  record.date = in.date(at("Event Date"));
  for (const std::string_view c : split_list(in.text(at("Contexts")), ';')) record.contexts.emplace_back(c);
  const std::string_view type = in.text(at("Event Type")), mode = in.text(at("Event Mode"));
  const std::vector<std::string> contexts = record.contexts;
  if (!code_by_plover(tables, type, mode, record))
    return in.refuse(at("Event Type"), fmt::format("no type \"{}\" in PLOVER 2.0", type));
  if (record.mode != mode) in.warn(at("Event Mode"), fmt::format("{} has no mode \"{}\"; left out", type, mode));
  record.contexts = contexts;
  record.plover_score = in.number(at("Event Intensity"), -10, 10);
  in.skip(at("Quad Code"));
  read_side(tables, in, kActor, record.actor);
  read_side(tables, in, kRecipient, record.recipient);
  read_place(tables, in, record);
  RecordMention m;
  m.outlet = in.text(at("Source"));
  m.lang = in.text(at("Language"));
  if (!in.text(at("Publication Date")).empty()) m.published = in.date(at("Publication Date"));
  record.published = m.published;
  record.mentions.push_back(std::move(m));
}

constexpr TableFormat kFormat = {kColumns, '\t', true, Quoting::kCsv, unfit, write, read};

}  // namespace

const TableFormat& polecat_format() { return kFormat; }

}  // namespace vedette
