// A test asks whether a claimed step is real. Support grows with who says so: the mover's word alone is declared; its
// camp and unnamed sources add nothing that counts; an observation from outside makes it observed; a monitor, or
// imagery with one other class, verifies it. Opposition is judged apart: observers who looked and did not see, others
// who dispute, a counter-deed seen. What was seen before the claim is printed as earlier and counts for nothing.
// Confirm and refute are separate questions.
#include "watch/verdicts.h"

#include <algorithm>
#include <array>
#include <set>

#include "watch/criteria.h"
#include "watch/rows.h"
#include "watch/step_evidence.h"

namespace vedette {
namespace {

constexpr std::array<std::string_view, 6> kSupport = {
    "none", "declared_only", "uncorroborated", "partially_observed", "independently_observed", "verified"};
constexpr std::array<std::string_view, 4> kOpposition = {"none", "not_seen", "disputed", "contradicted"};

template <typename List>
size_t rank(const List& list, std::string_view word) {
  return static_cast<size_t>(std::find(list.begin(), list.end(), word) - list.begin());
}

bool covers_all(const Facts& facts, const StepEvidence& s) {
  return std::any_of(s.seen.begin(), s.seen.end(), [&](const Fact* f) {
    const EventMention& m = facts.mention(*f);
    if (m.phase != Phase::kCompleted || m.modality != Modality::kHappened) return false;
    // A part is counted: the whole is not seen.
    const std::vector<Quantity>& all = facts.report(*f).reading.quantities;
    return std::none_of(m.quantities.begin(), m.quantities.end(),
                        [&](int32_t q) { return all[q].bound == Bound::kVague || all[q].low.has_value(); });
  });
}

std::string_view support_of(const Facts& facts, const StepEvidence& s) {
  std::set<SourceClass> seen;
  for (const Fact* f : s.seen) seen.insert(f->source);
  const bool all = covers_all(facts, s);
  const bool monitor = seen.count(SourceClass::kMonitor) > 0;
  const bool imagery = seen.count(SourceClass::kMediaOrImagery) > 0;
  if (all && (monitor || (imagery && seen.size() > 1))) return "verified";
  if (!s.seen.empty()) return all ? "independently_observed" : "partially_observed";
  // The outlet's own retelling of what the mover said adds no source.
  const bool unnamed =
      std::any_of(s.camp.begin(), s.camp.end(), [&](const Fact* f) { return !facts.mention(*f).attribution.empty(); });
  if (unnamed || !s.said.empty()) return "uncorroborated";
  return s.claims.empty() && s.promises.empty() ? (s.camp.empty() ? "none" : "uncorroborated") : "declared_only";
}

// Where no step is claimed there is nothing to oppose.
std::string_view opposition_of(const Facts& facts, const StepEvidence& s) {
  if (!s.claimed()) return "none";
  if (std::any_of(s.counter.begin(), s.counter.end(), [&](const Fact* f) { return facts.is_seen(*f); }))
    return "contradicted";
  if (!s.disputed.empty() || !s.counter.empty()) return s.not_seen.empty() ? "disputed" : "not_seen";
  return s.not_seen.empty() ? "none" : "not_seen";
}

void add_evidence(const Facts& facts, const StepEvidence& s, Verdict& v) {
  for (const auto* list : {&s.seen, &s.claims, &s.promises, &s.said, &s.camp}) {
    for (const Fact* f : *list) add_unique(v.evidence, facts.evidence(*f));
  }
  if (s.claimed()) {
    for (const auto* list : {&s.counter, &s.not_seen, &s.disputed}) {
      for (const Fact* f : *list) add_unique(v.evidence_against, facts.evidence(*f));
    }
  }
  if (s.earlier.empty()) return;
  Row earlier;
  earlier.kind = "earlier";
  earlier.state = "before_the_claim";
  earlier.party = v.party;
  earlier.rule = v.rule;
  earlier.id = row_id("earlier", v.id);
  for (const Fact* f : s.earlier) add_unique(earlier.evidence, facts.evidence(*f));
  v.parts.push_back(std::move(earlier));
}

Verdict judge_window(const Facts& facts, const Test& test, const Window& window, std::string_view level) {
  const StepEvidence s = sort_evidence(facts, test, window);
  const std::string id = level == "step" ? test.id + "/" + to_string(window.from) : test.id;
  Verdict v;
  v.level = level;
  v.test = test.id;
  v.party = test.party;
  v.kind = "test";
  v.since = s.start;
  v.id = row_id("verdict", id);
  v.rule = "test:" + test.id;
  v.support = support_of(facts, s);
  v.opposition = opposition_of(facts, s);
  v.state = v.support + "/" + v.opposition;
  v.fields = {{"question", test.question}};
  add_evidence(facts, s, v);
  for (const Criterion& c : test.criteria) v.criteria.push_back(judge_criterion(facts, test, c, s, id));
  for (const Row& c : v.criteria) {
    for (const std::string& w : c.would_change) {
      if (std::find(v.would_change.begin(), v.would_change.end(), w) == v.would_change.end())
        v.would_change.push_back(w);
    }
  }
  return v;
}

Verdict judge_crisis(const Facts& facts, const std::vector<Verdict>& parties) {
  Verdict v;
  v.level = "crisis";
  v.kind = "test";
  v.id = row_id("verdict", "crisis:" + facts.input().watch.id);
  v.rule = "crisis";
  v.support = "none";
  v.opposition = "none";
  v.fields = {{"question", facts.input().watch.name}};
  bool claimed = false;
  for (const Verdict& p : parties) {
    if (p.level != "party" || p.support == "none") continue;
    if (!claimed || rank(kSupport, p.support) < rank(kSupport, v.support)) v.support = p.support;
    if (rank(kOpposition, p.opposition) > rank(kOpposition, v.opposition)) v.opposition = p.opposition;
    if (!claimed || p.since.time < v.since.time) v.since = p.since;
    claimed = true;
    for (const Evidence& e : p.evidence) add_unique(v.evidence, e);
    for (const Evidence& e : p.evidence_against) add_unique(v.evidence_against, e);
  }
  v.state = v.support + "/" + v.opposition;
  return v;
}

}  // namespace

std::vector<Verdict> judge(const Facts& facts) {
  std::vector<Verdict> out;
  for (const Test& test : facts.input().watch.tests) {
    out.push_back(judge_window(facts, test, {}, "party"));
    for (const Window& step : declared_steps(facts, test)) out.push_back(judge_window(facts, test, step, "step"));
  }
  out.push_back(judge_crisis(facts, out));
  return out;
}

}  // namespace vedette
