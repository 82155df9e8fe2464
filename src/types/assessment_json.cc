#include "types/assessment_json.h"

#include "base/utf8.h"

namespace vedette {
namespace {

class AssessmentWriter {
 public:
  AssessmentWriter(JsonWriter& out, const std::vector<ReadReport>& reports) : out_(out), reports_(reports), maps_(reports.size()) {}

  void rows(std::string_view key, const std::vector<Row>& list) {
    out_.key(key);
    out_.array([&] {
      for (const Row& row : list) out_.object([&] { write(row); });
    });
  }

  void verdict(const Verdict& v) {
    out_.field("level", v.level);
    out_.field("test", v.test);
    out_.field("support", v.support);
    out_.field("opposition", v.opposition);
    rows("criteria", v.criteria);
    write(v);
  }

 private:
  void write(const Row& row) {
    out_.field("id", row.id);
    out_.text_or_null("party", row.party);
    out_.field("kind", row.kind);
    out_.field("state", row.state);
    out_.text_or_null("since", to_string(row.since));
    out_.key("fields");
    out_.array([&] {
      for (const auto& [name, value] : row.fields) {
        out_.object([&] {
          out_.field("name", name);
          out_.text_or_null("value", value);
        });
      }
    });
    evidence("evidence", row.evidence);
    evidence("evidence_against", row.evidence_against);
    out_.field("rule", row.rule);
    out_.key("would_change");
    out_.array([&] {
      for (const std::string& w : row.would_change) out_.value(w);
    });
    place(row.place);
    rows("parts", row.parts);
  }

  void place(const std::optional<RowPlace>& place) {
    if (!place) return out_.null_field("place");
    out_.key("place");
    out_.object([&] {
      out_.field("name", place->name);
      out_.field("lat", place->lat);
      out_.field("lon", place->lon);
      out_.text_or_null("country", place->country);
      out_.text_or_null("precision", place->precision);
      out_.text_or_null("relation", place->relation);
    });
  }

  const utf8::CodePointMap& code_points(int32_t report) {
    std::optional<utf8::CodePointMap>& map = maps_[report];
    if (!map) map.emplace(reports_[report].report.text);
    return *map;
  }

  void evidence(std::string_view key, const std::vector<Evidence>& list) {
    out_.key(key);
    out_.array([&] {
      for (const Evidence& e : list) {
        const Report& report = reports_[e.report].report;
        const utf8::CodePointMap& map = code_points(e.report);
        out_.object([&] {
          out_.field("report", report.id);
          out_.field("digest", report.digest);
          out_.key("span");
          out_.array([&] { out_.value(map.to_code_points(e.span.begin)), out_.value(map.to_code_points(e.span.end)); });
          out_.field("quote", slice(report.text, e.span));
        });
      }
    });
  }

  JsonWriter& out_;
  const std::vector<ReadReport>& reports_;
  std::vector<std::optional<utf8::CodePointMap>> maps_;  // made when a report is first quoted
};

}  // namespace

void write_json(JsonWriter& out, const MadeBy& made_by, const std::vector<ReadReport>& reports, const Assessment& a) {
  AssessmentWriter w(out, reports);
  out.object([&] {
    out.field("schema", kAssessmentSchema);
    out.key("made_by"), write_json(out, made_by);
    out.key("watch");
    out.object([&] { out.field("id", a.watch_id), out.field("digest", a.watch_digest); });
    out.text_or_null("as_of", to_string(a.as_of));
    out.key("coverage");
    out.object([&] {
      out.field("reports", a.coverage.reports);
      out.field("outlets", a.coverage.outlets);
      out.field("countries", a.coverage.countries);
      out.field("state_media", a.coverage.state_media);
      out.field("undated", a.coverage.undated);
      if (a.coverage.hours_since_observation < 0) {
        out.null_field("hours_since_observation");
      } else {
        out.field("hours_since_observation", a.coverage.hours_since_observation);
      }
    });
    out.field("bottom_line", a.bottom_line);
    w.rows("tracks", a.tracks);
    w.rows("changes", a.changes);
    out.key("verdicts");
    out.array([&] {
      for (const Verdict& v : a.verdicts) out.object([&] { w.verdict(v); });
    });
    w.rows("indicators", a.indicators);
    w.rows("words_and_ground", a.words_and_ground);
    w.rows("force", a.force);
    w.rows("conditions", a.conditions);
    w.rows("correspondence", a.correspondence);
    w.rows("commitments", a.commitments);
    w.rows("patterns", a.patterns);
    w.rows("warning_time", a.warning_time);
    w.rows("calendar", a.calendar);
    w.rows("discrepancies", a.discrepancies);
    w.rows("sources", a.sources);
    w.rows("hypotheses", a.hypotheses);
    w.rows("judgements", a.judgements);
  });
}

}  // namespace vedette
