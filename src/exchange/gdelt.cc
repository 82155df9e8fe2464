// GDELT 2.0: Events, 61 columns, and Mentions, 16; TSV without a header. Events of version 1 have 58 or 57: no ADM2
// codes, no source.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/digest.h"
#include "exchange/coding.h"
#include "exchange/formats.h"
#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr std::array<std::string_view, 61> kEvents = {"GLOBALEVENTID",
                                                      "SQLDATE",
                                                      "MonthYear",
                                                      "Year",
                                                      "FractionDate",
                                                      "Actor1Code",
                                                      "Actor1Name",
                                                      "Actor1CountryCode",
                                                      "Actor1KnownGroupCode",
                                                      "Actor1EthnicCode",
                                                      "Actor1Religion1Code",
                                                      "Actor1Religion2Code",
                                                      "Actor1Type1Code",
                                                      "Actor1Type2Code",
                                                      "Actor1Type3Code",
                                                      "Actor2Code",
                                                      "Actor2Name",
                                                      "Actor2CountryCode",
                                                      "Actor2KnownGroupCode",
                                                      "Actor2EthnicCode",
                                                      "Actor2Religion1Code",
                                                      "Actor2Religion2Code",
                                                      "Actor2Type1Code",
                                                      "Actor2Type2Code",
                                                      "Actor2Type3Code",
                                                      "IsRootEvent",
                                                      "EventCode",
                                                      "EventBaseCode",
                                                      "EventRootCode",
                                                      "QuadClass",
                                                      "GoldsteinScale",
                                                      "NumMentions",
                                                      "NumSources",
                                                      "NumArticles",
                                                      "AvgTone",
                                                      "Actor1Geo_Type",
                                                      "Actor1Geo_FullName",
                                                      "Actor1Geo_CountryCode",
                                                      "Actor1Geo_ADM1Code",
                                                      "Actor1Geo_ADM2Code",
                                                      "Actor1Geo_Lat",
                                                      "Actor1Geo_Long",
                                                      "Actor1Geo_FeatureID",
                                                      "Actor2Geo_Type",
                                                      "Actor2Geo_FullName",
                                                      "Actor2Geo_CountryCode",
                                                      "Actor2Geo_ADM1Code",
                                                      "Actor2Geo_ADM2Code",
                                                      "Actor2Geo_Lat",
                                                      "Actor2Geo_Long",
                                                      "Actor2Geo_FeatureID",
                                                      "ActionGeo_Type",
                                                      "ActionGeo_FullName",
                                                      "ActionGeo_CountryCode",
                                                      "ActionGeo_ADM1Code",
                                                      "ActionGeo_ADM2Code",
                                                      "ActionGeo_Lat",
                                                      "ActionGeo_Long",
                                                      "ActionGeo_FeatureID",
                                                      "DATEADDED",
                                                      "SOURCEURL"};
consteval size_t at(std::string_view name) { return column_of(kEvents, name); }

constexpr std::array<std::string_view, 16> kMentions = {"GLOBALEVENTID",
                                                        "EventTimeDate",
                                                        "MentionTimeDate",
                                                        "MentionType",
                                                        "MentionSourceName",
                                                        "MentionIdentifier",
                                                        "SentenceID",
                                                        "Actor1CharOffset",
                                                        "Actor2CharOffset",
                                                        "ActionCharOffset",
                                                        "InRawText",
                                                        "Confidence",
                                                        "MentionDocLen",
                                                        "MentionDocTone",
                                                        "MentionDocTranslationInfo",
                                                        "Extras"};
consteval size_t in_mention(std::string_view name) { return column_of(kMentions, name); }

constexpr int64_t kMaxCount = 1'000'000'000;

// Ours are 16 hexadecimal digits; GDELT's are whole numbers that must fit 64 bits with a sign: the first 15 of the
// digits.
std::string global_id(const EventRecord& record) {
  if (is_from(record, "gdelt-events")) return record.origin->id;
  std::string hex = record.id;
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (hex.size() != 16 || !std::all_of(hex.begin(), hex.end(), is_hex)) hex = short_digest(record.id);
  return std::to_string(std::strtoull(hex.substr(0, 15).c_str(), nullptr, 16));
}

struct Actor {
  size_t code, name, country, group, type;  // type: the first of three
};
constexpr Actor kActor1 = {at("Actor1Code"), at("Actor1Name"), at("Actor1CountryCode"), at("Actor1KnownGroupCode"),
                           at("Actor1Type1Code")};
constexpr Actor kActor2 = {at("Actor2Code"), at("Actor2Name"), at("Actor2CountryCode"), at("Actor2KnownGroupCode"),
                           at("Actor2Type1Code")};
constexpr size_t kActorTypes = 3;

void write_actor(const ExchangeTables& tables, const RecordParty* party, const Actor& columns, Row& row) {
  if (party == nullptr) return;
  CameoActor actor = cameo_actor(tables, *party);
  if (actor.roles.size() > kActorTypes) actor.roles.resize(kActorTypes);
  row[columns.code] = actor.code();
  row[columns.name] = party->name;
  for (char& c : row[columns.name]) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (!tables.country_of_cameo(actor.country).empty()) row[columns.country] = actor.country;
  row[columns.group] = actor.group;
  for (size_t i = 0; i < actor.roles.size(); ++i) row[columns.type + i] = actor.roles[i];
}

void read_actor(const ExchangeTables& tables, FieldReader& in, const Actor& columns, EventRecord& record,
                std::vector<RecordParty>& parties) {
  RecordParty p;
  const std::string_view code = in.text(columns.code), country = in.text(columns.country);
  p.name = in.text(columns.name);
  take_actor_code(tables, code, p);
  if (p.country.empty()) p.country = tables.country_of_cameo(country);
  if (p == RecordParty{}) return;
  // The parts of the code stand in columns of their own, and hold what ours cannot: bodies, peoples, faiths. Kept word
  // for word.
  Row again(kEvents.size());
  write_actor(tables, &p, columns, again);
  const size_t kOwn[] = {columns.code, columns.country,  columns.group,
                         columns.type, columns.type + 1, columns.type + 2};
  for (const size_t c : kOwn) {
    if (again[c] != in.text(c)) record.origin->rest.emplace_back(kEvents[c], in.text(c));
  }
  parties.push_back(std::move(p));
}

// 1 country, 2 state of the US, 3 city of the US, 4 city elsewhere, 5 first-level division elsewhere.
int geo_type(const RecordPlace& place) {
  const bool us = place.country == "USA";
  if (place.kind == "country" || place.precision == "country") return 1;
  if (place.kind == "admin1" || place.precision == "admin1") return us ? 2 : 5;
  return us ? 3 : 4;
}

void write_place(const ExchangeTables& tables, const EventRecord& record, Row& row) {
  if (!record.place) return;
  const RecordPlace& p = *record.place;
  const CountryCodes* c = tables.country(p.country);
  std::vector<std::string> parts = {p.name};
  if (!p.admin1.empty() && p.admin1 != p.name) parts.push_back(p.admin1);
  if (c != nullptr && c->name != p.name) parts.push_back(c->name);
  row[at("ActionGeo_Type")] = std::to_string(geo_type(p));
  row[at("ActionGeo_FullName")] = is_from(record, "gdelt-events") ? p.text : joined(parts, ", ");
  if (c != nullptr) row[at("ActionGeo_CountryCode")] = row[at("ActionGeo_ADM1Code")] = c->fips;
  row[at("ActionGeo_Lat")] = number_cell(p.lat);
  row[at("ActionGeo_Long")] = number_cell(p.lon);
}

void read_place(const ExchangeTables& tables, FieldReader& in, EventRecord& record) {
  RecordPlace p;
  p.text = in.text(at("ActionGeo_FullName"));
  p.name = trim(std::string_view(p.text).substr(0, p.text.find(',')));
  const std::string_view fips = in.text(at("ActionGeo_CountryCode"));
  if (const CountryCodes* c = tables.country_by_fips(fips)) p.country = c->iso3;
  constexpr std::string_view kKinds[] = {"", "country", "admin1", "city", "city", "admin1"};
  const auto type = in.integer(at("ActionGeo_Type"), 0, 5);
  p.kind = p.precision = kKinds[type.value_or(0)];
  take_point(in, at("ActionGeo_Lat"), at("ActionGeo_Long"), p);
  if (p == RecordPlace{}) return;
  if (!fips.empty() && p.country.empty()) {
    in.warn(at("ActionGeo_CountryCode"), fmt::format("\"{}\" is no FIPS country; kept as it is", fips));
    record.origin->rest.emplace_back("ActionGeo_CountryCode", fips);
  }
  if (type && *type != geo_type(p)) record.origin->rest.emplace_back("ActionGeo_Type", std::to_string(*type));
  record.place = std::move(p);
}

// "2022.1233": months of thirty days, as GDELT counts them.
std::string fraction_date(const Moment& date) {
  const std::chrono::year_month_day ymd{day_of(date)};
  const double days = 30.0 * (static_cast<unsigned>(ymd.month()) - 1) + static_cast<unsigned>(ymd.day());
  return fmt::format("{}.{:04}", static_cast<int>(ymd.year()), std::lround(days / 365 * 10000));
}

// CAMEO's bare roots have no place in GDELT, whose general code of a root ends in 0.
std::string three_digits(std::string_view code) {
  return code.size() == 2 ? std::string(code) + '0' : std::string(code);
}

void write_event(const WriteContext& context, const EventRecord& record, std::vector<Row>& rows) {
  Row row(kEvents.size());
  const std::string day = compact_day(record.date), code = three_digits(record.cameo);
  const Dyad dyad = dyad_of(record);
  row[at("GLOBALEVENTID")] = global_id(record);
  row[at("SQLDATE")] = day;
  row[at("MonthYear")] = day.substr(0, 6);
  row[at("Year")] = day.substr(0, 4);
  row[at("FractionDate")] = fraction_date(record.date);
  write_actor(context.tables, dyad.source, kActor1, row);
  write_actor(context.tables, dyad.target, kActor2, row);
  const bool lead =
      std::any_of(record.mentions.begin(), record.mentions.end(), [](const RecordMention& m) { return m.lead; });
  row[at("IsRootEvent")] = lead ? "1" : "0";
  row[at("EventCode")] = code;
  row[at("EventBaseCode")] = code.substr(0, 3);
  row[at("EventRootCode")] = code.substr(0, 2);
  row[at("QuadClass")] = std::to_string(cameo_quadrant(code));
  row[at("GoldsteinScale")] = number_cell(record.goldstein);
  row[at("NumMentions")] = std::to_string(record.mention_count);
  row[at("NumSources")] = std::to_string(record.outlets);
  row[at("NumArticles")] = std::to_string(record.reports);
  write_place(context.tables, record, row);
  const Moment& added = record.published.known() ? record.published : record.date;
  row[at("DATEADDED")] = compact_second(added);
  const RecordMention& m = first_mention(record);
  row[at("SOURCEURL")] = m.url.empty() ? m.report : m.url;
  restore_rest(record, "gdelt-events", kEvents, row);
  rows.push_back(std::move(row));
}

void read_event(const ExchangeTables& tables, FieldReader& in, EventRecord& record) {
  record.origin->id = in.text(at("GLOBALEVENTID"));
  record.date = in.date(at("SQLDATE"));
  for (const size_t derived :
       {at("MonthYear"), at("Year"), at("FractionDate"), at("QuadClass"), at("EventBaseCode"), at("EventRootCode")}) {
    in.skip(derived);
  }
  take_cameo(tables, in, at("EventCode"), {}, record);
  if (in.refused()) return;
  const std::string root(in.text(at("EventRootCode")));
  if (!root.empty() && !record.origin->code.starts_with(root) && !record.cameo.starts_with(root)) {
    in.warn(at("EventRootCode"), fmt::format("{} is not the root of {}", root, record.origin->code));
  }
  record.goldstein = in.number(at("GoldsteinScale"), -10, 10);
  read_actor(tables, in, kActor1, record, record.actor);
  read_actor(tables, in, kActor2, record, record.recipient);
  const auto count = [&](size_t column) { return static_cast<int32_t>(in.integer(column, 0, kMaxCount).value_or(0)); };
  record.mention_count = count(at("NumMentions"));
  record.outlets = count(at("NumSources"));
  record.reports = count(at("NumArticles"));
  read_place(tables, in, record);
  record.published = in.date(at("DATEADDED"));
  RecordMention m;
  m.lead = in.text(at("IsRootEvent")) == "1";
  m.url = in.text(at("SOURCEURL"));
  m.published = record.published;
  record.mentions.push_back(std::move(m));
}

std::string offset_text(const TextRange& range) { return std::to_string(range.begin); }

void write_mentions(const WriteContext&, const EventRecord& record, std::vector<Row>& rows) {
  for (const RecordMention& m : record.mentions) {
    Row row(kMentions.size());
    const Moment& seen = record.published.known() ? record.published : record.date;
    row[in_mention("GLOBALEVENTID")] = global_id(record);
    row[in_mention("EventTimeDate")] = compact_second(seen);
    row[in_mention("MentionTimeDate")] = compact_second(m.published.known() ? m.published : seen);
    row[in_mention("MentionType")] = m.url.empty() ? "2" : "1";
    row[in_mention("MentionSourceName")] = m.outlet;
    row[in_mention("MentionIdentifier")] = m.url.empty() ? m.report : m.url;
    row[in_mention("SentenceID")] = m.sentence > 0 ? std::to_string(m.sentence) : std::string();
    row[in_mention("Actor1CharOffset")] = offset_text(m.actor);
    row[in_mention("Actor2CharOffset")] = offset_text(m.recipient);
    row[in_mention("ActionCharOffset")] = offset_text(m.anchor);
    row[in_mention("InRawText")] = "1";
    row[in_mention("Confidence")] = std::to_string(std::lround(m.confidence * 100));
    row[in_mention("MentionDocLen")] = std::to_string(m.report_length);
    if (!record.origin) {
      row[in_mention("Extras")] =
          fmt::format("event={}; report={}; span={}:{}; modality={}; basis={}", record.id, m.report, m.span.begin,
                      m.span.end, to_string(m.modality), to_string(m.basis));
    }
    restore_cells(m.rest, kMentions, row);
    rows.push_back(std::move(row));
  }
}

// "12:80".
TextRange read_range(std::string_view text) {
  const size_t colon = text.find(':');
  const auto begin = parse_double(text.substr(0, colon));
  const auto end = colon == std::string_view::npos ? std::nullopt : parse_double(text.substr(colon + 1));
  if (!begin || !end || *begin < 0 || *end < *begin || *end > static_cast<double>(kMaxCount)) return {};
  return {static_cast<int32_t>(*begin), static_cast<int32_t>(*end)};
}

void read_extras(std::string_view text, RecordMention& mention) {
  for (const std::string_view piece : split_list(text, ';')) {
    const size_t equals = piece.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view key = piece.substr(0, equals), value = piece.substr(equals + 1);
    if (key == "report") mention.report = value;
    if (key == "span") mention.span = read_range(value);
    if (key == "modality") mention.modality = parse_modality(value).value_or(Modality::kHappened);
    if (key == "basis") mention.basis = parse_basis(value).value_or(Basis::kReported);
  }
}

// A record that holds one mention and the id of its event; the importer joins them.
void read_mention(const ExchangeTables&, FieldReader& in, EventRecord& record) {
  record.origin->id = in.text(in_mention("GLOBALEVENTID"));
  if (record.origin->id.empty()) return in.refuse(in_mention("GLOBALEVENTID"), "no event");
  RecordMention m;
  record.published = record.date = in.date(in_mention("EventTimeDate"));
  m.published = in.date(in_mention("MentionTimeDate"));
  m.outlet = in.text(in_mention("MentionSourceName"));
  const std::string_view type = in.text(in_mention("MentionType"));
  (type == "1" ? m.url : m.report) = in.text(in_mention("MentionIdentifier"));
  if (type != "1" && type != "2") m.rest.emplace_back("MentionType", type);
  const auto offset = [&](size_t column) {
    const auto value = in.integer(column, -1, kMaxCount);
    return value && *value >= 0 ? TextRange{static_cast<int32_t>(*value), static_cast<int32_t>(*value)} : TextRange{};
  };
  m.sentence = static_cast<int32_t>(in.integer(in_mention("SentenceID"), 0, kMaxCount).value_or(0));
  m.actor = offset(in_mention("Actor1CharOffset"));
  m.recipient = offset(in_mention("Actor2CharOffset"));
  m.anchor = offset(in_mention("ActionCharOffset"));
  m.confidence = in.number(in_mention("Confidence"), 0, 100).value_or(100) / 100;
  m.report_length = static_cast<int32_t>(in.integer(in_mention("MentionDocLen"), 0, kMaxCount).value_or(0));
  in.skip(in_mention("InRawText"));
  read_extras(in.text(in_mention("Extras")), m);
  m.rest.emplace_back("Extras", in.text(in_mention("Extras")));
  const auto rest = in.rest();
  m.rest.insert(m.rest.end(), rest.begin(), rest.end());
  record.mentions.push_back(std::move(m));
}

constexpr TableFormat kEventsFormat = {kEvents, '\t', false, Quoting::kNever, unfit_for_cameo, write_event, read_event};
constexpr TableFormat kMentionsFormat = {kMentions,       '\t',           false,       Quoting::kNever,
                                         unfit_for_cameo, write_mentions, read_mention};

}  // namespace

const TableFormat& gdelt_events_format() { return kEventsFormat; }
const TableFormat& gdelt_mentions_format() { return kMentionsFormat; }

}  // namespace vedette
