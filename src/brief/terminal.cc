#include "brief/terminal.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace vedette {
namespace {

constexpr const char* kBold = "\x1b[1m";
constexpr const char* kDim = "\x1b[2m";
constexpr const char* kOff = "\x1b[0m";

// Text of a report on one line; control and direction characters have no business in a terminal.
std::string clean(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    const char32_t c = d.code_point;
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    if (blank) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && !direction) {
      out.append(text.substr(i, static_cast<size_t>(d.length)));
    }
    i += static_cast<size_t>(d.length);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

class Page {
 public:
  Page(const std::vector<ReadReport>& reports, const TerminalOptions& options) : reports_(reports), options_(options) {}

  void heading(std::string_view text) { out_ += fmt::format("\n{}{}{}\n", on(kBold), text, on(kOff)); }

  // Words wrapped to the width, every line behind `indent` blanks; the first line after `lead`.
  void wrap(std::string_view text, size_t indent, std::string_view lead = {}) {
    std::string line(lead);
    if (line.size() < indent) line.append(indent - line.size(), ' ');
    size_t used = static_cast<size_t>(utf8::length(line));
    bool empty = true;
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find(' ', at), text.size());
      const std::string_view word = text.substr(at, end - at);
      at = end + 1;
      const auto columns = static_cast<size_t>(utf8::length(word));
      if (!empty && used + 1 + columns > static_cast<size_t>(options_.width)) {
        out_ += line + "\n";
        line.assign(indent, ' ');
        used = indent;
        empty = true;
      }
      if (!empty) line.push_back(' '), ++used;
      line.append(word);
      used += columns;
      empty = false;
    }
    out_ += line + "\n";
  }

  void evidence(const std::vector<Evidence>& list, std::string_view mark, size_t limit) {
    for (size_t i = 0; i < std::min(limit, list.size()); ++i) {
      const ReadReport& r = reports_[list[i].report];
      const std::string who = r.report.outlet.empty() ? r.report.id : r.report.outlet;
      out_ += on(kDim);
      wrap(fmt::format("\u201c{}\u201d [{}, {}]", clean(slice(r.report.text, list[i].span)), who, to_string(r.reading.published.moment)), 6,
           fmt::format("    {} ", mark));
      out_ += on(kOff);
    }
    if (list.size() > limit) out_ += fmt::format("      … and {} more\n", list.size() - limit);
  }

  void ledger(std::string_view title, const std::vector<Row>& rows) {
    heading(title);
    if (rows.empty()) {
      out_ += "  nothing found\n";
      return;
    }
    for (size_t i = 0; i < std::min(options_.rows, rows.size()); ++i) row(rows[i]);
    if (rows.size() > options_.rows) out_ += fmt::format("  … and {} more rows\n", rows.size() - options_.rows);
  }

  void row(const Row& r) {
    std::string text = fmt::format("{} · {}", r.kind, r.state);
    if (!r.party.empty()) text = r.party + " · " + text;
    for (const auto& [name, value] : r.fields) {
      if (!value.empty()) text += fmt::format(" · {}: {}", name, clean(value));
    }
    wrap(text, 4, "  - ");
    evidence(r.evidence, "+", 1);
    evidence(r.evidence_against, "−", 1);
  }

  void verdict(const Verdict& v) {
    if (v.level != "party") return;
    wrap(v.fields.front().second, 4, "  ");
    out_ += fmt::format("    support: {}   opposition: {}{}\n", v.support, v.opposition,
                        v.since.known() ? "   claimed: " + to_string(v.since) : "");
    evidence(v.evidence, "+", 3);
    evidence(v.evidence_against, "−", 3);
    for (const Row& c : v.criteria) {
      wrap(fmt::format("{}: {}{}", c.kind, c.state, c.fields.front().second.empty() ? "" : " (" + clean(c.fields.front().second) + ")"), 8, "    · ");
    }
  }

  void line(const std::string& text) { out_ += text + "\n"; }
  void colour(const char* code) { out_ += on(code); }
  std::string take() { return std::move(out_); }

 private:
  const char* on(const char* code) const { return options_.colour ? code : ""; }
  const std::vector<ReadReport>& reports_;
  const TerminalOptions& options_;
  std::string out_;
};

}  // namespace

std::string terminal_brief(const Watch& watch, const std::vector<ReadReport>& reports, const Assessment& a, const TerminalOptions& options) {
  Page page(reports, options);
  page.colour(kBold);
  page.line(fmt::format("{}   as of {}", watch.name, to_string(a.as_of)));
  page.colour(kOff);
  page.wrap(a.bottom_line.empty() ? "No test is set." : a.bottom_line, 0);
  std::string tracks;
  for (const Row& t : a.tracks) tracks += fmt::format("{}{}: {}", tracks.empty() ? "" : "   ", t.kind, t.state);
  page.line(tracks);
  const Coverage& c = a.coverage;
  page.wrap(fmt::format("{} reports, {} outlets, {} countries; {} from outlets that speak for a party; {} undated left out; {}", c.reports, c.outlets,
                        c.countries, c.state_media, c.undated,
                        c.hours_since_observation < 0 ? "nothing observed by anyone"
                                                      : fmt::format("last observation {:.0f} hours ago", c.hours_since_observation)),
            0);
  page.heading("Indicators");
  for (const Row& r : a.indicators) {
    page.wrap(fmt::format("{}: {}{}", r.fields[0].second, r.state, r.since.known() ? ", last " + to_string(r.since) : ""), 6,
              r.fields[1].second == "up" ? "  ↑ " : "  ↓ ");
  }
  page.heading("Tests");
  for (const Verdict& v : a.verdicts) page.verdict(v);
  page.ledger("Due next", a.calendar);
  page.ledger("Words and ground", a.words_and_ground);
  page.ledger("Force", a.force);
  page.ledger("Conditions", a.conditions);
  page.ledger("Correspondence", a.correspondence);
  page.ledger("Commitments", a.commitments);
  page.ledger("Discrepancies", a.discrepancies);
  page.ledger("Sources", a.sources);
  return page.take();
}

}  // namespace vedette
