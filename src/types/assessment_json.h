// The contract's JSON of an assessment (contract 5).
#pragma once

#include <vector>

#include "base/json_writer.h"
#include "types/assessment.h"
#include "types/reading_json.h"
#include "types/story.h"

namespace vedette {

constexpr std::string_view kAssessmentSchema = "vedette.assessment/1";

void write_json(JsonWriter& out, const MadeBy& made_by, const std::vector<ReadReport>& reports, const Assessment& a);

}  // namespace vedette
