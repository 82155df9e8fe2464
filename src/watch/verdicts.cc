// A test asks whether a claimed step is real. Support grows with who says so: the mover's word alone is declared; its camp and
// unnamed sources add nothing that counts; an observation from outside makes it observed; a monitor, or imagery with one other
// class, verifies it. Opposition is judged apart: observers who looked and did not see, others who dispute, a counter-deed seen.
// What was seen before the claim is printed as earlier and counts for nothing. Confirm and refute are separate questions.
#include "watch/verdicts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace vedette {
namespace {

bool is_outside(SourceClass c) {
  return c == SourceClass::kOpponent || c == SourceClass::kThirdState || c == SourceClass::kMonitor || c == SourceClass::kMediaOrImagery;
}
bool is_real(Modality m) { return m == Modality::kHappened || m == Modality::kOngoing; }

void add_unique(std::vector<Evidence>& list, Evidence e) {
  if (std::find(list.begin(), list.end(), e) == list.end()) list.push_back(e);
}

// The evidence on one test, sorted out.
struct Sorted {
  std::vector<const Fact*> claims;       // the mover's word that it is done or under way
  std::vector<const Fact*> promises;     // the mover's word that it will be
  std::vector<const Fact*> camp;         // its camp, unnamed sources
  std::vector<const Fact*> seen;         // seen from outside
  std::vector<const Fact*> said;         // said from outside, not seen
  std::vector<const Fact*> not_seen;     // looked, and not there
  std::vector<const Fact*> disputed;     // said from outside not to be so
  std::vector<const Fact*> counter;      // a counter-deed seen or said from outside
  std::vector<const Fact*> earlier;      // against, but before the claim
  Moment start;                          // of the first claim
};

class Judge {
 public:
  Judge(const Facts& facts, const Wording& wording, const Test& test) : facts_(facts), wording_(wording), test_(test) {
    party_ = facts.parties().index(test.party);
    sort();
  }

  Verdict verdict() const {
    Verdict v;
    v.level = "party";
    v.test = test_.id;
    v.party = test_.party;
    v.kind = "test";
    v.since = s_.start;
    v.id = row_id("verdict", test_.id);
    v.rule = "test:" + test_.id;
    v.support = support();
    v.opposition = opposition();
    v.state = v.support + "/" + v.opposition;
    v.fields = {{"question", test_.question}};
    for (const auto* list : {&s_.claims, &s_.promises, &s_.camp, &s_.seen, &s_.said}) {
      for (const Fact* f : *list) add_unique(v.evidence, facts_.evidence(*f));
    }
    for (const auto* list : {&s_.not_seen, &s_.disputed, &s_.counter}) {
      if (!claimed()) break;
      for (const Fact* f : *list) add_unique(v.evidence_against, facts_.evidence(*f));
    }
    for (const Criterion& c : test_.criteria) v.criteria.push_back(judge(c));
    for (const Row& c : v.criteria) {
      if (c.state != "met") v.would_change.push_back(c.kind + ": " + c.fields.front().second);
    }
    return v;
  }

 private:
  void sort() {
    for (const Fact& f : facts_.all()) {
      const EventMention& m = facts_.mention(f);
      if (f.mover != party_ || m.recency == Recency::kBackground || (m.named_only && is_real(m.modality)) || !facts_.is(f, test_.party, test_.step)) continue;
      if (!facts_.in_area(f, test_.area)) continue;
      if (test_.since.known() && f.told.known() && f.told.time < test_.since.time) continue;
      if (f.source == SourceClass::kMover && is_real(m.modality)) {
        s_.claims.push_back(&f);
        if (!s_.start.known() || f.told.time < s_.start.time) s_.start = f.told;
      } else if (f.source == SourceClass::kMover && m.modality == Modality::kPlanned) {
        s_.promises.push_back(&f);
      } else if (is_real(m.modality)) {
        (is_outside(f.source) ? (m.basis == Basis::kObserved ? s_.seen : s_.said) : s_.camp).push_back(&f);
      } else if (m.modality == Modality::kNotHappened && f.source != SourceClass::kMover) {
        if (m.basis == Basis::kObserved) {
          s_.not_seen.push_back(&f);
        } else if (is_outside(f.source)) {
          s_.disputed.push_back(&f);
        }
      }
    }
    for (const Fact& f : facts_.all()) {
      if (is_counter(f)) s_.counter.push_back(&f);
    }
    drop_earlier(s_.not_seen), drop_earlier(s_.disputed), drop_earlier(s_.counter);
  }

  bool is_counter(const Fact& f) const {
    if (f.source == SourceClass::kMover) return false;
    for (const Criterion& c : test_.criteria) {
      if (c.kind != CriterionKind::kNoCounter) continue;
      for (const Indicator& i : facts_.input().watch.indicators) {
        if (std::find(c.indicators.begin(), c.indicators.end(), i.id) != c.indicators.end() && shows(facts_, f, i) && is_outside(f.source)) {
          return true;
        }
      }
    }
    return false;
  }

  // A counter-observation counts only from the claim's day on.
  void drop_earlier(std::vector<const Fact*>& list) {
    if (!s_.start.known()) return;
    const auto before = [&](const Fact* f) { return f->told.known() && day_of(f->told) < day_of(s_.start); };
    std::copy_if(list.begin(), list.end(), std::back_inserter(s_.earlier), before);
    list.erase(std::remove_if(list.begin(), list.end(), before), list.end());
  }

  std::set<SourceClass> classes(const std::vector<const Fact*>& list) const {
    std::set<SourceClass> out;
    for (const Fact* f : list) out.insert(f->source);
    return out;
  }

  std::string support() const {
    const std::set<SourceClass> seen = classes(s_.seen);
    const bool monitor = seen.count(SourceClass::kMonitor) > 0;
    const bool imagery = seen.count(SourceClass::kMediaOrImagery) > 0;
    if (monitor || (imagery && seen.size() > 1)) return "verified";
    if (!s_.seen.empty()) {
      const bool whole = std::any_of(s_.seen.begin(), s_.seen.end(), [&](const Fact* f) { return facts_.mention(*f).phase == Phase::kCompleted; });
      return whole ? "independently_observed" : "partially_observed";
    }
    if (s_.claims.empty() && s_.promises.empty()) return s_.camp.empty() ? "none" : "uncorroborated";
    // The outlet's own retelling of what the mover said adds no source.
    const bool unnamed = std::any_of(s_.camp.begin(), s_.camp.end(), [&](const Fact* f) { return !facts_.mention(*f).attribution.empty(); });
    return unnamed ? "uncorroborated" : "declared_only";
  }

  bool claimed() const { return !s_.claims.empty() || !s_.promises.empty() || !s_.camp.empty() || !s_.seen.empty(); }

  // Where no step is claimed there is nothing to oppose.
  std::string opposition() const {
    if (!claimed()) return "none";
    const bool countered = std::any_of(s_.counter.begin(), s_.counter.end(),
                                       [&](const Fact* f) { return facts_.mention(*f).basis == Basis::kObserved; });
    if (countered) return "contradicted";
    if (!s_.not_seen.empty()) return "not_seen";
    return s_.disputed.empty() && s_.counter.empty() ? "none" : "disputed";
  }

  std::string searched() const { return std::to_string(facts_.input().reports.size()); }

  Row judge(const Criterion& c) const {
    Row row;
    row.kind = c.id;
    row.party = test_.party;
    row.id = row_id("criterion", test_.id + "/" + c.id);
    row.rule = "criterion:" + std::string(to_string(c.kind));
    row.since = s_.start;
    std::string why;
    if (!claimed()) {
      row.state = "no_claim";
    } else {
      switch (c.kind) {
        case CriterionKind::kShare: why = judge_share(row); break;
        case CriterionKind::kKinds: why = judge_kinds(c, row); break;
        case CriterionKind::kDuration: why = judge_duration(c, row); break;
        case CriterionKind::kConfirmation: why = judge_confirmation(c, row); break;
        case CriterionKind::kNoCounter: why = judge_counter(row); break;
        case CriterionKind::kDestination: why = judge_destination(c, row); break;
        case CriterionKind::kResponse: row.state = "not_found"; break;
      }
    }
    row.fields = {{"why", why}};
    return row;
  }

  // Numbers told of the step, by anyone.
  std::string judge_share(Row& row) const {
    for (const auto* list : {&s_.claims, &s_.promises, &s_.seen}) {
      for (const Fact* f : *list) {
        for (const int32_t q : facts_.mention(*f).quantities) {
          const Quantity& quantity = facts_.report(*f).reading.quantities[q];
          if (!quantity.low && !quantity.high) continue;
          row.state = "not_met";
          row.evidence.push_back(facts_.evidence(*f));
          return std::string(slice(facts_.report(*f).report.text, quantity.span));
        }
      }
    }
    row.state = "not_found";
    return wording_.say("criterion.share.not_found", {{"reports", searched()}});
  }

  std::string judge_kinds(const Criterion& c, Row& row) const {
    std::set<std::string> named;
    for (const auto* list : {&s_.claims, &s_.promises, &s_.seen}) {
      for (const Fact* f : *list) {
        for (const int32_t q : facts_.mention(*f).quantities) {
          const std::string& kind = facts_.report(*f).reading.quantities[q].kind;
          for (const std::string& wanted : c.kinds) {
            if (kind.starts_with(wanted)) named.insert(wanted), add_unique(row.evidence, facts_.evidence(*f));
          }
        }
      }
    }
    std::string list;
    for (const std::string& k : named) list += (list.empty() ? "" : ", ") + k;
    const bool all = named.size() == c.kinds.size();
    row.state = s_.seen.empty() ? "not_found" : all ? "met" : named.empty() ? "not_found" : "partly_met";
    return wording_.say("criterion.kinds.declared", {{"kinds", list.empty() ? "–" : list}});
  }

  std::string judge_duration(const Criterion& c, Row& row) const {
    const Moment until{s_.start.time + std::chrono::days{c.days}, Precision::kDay};
    const bool over = s_.start.known() && facts_.input().as_of.time >= until.time;
    row.state = !over ? "pending" : s_.counter.empty() ? "met" : "contradicted";
    return over ? std::string() : wording_.say("criterion.duration.pending", {{"date", to_string(until)}});
  }

  std::string judge_confirmation(const Criterion& c, Row& row) const {
    for (const Fact* f : s_.seen) {
      if (std::find(c.classes.begin(), c.classes.end(), f->source) != c.classes.end()) add_unique(row.evidence, facts_.evidence(*f));
    }
    for (const Fact* f : s_.not_seen) add_unique(row.evidence_against, facts_.evidence(*f));
    row.state = !row.evidence.empty() ? (row.evidence_against.empty() ? "met" : "contradicted")
                                      : (row.evidence_against.empty() ? "not_found" : "not_met");
    std::string names;
    for (const SourceClass k : c.classes) names += (names.empty() ? "" : ", ") + std::string(to_string(k));
    return row.state == "met" ? std::string() : wording_.say("criterion.confirmation.none", {{"classes", names}, {"reports", searched()}});
  }

  std::string judge_counter(Row& row) const {
    for (const Fact* f : s_.counter) add_unique(row.evidence_against, facts_.evidence(*f));
    row.state = s_.counter.empty() ? "met" : "not_met";
    if (s_.counter.empty()) return wording_.say("criterion.no_counter.none", {{"reports", searched()}});
    return wording_.say("criterion.no_counter.seen", {{"count", std::to_string(row.evidence_against.size())}});
  }

  std::string judge_destination(const Criterion& c, Row& row) const {
    for (const auto* list : {&s_.seen, &s_.claims, &s_.promises}) {
      for (const Fact* f : *list) {
        const int32_t to = facts_.mention(*f).destination;
        if (to < 0) continue;
        const std::string& name = facts_.report(*f).reading.places[to].name;
        const bool right = std::find(c.names.begin(), c.names.end(), name) != c.names.end();
        row.state = list == &s_.seen ? (right ? "met" : "not_met") : "not_found";
        row.evidence.push_back(facts_.evidence(*f));
        return name;
      }
    }
    row.state = "not_found";
    return {};
  }

  const Facts& facts_;
  const Wording& wording_;
  const Test& test_;
  int32_t party_ = -1;
  Sorted s_;
};

}  // namespace

bool shows(const Facts& facts, const Fact& f, const Indicator& indicator) {
  const EventMention& m = facts.mention(f);
  if (m.recency == Recency::kBackground || m.named_only || !facts.is(f, indicator.party, indicator.deeds)) return false;
  if (std::find(indicator.modality.begin(), indicator.modality.end(), m.modality) == indicator.modality.end()) return false;
  return facts.in_area(f, indicator.area);
}

std::vector<Verdict> judge(const Facts& facts, const Wording& wording) {
  std::vector<Verdict> out;
  for (const Test& test : facts.input().watch.tests) {
    Verdict v = Judge(facts, wording, test).verdict();
    Verdict crisis = v;
    crisis.level = "crisis";
    crisis.id = row_id("verdict", test.id + "/crisis");
    out.push_back(std::move(v));
    out.push_back(std::move(crisis));
  }
  return out;
}

}  // namespace vedette
