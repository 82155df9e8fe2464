#include "brief/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace vedette {
namespace {

// Nothing of ours begins a line with text of a report, so only what has a meaning inside a line needs an escape.
std::string escaped(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*_[]#|~$@^!{}";
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool address = c == ':' && text.substr(i, 3) == "://";
    if (kSpecial.find(c) != std::string_view::npos || address) out.push_back('\\');
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

class Page {
 public:
  Page(const Brief& brief, const BriefText& text) : brief_(brief), text_(text) {}

  std::string print() {
    out_ = fmt::format("# {}\n\n*{}*\n\n**{}**\n", escaped(brief_.title), escaped(brief_.as_of), escaped(brief_.bottom_line));
    first_screen();
    heading("section.tests");
    if (brief_.tests.empty()) out_ += text_.say("empty.tests") + "\n";
    for (const BriefTest& t : brief_.tests) test(t);
    for (const BriefLedger& ledger : brief_.ledgers) table(ledger);
    if (!empty_.empty()) {
      out_ += fmt::format("\n{} {}.\n", text_.say("empty.ledger", {{"reports", text_.count("report", static_cast<int64_t>(brief_.reports.size()))}}), empty_);
    }
    reports();
    notes();
    out_ += "\n---\n\n";
    for (const std::string& line : brief_.about) out_ += escaped(line) + "  \n";
    return std::move(out_);
  }

 private:
  void heading(std::string_view key) { out_ += fmt::format("\n## {}\n\n", text_.say(key)); }

  void first_screen() {
    heading("section.tracks");
    for (const BriefLine& t : brief_.tracks) out_ += fmt::format("- {}: **{}** ({})\n", escaped(t.name), escaped(t.state), escaped(t.note));
    if (brief_.changes.rows.empty()) {
      heading("section.changes");
      out_ += text_.say("empty.changes") + "\n";
    } else {
      table(brief_.changes);
    }
    heading("section.indicators");
    table_head({"", text_.say("column.name"), text_.say("column.state"), text_.say("column.age"), text_.say("column.evidence")});
    for (const BriefLine& i : brief_.indicators) {
      table_row({i.up ? "▲" : "▼", escaped(i.name), escaped(i.state), i.age.empty() ? text_.say("age.never") : i.age, cites(i.supporting, i.opposing)});
    }
    heading("section.coverage");
    std::string line;
    for (const BriefFigure& f : brief_.coverage) line += fmt::format("{}{} {}", line.empty() ? "" : " · ", f.value, f.name);
    out_ += fmt::format("{}. {}\n", line, text_.say("coverage.silence"));
    heading("section.calendar");
    if (brief_.due.empty()) out_ += text_.say("empty.calendar") + "\n";
    for (const BriefLine& d : brief_.due) {
      out_ += fmt::format("- **{}** {}{}{} {}\n", escaped(d.state), escaped(d.name), d.note.empty() ? "" : ": ", escaped(d.note), cites(d.supporting, d.opposing));
    }
  }

  void test(const BriefTest& t) {
    out_ += fmt::format("### {}\n\n", escaped(t.question));
    out_ += fmt::format("- {}: **{}**{} {}\n", text_.say("support.title"), t.support,
                        t.claimed.empty() ? "" : ", " + text_.say("claimed", {{"time", t.claimed}}), cites(t.supporting, {}));
    out_ += fmt::format("- {}: **{}** {}\n\n", text_.say("opposition.title"), t.opposition, cites({}, t.opposing));
    for (const BriefLine& s : t.steps) out_ += fmt::format("- {}: **{}** {}\n", escaped(s.name), escaped(s.state), cites(s.supporting, s.opposing));
    table_head({text_.say("criteria.title"), text_.say("column.state"), text_.say("column.why"), text_.say("column.evidence")});
    for (const BriefLine& c : t.criteria) table_row({escaped(c.name), escaped(c.state), escaped(c.note), cites(c.supporting, c.opposing)});
    if (!t.hypotheses.empty()) {
      out_ += "\n";
      table_head({text_.say("hypothesis.title"), text_.say("column.state"), text_.say("column.evidence")});
      for (const BriefLine& h : t.hypotheses) table_row({escaped(h.name), escaped(h.state), cites(h.supporting, h.opposing)});
    }
    out_ += "\n";
  }

  void table(const BriefLedger& ledger) {
    if (ledger.rows.empty()) {
      empty_ += (empty_.empty() ? "" : ", ") + ledger.title;
      return;
    }
    out_ += fmt::format("\n## {}\n\n", ledger.title);
    std::vector<std::string> cells;
    for (const BriefColumn& c : ledger.columns) cells.push_back(escaped(c.title));
    cells.push_back(text_.say("column.evidence"));
    table_head(cells);
    for (const BriefRow& r : ledger.rows) {
      cells.clear();
      for (const BriefCell& c : r.cells) cells.push_back(escaped(c.text));
      cells.push_back(cites(r.supporting, r.opposing));
      table_row(cells);
    }
  }

  void table_head(const std::vector<std::string>& cells) {
    table_row(cells);
    out_ += "|";
    for (size_t i = 0; i < cells.size(); ++i) out_ += "---|";
    out_ += "\n";
  }
  void table_row(const std::vector<std::string>& cells) {
    out_ += "|";
    for (const std::string& c : cells) out_ += fmt::format(" {} |", c);
    out_ += "\n";
  }

  std::string cites(const std::vector<int32_t>& supporting, const std::vector<int32_t>& opposing) {
    std::string out;
    for (const int32_t s : supporting) out += cite(s);
    if (!opposing.empty()) out += out.empty() ? "− " : " − ";
    for (const int32_t s : opposing) out += cite(s);
    return out;
  }
  std::string cite(int32_t sentence) {
    const auto [it, fresh] = numbers_.emplace(sentence, order_.size() + 1);
    if (fresh) order_.push_back(sentence);
    return fmt::format("[^{}]", it->second);
  }

  void reports() {
    heading("section.reports");
    table_head({text_.say("column.report"), text_.say("column.outlet"), text_.say("column.title"), text_.say("column.published")});
    for (const BriefReport& r : brief_.reports) table_row({r.number, escaped(r.outlet), escaped(r.title.empty() ? r.id : r.title), text_.date(r.published)});
  }

  void notes() {
    heading("evidence.title");
    for (size_t i = 0; i < order_.size(); ++i) {
      const BriefSentence& s = brief_.sentences[order_[i]];
      const BriefReport& r = brief_.reports[s.report];
      out_ += fmt::format("[^{}]: {} {}, {}, {}.", i + 1, text_.say("quote", {{"text", escaped(s.head + s.mark + s.tail)}}), r.number, escaped(r.outlet), text_.date(r.published));
      if (!s.read.empty()) out_ += fmt::format(" {}", escaped(s.read.front().chain));
      out_ += "\n\n";
    }
  }

  const Brief& brief_;
  const BriefText& text_;
  std::map<int32_t, size_t> numbers_;
  std::vector<int32_t> order_;         // sentences by number
  std::string empty_;                  // titles of the ledgers without a row
  std::string out_;
};

}  // namespace

std::string markdown_brief(const Brief& brief, const BriefText& text) { return Page(brief, text).print(); }

}  // namespace vedette
