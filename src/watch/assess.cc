#include "watch/assess.h"

#include <algorithm>
#include <set>

#include "watch/ledgers.h"
#include "watch/rows.h"
#include "watch/verdicts.h"

namespace vedette {
namespace {

Coverage measure_coverage(const Facts& facts) {
  const WatchInput& in = facts.input();
  Coverage c;
  c.reports = static_cast<int32_t>(in.reports.size());
  std::set<std::string> outlets;
  std::set<std::string> countries;
  for (const ReadReport& r : in.reports) {
    outlets.insert(r.report.outlet.empty() ? "?" + r.report.id : r.report.outlet);
    if (!r.report.country.empty()) countries.insert(r.report.country);
    if (facts.parties().party_of_outlet(r.report.outlet) >= 0) ++c.state_media;
  }
  c.outlets = static_cast<int32_t>(outlets.size());
  c.countries = static_cast<int32_t>(countries.size());
  for (const Fact& f : facts.all()) {
    if (!facts.is_seen(f) || f.mover < 0 || !f.told.known() || !in.as_of.known()) continue;
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(in.as_of.time - f.told.time).count();
    if (c.hours_since_observation < 0 || static_cast<double>(hours) < c.hours_since_observation) {
      c.hours_since_observation = static_cast<double>(std::max<int64_t>(0, hours));
    }
  }
  return c;
}

std::string bottom_line(const Facts& facts, const std::vector<Verdict>& verdicts, const Wording& wording) {
  std::string out;
  for (const Verdict& v : verdicts) {
    if (v.level != "party") continue;
    const int32_t p = facts.parties().index(v.party);
    const std::string party = p < 0 ? v.party : facts.parties().party(p).name;
    if (!out.empty()) out += " ";
    out += wording.say("bottom.support." + v.support, {{"question", v.fields.front().second}, {"party", party}});
    if (v.support != "none") out += " " + wording.say("bottom.opposition." + v.opposition);
  }
  return out;
}

// Hypotheses told apart by the evidence for and against.
std::vector<Row> hypotheses(const std::vector<Verdict>& verdicts, const Wording& wording) {
  std::vector<Row> out;
  for (const Verdict& v : verdicts) {
    if (v.level != "party" || v.support == "none") continue;
    for (const std::string_view name : {"real", "partial", "tactical", "nothing"}) {
      Row row;
      row.id = row_id("hypothesis", v.test + "/" + std::string(name));
      row.party = v.party;
      row.kind = std::string(name);
      row.rule = "hypothesis";
      row.state = "not_judged";
      row.since = v.since;
      row.fields = {{"test", v.test}, {"says", wording.say("hypothesis." + std::string(name))}};
      const bool claims_movement = name != "nothing";
      row.evidence = claims_movement ? v.evidence : v.evidence_against;
      row.evidence_against = claims_movement && name != "tactical" ? v.evidence_against : std::vector<Evidence>{};
      out.push_back(std::move(row));
    }
  }
  return out;
}

}  // namespace

Moment latest_publication(const std::vector<ReadReport>& reports) {
  Moment out;
  for (const ReadReport& r : reports) {
    const Moment& m = r.reading.published.moment;
    if (m.known() && (!out.known() || m.time > out.time)) out = m;
  }
  return out;
}

std::vector<ReadReport> known_at(std::vector<ReadReport> reports, const Moment& from, const Moment& as_of,
                                 int32_t& undated) {
  undated = 0;
  std::vector<ReadReport> out;
  for (ReadReport& r : reports) {
    const Moment& m = r.reading.published.moment;
    if (!m.known()) {
      ++undated;
    } else if (m.time <= as_of.time && !(from.known() && m.time < from.time)) {
      out.push_back(std::move(r));
    }
  }
  std::sort(out.begin(), out.end(), [](const ReadReport& a, const ReadReport& b) {
    return std::tie(a.reading.published.moment.time, a.report.id) <
           std::tie(b.reading.published.moment.time, b.report.id);
  });
  return out;
}

Assessment assess(const WatchInput& input) {
  const WatchData& knowledge = input.knowledge;
  const Facts facts(input);
  Assessment a;
  a.watch_id = input.watch.id;
  a.watch_digest = input.watch.digest;
  a.as_of = input.as_of;
  a.coverage = measure_coverage(facts);
  a.verdicts = judge(facts);
  a.bottom_line = bottom_line(facts, a.verdicts, knowledge.wording);
  a.tracks = tracks_ledger(facts);
  a.indicators = indicators_ledger(facts);
  a.words_and_ground = words_and_ground(facts);
  a.force = force_ledger(facts);
  a.conditions = conditions_ledger(facts);
  a.correspondence = correspondence_ledger(facts);
  a.commitments = commitments_ledger(facts);
  a.patterns = patterns_ledger(facts);
  a.warning_time = warning_ledger(facts);
  a.calendar = calendar_ledger(facts);
  a.discrepancies = discrepancies_ledger(facts);
  a.sources = sources_ledger(facts);
  a.hypotheses = hypotheses(a.verdicts, knowledge.wording);
  return a;
}

}  // namespace vedette
