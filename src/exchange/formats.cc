#include "exchange/formats.h"

#include <fmt/format.h>

#include <algorithm>

#include "exchange/coding.h"

namespace vedette {
namespace {

constexpr std::string_view kNames[] = {"polecat", "icews", "gdelt-events", "gdelt-mentions", "phoenix", "acled", "plover", "jsonl", "csv"};
static_assert(std::size(kNames) == kExchangeFormats);

// Label and meaning are one if they agree in their letters; labels drop "not specified below" and the like.
std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, text.find(',')).substr(0, text.find('('))) {
    if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c + 32));
    if (c >= 'a' && c <= 'z') out.push_back(c);
  }
  return out;
}

bool same_label(std::string_view a, std::string_view b) { return letters(a) == letters(b); }

// A code that lost its leading zero to a spreadsheet, given back where only that makes it a code, or its label says so.
std::string with_zero(const ExchangeTables& tables, std::string_view code, std::string_view label) {
  const CameoCode* as_is = tables.codebook().cameo(code);
  const std::string longer = "0" + std::string(code);
  const CameoCode* padded = tables.codebook().cameo(longer);
  if (padded == nullptr || code.starts_with('0')) return std::string(code);
  if (as_is == nullptr) return longer;
  return !label.empty() && same_label(label, padded->name) && !same_label(label, as_is->name) ? longer : std::string(code);
}

}  // namespace

std::string_view to_string(ExchangeFormat format) { return kNames[static_cast<size_t>(format)]; }

std::optional<ExchangeFormat> parse_exchange_format(std::string_view name) {
  const auto* at = std::find(std::begin(kNames), std::end(kNames), name);
  if (at == std::end(kNames)) return std::nullopt;
  return static_cast<ExchangeFormat>(at - std::begin(kNames));
}

const TableFormat* table_format(ExchangeFormat format) {
  switch (format) {
    case ExchangeFormat::kPolecat: return &polecat_format();
    case ExchangeFormat::kIcews: return &icews_format();
    case ExchangeFormat::kGdeltEvents: return &gdelt_events_format();
    case ExchangeFormat::kGdeltMentions: return &gdelt_mentions_format();
    case ExchangeFormat::kPhoenix: return &phoenix_format();
    case ExchangeFormat::kAcled: return &acled_format();
    case ExchangeFormat::kCsv: return &csv_format();
    case ExchangeFormat::kPlover:
    case ExchangeFormat::kJsonl: return nullptr;
  }
  return nullptr;
}

void restore_cells(const std::vector<std::pair<std::string, std::string>>& cells, Columns columns, Row& row) {
  for (const auto& [column, cell] : cells) {
    const auto at = std::find(columns.begin(), columns.end(), column);
    if (at != columns.end()) row[static_cast<size_t>(at - columns.begin())] = cell;
  }
}

void restore_rest(const EventRecord& record, std::string_view format, Columns columns, Row& row) {
  if (is_from(record, format)) restore_cells(record.origin->rest, columns, row);
}

std::string id_in(const EventRecord& record, std::string_view format) { return is_from(record, format) ? record.origin->id : record.id; }

std::string id_from(std::string_view format, std::string_view id) { return fmt::format("{}:{}", format, id); }

void take_cameo(const ExchangeTables& tables, FieldReader& in, size_t column, std::string_view label, EventRecord& record) {
  const std::string_view told = in.text(column);
  record.origin->code = told;
  if (told.empty()) return in.refuse(column, "no CAMEO code");
  std::string code = with_zero(tables, told, label);
  if (code != told) in.warn(column, fmt::format("code {} lost its leading zero; read as {}", told, code));
  const bool early = record.origin->codebook == to_string(CameoRevision::kEarly);
  const std::string_view early_meaning = tables.early_meaning(code);
  if (!label.empty() && !early_meaning.empty()) {
    const CameoCode* now = tables.codebook().cameo(code);
    const bool is_early = same_label(label, early_meaning);
    if (is_early != early && (is_early || (now != nullptr && same_label(label, now->name)))) {
      return in.refuse(column, fmt::format("\"{}\" is the meaning of {} in the {} CAMEO, and the file was taken for {}", label, code,
                                           is_early ? "early" : "present", record.origin->codebook));
    }
  }
  if (early) code = tables.from_early(code);
  if (!code_by_cameo(tables, code, record)) in.refuse(column, fmt::format("no code {} in CAMEO {}", told, record.origin->codebook));
}

std::string take_country(const ExchangeTables& tables, FieldReader& in, size_t column) {
  const std::string_view cell = in.text(column);
  if (cell.empty()) return {};
  if (const CountryCodes* c = tables.country_named(cell)) return c->iso3;
  in.warn(column, fmt::format("\"{}\" is no country that we know; kept as it is", cell));
  return std::string(cell);
}

void take_point(FieldReader& in, size_t lat, size_t lon, RecordPlace& place) {
  place.lat = in.number(lat, -90, 90);
  place.lon = in.number(lon, -180, 180);
  if (place.lat.has_value() != place.lon.has_value()) {
    in.warn(place.lat ? lon : lat, "latitude without longitude, or the other way round; left out");
    place.lat.reset(), place.lon.reset();
  }
}

const char* unfit_for_cameo(const ExchangeTables&, const EventRecord& record) {
  if (record.cameo.empty()) return "have no CAMEO code";
  return record.date.known() ? nullptr : "have no date";
}

const RecordMention& first_mention(const EventRecord& record) {
  static const RecordMention kNone;
  return record.mentions.empty() ? kNone : record.mentions.front();
}

}  // namespace vedette
