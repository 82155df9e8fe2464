// Verdicts: each test judged per declared step, per party and for the crisis (DESIGN 5, doctrine F.3).
#pragma once

#include <vector>

#include "types/assessment.h"
#include "watch/facts.h"

namespace vedette {

// For each test the party's verdict, then one for each declared step; last the crisis's: the weakest support of what is
// claimed, and the strongest opposition.
std::vector<Verdict> judge(const Facts& facts);

}  // namespace vedette
