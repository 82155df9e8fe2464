// PLOVER: JSON lines with the fields of its manual's record. `comment` is its free field: what else we know of an event
// stands there.
#include <fmt/format.h>

#include <algorithm>

#include "exchange/coding.h"
#include "exchange/json_fields.h"
#include "exchange/record_json.h"

namespace vedette {
namespace {

void texts(JsonWriter& out, std::string_view key, const std::vector<std::string>& list) {
  out.key(key);
  out.array([&] {
    for (const std::string& s : list) out.value(s);
  });
}

void field_if(JsonWriter& out, std::string_view key, const std::string& text) {
  if (!text.empty()) out.field(key, text);
}

void entities(JsonWriter& out, std::string_view key, const std::vector<RecordParty>& parties) {
  out.key(key);
  out.array([&] {
    for (const RecordParty& p : parties) {
      out.object([&] {
        out.field("code", p.country.empty() ? p.code.substr(0, 3) : p.country);
        out.field("sector", joined(p.sectors, ";"));
        out.field("entity_text", p.text.empty() ? p.name : p.text);
        out.field("identifier_id", p.entity);
        out.field("identifier_text", p.name);
      });
    }
  });
}

std::vector<RecordParty> read_entities(dom::object object, std::string_view key) {
  std::vector<RecordParty> out;
  for (const dom::object o : json_objects(object, key)) {
    RecordParty p;
    p.country = json_text(o, "code");
    std::string sectors = json_text(o, "sector");
    std::replace(sectors.begin(), sectors.end(), ',', ';');
    for (const std::string_view s : split_list(sectors, ';')) p.sectors.emplace_back(s);
    p.text = json_text(o, "entity_text");
    p.name = json_text(o, "identifier_text");
    if (p.name.empty()) p.name = p.text;
    p.entity = json_text(o, "identifier_id");
    p.code = p.country + joined(p.sectors, "");
    out.push_back(std::move(p));
  }
  return out;
}

// PLOVER's scale of places: 5 within a city … 1 a country.
int resolution(const RecordPlace& place) {
  if (place.precision == "point") return 5;
  if (place.precision == "city") return 4;
  if (place.precision == "country") return 1;
  return place.precision == "admin1" ? 2 : 3;
}

void location(JsonWriter& out, const RecordPlace& p, const ExchangeTables& tables) {
  out.key("event_loc");
  out.object([&] {
    field_if(out, "extracted_place", p.text);
    field_if(out, "resolved_place", p.name);
    if (p.geonames != 0) out.field("geonameid", std::to_string(p.geonames));
    if (p.lat) out.field("lat", *p.lat);
    if (p.lon) out.field("lon", *p.lon);
    field_if(out, "province", p.admin1);
    field_if(out, "country", country_name(tables, p.country));
    field_if(out, "country_code", p.country);
    field_if(out, "feature_class", p.kind);
    out.field("resolution", resolution(p));
  });
}

std::optional<RecordPlace> read_location(dom::object object) {
  dom::object o;
  if (object["event_loc"].get_object().get(o) != simdjson::SUCCESS) return std::nullopt;
  RecordPlace p;
  p.text = json_text(o, "extracted_place"), p.name = json_text(o, "resolved_place"),
  p.admin1 = json_text(o, "province");
  p.country = json_text(o, "country_code"), p.kind = json_text(o, "feature_class");
  p.lat = parse_double(json_text(o, "lat")), p.lon = parse_double(json_text(o, "lon"));
  if (p.lat && (*p.lat < -90 || *p.lat > 90)) p.lat.reset();
  if (p.lon && (*p.lon < -180 || *p.lon > 180)) p.lon.reset();
  p.geonames = static_cast<int64_t>(std::clamp(parse_double(json_text(o, "geonameid")).value_or(0), 0.0, 1e12));
  constexpr std::string_view kPrecisions[] = {"", "country", "admin1", "area", "city", "point"};
  p.precision = kPrecisions[std::clamp(json_int(o, "resolution"), 0, 5)];
  return p;
}

void write_texts(JsonWriter& out, const std::vector<RecordMention>& mentions) {
  out.key("event_text");
  out.array([&] {
    for (const RecordMention& m : mentions) out.value(m.text);
  });
  out.key("text_info");
  out.array([&] {
    for (const RecordMention& m : mentions) {
      out.object([&] {
        out.field("sequence", m.sentence);
        out.field("start", m.span.begin);
        out.field("end", m.span.end);
        out.field("text_story", m.report);
      });
    }
  });
  out.key("cite_info");
  out.array([&] {
    for (const RecordMention& m : mentions) {
      out.object([&] {
        out.field("citation", m.report);
        field_if(out, "url", m.url);
        field_if(out, "title", m.title);
        field_if(out, "language", m.lang);
        field_if(out, "publication", m.outlet);
        field_if(out, "date", to_string(m.published));
        out.field("codebook", "plover-2.0");
      });
    }
  });
}

void read_texts(dom::object o, EventRecord& r) {
  const std::vector<std::string> texts = json_texts(o, "event_text");
  const std::vector<dom::object> infos = json_objects(o, "text_info"), cites = json_objects(o, "cite_info");
  for (size_t i = 0; i < std::max({texts.size(), infos.size(), cites.size()}); ++i) {
    RecordMention m;
    if (i < texts.size()) m.text = texts[i];
    if (i < infos.size()) {
      m.sentence = json_int(infos[i], "sequence");
      const int32_t begin = json_int(infos[i], "start", -1), end = json_int(infos[i], "end", -1);
      if (begin >= 0 && end >= begin) m.span = {begin, end};
      m.report = json_text(infos[i], "text_story");
    }
    if (i < cites.size()) {
      if (m.report.empty()) m.report = json_text(cites[i], "citation");
      m.url = json_text(cites[i], "url"), m.title = json_text(cites[i], "title"),
      m.lang = json_text(cites[i], "language");
      m.outlet = json_text(cites[i], "publication");
      m.published = parse_any_date(json_text(cites[i], "date")).value_or(Moment{});
    }
    r.mentions.push_back(std::move(m));
  }
  r.published = r.mentions.empty() || !r.mentions.front().published.known() ? r.date : r.mentions.front().published;
}

// The first of what should be lists; single texts are taken too.
std::string first_of(dom::object o, std::string_view key) {
  const std::vector<std::string> list = json_texts(o, key);
  return list.empty() ? std::string() : list.front();
}

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

}  // namespace

void write_plover(JsonWriter& out, const EventRecord& r, const ExchangeTables& tables, std::string_view version) {
  out.object([&] {
    out.field("id", is_from(r, "plover") ? r.origin->id : r.id);
    out.field("has_event", true);
    out.field("date", iso_day(r.date));
    entities(out, "actor", r.actor);
    entities(out, "recipient", r.recipient);
    texts(out, "event", {r.type});
    texts(out, "mode", r.mode.empty() ? std::vector<std::string>{} : std::vector<std::string>{r.mode});
    texts(out, "context", r.contexts);
    out.field("quad_code", tables.codebook().quadrant(r.type));
    if (r.plover_score) out.field("event_scale", *r.plover_score);
    if (r.place) location(out, *r.place, tables);
    if (r.fatalities) {
      out.key("size");
      out.object([&] { out.field("dead", *r.fatalities); });
    }
    field_if(out, "link", r.story);
    write_texts(out, r.mentions);
    out.field("coder", fmt::format("vedette {}", version));
    out.field("comment", status_text(r));
  });
}

bool read_plover(const ExchangeTables& tables, std::string_view line, int32_t number, EventRecord& r,
                 std::vector<Fault>& faults) {
  const auto fault = [&](const char* column, std::string message, bool refused) {
    faults.push_back({number, column, std::move(message), refused});
    return !refused;
  };
  dom::parser parser;
  dom::object o;
  const simdjson::padded_string padded(line);
  if (const auto error = parser.parse(padded).get_object().get(o); error != simdjson::SUCCESS) {
    return fault("", fmt::format("no JSON object: {}", simdjson::error_message(error)), true);
  }
  r.origin->id = json_text(o, "id");
  if (!json_bool(o, "has_event", true)) return fault("has_event", "a record without an event", true);
  const std::string date = json_text(o, "date"), type = upper(first_of(o, "event")), mode = first_of(o, "mode");
  r.date = parse_any_date(date).value_or(Moment{});
  if (!r.date.known()) return fault("date", date.empty() ? "no date" : fmt::format("\"{}\" is no date", date), true);
  if (!code_by_plover(tables, type, mode, r))
    return fault("event", fmt::format("no type \"{}\" in PLOVER 2.0", type), true);
  if (json_texts(o, "event").size() > 1) fault("event", "more than one type; the first is taken", false);
  if (r.mode != mode) fault("mode", fmt::format("{} has no mode \"{}\"; left out", type, mode), false);
  r.contexts = json_texts(o, "context");
  if (json_number(o, "event_scale")) r.plover_score = json_number(o, "event_scale");
  r.actor = read_entities(o, "actor"), r.recipient = read_entities(o, "recipient");
  if (r.actor.empty()) fault("actor", "no actor", false);
  r.place = read_location(o);
  dom::object size;
  if (o["size"].get_object().get(size) == simdjson::SUCCESS) r.fatalities = json_number(size, "dead");
  r.story = json_text(o, "link");
  read_texts(o, r);
  const std::string others = take_status_text(tables, json_text(o, "comment"), r);
  if (!others.empty()) r.origin->rest.emplace_back("comment", others);
  return true;
}

}  // namespace vedette
