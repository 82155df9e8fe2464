// Verdicts: each test judged per declared step, per party and for the crisis (DESIGN 5, doctrine F.3).
#pragma once

#include <vector>

#include "types/assessment.h"
#include "watch/facts.h"
#include "watch/wording.h"

namespace vedette {

std::vector<Verdict> judge(const Facts& facts, const Wording& wording);

// Whether a mention is a sign that an indicator looks for: its deed, modality, party, area; history is none.
bool shows(const Facts& facts, const Fact& f, const Indicator& indicator);

}  // namespace vedette
