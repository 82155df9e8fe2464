#include "exchange/record_json.h"

#include <fmt/format.h>

#include "exchange/coding.h"
#include "exchange/json_fields.h"

namespace vedette {
namespace {

void texts(JsonWriter& out, std::string_view key, const std::vector<std::string>& list) {
  out.key(key);
  out.array([&] {
    for (const std::string& s : list) out.value(s);
  });
}

void optional_number(JsonWriter& out, std::string_view key, const std::optional<double>& number) {
  out.key(key);
  if (number) {
    out.value(*number);
  } else {
    out.null();
  }
}

void range(JsonWriter& out, std::string_view key, const TextRange& r) {
  out.key(key);
  if (!r.known()) return out.null();
  out.array([&] { out.value(r.begin), out.value(r.end); });
}

template <typename T, typename Write>
void objects(JsonWriter& out, std::string_view key, const std::vector<T>& items, Write write) {
  out.key(key);
  out.array([&] {
    for (const T& item : items) out.object([&] { write(item); });
  });
}

using Pairs = std::vector<std::pair<std::string, std::string>>;
void rest(JsonWriter& out, const Pairs& pairs) {
  if (pairs.empty()) return;
  out.key("rest");
  out.array([&] {
    for (const auto& [column, cell] : pairs) out.array([&] { out.value(column), out.value(cell); });
  });
}

Pairs read_rest(dom::object object) {
  Pairs out;
  dom::array list;
  if (object["rest"].get_array().get(list) != simdjson::SUCCESS) return out;
  for (const dom::element item : list) {
    std::string_view column, cell;
    if (item.at(0).get_string().get(column) == simdjson::SUCCESS &&
        item.at(1).get_string().get(cell) == simdjson::SUCCESS) {
      out.emplace_back(column, cell);
    }
  }
  return out;
}

void parties(JsonWriter& out, std::string_view key, const std::vector<RecordParty>& list) {
  objects(out, key, list, [&](const RecordParty& p) {
    out.field("name", p.name);
    out.text_or_null("text", p.text);
    out.text_or_null("code", p.code);
    out.text_or_null("country", p.country);
    texts(out, "sectors", p.sectors);
    out.text_or_null("entity", p.entity);
  });
}

std::vector<RecordParty> read_parties(dom::object object, std::string_view key) {
  std::vector<RecordParty> out;
  for (const dom::object o : json_objects(object, key)) {
    out.push_back({json_text(o, "name"), json_text(o, "text"), json_text(o, "code"), json_text(o, "country"),
                   json_texts(o, "sectors"), json_text(o, "entity")});
  }
  return out;
}

void write_place(JsonWriter& out, const std::optional<RecordPlace>& place) {
  out.key("place");
  if (!place) return out.null();
  out.object([&] {
    out.field("name", place->name);
    out.text_or_null("text", place->text);
    out.text_or_null("kind", place->kind);
    optional_number(out, "lat", place->lat);
    optional_number(out, "lon", place->lon);
    out.key("geonames");
    place->geonames == 0 ? out.null() : out.value(place->geonames);
    out.text_or_null("country", place->country);
    out.text_or_null("admin1", place->admin1);
    out.text_or_null("precision", place->precision);
  });
}

// A coordinate within its range, or none.
std::optional<double> coordinate(dom::object object, std::string_view key, double limit) {
  const auto value = json_number(object, key);
  return value && *value >= -limit && *value <= limit ? value : std::nullopt;
}

std::optional<RecordPlace> read_place(dom::object object) {
  dom::object o;
  if (object["place"].get_object().get(o) != simdjson::SUCCESS) return std::nullopt;
  RecordPlace p{json_text(o, "name"),     json_text(o, "text"),      json_text(o, "kind"),
                coordinate(o, "lat", 90), coordinate(o, "lon", 180), 0,
                json_text(o, "country"),  json_text(o, "admin1"),    json_text(o, "precision")};
  int64_t geonames = 0;
  if (o["geonames"].get_int64().get(geonames) == simdjson::SUCCESS && geonames > 0) p.geonames = geonames;
  return p;
}

void write_mention(JsonWriter& out, const RecordMention& m) {
  out.text_or_null("report", m.report);
  out.text_or_null("outlet", m.outlet);
  out.text_or_null("url", m.url);
  out.text_or_null("title", m.title);
  out.text_or_null("lang", m.lang);
  out.text_or_null("published", to_string(m.published));
  out.key("sentence");
  m.sentence == 0 ? out.null() : out.value(m.sentence);
  out.field("lead", m.lead);
  range(out, "span", m.span);
  range(out, "anchor", m.anchor);
  range(out, "actor", m.actor);
  range(out, "recipient", m.recipient);
  out.field("report_length", m.report_length);
  out.text_or_null("text", m.text);
  out.field("modality", to_string(m.modality));
  out.field("basis", to_string(m.basis));
  out.field("confidence", m.confidence);
  rest(out, m.rest);
}

RecordMention read_mention(dom::object o) {
  RecordMention m;
  m.report = json_text(o, "report"), m.outlet = json_text(o, "outlet"), m.url = json_text(o, "url"),
  m.title = json_text(o, "title");
  m.lang = json_text(o, "lang");
  m.published = parse_any_date(json_text(o, "published")).value_or(Moment{});
  m.sentence = json_int(o, "sentence");
  m.lead = json_bool(o, "lead", false);
  m.span = json_range(o, "span"), m.anchor = json_range(o, "anchor"), m.actor = json_range(o, "actor"),
  m.recipient = json_range(o, "recipient");
  m.report_length = json_int(o, "report_length");
  m.text = json_text(o, "text");
  m.modality = parse_modality(json_text(o, "modality")).value_or(Modality::kHappened);
  m.basis = parse_basis(json_text(o, "basis")).value_or(Basis::kReported);
  m.confidence = json_number(o, "confidence").value_or(1);
  m.rest = read_rest(o);
  return m;
}

void write_view(JsonWriter& out, const RecordView& v) {
  out.field("source", v.source);
  out.field("polarity", v.negative ? "-" : "+");
  out.field("modality", to_string(v.modality));
  out.field("phase", to_string(v.phase));
  out.field("basis", to_string(v.basis));
  out.text_or_null("quantity", v.quantity);
  out.field("mentions", v.mentions);
}

RecordView read_view(dom::object o) {
  return {json_text(o, "source"),
          json_text(o, "polarity") == "-",
          parse_modality(json_text(o, "modality")).value_or(Modality::kHappened),
          parse_phase(json_text(o, "phase")).value_or(Phase::kCompleted),
          parse_basis(json_text(o, "basis")).value_or(Basis::kReported),
          json_text(o, "quantity"),
          json_int(o, "mentions")};
}

void write_origin(JsonWriter& out, const std::optional<Origin>& origin) {
  out.key("origin");
  if (!origin) return out.null();
  out.object([&] {
    out.field("format", origin->format);
    out.text_or_null("id", origin->id);
    out.text_or_null("file", origin->file);
    out.field("line", origin->line);
    out.text_or_null("codebook", origin->codebook);
    out.text_or_null("code", origin->code);
    rest(out, origin->rest);
  });
}

std::optional<Origin> read_origin(dom::object object) {
  dom::object o;
  if (object["origin"].get_object().get(o) != simdjson::SUCCESS) return std::nullopt;
  return Origin{json_text(o, "format"),   json_text(o, "id"),   json_text(o, "file"), json_int(o, "line"),
                json_text(o, "codebook"), json_text(o, "code"), read_rest(o)};
}

void write_coding(JsonWriter& out, const EventRecord& r) {
  out.field("deed", r.deed);
  out.text_or_null("type", r.type);
  out.text_or_null("type_plain", r.type_plain);
  out.text_or_null("mode", r.mode);
  texts(out, "contexts", r.contexts);
  out.text_or_null("cameo", r.cameo);
  optional_number(out, "goldstein", r.goldstein);
  optional_number(out, "plover_score", r.plover_score);
}

// false: the codebook lacks its type, code or deed.
bool read_coding(const ExchangeTables& tables, dom::object o, int32_t line, EventRecord& r,
                 std::vector<Fault>& faults) {
  const Codebook& book = tables.codebook();
  r.deed = json_text(o, "deed"), r.type = json_text(o, "type"), r.type_plain = json_text(o, "type_plain"),
  r.mode = json_text(o, "mode");
  r.contexts = json_texts(o, "contexts"), r.cameo = json_text(o, "cameo");
  r.goldstein = json_number(o, "goldstein"), r.plover_score = json_number(o, "plover_score");
  const auto refuse = [&](const char* column, const std::string& message) {
    faults.push_back({line, column, message, true});
    return false;
  };
  if (book.find(r.deed) < 0) return refuse("deed", fmt::format("no deed \"{}\" in the codebook", r.deed));
  for (const std::string& type : {r.type, r.type_plain}) {
    if (!type.empty() && book.quadrant(type) == 0)
      return refuse("type", fmt::format("no type \"{}\" in PLOVER 2.0", type));
  }
  if (!r.cameo.empty() && book.cameo(r.cameo) == nullptr)
    return refuse("cameo", fmt::format("no code {} in CAMEO 1.1b3", r.cameo));
  return true;
}

}  // namespace

void write_record(JsonWriter& out, const EventRecord& r) {
  out.object([&] {
    out.field("schema", kEventSchema);
    out.field("id", r.id);
    out.text_or_null("story", r.story);
    write_coding(out, r);
    parties(out, "actor", r.actor);
    parties(out, "recipient", r.recipient);
    write_place(out, r.place);
    out.text_or_null("date", to_string(r.date));
    out.field("date_told", r.date_told);
    out.text_or_null("published", to_string(r.published));
    out.field("modality", to_string(r.modality));
    out.field("phase", to_string(r.phase));
    out.field("polarity", r.negative ? "-" : "+");
    out.field("basis", to_string(r.basis));
    out.field("recency", to_string(r.recency));
    out.field("factuality", r.factuality);
    out.field("outlets", r.outlets);
    out.field("sources", r.sources);
    out.field("reports", r.reports);
    out.field("mention_count", r.mention_count);
    optional_number(out, "fatalities", r.fatalities);
    objects(out, "views", r.views, [&](const RecordView& v) { write_view(out, v); });
    objects(out, "mentions", r.mentions, [&](const RecordMention& m) { write_mention(out, m); });
    write_origin(out, r.origin);
  });
}

bool read_record(const ExchangeTables& tables, std::string_view line, int32_t number, EventRecord& r,
                 std::vector<Fault>& faults) {
  const auto refuse = [&](const char* column, std::string message) {
    faults.push_back({number, column, std::move(message), true});
    return false;
  };
  dom::parser parser;
  dom::object o;
  const simdjson::padded_string padded(line);
  if (const auto error = parser.parse(padded).get_object().get(o); error != simdjson::SUCCESS) {
    return refuse("", fmt::format("no JSON object: {}", simdjson::error_message(error)));
  }
  const std::string schema = json_text(o, "schema");
  if (schema != kEventSchema) return refuse("schema", fmt::format("\"{}\" is not {}", schema, kEventSchema));
  r.id = json_text(o, "id");
  if (r.id.empty()) return refuse("id", "no id");
  r.story = json_text(o, "story");
  if (!read_coding(tables, o, number, r, faults)) return false;
  r.actor = read_parties(o, "actor"), r.recipient = read_parties(o, "recipient");
  r.place = read_place(o);
  const std::string date = json_text(o, "date"), published = json_text(o, "published");
  r.date = parse_any_date(date).value_or(Moment{});
  if (!date.empty() && !r.date.known()) return refuse("date", fmt::format("\"{}\" is no date", date));
  r.date_told = json_bool(o, "date_told", true);
  r.published = parse_any_date(published).value_or(Moment{});
  for (const char* key : {"modality", "phase", "basis", "recency", "polarity"}) {
    const std::string value = json_text(o, key);
    if (!value.empty() && !take_status(tables, key, value, r))
      return refuse(key, fmt::format("\"{}\" is no {}", value, key));
  }
  r.factuality = json_number(o, "factuality").value_or(3);
  r.outlets = json_int(o, "outlets"), r.sources = json_int(o, "sources"), r.reports = json_int(o, "reports");
  r.mention_count = json_int(o, "mention_count");
  r.fatalities = json_number(o, "fatalities");
  for (const dom::object v : json_objects(o, "views")) r.views.push_back(read_view(v));
  for (const dom::object m : json_objects(o, "mentions")) r.mentions.push_back(read_mention(m));
  r.origin = read_origin(o);
  return true;
}

}  // namespace vedette
