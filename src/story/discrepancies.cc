// Where reports of one story cannot all be right: one speaker's quoted words given in two versions, numbers of one thing in
// one event that exclude each other, one outlet's "happened" against another's "did not". Vagueness is no discrepancy, nor
// are two sources' accounts: those are views. What the world contradicts is in world.cc.
#include <algorithm>
#include <map>
#include "story/story.h"
#include "story/world.h"

namespace vedette {
namespace {

constexpr size_t kMinWords = 4;      // shorter quotations say too little to compare
constexpr double kAlike = 0.7;       // share of words in common from which two quotations are versions of one
constexpr double kNumberSlack = 1.1; // "some 130,000" and 125,000 agree

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (c >= 'A' && c <= 'Z') {
      out.back().push_back(static_cast<char>(c + 32));
    } else if (letter && static_cast<unsigned char>(c) != 0xE2 && static_cast<unsigned char>(c) != 0x80) {
      out.back().push_back(c);
    } else if ((c == ' ' || c == '\n' || c == '-') && !out.back().empty()) {
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

struct Quote {
  int32_t report;
  Span span;
  std::string speaker;
  std::vector<std::string> words;
};

// Every stretch between quotation marks inside a statement's content.
void add_quotes(const ReadReport& r, int32_t index, const Statement& s, std::vector<Quote>& out) {
  if (s.speaker.empty() || s.quotation == QuotationKind::kIndirect) return;
  const std::string& speaker = r.reading.actors[s.speaker.front()].entity;
  for (const Span& content : s.content) {
    const std::string_view text = slice(r.report.text, content);
    int32_t open = -1;
    for (size_t i = 0; i <= text.size(); ++i) {
      const std::string_view rest = text.substr(i);
      const bool left = rest.starts_with("“");
      const bool right = rest.starts_with("”");
      const bool straight = rest.starts_with("\"");
      if (left || (straight && open < 0)) {
        open = static_cast<int32_t>(i) + (left ? 3 : 1);
      } else if ((right || straight) && open >= 0) {
        const Span span{content.begin + open, content.begin + static_cast<int32_t>(i)};
        Quote q{index, span, speaker, words_of(slice(r.report.text, span))};
        if (q.words.size() >= kMinWords) out.push_back(std::move(q));
        open = -1;
      }
    }
  }
}

size_t common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<size_t> row(b.size() + 1, 0);
  for (const std::string& x : a) {
    size_t diagonal = 0;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t above = row[j + 1];
      row[j + 1] = x == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

// Whether the shorter one is, but for small changes, part of the longer, and differs inside.
bool versions(const Quote& a, const Quote& b) {
  const Quote& s = a.words.size() <= b.words.size() ? a : b;
  const Quote& l = a.words.size() <= b.words.size() ? b : a;
  // The best window of the longer one.
  for (size_t at = 0; at + s.words.size() <= l.words.size() + 2 && at < l.words.size(); ++at) {
    const size_t size = std::min(s.words.size() + 2, l.words.size() - at);
    const std::vector<std::string> window(l.words.begin() + static_cast<long>(at), l.words.begin() + static_cast<long>(at + size));
    const size_t same = common(s.words, window);
    if (same == s.words.size()) {
      if (std::search(l.words.begin(), l.words.end(), s.words.begin(), s.words.end()) != l.words.end()) return false;
      continue;
    }
    if (static_cast<double>(same) >= kAlike * static_cast<double>(s.words.size()) && s.words.front() == window.front()) return true;
  }
  return false;
}

void find_quotations(const std::vector<ReadReport>& reports, const Story& story, std::vector<Discrepancy>& out) {
  std::vector<Quote> quotes;
  for (const int32_t r : story.reports) {
    for (const Statement& s : reports[r].reading.statements) add_quotes(reports[r], r, s, quotes);
  }
  for (size_t i = 0; i < quotes.size(); ++i) {
    for (size_t j = i + 1; j < quotes.size(); ++j) {
      if (quotes[i].report == quotes[j].report || quotes[i].speaker != quotes[j].speaker || !versions(quotes[i], quotes[j])) continue;
      Discrepancy d;
      d.kind = DiscrepancyKind::kQuotation;
      d.story = story.id;
      for (const Quote* q : {&quotes[i], &quotes[j]}) {
        d.values.push_back({std::string(slice(reports[q->report].report.text, q->span)), q->report, q->span,
                            sentence_at(reports[q->report].reading, q->span)});
      }
      d.why = "the same speaker's words are quoted differently";
      out.push_back(std::move(d));
    }
  }
}

bool exclude_each_other(const Quantity& a, const Quantity& b) {
  const auto above = [](const Quantity& x, const Quantity& y) { return x.low && y.high && *x.low > *y.high * kNumberSlack; };
  return above(a, b) || above(b, a);
}

DiscrepancyValue value_at(const std::vector<ReadReport>& reports, int32_t report, Span span) {
  return {std::string(slice(reports[report].report.text, span)), report, span, sentence_at(reports[report].reading, span)};
}

// The last word of what is counted: "dead" of "people dead". Two numbers are of one thing if it is the same.
std::string counted(const ReadReport& r, const Quantity& q) {
  if (is_absent(q.of)) return {};
  const std::vector<std::string> words = words_of(slice(r.report.text, q.of));
  return words.empty() ? std::string() : words.back();
}

// Numbers of one thing in one event, from two reports. Parts of a whole ("one of them", "20 more") are told by other words.
void find_numbers(const std::vector<ReadReport>& reports, const Event& event, std::vector<Discrepancy>& out) {
  struct Count {
    int32_t report;
    const Quantity* quantity;
  };
  std::map<std::string, std::vector<Count>> things;
  for (const MentionRef& ref : event.mentions) {
    const ReadReport& r = reports[ref.report];
    for (const int32_t index : r.reading.events[ref.event].quantities) {
      const Quantity& q = r.reading.quantities[index];
      if (q.bound == Bound::kVague || q.measure == Measure::kChange) continue;
      const std::string what = counted(r, q);
      if (what.empty() && q.kind != "money") continue;
      things[what + "|" + q.kind + "|" + q.unit + "|" + std::string(to_string(q.measure))].push_back({ref.report, &q});
    }
  }
  for (const auto& [thing, counts] : things) {
    const auto other = std::find_if(counts.begin(), counts.end(), [&](const Count& c) {
      return c.report != counts.front().report && exclude_each_other(*c.quantity, *counts.front().quantity);
    });
    if (other == counts.end()) continue;
    Discrepancy d;
    d.kind = DiscrepancyKind::kNumber;
    d.event = event.id;
    for (const Count& c : {counts.front(), *other}) d.values.push_back(value_at(reports, c.report, c.quantity->span));
    d.why = "the numbers exclude each other";
    out.push_back(std::move(d));
  }
}

// One outlet tells in its own voice that it happened, another that it did not. What sources say is a view, not a discrepancy.
void find_status(const std::vector<ReadReport>& reports, const Event& event, std::vector<Discrepancy>& out) {
  constexpr double kSure = 2.5;  // of factuality
  if (event.deed == "other" || event.actor.empty()) return;
  const auto first = [&](auto&& fits) {
    return std::find_if(event.mentions.begin(), event.mentions.end(), [&](const MentionRef& ref) {
      const EventMention& m = reports[ref.report].reading.events[ref.event];
      return m.attribution.empty() && !m.actor.empty() && is_absent(m.condition) && m.recency == Recency::kNew && fits(m);
    });
  };
  const auto done = first([&](const EventMention& m) { return m.modality == Modality::kHappened && m.factuality >= kSure; });
  const auto not_done = first([&](const EventMention& m) {
    return m.modality == Modality::kNotHappened && m.factuality <= -kSure && m.tense == Tense::kPast;
  });
  if (done == event.mentions.end() || not_done == event.mentions.end() || done->report == not_done->report) return;
  Discrepancy d;
  d.kind = DiscrepancyKind::kStatus;
  d.event = event.id;
  for (const auto& ref : {*done, *not_done}) d.values.push_back(value_at(reports, ref.report, reports[ref.report].reading.events[ref.event].anchor));
  d.why = "one report tells that it happened, another that it did not";
  out.push_back(std::move(d));
}

}  // namespace

std::vector<Discrepancy> find_discrepancies(const std::vector<ReadReport>& reports, const std::vector<Story>& stories,
                                            const std::vector<Event>& events) {
  std::vector<Discrepancy> out;
  for (const Story& story : stories) find_quotations(reports, story, out);
  for (const Event& event : events) {
    find_numbers(reports, event, out);
    find_status(reports, event, out);
  }
  for (size_t r = 0; r < reports.size(); ++r) find_world(reports, static_cast<int32_t>(r), out);
  return out;
}

}  // namespace vedette
