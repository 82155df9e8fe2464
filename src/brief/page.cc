#include "brief/page.h"

#include <algorithm>

#include "base/json_writer.h"
#include "brief/terminal.h"

namespace vedette {
namespace {

constexpr int kPlainWidth = 100;  // columns of the text for a reader without JavaScript

void numbers(JsonWriter& out, std::string_view key, const std::vector<int32_t>& list) {
  out.key(key);
  out.array([&] {
    for (const int32_t n : list) out.value(n);
  });
}

void strings(JsonWriter& out, std::string_view key, const std::vector<std::string>& list) {
  out.key(key);
  out.array([&] {
    for (const std::string& s : list) out.value(s);
  });
}

template <typename List, typename Write>
void objects(JsonWriter& out, std::string_view key, const List& list, Write&& write) {
  out.key(key);
  out.array([&] {
    for (const auto& item : list) out.object([&] { write(item); });
  });
}

void optional_text(JsonWriter& out, std::string_view key, std::string_view text) {
  if (!text.empty()) out.field(key, text);
}

class BriefWriter {
 public:
  explicit BriefWriter(JsonWriter& out) : out_(out) {}

  void brief(const Brief& b, const BriefText& text) {
    out_.field("schema", kBriefSchema);
    out_.field("title", b.title);
    out_.field("as_of", b.as_of);
    out_.field("as_of_time", to_string(b.as_of_moment));
    out_.field("bottom_line", b.bottom_line);
    out_.field("ever_observed", b.ever_observed);
    out_.key("text");
    out_.object([&] {
      for (const auto& [key, sentence] : text.sentences()) out_.field(key, sentence);
      for (int month = 1; month <= 12; ++month) out_.field("month." + std::to_string(month), text.label("month", std::to_string(month)));
    });
    strings(out_, "parties", b.parties);
    objects(out_, "tracks", b.tracks, [&](const BriefLine& l) { line(l); });
    objects(out_, "indicators", b.indicators, [&](const BriefLine& l) { line(l); });
    objects(out_, "due", b.due, [&](const BriefLine& l) { line(l); });
    objects(out_, "coverage", b.coverage, [&](const BriefFigure& f) { out_.field("id", f.id), out_.field("value", f.value), out_.field("name", f.name); });
    out_.key("changes");
    out_.object([&] { ledger(b.changes); });
    objects(out_, "tests", b.tests, [&](const BriefTest& t) { test(t); });
    objects(out_, "ledgers", b.ledgers, [&](const BriefLedger& l) { ledger(l); });
    objects(out_, "sentences", b.sentences, [&](const BriefSentence& s) { sentence(s); });
    objects(out_, "reports", b.reports, [&](const BriefReport& r) { report(r, text); });
    strings(out_, "about", b.about);
  }

 private:
  void evidence(const std::vector<int32_t>& supporting, const std::vector<int32_t>& opposing) {
    numbers(out_, "for", supporting);
    numbers(out_, "against", opposing);
  }

  void line(const BriefLine& l) {
    out_.field("id", l.id);
    out_.field("name", l.name);
    out_.field("state", l.state);
    optional_text(out_, "code", l.code);
    optional_text(out_, "note", l.note);
    optional_text(out_, "tone", to_string(l.tone));
    if (l.up) out_.field("up", true);
    optional_text(out_, "age", l.age);
    optional_text(out_, "rule", l.rule);
    evidence(l.supporting, l.opposing);
  }

  void test(const BriefTest& t) {
    out_.field("id", t.id);
    out_.field("level", t.level);
    out_.field("question", t.question);
    out_.field("party", t.party);
    out_.field("support", t.support);
    out_.field("support_code", t.support_code);
    out_.field("support_tone", to_string(t.support_tone));
    out_.field("opposition", t.opposition);
    out_.field("opposition_code", t.opposition_code);
    out_.field("opposition_tone", to_string(t.opposition_tone));
    out_.field("claimed", t.claimed);
    evidence(t.supporting, t.opposing);
    objects(out_, "criteria", t.criteria, [&](const BriefLine& l) { line(l); });
    objects(out_, "hypotheses", t.hypotheses, [&](const BriefLine& l) { line(l); });
    objects(out_, "steps", t.steps, [&](const BriefLine& l) { line(l); });
    strings(out_, "would_change", t.would_change);
  }

  void ledger(const BriefLedger& l) {
    out_.field("id", l.id);
    out_.field("title", l.title);
    out_.field("hint", l.hint);
    objects(out_, "columns", l.columns, [&](const BriefColumn& c) {
      out_.field("id", c.id), out_.field("title", c.title), out_.field("number", c.number);
    });
    objects(out_, "rows", l.rows, [&](const BriefRow& r) { row(r); });
  }

  void row(const BriefRow& r) {
    out_.field("id", r.id);
    out_.field("party", r.party);
    out_.field("kind", r.kind);
    out_.field("state", r.state);
    optional_text(out_, "deed", r.deed);
    optional_text(out_, "tone", to_string(r.tone));
    optional_text(out_, "rule", r.rule);
    optional_text(out_, "since", to_string(r.since));
    out_.key("cells");
    out_.array([&] {
      for (const BriefCell& c : r.cells) out_.value(c.text);
    });
    if (std::any_of(r.cells.begin(), r.cells.end(), [](const BriefCell& c) { return !c.sort.empty(); })) {
      out_.key("sort");
      out_.array([&] {
        for (const BriefCell& c : r.cells) out_.value(c.sort);
      });
    }
    if (!r.values.empty()) strings(out_, "values", r.values);
    if (!r.would_change.empty()) strings(out_, "would_change", r.would_change);
    if (r.low) out_.field("low", *r.low);
    if (r.high) out_.field("high", *r.high);
    if (r.place) out_.key("place"), out_.object([&] { place(*r.place); });
    if (!r.parts.empty()) objects(out_, "parts", r.parts, [&](const BriefPart& p) { part(p); });
    evidence(r.supporting, r.opposing);
  }

  void part(const BriefPart& p) {
    out_.field("depth", p.depth);
    out_.field("text", p.text);
    optional_text(out_, "state", p.state);
    optional_text(out_, "tone", to_string(p.tone));
    optional_text(out_, "rule", p.rule);
    evidence(p.supporting, p.opposing);
  }

  void place(const BriefPlace& p) {
    out_.field("name", p.name);
    out_.field("lat", p.lat);
    out_.field("lon", p.lon);
    optional_text(out_, "country", p.country);
    optional_text(out_, "precision", p.precision);
    optional_text(out_, "relation", p.relation);
    if (p.km >= 0) out_.field("km", p.km);
    if (p.along_border) out_.field("along_border", true);
  }

  void sentence(const BriefSentence& s) {
    out_.field("report", s.report);
    optional_text(out_, "before", s.before);
    optional_text(out_, "head", s.head);
    out_.field("mark", s.mark);
    optional_text(out_, "tail", s.tail);
    optional_text(out_, "after", s.after);
    objects(out_, "read", s.read, [&](const BriefReadAs& r) {
      out_.field("words", r.words);
      optional_text(out_, "deed", r.deed);
      out_.field("what", r.what);
      out_.field("chain", r.chain);
      optional_text(out_, "rule", r.rule);
      optional_text(out_, "place", r.place);
    });
  }

  void report(const BriefReport& r, const BriefText& text) {
    out_.field("number", r.number);
    out_.field("id", r.id);
    out_.field("outlet", r.outlet);
    optional_text(out_, "country", r.country);
    optional_text(out_, "title", r.title);
    optional_text(out_, "url", r.url);
    out_.field("time", to_string(r.published));
    out_.field("published", text.date(r.published));
    out_.field("cited", r.cited);
  }

  JsonWriter& out_;
};

std::string html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

// JSON inside a script element: no "<" may stand in it, nor the line ends that JavaScript has beside JSON's.
std::string for_script(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '<') {
      out += "\\u003c";
    } else if (json.compare(i, 3, "\u2028") == 0 || json.compare(i, 3, "\u2029") == 0) {
      out += json[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out.push_back(json[i]);
    }
  }
  return out;
}

}  // namespace

std::string brief_json(const Brief& brief, const BriefText& text) {
  JsonWriter out;
  out.object([&] { BriefWriter(out).brief(brief, text); });
  return out.take();
}

Result<std::string> page_brief(const Brief& brief, const BriefText& text) {
  const std::string_view page = page_template();
  if (page.empty()) return Error{ErrorCode::kUnsupported, "this program was built without Node and npm, and so without the page", "--html"};
  TerminalOptions plain;
  plain.width = kPlainWidth;
  const std::pair<std::string_view, std::string> slots[] = {{"{{title}}", html(brief.title)},
                                                            {"{{note}}", html(text.say("ui.noscript"))},
                                                            {"{{text}}", html(terminal_brief(brief, text, plain))},
                                                            {"{{brief}}", for_script(brief_json(brief, text))}};
  std::string out;
  size_t at = 0;
  for (const auto& [slot, value] : slots) {  // in the order of the template; what they are filled with is not searched
    const size_t found = page.find(slot, at);
    if (found == std::string_view::npos) return Error{ErrorCode::kMalformed, "the embedded page has no such slot", std::string(slot)};
    out.append(page, at, found - at).append(value);
    at = found + slot.size();
  }
  return out.append(page, at);
}

}  // namespace vedette
