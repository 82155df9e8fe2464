// The criteria of a test, each judged on the evidence (DESIGN 5).
#pragma once

#include "types/assessment.h"
#include "watch/step_evidence.h"

namespace vedette {

// `id` founds the row's id: the test, or the step of it.
Row judge_criterion(const Facts& facts, const Test& test, const Criterion& criterion, const StepEvidence& evidence,
                    const std::string& id);

}  // namespace vedette
