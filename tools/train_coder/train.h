// Training of the learned coder: multinomial logistic regression by AdaGrad (Duchi et al. 2011) with decay of the weights.
// Deterministic: a fixed order of examples, one thread, plain sums.
#pragma once

#include <span>
#include <vector>

#include "examples.h"
#include "language/pipeline.h"
#include "reading/learned/learned_coder.h"

namespace vedette {

struct TrainingOptions {
  int epochs = 12;
  float rate = 0.05F;
  float decay = 2e-4F;
  float dense_scale = 0.05F;   // of token vectors with a standard deviation of one
  float static_scale = 3;   // of static vectors of length one
  int32_t least_count = 2;     // rarer keys are left out
};

// The examples that `use` marks (nullptr: all). `labels` are those of the groups.
CoderWeights train(const std::vector<Example>& examples, const std::vector<uint8_t>* use, const std::vector<std::string>& labels,
                   const Pipeline& pipeline, const TrainingOptions& options);

}  // namespace vedette
