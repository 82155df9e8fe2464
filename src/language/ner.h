// The entity recogniser: BILUO moves, greedily decoded, never across a sentence start of the parser.
//
//   VEDETTE_TRY(EntityRecogniser ner, EntityRecogniser::load(model, best_kernels()));
//   ner.decode(projected, is_space, tree.sent_start, biluo, labels, scratch);
//
// Source: spaCy 3.8 _parser_internals/ner.pyx. Immutable; safe to share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/moves.h"
#include "language/transition_net.h"
#include "types/doc.h"

namespace vedette {

struct NerScratch {
  FeatureRows rows;
  std::vector<float> scores;
};

class EntityRecogniser {
 public:
  static Result<EntityRecogniser> load(const ModelFile& model, const Kernels& kernels);
  const TransitionNet& net() const { return net_; }

  // All columns have one entry a token; biluo and labels are resized and written.
  void decode(const float* projected, std::span<const uint8_t> is_space, std::span<const uint8_t> sent_start,
              std::vector<Biluo>& biluo, std::vector<EntLabel>& labels, NerScratch& scratch) const;

 private:
  explicit EntityRecogniser(TransitionNet net) : net_(std::move(net)) {}

  TransitionNet net_;
  std::vector<NerMove> moves_;
};

}  // namespace vedette
