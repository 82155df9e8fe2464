// What is new in an assessment since an earlier one of the same watch.
#pragma once

#include <vector>

#include "types/assessment.h"
#include "types/story.h"

namespace vedette {

// Verdicts, criteria, tracks, indicators, commitments, threads and forecasts of warning whose state is another; rows of
// words, ground and force, and discrepancies, that were not there. A row's kind is the ledger's; its fields are `of`
// (what it is about), `was` and `now`. Their evidence is what
// was published after `since`. `reports` are those that `now` was made from.
std::vector<Row> changes_between(const Assessment& earlier, const Assessment& now, const std::vector<ReadReport>& reports, const Moment& since);

}  // namespace vedette
