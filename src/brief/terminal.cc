#include "brief/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace vedette {
namespace {

constexpr const char* kBold = "\x1b[1m";
constexpr const char* kDim = "\x1b[2m";
constexpr const char* kRed = "\x1b[31m";
constexpr const char* kGreen = "\x1b[32m";
constexpr const char* kYellow = "\x1b[33m";
constexpr const char* kOff = "\x1b[0m";

constexpr size_t kQuotesOfTest = 3;
constexpr size_t kQuotesOfRow = 1;

size_t columns_of(std::string_view text) { return static_cast<size_t>(utf8::length(text)); }

std::string padded(std::string text, size_t width) {
  const size_t used = columns_of(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

const char* colour_of(Tone tone) {
  switch (tone) {
    case Tone::kGood: return kGreen;
    case Tone::kBad: return kRed;
    case Tone::kOpen: return kYellow;
    case Tone::kNone: break;
  }
  return "";
}

class Page {
 public:
  Page(const Brief& brief, const BriefText& text, const TerminalOptions& options)
      : brief_(brief), text_(text), options_(options), width_(static_cast<size_t>(std::max(40, options.width))) {}

  std::string print() {
    head();
    changes();
    indicators();
    coverage();
    due();
    tests();
    for (const BriefLedger& ledger : brief_.ledgers) {
      if (ledger.id != "calendar") print(ledger);  // stands under what is due
    }
    if (!empty_.empty()) {
      wrap(fmt::format("{} {}.", text_.say("empty.ledger", {{"reports", text_.count("report", static_cast<int64_t>(brief_.reports.size()))}}), empty_), 0, "\n");
    }
    return std::move(out_);
  }

 private:
  std::string in(const char* code, std::string_view text) const {
    return options_.colour && *code != 0 ? fmt::format("{}{}{}", code, text, kOff) : std::string(text);
  }
  bool cut(size_t i) const { return options_.rows > 0 && i >= options_.rows; }

  void heading(std::string_view key) { out_ += fmt::format("\n{}\n", in(kBold, text_.say(key))); }

  // Words wrapped to the width behind `indent` blanks; the first line after `lead`. Colour goes around every line, not through it.
  void wrap(std::string_view text, size_t indent, std::string_view lead = {}, const char* colour = "") {
    while (lead.starts_with('\n')) out_ += '\n', lead.remove_prefix(1);
    std::string begin = padded(std::string(lead), indent);
    std::string line;
    const auto flush = [&] {
      out_ += begin + in(colour, line) + "\n";
      begin.assign(indent, ' ');
      line.clear();
    };
    size_t room = width_ - std::min(width_ - 10, std::max(indent, columns_of(begin)));
    size_t used = 0;
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find(' ', at), text.size());
      std::string_view word = text.substr(at, end - at);
      at = end + 1;
      if (used > 0 && used + 1 + columns_of(word) > room) flush(), used = 0, room = width_ - std::min(width_ - 10, indent);
      while (columns_of(word) > room) {
        const auto bytes = static_cast<size_t>(utf8::CodePointMap(word).to_bytes(static_cast<int32_t>(room)));
        line = word.substr(0, bytes);
        word.remove_prefix(bytes);
        flush();
      }
      if (used > 0) line.push_back(' '), ++used;
      line.append(word);
      used += columns_of(word);
    }
    if (!line.empty() || columns_of(begin) > indent) flush();
  }

  void head() {
    const size_t used = columns_of(brief_.title) + columns_of(brief_.as_of) + 2;
    out_ += in(kBold, brief_.title);
    out_ += used <= width_ ? std::string(width_ - used + 2, ' ') : std::string("\n");
    out_ += in(kDim, brief_.as_of) + "\n\n";
    wrap(brief_.bottom_line, 0, {}, kBold);
    if (!brief_.tracks.empty()) out_ += '\n';
    for (const BriefLine& t : brief_.tracks) {
      out_ += fmt::format("  {}{}  {}\n", padded(t.name, 14), in(colour_of(t.tone), padded(t.state, 10)), in(kDim, t.note));
    }
  }

  void changes() {
    heading("section.changes");
    if (brief_.changes.rows.empty()) return wrap(text_.say("empty.changes"), 2);
    rows(brief_.changes);
  }

  void indicators() {
    heading("section.indicators");
    if (brief_.indicators.empty()) return wrap(text_.say("empty.indicators"), 2);
    size_t state = 0;
    size_t name = 0;
    for (const BriefLine& i : brief_.indicators) state = std::max(state, columns_of(i.state)), name = std::max(name, columns_of(i.name));
    name = std::min(name, width_ > state + 24 ? width_ - state - 20 : 20);
    for (const BriefLine& i : brief_.indicators) {
      const bool fits = columns_of(i.name) <= name;
      std::string line = fmt::format("  {} {}", i.up ? "▲" : "▼", padded(i.name, name));
      if (!fits) out_ += line + "\n", line.assign(4 + name, ' ');
      out_ += fmt::format("{}  {}  {}\n", line, in(colour_of(i.tone), padded(i.state, state)), in(kDim, i.age.empty() ? text_.say("age.never") : i.age));
    }
  }

  void coverage() {
    heading("section.coverage");
    std::string line;
    for (const BriefFigure& f : brief_.coverage) line += fmt::format("{}{} {}", line.empty() ? "" : " · ", f.value, f.name);
    wrap(line, 2);
    if (!brief_.ever_observed) wrap(text_.say("coverage.never.text"), 2);
  }

  void due() {
    heading("section.calendar");
    if (brief_.due.empty()) return wrap(text_.say("empty.calendar"), 2);
    for (size_t i = 0; i < brief_.due.size() && !cut(i); ++i) {
      const BriefLine& d = brief_.due[i];
      wrap(fmt::format("{}{}{}", d.name, d.note.empty() ? "" : " · ", d.note), 17, fmt::format("  {} ", padded(d.state, 14)));
    }
    more(brief_.due.size());
  }

  void more(size_t all) {
    if (options_.rows > 0 && all > options_.rows) {
      out_ += "  " + in(kDim, text_.say("more.rows", {{"count", with_thousands(std::to_string(all - options_.rows))}})) + "\n";
    }
  }

  void tests() {
    heading("section.tests");
    if (brief_.tests.empty()) return wrap(text_.say("empty.tests"), 2);
    for (const BriefTest& t : brief_.tests) test(t);
  }

  void test(const BriefTest& t) {
    wrap(t.question, 2, "  ", kBold);
    const size_t pad = std::max(columns_of(text_.say("support.title")), columns_of(text_.say("opposition.title"))) + 2;
    const std::string claimed = t.claimed.empty() ? std::string() : ", " + text_.say("claimed", {{"time", t.claimed}});
    out_ += fmt::format("    {}{}{}\n", padded(text_.say("support.title"), pad), in(colour_of(t.support_tone), t.support), in(kDim, claimed));
    out_ += fmt::format("    {}{}\n", padded(text_.say("opposition.title"), pad), in(colour_of(t.opposition_tone), t.opposition));
    quotes(t.supporting, "+", kQuotesOfTest);
    quotes(t.opposing, "−", kQuotesOfTest);
    size_t state = 0;
    for (const auto* list : {&t.steps, &t.criteria}) {
      for (const BriefLine& c : *list) state = std::max(state, columns_of(c.state));
    }
    for (const auto* list : {&t.steps, &t.criteria}) {
      for (const BriefLine& c : *list) criterion(c, std::min(state, width_ / 3));
    }
    for (const BriefLine& h : t.hypotheses) {
      wrap(fmt::format("{}: {} {}, {} {}", h.name, h.supporting.size(), text_.say("evidence.for"), h.opposing.size(), text_.say("evidence.against")), 8, "      ? ");
    }
  }

  void criterion(const BriefLine& c, size_t pad) {
    const std::string lead = fmt::format("    {} ", padded(c.state, pad));
    const std::string text = fmt::format("{}{}{}", c.name, c.note.empty() ? "" : ": ", c.note);
    // The lead is coloured after wrapping, or its codes would count as columns.
    const size_t at = out_.size();
    wrap(text, columns_of(lead) + 1, lead);
    if (options_.colour && c.tone != Tone::kNone) out_.replace(at, lead.size(), in(colour_of(c.tone), lead));
  }

  void print(const BriefLedger& ledger) {
    if (ledger.rows.empty()) {
      empty_ += (empty_.empty() ? "" : ", ") + ledger.title;
      return;
    }
    out_ += fmt::format("\n{}\n", in(kBold, ledger.title));
    rows(ledger);
  }

  void rows(const BriefLedger& ledger) {
    for (size_t i = 0; i < ledger.rows.size() && !cut(i); ++i) row(ledger, ledger.rows[i]);
    more(ledger.rows.size());
  }

  void row(const BriefLedger& ledger, const BriefRow& r) {
    std::string line;
    std::string source;
    for (size_t c = 0; c < ledger.columns.size(); ++c) {
      const std::string& column = ledger.columns[c].id;
      const std::string& cell = r.cells[c].text;
      if (cell.empty() || column == "words" || column == "items") continue;  // the quotation has them
      if (column == "source") {
        source = cell;
        continue;
      }
      const bool target = column == "recipient" || column == "to";
      const bool named = (ledger.columns[c].number && column != "number") || column == "of";
      const std::string told = named ? fmt::format("{} {}", lower(ledger.columns[c].title), cell) : cell;
      line += (line.empty() ? "" : target ? " → " : " · ") + told;
    }
    if (!source.empty()) line += " — " + source;
    wrap(line, 4, "  • ", colour_of(r.tone));
    quotes(r.supporting, "+", ledger.id == "discrepancies" ? r.supporting.size() : kQuotesOfRow);
    quotes(r.opposing, "−", kQuotesOfRow);
    for (const BriefPart& p : r.parts) part(p);
  }

  void part(const BriefPart& p) {
    const auto indent = static_cast<size_t>(6 + 2 * std::min(p.depth, 4));
    wrap(p.state.empty() ? p.text : fmt::format("{}: {}", p.state, p.text), indent + 2, std::string(indent, ' ') + "◦ ", colour_of(p.tone));
    quotes(p.supporting, "+", kQuotesOfRow);
  }

  static std::string lower(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
  }

  // The first sentences of a list: new ones are quoted and numbered, known ones cited.
  void quotes(const std::vector<int32_t>& list, std::string_view mark, size_t limit) {
    std::string known;
    size_t told = 0;
    for (size_t i = 0; i < list.size() && told < limit; ++i, ++told) {
      const auto [it, fresh] = numbers_.emplace(list[i], numbers_.size() + 1);
      if (!fresh) {
        known += fmt::format("{}[{}]", known.empty() ? "" : " ", it->second);
        continue;
      }
      const BriefSentence& s = brief_.sentences[list[i]];
      const BriefReport& r = brief_.reports[s.report];
      wrap(fmt::format("[{}] {} {}, {}", it->second, text_.say("quote", {{"text", s.head + s.mark + s.tail}}), r.outlet, text_.date(r.published)), 8,
           fmt::format("      {} ", mark), kDim);
    }
    if (list.size() > told) known += fmt::format("{}{}", known.empty() ? "" : ", ", text_.say("more.sentences", {{"count", std::to_string(list.size() - told)}}));
    if (!known.empty()) wrap(known, 8, fmt::format("      {} ", mark), kDim);
  }

  const Brief& brief_;
  const BriefText& text_;
  const TerminalOptions& options_;
  size_t width_;
  std::map<int32_t, size_t> numbers_;  // sentence → its number
  std::string empty_;                  // titles of the ledgers without a row
  std::string out_;
};

}  // namespace

std::string terminal_brief(const Brief& brief, const BriefText& text, const TerminalOptions& options) { return Page(brief, text, options).print(); }

}  // namespace vedette
