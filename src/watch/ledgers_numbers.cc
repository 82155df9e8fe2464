// Ledgers made from quantities, discrepancies and speakers.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "watch/ledgers.h"

namespace vedette {
namespace {

std::string number(const std::optional<double>& v) { return v ? fmt::format("{:.0f}", *v) : std::string(); }

Span sentence_of(const Reading& reading, Span span) {
  for (const Span& s : reading.sentences) {
    if (s.contains(span)) return s;
  }
  return span;
}

// Speakers of a quantity's innermost statement, joined.
std::string sayer(const ReadReport& r, const Quantity& q) {
  if (q.attribution.empty()) return {};
  const Statement& s = r.reading.statements[q.attribution.back()];
  std::string out;
  for (const int32_t a : s.speaker) out += (out.empty() ? "" : " and ") + r.reading.actors[a].name;
  if (out.empty() && !s.source.empty()) out = std::string(slice(r.report.text, s.source.front()));
  return out;
}

bool military(const std::string& kind) {
  constexpr std::string_view kNot[] = {"money", "distance", "duration", "percent", "age", "people", "civilians", "casualties", "event_count", "area", "temperature", "time", "count"};
  if (kind.empty()) return false;
  return std::none_of(std::begin(kNot), std::end(kNot), [&](std::string_view n) { return kind.starts_with(n); });
}

}  // namespace

std::vector<Row> force_ledger(const Facts& facts) {
  std::map<std::string, size_t> index;
  std::vector<Row> out;
  const auto& reports = facts.input().reports;
  for (size_t r = 0; r < reports.size(); ++r) {
    const Reading& reading = reports[r].reading;
    for (const Quantity& q : reading.quantities) {
      if (q.whose < 0 || !military(q.kind)) continue;
      const int32_t party = facts.parties().party_of(reading.actors[q.whose]);
      if (party < 0) continue;
      const std::string who = sayer(reports[r], q);
      const std::string key = fmt::format("{}|{}|{}|{}|{}|{}", party, q.kind, to_string(q.measure), number(q.low), number(q.high), who);
      const auto [it, fresh] = index.emplace(key, out.size());
      if (fresh) {
        Row row;
        row.id = row_id("force", key);
        row.rule = "force";
        row.party = facts.parties().party(party).id;
        row.kind = q.kind;
        row.state = std::string(to_string(q.measure));
        row.since = reading.published.moment;
        row.fields = {{"low", number(q.low)}, {"high", number(q.high)}, {"bound", std::string(to_string(q.bound))},
                      {"words", std::string(slice(reports[r].report.text, q.span))}, {"source", who}};
        out.push_back(std::move(row));
      }
      const Evidence e{static_cast<int32_t>(r), sentence_of(reading, q.span)};
      auto& evidence = out[it->second].evidence;
      if (std::find(evidence.begin(), evidence.end(), e) == evidence.end()) evidence.push_back(e);
    }
  }
  return out;
}

std::vector<Row> discrepancies_ledger(const Facts& facts) {
  std::vector<Row> out;
  for (const Discrepancy& d : facts.input().book.discrepancies) {
    Row row;
    row.kind = std::string(to_string(d.kind));
    row.state = "open";
    row.rule = "discrepancy";
    row.fields = {{"why", d.why}};
    std::string key = row.kind;
    for (const DiscrepancyValue& v : d.values) {
      row.fields.emplace_back("value", v.value);
      row.evidence.push_back({v.report, v.span});
      key += fmt::format("|{}|{}", facts.input().reports[v.report].report.id, v.span.begin);
    }
    row.id = row_id("discrepancy", key);
    out.push_back(std::move(row));
  }
  return out;
}

// Who speaks, once each, with their class for the first watched party and how often.
std::vector<Row> sources_ledger(const Facts& facts) {
  int32_t watched = -1;
  const auto& parties = facts.input().watch.parties;
  for (size_t i = 0; i < parties.size() && watched < 0; ++i) {
    if (parties[i].watched) watched = static_cast<int32_t>(i);
  }
  std::map<std::string, Row> rows;
  const auto& reports = facts.input().reports;
  for (size_t r = 0; r < reports.size(); ++r) {
    const Reading& reading = reports[r].reading;
    for (const Statement& s : reading.statements) {
      for (const int32_t a : s.speaker) {
        const Actor& actor = reading.actors[a];
        if (actor.entity.empty()) continue;
        Row& row = rows[actor.entity];
        if (row.id.empty()) {
          row.id = row_id("source", actor.entity);
          row.rule = "source";
          row.kind = std::string(to_string(facts.parties().class_of(actor, watched)));
          row.state = "F";
          row.fields = {{"name", actor.name}, {"code", actor.code}};
          row.since = reading.published.moment;
        }
        const Span span = is_absent(s.cue) ? (s.content.empty() ? Span{} : s.content.front()) : s.cue;
        row.evidence.push_back({static_cast<int32_t>(r), sentence_of(reading, span)});
      }
    }
  }
  std::vector<Row> out;
  for (auto& [entity, row] : rows) {
    row.fields.emplace_back("statements", std::to_string(row.evidence.size()));
    out.push_back(std::move(row));
  }
  std::stable_sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.evidence.size() > b.evidence.size(); });
  return out;
}

}  // namespace vedette
