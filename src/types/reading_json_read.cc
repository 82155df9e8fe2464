#include "types/reading_json_read.h"

#include <fmt/format.h>

#include "types/json_in.h"
#include "types/reading_check.h"

namespace vedette {
namespace {

using Object = JsonIn::Object;
using Element = JsonIn::Element;

// A moment's text with the precision that stands beside it: a minute and a second are printed alike.
void read_moment(JsonIn& in, Object o, Moment& out) {
  std::string value;
  in.text(o, "value", value);
  Precision precision = Precision::kNone;
  in.word(o, "precision", precision, parse_precision);
  if (in.faulty() || value.empty()) return;
  const auto moment = parse_moment(value);
  if (!moment) return in.fault("value", "is no time");
  out = {moment->time, precision};
}

void read_published(JsonIn& in, Object from, const char* key, Moment& moment, Published::From& origin) {
  in.object(from, key, [&](Object o) {
    read_moment(in, o, moment);
    in.word(o, "from", origin, parse_published_from);
  });
}

void read_plain_moment(JsonIn& in, Object from, const char* key, Moment& out) {
  std::string text;
  in.text(from, key, text);
  if (text.empty()) return;
  const auto moment = parse_moment(text);
  if (!moment) return in.fault(key, "is no time");
  out = *moment;
}

bool is_text(Element value) { return value.is_string() || value.is_null(); }

// The report's keys that the contract knows; any other one is the input's own, and so is one of these of another kind.
class ReportParser {
 public:
  ReportParser(JsonIn& in, ParsedReading& out) : in_(in), report_(out.read.report), reading_(out.read.reading) {}

  void read(Object o) {
    for (const auto& [key, field] : texts_) {
      Element value;
      if (o[key].get(value) == simdjson::SUCCESS && (is_text(value) || always_ours(key))) in_.text(o, key, *field);
    }
    read_published(in_, o, "published", reading_.published.moment, reading_.published.from);
    report_.published = reading_.published;
    in_.object(o, "dateline", [&](Object d) {
      Dateline& line = reading_.dateline.emplace();
      in_.optional_span(d, "span", line.span);
      in_.index(d, "place", line.place);
      read_plain_moment(in_, d, "date", line.date);
    });
    for (const auto [key, value] : o) {
      if (!take(o, key, value)) report_.passthrough.emplace_back(key, simdjson::minify(value));
    }
  }

 private:
  static bool always_ours(std::string_view key) { return key != "country" && key != "author" && key != "supersedes"; }

  // False: passed through.
  bool take(Object o, std::string_view key, Element value) {
    if (key == "text" || key == "published" || key == "dateline") return true;
    for (const auto& [name, field] : texts_) {
      if (name == key) return always_ours(key) || is_text(value);
    }
    if (key == "modified") {
      std::string_view text;
      if (value.is_null()) return true;
      const auto moment = value.get_string().get(text) == simdjson::SUCCESS ? parse_moment(text) : std::nullopt;
      if (moment) report_.modified = *moment;
      return moment.has_value();
    }
    if (key == "retracted") return value.get_bool().get(report_.retracted) == simdjson::SUCCESS;
    if (key != "parts" || !value.is_array() || !all_parts(value)) return false;
    in_.list(o, "parts", report_.parts, [&](Object p, Part& part) {
      in_.span(p, "span", part.span);
      in_.word(p, "kind", part.kind, parse_part_kind);
    });
    return true;
  }
  static bool all_parts(Element list) {
    for (const Element item : list.get_array()) {
      Element ignored;
      if (!item.is_object() || item["span"].get(ignored) != simdjson::SUCCESS || item["kind"].get(ignored) != simdjson::SUCCESS) return false;
    }
    return true;
  }

  JsonIn& in_;
  Report& report_;
  Reading& reading_;
  const std::pair<const char*, std::string*> texts_[9] = {
      {"id", &report_.id},     {"digest", &report_.digest},   {"outlet", &report_.outlet}, {"title", &report_.title},
      {"url", &report_.url},   {"lang", &report_.lang},       {"country", &report_.country}, {"author", &report_.author},
      {"supersedes", &report_.supersedes}};
};

void read_actor(JsonIn& in, Object o, Actor& a) {
  in.span(o, "span", a.span);
  a.head = a.span;
  in.text(o, "name", a.name);
  in.text(o, "code", a.code);
  in.text(o, "country", a.country);
  in.text(o, "sector", a.sector);
  in.word(o, "kind", a.kind, parse_actor_kind);
  in.text(o, "entity", a.entity);
}

void read_relation(JsonIn& in, Object o, PlaceRelation& r) {
  in.word(o, "kind", r.kind, parse_place_relation_kind);
  std::optional<double> km;
  in.number(o, "km", km);
  r.km = km.value_or(-1);
  in.text(o, "bearing", r.bearing);
  Element of;
  if (o["of"].get(of) == simdjson::SUCCESS && of.is_array()) {
    in.indices(o, "of", r.of);
  } else {
    in.index(o, "of", r.of.emplace_back());
  }
}

void read_place(JsonIn& in, Object o, Place& p) {
  in.span(o, "span", p.span);
  in.text(o, "name", p.name);
  in.text(o, "kind", p.kind);
  in.number(o, "lat", p.lat);
  in.number(o, "lon", p.lon);
  in.integer(o, "geonames", p.geonames);
  in.text(o, "country", p.country);
  in.text(o, "admin1", p.admin1);
  in.text(o, "precision", p.precision);
  in.object(o, "relation", [&](Object r) { read_relation(in, r, p.relation); });
  if (p.geonames != 0) p.entity = fmt::format("geonames:{}", p.geonames);
}

void read_time(JsonIn& in, Object o, TimeExpr& t) {
  in.span(o, "span", t.span);
  in.word(o, "type", t.type, parse_timex_type);
  in.text(o, "value", t.value);
  in.text(o, "mod", t.mod);
}

void read_quantity(JsonIn& in, Object o, Quantity& q) {
  in.span(o, "span", q.span);
  in.number(o, "low", q.low);
  in.number(o, "high", q.high);
  in.word(o, "bound", q.bound, parse_bound);
  in.text(o, "unit", q.unit);
  in.text(o, "kind", q.kind);
  in.optional_span(o, "of", q.of);
  in.index(o, "whose", q.whose);
  in.word(o, "measure", q.measure, parse_measure);
  in.indices(o, "attribution", q.attribution);
}

void read_statement(JsonIn& in, Object o, Statement& s) {
  in.spans(o, "source", s.source);
  in.optional_span(o, "cue", s.cue);
  in.spans(o, "content", s.content);
  in.indices(o, "speaker", s.speaker);
  in.indices(o, "addressee", s.addressee);
  in.word(o, "quotation", s.quotation, parse_quotation_kind);
  in.word(o, "act", s.act, parse_act);
  read_published(in, o, "said", s.said, s.said_from);
  in.object(o, "occasion", [&](Object c) {
    Occasion& occasion = s.occasion.emplace();
    in.span(c, "span", occasion.span);
    in.word(c, "kind", occasion.kind, parse_occasion_kind);
  });
  in.index(o, "parent", s.parent);
  in.text(o, "rule", s.rule);
}

void read_status(JsonIn& in, Object o, EventMention& e) {
  std::string polarity;
  in.text(o, "polarity", polarity);
  e.negative = polarity == "-";
  in.word(o, "tense", e.tense, parse_tense);
  in.word(o, "phase", e.phase, parse_phase);
  in.optional_span(o, "condition", e.condition);
  in.word(o, "modality", e.modality, parse_modality);
  in.needed(o, "factuality", e.factuality);
  in.word(o, "basis", e.basis, parse_basis);
  in.word(o, "recency", e.recency, parse_recency);
}

void read_event(JsonIn& in, Object o, EventMention& e) {
  in.text(o, "id", e.id);
  in.span(o, "anchor", e.anchor);
  in.span(o, "span", e.span);
  in.index(o, "sentence", e.sentence);
  in.text(o, "deed", e.deed);
  in.text(o, "type", e.type);
  in.text(o, "type_plain", e.type_plain);
  in.text(o, "mode", e.mode);
  in.texts(o, "context", e.context);
  in.text(o, "cameo", e.cameo);
  in.number(o, "goldstein", e.goldstein);
  in.number(o, "plover_score", e.plover_score);
  in.indices(o, "actor", e.actor);
  in.indices(o, "recipient", e.recipient);
  in.index(o, "place", e.place);
  in.index(o, "origin", e.origin);
  in.index(o, "destination", e.destination);
  in.object(o, "time", [&](Object t) {
    read_moment(in, t, e.time);
    std::string from;
    in.text(t, "from", from);
    e.time_from_text = from == "text";
  });
  in.indices(o, "quantities", e.quantities);
  read_status(in, o, e);
  in.indices(o, "attribution", e.attribution);
  in.text(o, "rule", e.rule);
  in.needed(o, "confidence", e.confidence);
}

void read_answers(JsonIn& in, Object o, Answers& out) {
  in.list(o, "relations", out.relations, [&](Object r, RelationAnswer& a) {
    in.text(r, "type", a.type);
    in.text(r, "mode", a.mode);
    in.object(r, "scores", [&](Object scores) {
      for (const auto [type, score] : scores) {
        double p = 0;
        if (score.get_double().get(p) != simdjson::SUCCESS) return in.fault(type, "is no number");
        a.scores.emplace_back(type, p);
      }
    });
  });
  simdjson::dom::array list;
  if (o["factuality"].get_array().get(list) != simdjson::SUCCESS) return in.fault("factuality", "is not an array");
  for (const Element item : list) {
    if (item.get_double().get(out.factuality.emplace_back()) != simdjson::SUCCESS) return in.fault("factuality", "holds what is no number");
  }
}

void read_body(JsonIn& in, Object o, ParsedReading& out) {
  in.object(o, "made_by", [&](Object m) {
    in.text(m, "vedette", out.made_by.vedette);
    in.text(m, "model", out.made_by.model);
    in.text(m, "data", out.made_by.data);
    in.text(m, "codebook", out.made_by.codebook);
  });
  in.object(o, "report", [&](Object r) { ReportParser(in, out).read(r); });
  Reading& reading = out.read.reading;
  in.spans(o, "sentences", reading.sentences);
  in.list(o, "actors", reading.actors, [&](Object x, Actor& a) { read_actor(in, x, a); });
  in.list(o, "places", reading.places, [&](Object x, Place& p) { read_place(in, x, p); });
  in.list(o, "times", reading.times, [&](Object x, TimeExpr& t) { read_time(in, x, t); });
  in.list(o, "quantities", reading.quantities, [&](Object x, Quantity& q) { read_quantity(in, x, q); });
  in.list(o, "statements", reading.statements, [&](Object x, Statement& s) { read_statement(in, x, s); });
  in.list(o, "events", reading.events, [&](Object x, EventMention& e) { read_event(in, x, e); });
  in.object(o, "answers", [&](Object a) { read_answers(in, a, reading.answers.emplace()); });
}

}  // namespace

Result<ParsedReading> parse_reading_json(std::string_view line) {
  const auto malformed = [](std::string why) { return Error{ErrorCode::kMalformed, std::move(why), ""}; };
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(line);
  Object object;
  if (const auto error = parser.parse(padded).get_object().get(object); error != simdjson::SUCCESS) {
    return malformed(fmt::format("not a JSON object: {}", simdjson::error_message(error)));
  }
  std::string_view schema;
  if (object["schema"].get_string().get(schema) != simdjson::SUCCESS) return malformed("schema is missing");
  if (schema != kReadingSchema) return Error{ErrorCode::kUnsupported, fmt::format("the schema is {}, not {}", schema, kReadingSchema), ""};
  std::string_view text;
  if (object["report"]["text"].get_string().get(text) != simdjson::SUCCESS) return malformed("report.text is missing");
  ParsedReading out;
  out.read.report.text = text;
  const utf8::CodePointMap map(out.read.report.text);
  JsonIn in(map);
  read_body(in, object, out);
  if (in.faulty()) return in.error();
  VEDETTE_CHECK(check_reading(out.read.report.text, out.read.reading));
  return out;
}

}  // namespace vedette
