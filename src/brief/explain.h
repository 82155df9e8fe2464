// What stands behind an id: a row, verdict or criterion of an assessment, an event of the stories, a mention of a
// reading. Plain text: what it is, the rules by which it came about with their file and line, and each sentence that it
// rests on with outlet, time and chain of sources.
#pragma once

#include <optional>
#include <string>

#include "knowledge/data_files.h"
#include "types/assessment.h"
#include "types/story.h"

namespace vedette {

struct ExplainInput {
  const DataFiles& data;                   // where the rules stand
  const std::vector<ReadReport>& reports;  // those that book and assessment were made from, in their order
  const StoryBook& book;
  const Assessment* assessment = nullptr;  // nullptr: no watch was given
};

// nullopt where nothing has the id. The beginning of an id, six characters at least, will do if it is the only one.
std::optional<std::string> explain(const ExplainInput& input, const std::string& id);

}  // namespace vedette
