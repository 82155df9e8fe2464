#include "watch/criteria.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "watch/rows.h"

namespace vedette {
namespace {

struct Range {
  double low = 0, high = 0;
};

class CriterionJudge {
 public:
  CriterionJudge(const Facts& facts, const Test& test, const Criterion& criterion, const StepEvidence& evidence)
      : facts_(facts), test_(test), c_(criterion), s_(evidence), words_(facts.input().knowledge.wording) {}

  Row judge(const std::string& id) {
    row_.kind = c_.id;
    row_.party = test_.party;
    row_.id = row_id("criterion", id + "/" + c_.id);
    row_.rule = "criterion:" + std::string(to_string(c_.kind));
    row_.since = s_.start;
    row_.state = "no_claim";
    std::string why;
    if (s_.claimed()) {
      switch (c_.kind) {
        case CriterionKind::kShare:
          why = share();
          break;
        case CriterionKind::kKinds:
          why = kinds();
          break;
        case CriterionKind::kDuration:
          why = duration();
          break;
        case CriterionKind::kConfirmation:
          why = confirmation();
          break;
        case CriterionKind::kNoCounter:
          why = no_counter();
          break;
        case CriterionKind::kDestination:
          why = destination();
          break;
        case CriterionKind::kResponse:
          why = response();
          break;
      }
    }
    row_.fields.emplace(row_.fields.begin(), "why", why);
    if (row_.state != "met") row_.would_change.push_back(words_.say("would_change." + std::string(to_string(c_.kind))));
    return std::move(row_);
  }

 private:
  std::string searched() const { return std::to_string(facts_.input().reports.size()); }
  const Kinds& kind_tree() const { return facts_.input().knowledge.kinds; }

  // "heavy_equipment" takes in what a share of troops leaves out.
  bool is_kind(std::string_view kind, std::string_view wanted) const {
    if (wanted != "heavy_equipment") return kind_tree().is_a(kind, wanted);
    constexpr std::string_view kHeavy[] = {"armour", "artillery", "air_defence", "missile", "vehicle"};
    return std::any_of(std::begin(kHeavy), std::end(kHeavy),
                       [&](std::string_view w) { return kind_tree().is_a(kind, w); });
  }

  // The number of the wanted kind that a list of mentions tells, with its sentence.
  std::optional<Range> amount(const std::vector<const Fact*>& list, std::string_view kind) {
    for (const Fact* f : list) {
      for (const int32_t i : facts_.mention(*f).quantities) {
        const Quantity& q = facts_.report(*f).reading.quantities[i];
        if ((!q.low && !q.high) || q.unit == "percent" || !is_kind(q.kind, kind)) continue;
        add_unique(row_.evidence, facts_.evidence(*f));
        return Range{q.low.value_or(0), q.high.value_or(q.low.value_or(0))};
      }
    }
    return std::nullopt;
  }

  // What stood in the area when the step was declared: the last stock told by anyone up to then.
  std::optional<Range> baseline(std::string_view kind) {
    std::optional<Range> out;
    for (const Fact& f : facts_.all()) {
      if (f.mover < 0 || facts_.party_id(f.mover) != test_.party || f.past || !facts_.in_area(f, test_.area)) continue;
      if (s_.start.known() && f.told.known() && day_of(f.told) > day_of(s_.start)) continue;
      for (const int32_t i : facts_.mention(f).quantities) {
        const Quantity& q = facts_.report(f).reading.quantities[i];
        if (q.measure != Measure::kStock || !q.low || *q.low < 2 || !is_kind(q.kind, kind)) continue;
        out = Range{*q.low, q.high.value_or(*q.low)};
        set_field(row_, "baseline", one_line(slice(facts_.report(f).report.text, q.span), 60));
        set_field(row_, "baseline_source", facts_.source_name(f));
        baseline_ = facts_.evidence(f);
      }
    }
    return out;
  }

  std::string share() {
    const std::string kind = c_.kinds.empty() ? "personnel" : c_.kinds.front();
    const std::optional<Range> seen = amount(s_.seen, kind);
    const std::optional<Range> told = seen ? seen : amount(s_.claims, kind);
    if (!told) {
      row_.state = "not_found";
      return words_.say("criterion.share.not_found", {{"reports", searched()}});
    }
    const bool percent = c_.at_least.find('%') != std::string::npos;
    double wanted = 0;
    std::from_chars(c_.at_least.data(), c_.at_least.data() + c_.at_least.size(), wanted);
    Range got = *told;
    if (percent) {
      const std::optional<Range> base = baseline(kind);
      if (!base) {
        row_.state = "not_found";
        return words_.say("criterion.share.no_baseline", {{"number", number_text(told->low)}});
      }
      add_unique(row_.evidence, *baseline_);
      got = {100 * told->low / base->high, 100 * told->high / base->low};
      set_field(row_, "share_low", fmt::format("{:.0f} %", got.low));
      set_field(row_, "share_high", fmt::format("{:.0f} %", got.high));
    }
    const bool enough = got.low >= wanted;
    // The mover's number for its own deed settles nothing.
    row_.state = !seen ? "not_found" : enough ? "met" : "not_met";
    return words_.say(seen ? "criterion.share.seen" : "criterion.share.declared", {{"number", number_text(told->low)}});
  }

  // The kinds that one list of mentions names, by their quantities.
  std::set<std::string> kinds_of(const std::vector<const Fact*>& list) {
    std::set<std::string> out;
    for (const Fact* f : list) {
      for (const int32_t i : facts_.mention(*f).quantities) {
        const std::string& kind = facts_.report(*f).reading.quantities[i].kind;
        for (const std::string& wanted : c_.kinds) {
          if (is_kind(kind, wanted)) out.insert(wanted), add_unique(row_.evidence, facts_.evidence(*f));
        }
      }
    }
    return out;
  }

  std::string kinds() {
    const std::set<std::string> seen = kinds_of(s_.seen);
    std::set<std::string> declared = kinds_of(s_.claims);
    declared.merge(kinds_of(s_.promises));
    row_.state = seen.size() == c_.kinds.size() ? "met" : !seen.empty() ? "partly_met" : "not_found";
    const auto listed = [&](const std::set<std::string>& set) {
      std::string list;
      for (const std::string& k : set) list += (list.empty() ? "" : ", ") + words_.say("kind." + k);
      return list;
    };
    if (!seen.empty()) return words_.say("criterion.kinds.seen", {{"kinds", listed(seen)}});
    if (declared.empty()) return words_.say("criterion.kinds.none", {{"reports", searched()}});
    return words_.say("criterion.kinds.declared", {{"kinds", listed(declared)}});
  }

  std::string duration() {
    const Moment until{s_.start.time + std::chrono::days{c_.days}, Precision::kDay};
    const bool over = s_.start.known() && facts_.input().as_of.time >= until.time;
    if (!s_.counter.empty() && over) {
      for (const Fact* f : s_.counter) add_unique(row_.evidence_against, facts_.evidence(*f));
    }
    row_.state = !over ? "pending" : !s_.counter.empty() ? "contradicted" : s_.seen.empty() ? "not_found" : "met";
    return over ? words_.say("criterion.duration.over", {{"date", to_string(until)}})
                : words_.say("criterion.duration.pending", {{"date", to_string(until)}});
  }

  std::string confirmation() {
    for (const Fact* f : s_.seen) {
      if (std::find(c_.classes.begin(), c_.classes.end(), f->source) != c_.classes.end())
        add_unique(row_.evidence, facts_.evidence(*f));
    }
    for (const Fact* f : s_.not_seen) add_unique(row_.evidence_against, facts_.evidence(*f));
    row_.state = !row_.evidence.empty() ? (row_.evidence_against.empty() ? "met" : "contradicted")
                                        : (row_.evidence_against.empty() ? "not_found" : "not_met");
    std::string names;
    for (const SourceClass k : c_.classes)
      names += (names.empty() ? "" : ", ") + words_.say("class." + std::string(to_string(k)));
    if (row_.state == "met") return words_.say("criterion.confirmation.seen", {{"classes", names}});
    return words_.say("criterion.confirmation.none", {{"classes", names}, {"reports", searched()}});
  }

  std::string no_counter() {
    for (const Fact* f : s_.counter) add_unique(row_.evidence_against, facts_.evidence(*f));
    row_.state = s_.counter.empty() ? "met" : "not_met";
    if (s_.counter.empty()) return words_.say("criterion.no_counter.none", {{"reports", searched()}});
    return words_.say("criterion.no_counter.seen", {{"count", std::to_string(row_.evidence_against.size())}});
  }

  std::string destination() {
    row_.state = "not_found";
    for (const auto* list : {&s_.seen, &s_.claims, &s_.promises}) {
      for (const Fact* f : *list) {
        const int32_t to = facts_.mention(*f).destination;
        if (to < 0) continue;
        const std::string& name = facts_.report(*f).reading.places[to].name;
        const bool named = c_.names.empty() || std::find(c_.names.begin(), c_.names.end(), name) != c_.names.end();
        const bool away = !facts_.is_place_in_area(f->ref.report, to, test_.area);
        add_unique(row_.evidence, facts_.evidence(*f));
        if (list == &s_.seen) row_.state = named && away ? "met" : "not_met";
        return words_.say(list == &s_.seen ? "criterion.destination.seen" : "criterion.destination.declared",
                          {{"place", name}});
      }
    }
    return words_.say("criterion.destination.not_found", {{"reports", searched()}});
  }

  // Somebody of the other side has answered the party since the step was declared.
  std::string response() {
    row_.state = "not_found";
    for (const Fact& f : facts_.all()) {
      const EventMention& m = facts_.mention(f);
      if (m.deed != "reply" || (s_.start.known() && f.told.known() && day_of(f.told) < day_of(s_.start))) continue;
      const bool came = m.modality == Modality::kHappened;
      if (came && f.mover >= 0 && facts_.party_id(f.mover) != test_.party)
        add_unique(row_.evidence, facts_.evidence(f));
      if (m.modality == Modality::kNotHappened) add_unique(row_.evidence_against, facts_.evidence(f));
    }
    if (!row_.evidence.empty()) row_.state = row_.evidence_against.empty() ? "met" : "contradicted";
    if (row_.evidence.empty() && !row_.evidence_against.empty()) row_.state = "not_met";
    return row_.state == "met" ? std::string() : words_.say("criterion.response.none", {{"reports", searched()}});
  }

  const Facts& facts_;
  const Test& test_;
  const Criterion& c_;
  const StepEvidence& s_;
  const Wording& words_;
  Row row_;
  std::optional<Evidence> baseline_;
};

}  // namespace

Row judge_criterion(const Facts& facts, const Test& test, const Criterion& criterion, const StepEvidence& evidence,
                    const std::string& id) {
  return CriterionJudge(facts, test, criterion, evidence).judge(id);
}

}  // namespace vedette
