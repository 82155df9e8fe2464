// The tagger: one linear layer over the shared vectors, and the first best label.
//
//   VEDETTE_TRY(Tagger tagger, Tagger::load(model, best_kernels()));
//   tagger.tag(vectors, count, tags, scratch);
#pragma once

#include <cstdint>
#include <vector>

#include "language/kernels.h"
#include "language/model_file.h"
#include "types/labels.h"

namespace vedette {

class Tagger {
 public:
  static Result<Tagger> load(const ModelFile& model, const Kernels& kernels);
  // vectors [count, 96] → tags[0 … count). `scratch` is resized.
  void tag(const float* vectors, int64_t count, Tag* tags, std::vector<float>& scratch) const;

 private:
  Tagger() = default;
  const Kernels* kernels_ = nullptr;
  std::vector<Tag> labels_;
  PackedMatrix weights_;
};

}  // namespace vedette
