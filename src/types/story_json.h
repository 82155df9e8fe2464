// The contract's JSON of stories (contract 4.3).
#pragma once

#include <vector>

#include "base/json_writer.h"
#include "types/reading_json.h"
#include "types/story.h"

namespace vedette {

constexpr std::string_view kStoriesSchema = "vedette.stories/1";

void write_json(JsonWriter& out, const MadeBy& made_by, const std::vector<ReadReport>& reports, const StoryBook& book);

}  // namespace vedette
