// Who speaks, one row an organisation; and where reports cannot all be right.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "watch/ledgers.h"
#include "watch/rows.h"

namespace vedette {
namespace {

// The organisation or state that an actor speaks for: what counts as one source.
const std::string& organisation(const Actor& actor) { return actor.side.empty() ? actor.entity : actor.side; }

}  // namespace

std::vector<Row> sources_ledger(const Facts& facts) {
  int32_t watched = -1;
  const auto& parties = facts.input().watch.parties;
  for (size_t i = 0; i < parties.size() && watched < 0; ++i) {
    if (parties[i].watched) watched = static_cast<int32_t>(i);
  }
  struct Told {
    Row row;
    int32_t statements = 0;
    std::set<std::string> reports, outlets;
  };
  std::map<std::string, Told> rows;
  for (const Said& said : facts.said()) {
    const ReadReport& report = facts.input().reports[said.report];
    const Statement& s = facts.statement(said);
    for (const int32_t a : s.speaker) {
      const Actor& actor = report.reading.actors[a];
      if (actor.entity.empty()) continue;
      Told& told = rows[organisation(actor)];
      if (told.row.id.empty()) {
        told.row.id = row_id("source", organisation(actor));
        told.row.rule = "source";
        told.row.party = facts.party_id(facts.parties().party_of(said.report, a));
        told.row.kind = to_string(facts.parties().class_of(said.report, a, watched));
        told.row.state = "F";  // no claim of it has been settled by others yet
        told.row.since = said.told;
        told.row.fields = {{"organisation", organisation(actor)}};
      }
      ++told.statements;
      told.reports.insert(report.report.id);
      told.outlets.insert(report.report.outlet.empty() ? "?" + report.report.id : report.report.outlet);
      add_to_field(told.row, "name", actor.name);
      if (s.occasion) add_to_field(told.row, "occasion", std::string(to_string(s.occasion->kind)));
      const Span span = is_absent(s.cue) ? (s.content.empty() ? Span{} : s.content.front()) : s.cue;
      add_unique(told.row.evidence, facts.sentence(said.report, span));
    }
  }
  std::vector<Row> out;
  for (auto& [id, told] : rows) {
    set_field(told.row, "statements", std::to_string(told.statements));
    set_field(told.row, "reports", std::to_string(told.reports.size()));
    set_field(told.row, "outlets", std::to_string(told.outlets.size()));
    out.push_back(std::move(told.row));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Row& a, const Row& b) { return a.evidence.size() > b.evidence.size(); });
  return out;
}

std::vector<Row> discrepancies_ledger(const Facts& facts) {
  std::vector<Row> out;
  for (const Discrepancy& d : facts.input().book.discrepancies) {
    Row row;
    row.kind = to_string(d.kind);
    row.state = "open";
    row.rule = "discrepancy";
    row.fields = {{"why", d.why}};
    std::string key = row.kind;
    for (const DiscrepancyValue& v : d.values) {
      row.fields.emplace_back("value", one_line(v.value, 240));
      row.evidence.push_back(facts.sentence(v.report, v.span));
      key += fmt::format("|{}|{}", facts.input().reports[v.report].report.id, v.span.begin);
    }
    row.id = row_id("discrepancy", key);
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace vedette
