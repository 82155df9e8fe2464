// Where reports of one story cannot all be right. So far: one speaker's quoted words given in two versions, numbers of one
// kind and owner that exclude each other, datelines that the world contradicts. Vagueness is no discrepancy.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "story/story.h"

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
        d.values.push_back({std::string(slice(reports[q->report].report.text, q->span)), q->report, q->span});
      }
      d.why = "the same speaker's words are quoted differently";
      out.push_back(std::move(d));
    }
  }
}

bool exclude_each_other(const Quantity& a, const Quantity& b) {
  const auto above = [](const Quantity& x, const Quantity& y) {
    return x.low && y.high && *x.low > *y.high * kNumberSlack;
  };
  return above(a, b) || above(b, a);
}

void find_numbers(const std::vector<ReadReport>& reports, const Story& story, std::vector<Discrepancy>& out) {
  std::map<std::string, std::vector<std::pair<int32_t, const Quantity*>>> groups;
  for (const int32_t r : story.reports) {
    const Reading& reading = reports[r].reading;
    for (const Quantity& q : reading.quantities) {
      if (q.kind.empty() || q.whose < 0 || (q.measure != Measure::kStock && q.measure != Measure::kLoss)) continue;
      const Actor& owner = reading.actors[q.whose];
      const std::string side = owner.country.empty() ? owner.entity : owner.country;
      if (side.empty() || q.unit == "percent") continue;
      groups[q.kind + "|" + side + "|" + std::string(to_string(q.measure))].emplace_back(r, &q);
    }
  }
  for (const auto& [key, list] : groups) {
    for (size_t i = 1; i < list.size(); ++i) {
      if (list[i].first == list[0].first || !exclude_each_other(*list[0].second, *list[i].second)) continue;
      Discrepancy d;
      d.kind = DiscrepancyKind::kNumber;
      d.story = story.id;
      for (const auto& [r, q] : {list[0], list[i]}) d.values.push_back({std::string(slice(reports[r].report.text, q->span)), r, q->span});
      d.why = "the numbers exclude each other";
      out.push_back(std::move(d));
    }
  }
}

// A dateline whose place lies elsewhere than it says: "BRUSSELS, FRANCE".
void find_datelines(const std::vector<ReadReport>& reports, std::vector<Discrepancy>& out) {
  for (size_t r = 0; r < reports.size(); ++r) {
    const Reading& reading = reports[r].reading;
    if (!reading.dateline || reading.dateline->place < 0) continue;
    const Place& place = reading.places[reading.dateline->place];
    if (place.relation.kind != PlaceRelationKind::kIn || place.country.empty()) continue;
    for (const int32_t of : place.relation.of) {
      const Place& said = reading.places[of];
      if (said.kind != "country" || said.country.empty() || said.country == place.country) continue;
      Discrepancy d;
      d.kind = DiscrepancyKind::kWorld;
      d.report = static_cast<int32_t>(r);
      d.values.push_back({said.name, d.report, reading.dateline->span});
      d.values.push_back({place.name + " (" + place.country + ")", d.report, place.span});
      d.why = "the dateline puts the place in another country than it lies in";
      out.push_back(std::move(d));
    }
  }
}

}  // namespace

std::vector<Discrepancy> find_discrepancies(const std::vector<ReadReport>& reports, const std::vector<Story>& stories,
                                            const std::vector<Event>&) {
  std::vector<Discrepancy> out;
  for (const Story& story : stories) {
    find_quotations(reports, story, out);
    find_numbers(reports, story, out);
  }
  find_datelines(reports, out);
  return out;
}

}  // namespace vedette
