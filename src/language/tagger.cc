#include "language/tagger.h"

#include <algorithm>

#include "language/moves.h"

namespace vedette {

Result<Tagger> Tagger::load(const ModelFile& model, const Kernels& kernels) {
  Tagger out;
  out.kernels_ = &kernels;
  VEDETTE_TRY(const std::string_view lines, model.text("tagger.labels"));
  for (const std::string_view line : split_lines(lines)) {
    const auto tag = parse_tag(line);
    if (!tag) return model.malformed("tagger.labels", "names an unknown tag");
    out.labels_.push_back(*tag);
  }
  if (out.labels_.empty()) return model.malformed("tagger.labels", "is empty");
  const auto count = static_cast<int64_t>(out.labels_.size());
  VEDETTE_TRY(const auto weight, model.array<float>("tagger.weight", {count, 96}));
  VEDETTE_TRY(const auto bias, model.array<float>("tagger.bias", {count}));
  out.weights_ = pack_linear(weight, bias, count, 96);
  return out;
}

void Tagger::tag(const float* vectors, int64_t count, Tag* tags, std::vector<float>& scratch) const {
  constexpr int64_t kStep = 256;
  const int64_t stride = weights_.view().groups * kPackedGroup;
  scratch.resize(static_cast<size_t>(kStep * stride));
  for (int64_t first = 0; first < count; first += kStep) {
    const int64_t n = std::min(kStep, count - first);
    kernels_->linear(vectors + first * 96, n, 96, weights_.view(), scratch.data(), stride);
    for (int64_t i = 0; i < n; ++i) {
      const float* scores = scratch.data() + i * stride;
      size_t best = 0;
      for (size_t label = 1; label < labels_.size(); ++label) {
        if (scores[label] > scores[best]) best = label;
      }
      tags[first + i] = labels_[best];
    }
  }
}

}  // namespace vedette
