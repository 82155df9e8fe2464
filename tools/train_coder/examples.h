// Examples: data/training read by the engine and the reader, as the learned coder will see a question.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "knowledge/codebook.h"
#include "language/pipeline.h"
#include "reading/learned/label_groups.h"
#include "reading/learned/pair_features.h"
#include "reading/reader.h"

namespace vedette {

struct Example {
  PairFeatures features;
  int32_t label = 0;      // of the LabelGroups; 0: no relation
  float weight = 1;
  int32_t sentence = 0;   // examples of one sentence stay on one side of a split
  bool listed = true;     // told in the file, not understood from its absence
};

struct TrainingText {
  std::string folder;                 // data/training
  const Pipeline& pipeline;
  const Reader& reader;
  const Codebook& codebook;
  const LabelGroups& groups;
};

// The examples of all *.lines files, in the order of their names. At most `sentences` of them, spread evenly over the files;
// 0: all. kMalformed with file:line:column for a line that is not right.
Result<std::vector<Example>> read_examples(const TrainingText& in, int32_t sentences);

}  // namespace vedette
