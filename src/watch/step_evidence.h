// The evidence on one test, sorted: who claims the step, who saw it, who looked and did not, what speaks against it.
#pragma once

#include <vector>

#include "watch/facts.h"

namespace vedette {

// A stretch of time in which things were told: from a day on, up to the day before another. Unknown ends are open.
struct Window {
  Moment from, until;
  bool holds(const Moment& told) const;
};

struct StepEvidence {
  std::vector<const Fact*> claims;    // the mover's word that it is done or under way
  std::vector<const Fact*> promises;  // the mover's word that it will be
  std::vector<const Fact*> camp;      // its camp, and unnamed sources
  std::vector<const Fact*> seen;      // seen from outside
  std::vector<const Fact*> said;      // said from outside, not seen
  std::vector<const Fact*> not_seen;  // looked for from outside, and not there
  std::vector<const Fact*> disputed;  // said from outside not to be so
  std::vector<const Fact*> counter;   // a counter-deed, seen or said from outside
  std::vector<const Fact*> earlier;   // against it, but told before the claim: counts for nothing
  Moment start;                       // of the first claim; else of the first promise

  bool claimed() const {
    return !claims.empty() || !promises.empty() || !camp.empty() || !seen.empty() || !said.empty();
  }
};

// What was told in the window; what speaks against the step only from its start on.
StepEvidence sort_evidence(const Facts& facts, const Test& test, const Window& window);

// The windows of the steps that a party declared: claims within three days of each other are one step.
std::vector<Window> declared_steps(const Facts& facts, const Test& test);

// Whether a mention is a sign that an indicator looks for: its deed, modality, party, area; history is none.
bool shows(const Facts& facts, const Fact& f, const Indicator& indicator);

// Said from outside a mover's camp, by somebody known.
bool is_outside(SourceClass c);

}  // namespace vedette
