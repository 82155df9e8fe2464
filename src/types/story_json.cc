#include "types/story_json.h"

#include "base/utf8.h"

namespace vedette {
namespace {

void strings(JsonWriter& out, std::string_view key, const std::vector<std::string>& list) {
  out.key(key);
  out.array([&] {
    for (const std::string& s : list) out.value(s);
  });
}

// Writes one book over its reports.
class BookWriter {
 public:
  BookWriter(JsonWriter& out, const std::vector<ReadReport>& reports) : out_(out), reports_(reports) {}

  const std::string& id(int32_t report) const { return reports_[report].report.id; }

  void ids(std::string_view key, const std::vector<int32_t>& list) {
    out_.key(key);
    out_.array([&] {
      for (const int32_t r : list) out_.value(id(r));
    });
  }

  void mentions(const std::vector<MentionRef>& list) {
    out_.key("mentions");
    out_.array([&] {
      for (const MentionRef& m : list) {
        out_.object([&] {
          out_.field("report", id(m.report));
          out_.field("event", m.event);
        });
      }
    });
  }

  void story(const Story& s) {
    out_.field("id", s.id);
    strings(out_, "aliases", s.aliases);
    ids("reports", s.reports);
    out_.text_or_null("first", to_string(s.first));
    out_.text_or_null("last", to_string(s.last));
    strings(out_, "places", s.places);
    strings(out_, "actors", s.actors);
  }

  void event(const Event& e) {
    out_.field("id", e.id);
    out_.field("story", e.story);
    out_.field("deed", e.deed);
    out_.text_or_null("type", e.type);
    out_.text_or_null("mode", e.mode);
    out_.text_or_null("cameo", e.cameo);
    strings(out_, "actor", e.actor);
    strings(out_, "recipient", e.recipient);
    out_.text_or_null("place", e.place);
    out_.text_or_null("origin", e.origin);
    out_.text_or_null("destination", e.destination);
    out_.text_or_null("time", to_string(e.time));
    mentions(e.mentions);
    list("views", e.views, [&](const View& v) { view(v); });
    list("sources", e.sources, [&](const SourceCount& s) {
      out_.field("entity", s.entity);
      out_.field("organisation", s.organisation);
      out_.text_or_null("occasion", s.occasion);
      out_.field("joint", s.joint);
      mentions(s.mentions);
    });
    list("links", e.links, [&](const EventLink& l) {
      out_.field("kind", to_string(l.kind));
      out_.field("event", l.event);
    });
    out_.field("outlets", e.outlets);
    out_.field("modality", to_string(e.modality));
    out_.field("basis", to_string(e.basis));
  }

  void discrepancy(const Discrepancy& d) {
    out_.field("kind", to_string(d.kind));
    if (!d.event.empty()) {
      out_.field("event", d.event);
    } else if (!d.story.empty()) {
      out_.field("story", d.story);
    } else if (d.report >= 0) {
      out_.field("report", id(d.report));
    }
    list("values", d.values, [&](const DiscrepancyValue& v) {
      const utf8::CodePointMap map(reports_[v.report].report.text);
      out_.field("value", v.value);
      out_.key("mentions");
      out_.array([&] {
        out_.object([&] {
          out_.field("report", id(v.report));
          const auto span = [&](std::string_view key, Span at) {
            out_.key(key);
            out_.array([&] { out_.value(map.to_code_points(at.begin)), out_.value(map.to_code_points(at.end)); });
          };
          span("span", v.span);
          if (!is_absent(v.sentence)) span("sentence", v.sentence);
        });
      });
    });
    out_.field("why", d.why);
  }

  template <typename T, typename Write>
  void list(std::string_view key, const std::vector<T>& items, Write&& write) {
    out_.key(key);
    out_.array([&] {
      for (const T& item : items) out_.object([&] { write(item); });
    });
  }

 private:
  void view(const View& v) {
    out_.field("source", v.source);
    out_.field("polarity", v.negative ? "-" : "+");
    out_.field("modality", to_string(v.modality));
    out_.field("phase", to_string(v.phase));
    out_.field("basis", to_string(v.basis));
    out_.text_or_null("quantity", v.quantity);
    mentions(v.mentions);
  }

  JsonWriter& out_;
  const std::vector<ReadReport>& reports_;
};

}  // namespace

void write_json(JsonWriter& out, const MadeBy& made_by, const std::vector<ReadReport>& reports, const StoryBook& book) {
  BookWriter w(out, reports);
  out.object([&] {
    out.field("schema", kStoriesSchema);
    out.key("made_by"), write_json(out, made_by);
    w.list("stories", book.stories, [&](const Story& s) { w.story(s); });
    w.list("events", book.events, [&](const Event& e) { w.event(e); });
    w.list("duplicates", book.duplicates, [&](const Duplicate& d) {
      w.ids("reports", d.reports);
      out.field("first", w.id(d.first));
      strings(out, "changed", d.changed);
    });
    w.list("discrepancies", book.discrepancies, [&](const Discrepancy& d) { w.discrepancy(d); });
  });
}

}  // namespace vedette
