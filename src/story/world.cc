#include "story/world.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vedette {
namespace {

void report_it(const std::vector<ReadReport>& reports, int32_t report, std::vector<std::pair<std::string, Span>> values, const char* why,
               std::vector<Discrepancy>& out) {
  Discrepancy d;
  d.kind = DiscrepancyKind::kWorld;
  d.report = report;
  for (auto& [value, span] : values) d.values.push_back({std::move(value), report, span, sentence_at(reports[report].reading, span)});
  d.why = why;
  out.push_back(std::move(d));
}

// A place that is said to lie in another country than it does: "BRUSSELS, FRANCE". Only datelines say so in so many words.
void find_dateline(const std::vector<ReadReport>& reports, int32_t r, std::vector<Discrepancy>& out) {
  const Reading& reading = reports[r].reading;
  if (!reading.dateline || reading.dateline->place < 0) return;
  const Place& place = reading.places[reading.dateline->place];
  if (place.relation.kind != PlaceRelationKind::kIn || place.country.empty()) return;
  for (const int32_t of : place.relation.of) {
    const Place& said = reading.places[of];
    if (said.kind != "country" || said.country.empty() || said.country == place.country) continue;
    report_it(reports, r, {{said.name, reading.dateline->span}, {place.name + " (" + place.country + ")", place.span}},
              "the dateline puts the place in another country than it lies in", out);
  }
}

struct Month {
  std::string_view name;
  int days;
};
constexpr std::array<Month, 12> kMonths{{{"January", 31}, {"February", 29}, {"March", 31}, {"April", 30}, {"May", 31}, {"June", 30},
                                         {"July", 31}, {"August", 31}, {"September", 30}, {"October", 31}, {"November", 30}, {"December", 31}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that ends before, or begins at, a place in the text, no other digit beside it; empty where there is none.
Span number_before(std::string_view text, size_t end) {
  if (end == 0 || text[end - 1] != ' ') return kNoSpan;
  const size_t stop = --end;
  while (end > 0 && is_digit(text[end - 1])) --end;
  if (end > 0 && (text[end - 1] == ',' || text[end - 1] == '.' || text[end - 1] == '-')) return kNoSpan;
  return {static_cast<int32_t>(end), static_cast<int32_t>(stop)};
}
Span number_after(std::string_view text, size_t begin) {
  if (begin >= text.size() || text[begin] != ' ') return kNoSpan;
  const size_t start = ++begin;
  while (begin < text.size() && is_digit(text[begin])) ++begin;
  if (begin + 1 < text.size() && (text[begin] == ',' || text[begin] == ':') && is_digit(text[begin + 1])) return kNoSpan;
  return {static_cast<int32_t>(start), static_cast<int32_t>(begin)};
}

// "31 June", "June 31". A number of more digits is a year or a count.
void find_days(const std::vector<ReadReport>& reports, int32_t r, std::vector<Discrepancy>& out) {
  const std::string_view text = reports[r].report.text;
  for (const Month& month : kMonths) {
    for (size_t at = text.find(month.name); at != std::string_view::npos; at = text.find(month.name, at + 1)) {
      const size_t end = at + month.name.size();
      for (const Span number : {number_before(text, at), number_after(text, end)}) {
        if (is_absent(number) || number.size() != 2) continue;
        const int day = (text[number.begin] - '0') * 10 + text[number.begin + 1] - '0';
        if (day <= month.days || day > 31) continue;
        const Span whole{std::min(number.begin, static_cast<int32_t>(at)), std::max(number.end, static_cast<int32_t>(end))};
        report_it(reports, r, {{std::string(slice(text, whole)), whole}}, "the month has no such day", out);
      }
    }
  }
}

// Whether the clause gives the day as such ("3 March"), not by a weekday or "today", which are read from the publication.
bool gives_day(const ReadReport& r, const EventMention& m) {
  const std::string day = to_string(Moment{m.time.time, Precision::kDay});
  return std::any_of(r.reading.times.begin(), r.reading.times.end(), [&](const TimeExpr& t) {
    if (!m.span.contains(t.span) || !t.value.starts_with(day)) return false;
    const std::string_view words = slice(r.report.text, t.span);
    return std::any_of(words.begin(), words.end(), is_digit);
  });
}

// A deed told as done on a day later than the report.
void find_future_past(const std::vector<ReadReport>& reports, int32_t r, std::vector<Discrepancy>& out) {
  const Reading& reading = reports[r].reading;
  const Published& published = reading.published;
  if (!published.moment.known() || published.from != Published::From::kGiven) return;
  const auto last = day_of(published.moment) + std::chrono::days{1};  // the clock may be further on where it happened
  for (const EventMention& m : reading.events) {
    const bool done = m.tense == Tense::kPast && m.modality == Modality::kHappened && m.time_from_text;
    if (!done || m.time.precision < Precision::kDay || day_of(m.time) <= last || !gives_day(reports[r], m)) continue;
    report_it(reports, r, {{to_string(m.time), m.span}, {to_string(published.moment), m.span}},
              "the text tells of a deed as done on a day after its own publication", out);
  }
}

}  // namespace

Span sentence_at(const Reading& reading, Span span) {
  const auto at = std::upper_bound(reading.sentences.begin(), reading.sentences.end(), span.begin,
                                   [](int32_t begin, const Span& s) { return begin < s.end; });
  return at != reading.sentences.end() && at->contains(span.begin) ? *at : kNoSpan;
}

void find_world(const std::vector<ReadReport>& reports, int32_t report, std::vector<Discrepancy>& out) {
  find_dateline(reports, report, out);
  find_days(reports, report, out);
  find_future_past(reports, report, out);
}

}  // namespace vedette
