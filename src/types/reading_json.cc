#include "types/reading_json.h"

#include <cmath>

#include "base/utf8.h"

namespace vedette {
namespace {

// Writes one reading; holds the writer and the byte → code point map.
class ReadingWriter {
 public:
  ReadingWriter(JsonWriter& out, const Report& report, const Reading& reading)
      : out_(out), report_(report), reading_(reading), map_(report.text) {}

  void report() {
    out_.field("id", report_.id);
    out_.field("digest", report_.digest);
    out_.text_or_null("outlet", report_.outlet);
    out_.text_or_null("title", report_.title);
    out_.text_or_null("url", report_.url);
    out_.key("published");
    moment(reading_.published.moment, reading_.published.from);
    out_.key("dateline");
    if (reading_.dateline) {
      out_.object([&] {
        out_.key("span"), span(reading_.dateline->span);
        index("place", reading_.dateline->place);
        out_.text_or_null("date", to_string(reading_.dateline->date));
      });
    } else {
      out_.null();
    }
    out_.text_or_null("lang", report_.lang);
    delivery();
    for (const auto& [key, json] : report_.passthrough) {
      out_.key(key);
      out_.raw(json);
    }
    out_.field("text", report_.text);
  }

  // What the feed told besides. An input's own key of the same name, of another kind, is passed through in its place.
  void delivery() {
    const auto unless_given = [&](std::string_view key, const auto& write) {
      for (const auto& [given, json] : report_.passthrough) {
        if (given == key) return;
      }
      out_.key(key);
      write();
    };
    const auto text = [&](std::string_view key, const std::string& value) {
      unless_given(key, [&] { value.empty() ? out_.null() : out_.value(value); });
    };
    text("country", report_.country);
    text("author", report_.author);
    text("modified", to_string(report_.modified));
    text("supersedes", report_.supersedes);
    unless_given("retracted", [&] { out_.value(report_.retracted); });
    unless_given("parts", [&] {
      out_.array([&] {
        for (const Part& part : report_.parts) {
          out_.object([&] {
            out_.key("span"), span(part.span);
            out_.field("kind", to_string(part.kind));
          });
        }
      });
    });
  }

  void actor(const Actor& a) {
    out_.key("span"), span(a.span);
    out_.field("name", a.name);
    out_.text_or_null("code", a.code);
    out_.text_or_null("country", a.country);
    out_.text_or_null("sector", a.sector);
    out_.field("kind", to_string(a.kind));
    out_.text_or_null("entity", a.entity);
  }

  void place(const Place& p) {
    out_.key("span"), span(p.span);
    out_.field("name", p.name);
    out_.text_or_null("kind", p.kind);
    optional_number("lat", p.lat);
    optional_number("lon", p.lon);
    out_.key("geonames");
    if (p.geonames != 0) {
      out_.value(p.geonames);
    } else {
      out_.null();
    }
    out_.text_or_null("country", p.country);
    out_.text_or_null("admin1", p.admin1);
    out_.text_or_null("precision", p.precision);
    out_.key("relation");
    if (p.relation.kind == PlaceRelationKind::kNone) return out_.null();
    out_.object([&] {
      out_.field("kind", to_string(p.relation.kind));
      out_.key("km");
      if (p.relation.km < 0) {
        out_.null();
      } else {
        out_.value(p.relation.km);
      }
      out_.text_or_null("bearing", p.relation.bearing);
      if (p.relation.of.size() == 1) {
        index("of", p.relation.of.front());
      } else {
        indices("of", p.relation.of);
      }
    });
  }

  void time(const TimeExpr& t) {
    out_.key("span"), span(t.span);
    out_.field("type", to_string(t.type));
    out_.text_or_null("value", t.value);
    out_.text_or_null("mod", t.mod);
  }

  void quantity(const Quantity& q) {
    out_.key("span"), span(q.span);
    optional_number("low", q.low);
    optional_number("high", q.high);
    out_.field("bound", to_string(q.bound));
    out_.text_or_null("unit", q.unit);
    out_.text_or_null("kind", q.kind);
    optional_span("of", q.of);
    index("whose", q.whose);
    out_.field("measure", to_string(q.measure));
    indices("attribution", q.attribution);
  }

  void statement(const Statement& s) {
    spans("source", s.source);
    optional_span("cue", s.cue);
    spans("content", s.content);
    indices("speaker", s.speaker);
    indices("addressee", s.addressee);
    out_.field("quotation", to_string(s.quotation));
    out_.field("act", to_string(s.act));
    out_.key("said");
    moment(s.said, s.said_from);
    out_.key("occasion");
    if (s.occasion) {
      out_.object([&] {
        out_.key("span"), span(s.occasion->span);
        out_.field("kind", to_string(s.occasion->kind));
      });
    } else {
      out_.null();
    }
    index("parent", s.parent);
    out_.field("rule", s.rule);
  }

  void event(const EventMention& e) {
    out_.field("id", e.id);
    out_.key("anchor"), span(e.anchor);
    out_.key("span"), span(e.span);
    index("sentence", e.sentence);
    out_.field("deed", e.deed);
    out_.text_or_null("type", e.type);
    out_.text_or_null("type_plain", e.type_plain);
    out_.text_or_null("mode", e.mode);
    out_.key("context");
    out_.array([&] {
      for (const std::string& c : e.context) out_.value(c);
    });
    out_.text_or_null("cameo", e.cameo);
    optional_number("goldstein", e.goldstein);
    optional_number("plover_score", e.plover_score);
    indices("actor", e.actor);
    indices("recipient", e.recipient);
    index("place", e.place);
    index("origin", e.origin);
    index("destination", e.destination);
    out_.key("time");
    moment(e.time, {}, e.time_from_text ? "text" : "published");
    indices("quantities", e.quantities);
    status(e);
    indices("attribution", e.attribution);
    out_.field("rule", e.rule);
    number("confidence", e.confidence);
  }

  void span(Span s) {
    out_.array([&] {
      out_.value(map_.to_code_points(s.begin));
      out_.value(map_.to_code_points(s.end));
    });
  }

 private:
  void status(const EventMention& e) {
    out_.field("polarity", e.negative ? "-" : "+");
    out_.field("tense", to_string(e.tense));
    out_.field("phase", to_string(e.phase));
    optional_span("condition", e.condition);
    out_.field("modality", to_string(e.modality));
    number("factuality", e.factuality);
    out_.field("basis", to_string(e.basis));
    out_.field("recency", to_string(e.recency));
  }
  void moment(const Moment& m, Published::From from, std::string_view from_name = {}) {
    out_.object([&] {
      out_.text_or_null("value", to_string(m));
      out_.field("precision", to_string(m.precision));
      out_.field("from", from_name.empty() ? to_string(from) : from_name);
    });
  }
  // Printed numbers are rounded to four places, so that they are equal across instruction sets.
  void number(std::string_view key, double v) { out_.field(key, std::round(v * 1e4) / 1e4); }
  void optional_number(std::string_view key, const std::optional<double>& v) {
    if (v) {
      number(key, *v);
    } else {
      out_.null_field(key);
    }
  }
  void optional_span(std::string_view key, Span s) {
    out_.key(key);
    if (is_absent(s)) {
      out_.null();
    } else {
      span(s);
    }
  }
  void spans(std::string_view key, const std::vector<Span>& list) {
    out_.key(key);
    out_.array([&] {
      for (const Span& s : list) span(s);
    });
  }
  void index(std::string_view key, int32_t i) {
    if (i >= 0) {
      out_.field(key, i);
    } else {
      out_.null_field(key);
    }
  }
  void indices(std::string_view key, const std::vector<int32_t>& list) {
    out_.key(key);
    out_.array([&] {
      for (const int32_t i : list) out_.value(i);
    });
  }

  JsonWriter& out_;
  const Report& report_;
  const Reading& reading_;
  utf8::CodePointMap map_;
};

void write_answers(JsonWriter& out, const Answers& answers) {
  out.key("answers");
  out.object([&] {
    out.key("relations");
    out.array([&] {
      for (const RelationAnswer& a : answers.relations) {
        out.object([&] {
          out.text_or_null("type", a.type);
          out.text_or_null("mode", a.mode);
          out.key("scores");
          out.object([&] {
            for (const auto& [type, p] : a.scores) out.field(type, std::round(p * 1e4) / 1e4);
          });
        });
      }
    });
    out.key("factuality");
    out.array([&] {
      for (const double f : answers.factuality) out.value(std::round(f * 1e4) / 1e4);
    });
  });
}

std::string ent_code(const Doc& doc, int32_t i) {
  constexpr std::string_view kPrefix[] = {"O", "B-", "I-", "L-", "U-"};
  std::string out(kPrefix[static_cast<size_t>(doc.ent_biluo[i])]);
  if (doc.ent_biluo[i] != Biluo::kOut) out += to_string(doc.ent_labels[i]);
  return out;
}

}  // namespace

void write_json(JsonWriter& out, const MadeBy& made_by) {
  out.object([&] {
    out.field("vedette", made_by.vedette);
    out.text_or_null("model", made_by.model);
    out.text_or_null("data", made_by.data);
    out.text_or_null("codebook", made_by.codebook);
  });
}

void write_tokens(JsonWriter& out, const Doc& doc) {
  const utf8::CodePointMap map(doc.text);
  out.array([&] {
    for (int32_t i = 0; i < doc.size(); ++i) {
      out.object([&] {
        out.key("span");
        out.array([&] {
          out.value(map.to_code_points(doc.spans[i].begin));
          out.value(map.to_code_points(doc.spans[i].end));
        });
        out.field("lemma", doc.lemma(i));
        out.field("tag", to_string(doc.tags[i]));
        out.field("pos", to_string(doc.pos[i]));
        out.field("morph", doc.morph(i));
        out.field("head", doc.heads[i]);
        out.field("dep", to_string(doc.deps[i]));
        out.field("ent", ent_code(doc, i));
      });
    }
  });
}

void write_json(JsonWriter& out, const MadeBy& made_by, const Report& report, const Reading& reading, const Doc* doc) {
  ReadingWriter w(out, report, reading);
  const auto list = [&](std::string_view key, const auto& items, auto&& write) {
    out.key(key);
    out.array([&] {
      for (const auto& item : items) out.object([&] { write(item); });
    });
  };
  out.object([&] {
    out.field("schema", kReadingSchema);
    out.key("made_by"), write_json(out, made_by);
    out.key("report");
    out.object([&] { w.report(); });
    out.key("sentences");
    out.array([&] {
      for (const Span& s : reading.sentences) w.span(s);
    });
    if (doc != nullptr) out.key("tokens"), write_tokens(out, *doc);
    list("actors", reading.actors, [&](const Actor& a) { w.actor(a); });
    list("places", reading.places, [&](const Place& p) { w.place(p); });
    list("times", reading.times, [&](const TimeExpr& t) { w.time(t); });
    list("quantities", reading.quantities, [&](const Quantity& q) { w.quantity(q); });
    list("statements", reading.statements, [&](const Statement& s) { w.statement(s); });
    list("events", reading.events, [&](const EventMention& e) { w.event(e); });
    if (reading.answers) write_answers(out, *reading.answers);
  });
}

}  // namespace vedette
