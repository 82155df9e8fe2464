#include "watch/step_evidence.h"

#include <algorithm>

#include "watch/rows.h"

namespace vedette {
namespace {

constexpr int64_t kStepGapDays = 3;

bool is_real(Modality m) { return m == Modality::kHappened || m == Modality::kOngoing; }

// A mention of the step by whomever; nothing that is only named, told as history, or lies outside the area.
bool is_about(const Facts& facts, const Fact& f, const Test& test) {
  const EventMention& m = facts.mention(f);
  if (f.past || f.habitual || (m.named_only && is_real(m.modality)) || !facts.is(f, test.party, test.step) ||
      !facts.in_area(f, test.area))
    return false;
  return !(test.since.known() && f.told.known() && f.told.time < test.since.time);
}

bool is_counter(const Facts& facts, const Fact& f, const Test& test) {
  if (f.source == SourceClass::kMover || !is_outside(f.source)) return false;
  for (const Criterion& c : test.criteria) {
    if (c.kind != CriterionKind::kNoCounter) continue;
    for (const Indicator& i : facts.input().watch.indicators) {
      const bool listed = std::find(c.indicators.begin(), c.indicators.end(), i.id) != c.indicators.end();
      if (listed && shows(facts, f, i)) return true;
    }
  }
  return false;
}

void sort_in(const Facts& facts, const Fact& f, StepEvidence& out) {
  const EventMention& m = facts.mention(f);
  if (f.source == SourceClass::kMover) {
    if (is_real(m.modality)) out.claims.push_back(&f);
    if (m.modality == Modality::kPlanned) out.promises.push_back(&f);
  } else if (is_real(m.modality)) {
    (!is_outside(f.source) ? out.camp : facts.is_seen(f) ? out.seen : out.said).push_back(&f);
  } else if (m.modality == Modality::kNotHappened && m.tense != Tense::kFuture) {
    if (facts.is_seen(f)) {
      out.not_seen.push_back(&f);
    } else if (is_outside(f.source)) {
      out.disputed.push_back(&f);
    }
  }
}

}  // namespace

bool Window::holds(const Moment& told) const {
  if (!told.known()) return !from.known() && !until.known();
  if (from.known() && day_of(told) < day_of(from)) return false;
  return !until.known() || day_of(told) < day_of(until);
}

StepEvidence sort_evidence(const Facts& facts, const Test& test, const Window& window) {
  StepEvidence out;
  for (const Fact& f : facts.all()) {
    if (!window.holds(f.told)) continue;
    if (is_about(facts, f, test)) {
      sort_in(facts, f, out);
    } else if (is_counter(facts, f, test)) {
      out.counter.push_back(&f);
    }
  }
  if (!out.claims.empty()) {
    out.start = out.claims.front()->told;
  } else if (!out.promises.empty()) {
    out.start = out.promises.front()->told;
  }
  if (!out.start.known()) return out;
  const auto before = [&](const Fact* f) { return f->told.known() && day_of(f->told) < day_of(out.start); };
  for (auto* list : {&out.not_seen, &out.disputed, &out.counter}) {
    std::copy_if(list->begin(), list->end(), std::back_inserter(out.earlier), before);
    list->erase(std::remove_if(list->begin(), list->end(), before), list->end());
  }
  return out;
}

std::vector<Window> declared_steps(const Facts& facts, const Test& test) {
  std::vector<Window> out;
  Moment last;
  for (const Fact& f : facts.all()) {
    if (f.source != SourceClass::kMover || !is_real(facts.mention(f).modality) || !f.told.known() ||
        !is_about(facts, f, test))
      continue;
    if (out.empty() || days_between(last.time, f.told.time) > kStepGapDays) {
      if (!out.empty()) out.back().until = f.told;
      out.push_back({f.told, {}});
    }
    last = f.told;
  }
  return out;
}

bool shows(const Facts& facts, const Fact& f, const Indicator& indicator) {
  const EventMention& m = facts.mention(f);
  if (f.past || f.habitual || m.named_only || !facts.is(f, indicator.party, indicator.deeds)) return false;
  if (std::find(indicator.modality.begin(), indicator.modality.end(), m.modality) == indicator.modality.end())
    return false;
  const Moment& as_of = facts.input().as_of;
  if (indicator.window_days > 0 && f.told.known() && as_of.known() &&
      days_between(f.told.time, as_of.time) > indicator.window_days)
    return false;
  return facts.in_area(f, indicator.area);
}

bool is_outside(SourceClass c) {
  return c == SourceClass::kOpponent || c == SourceClass::kThirdState || c == SourceClass::kMonitor ||
         c == SourceClass::kMediaOrImagery;
}

}  // namespace vedette
