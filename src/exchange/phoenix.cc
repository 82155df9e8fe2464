// Phoenix: 26 columns, TSV without a header. Issues is its free column: what else we know of an event stands there.
#include <fmt/format.h>

#include <algorithm>

#include "exchange/coding.h"
#include "exchange/formats.h"
#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr std::array<std::string_view, 26> kColumns = {"EventID_version",
                                                       "Date",
                                                       "Year",
                                                       "Month",
                                                       "Day",
                                                       "SourceActorFull",
                                                       "SourceActorEntity",
                                                       "SourceActorRole",
                                                       "SourceActorAttribute",
                                                       "TargetActorFull",
                                                       "TargetActorEntity",
                                                       "TargetActorRole",
                                                       "TargetActorAttribute",
                                                       "EventCode",
                                                       "EventRootCode",
                                                       "QuadClass",
                                                       "GoldsteinScore",
                                                       "Issues",
                                                       "Lat",
                                                       "Lon",
                                                       "LocationName",
                                                       "StateName",
                                                       "CountryName",
                                                       "SentenceIDs",
                                                       "URLs",
                                                       "NewsSources"};
consteval size_t at(std::string_view name) { return column_of(kColumns, name); }

struct Side {
  size_t full, entity, role, attribute;
};
constexpr Side kSource = {at("SourceActorFull"), at("SourceActorEntity"), at("SourceActorRole"),
                          at("SourceActorAttribute")};
constexpr Side kTarget = {at("TargetActorFull"), at("TargetActorEntity"), at("TargetActorRole"),
                          at("TargetActorAttribute")};

// Phoenix' own quadrants: 0 for statements and appeals, 16 counts as verbal.
int quadrant(std::string_view code) {
  const std::string_view root = code.substr(0, 2);
  if (root == "01" || root == "02") return 0;
  return root == "16" ? 3 : cameo_quadrant(code);
}

void write_actor(const ExchangeTables& tables, const RecordParty* party, const Side& side, Row& row) {
  if (party == nullptr) return;
  const CameoActor actor = cameo_actor(tables, *party);
  row[side.full] = actor.code();
  row[side.entity] = actor.country.empty() ? actor.group : actor.country;
  row[side.role] = actor.roles.empty() ? std::string() : actor.roles.front();
  for (size_t i = 1; i < actor.roles.size(); ++i) row[side.attribute] += (i > 1 ? ";" : "") + actor.roles[i];
}

void read_actor(const ExchangeTables& tables, FieldReader& in, const Side& side, EventRecord& record,
                std::vector<RecordParty>& parties) {
  RecordParty p;
  take_actor_code(tables, in.text(side.full), p);
  if (p == RecordParty{}) return;
  Row again(kColumns.size());
  write_actor(tables, &p, side, again);
  for (const size_t c : {side.full, side.entity, side.role, side.attribute}) {
    if (again[c] != in.text(c)) record.origin->rest.emplace_back(kColumns[c], in.text(c));
  }
  p.name = p.code;
  parties.push_back(std::move(p));
}

std::string issues_of(const EventRecord& record) {
  std::string out;
  for (auto [key, value] : status_pairs(record)) {
    std::replace(value.begin(), value.end(), ';', ' ');
    out += fmt::format("{}{},{}", out.empty() ? "" : ";", key, value);
  }
  return out;
}

void read_issues(const ExchangeTables& tables, std::string_view issues, EventRecord& record) {
  std::string others;
  for (const std::string_view piece : split_list(issues, ';')) {
    const size_t comma = piece.find(',');
    if (comma != std::string_view::npos && take_status(tables, piece.substr(0, comma), piece.substr(comma + 1), record))
      continue;
    if (!piece.empty()) others += (others.empty() ? "" : ";") + std::string(piece);
  }
  if (!others.empty()) record.origin->rest.emplace_back("Issues", issues);
}

void write_mentions(const EventRecord& record, Row& row) {
  std::vector<std::string> sentences, urls, outlets;
  for (const RecordMention& m : record.mentions) {
    if (!m.report.empty()) sentences.push_back(m.sentence > 0 ? fmt::format("{}_{}", m.report, m.sentence) : m.report);
    if (!m.url.empty() && std::find(urls.begin(), urls.end(), m.url) == urls.end()) urls.push_back(m.url);
    if (!m.outlet.empty() && std::find(outlets.begin(), outlets.end(), m.outlet) == outlets.end())
      outlets.push_back(m.outlet);
  }
  row[at("SentenceIDs")] = joined(sentences, ";");
  row[at("URLs")] = joined(urls, ";");
  row[at("NewsSources")] = joined(outlets, ";");
}

void read_mentions(FieldReader& in, EventRecord& record) {
  const std::vector<std::string_view> sentences = split_list(in.text(at("SentenceIDs")), ';');
  const std::vector<std::string_view> urls = split_list(in.text(at("URLs")), ';'),
                                      outlets = split_list(in.text(at("NewsSources")), ';');
  for (size_t i = 0; i < std::max({sentences.size(), urls.size(), outlets.size()}); ++i) {
    RecordMention m;
    if (i < sentences.size()) {
      const size_t line = sentences[i].rfind('_');
      const auto number = line == std::string_view::npos ? std::nullopt : parse_double(sentences[i].substr(line + 1));
      const bool numbered = number && *number >= 1 && *number < 1e6;
      m.report = numbered ? sentences[i].substr(0, line) : sentences[i];
      m.sentence = numbered ? static_cast<int32_t>(*number) : 0;
    }
    if (i < urls.size()) m.url = urls[i];
    if (i < outlets.size()) m.outlet = outlets[i];
    m.published = record.date;
    record.mentions.push_back(std::move(m));
  }
}

void write(const WriteContext& context, const EventRecord& record, std::vector<Row>& rows) {
  Row row(kColumns.size());
  const std::string day = compact_day(record.date);
  const Dyad dyad = dyad_of(record);
  row[at("EventID_version")] =
      is_from(record, "phoenix") ? record.origin->id : fmt::format("{}_{}", record.id, context.version);
  row[at("Date")] = day;
  row[at("Year")] = day.substr(0, 4);
  row[at("Month")] = day.substr(4, 2);
  row[at("Day")] = day.substr(6, 2);
  write_actor(context.tables, dyad.source, kSource, row);
  write_actor(context.tables, dyad.target, kTarget, row);
  row[at("EventCode")] = record.cameo;
  row[at("EventRootCode")] = record.cameo.substr(0, 2);
  row[at("QuadClass")] = std::to_string(quadrant(record.cameo));
  row[at("GoldsteinScore")] = number_cell(record.goldstein);
  row[at("Issues")] = issues_of(record);
  if (record.place) {
    const RecordPlace& p = *record.place;
    row[at("Lat")] = number_cell(p.lat);
    row[at("Lon")] = number_cell(p.lon);
    row[at("LocationName")] = p.name;
    row[at("StateName")] = p.admin1;
    row[at("CountryName")] = p.country;
  }
  write_mentions(record, row);
  restore_rest(record, "phoenix", kColumns, row);
  rows.push_back(std::move(row));
}

void read(const ExchangeTables& tables, FieldReader& in, EventRecord& record) {
  record.origin->id = in.text(at("EventID_version"));
  record.date = in.date(at("Date"));
  for (const size_t derived : {at("Year"), at("Month"), at("Day"), at("EventRootCode"), at("QuadClass")})
    in.skip(derived);
  take_cameo(tables, in, at("EventCode"), {}, record);
  if (in.refused()) return;
  record.published = record.date;
  const auto score = in.number(at("GoldsteinScore"), -10, 10);
  if (score && record.goldstein && *score != *record.goldstein && !tables.early_meaning(record.origin->code).empty()) {
    in.warn(at("GoldsteinScore"),
            fmt::format("{} is not the score of {}, which is {}: a table of another CAMEO gave it", *score,
                        record.cameo, *record.goldstein));
  }
  record.goldstein = score;
  read_actor(tables, in, kSource, record, record.actor);
  read_actor(tables, in, kTarget, record, record.recipient);
  RecordPlace p;
  take_point(in, at("Lat"), at("Lon"), p);
  p.name = in.text(at("LocationName"));
  p.admin1 = in.text(at("StateName"));
  p.country = take_country(tables, in, at("CountryName"));
  if (p != RecordPlace{}) record.place = std::move(p);
  read_mentions(in, record);
  const std::string_view issues = in.text(at("Issues"));
  read_issues(tables, issues, record);
}

constexpr TableFormat kFormat = {kColumns, '\t', false, Quoting::kNever, unfit_for_cameo, write, read};

}  // namespace

const TableFormat& phoenix_format() { return kFormat; }

}  // namespace vedette
