#include "language/transition_net.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace vedette {

Result<TransitionNet> TransitionNet::load(const ModelFile& model, const std::string& component, int features,
                                          int64_t moves, const Kernels& kernels) {
  TransitionNet out;
  out.kernels_ = &kernels;
  out.features_ = features;
  VEDETTE_TRY(const auto projection, model.array<float>(component + ".projection.weight", {kHidden, kInput}));
  VEDETTE_TRY(const auto projection_bias, model.array<float>(component + ".projection.bias", {kHidden}));
  out.projection_ = pack_linear(projection, projection_bias, kHidden, kInput);

  VEDETTE_TRY(const auto weight, model.array<float>(component + ".features.weight", {features, kHidden, 2, kHidden}));
  VEDETTE_TRY(const auto bias, model.array<float>(component + ".features.bias", {kHidden, 2}));
  VEDETTE_TRY(const auto pad, model.array<float>(component + ".features.pad", {features, kHidden, 2}));
  std::vector<float> turned(weight.size());
  out.pad_.resize(pad.size());
  out.bias_.resize(bias.size());
  for (int64_t f = 0; f < features; ++f) {
    for (int64_t j = 0; j < kHidden; ++j) {
      for (int64_t p = 0; p < 2; ++p) {
        const int64_t to = (f * 2 + p) * kHidden + j;
        const int64_t from = (f * kHidden + j) * 2 + p;
        out.pad_[to] = pad[from];
        out.bias_[p * kHidden + j] = bias[j * 2 + p];
        std::copy_n(&weight[from * kHidden], kHidden, &turned[to * kHidden]);
      }
    }
  }
  out.feature_weights_ = pack_linear(turned, {}, features * 2 * kHidden, kHidden);

  VEDETTE_TRY(const auto output, model.array<float>(component + ".output.weight", {moves, kHidden}));
  VEDETTE_TRY(const auto output_bias, model.array<float>(component + ".output.bias", {moves}));
  out.score_width_ = (moves + 15) / 16 * 16;
  out.output_.resize(static_cast<size_t>(kHidden * out.score_width_));
  out.output_bias_.resize(static_cast<size_t>(out.score_width_));
  for (int64_t m = 0; m < moves; ++m) {
    out.output_bias_[m] = output_bias[m];
    for (int64_t k = 0; k < kHidden; ++k) out.output_[k * out.score_width_ + m] = output[m * kHidden + k];
  }
  return out;
}

void TransitionNet::project(const float* vectors, int64_t count, float* projected, std::vector<float>& scratch) const {
  constexpr int64_t kPadded = 2 * kPackedGroup;
  constexpr int64_t kStep = 256;
  scratch.resize(static_cast<size_t>(kStep * kPadded));
  for (int64_t first = 0; first < count; first += kStep) {
    const int64_t n = std::min(kStep, count - first);
    kernels_->linear(vectors + first * kInput, n, kInput, projection_.view(), scratch.data(), kPadded);
    for (int64_t i = 0; i < n; ++i) {
      std::memcpy(projected + (first + i) * kHidden, scratch.data() + i * kPadded, sizeof(float) * kHidden);
    }
  }
}

void FeatureRows::reset(const TransitionNet& net, const float* projected, int64_t count) {
  net_ = &net;
  projected_ = projected;
  count_ = count;
  stride_ = net.feature_weights_.view().groups * kPackedGroup;
  newest_ = -1;
  std::fill(std::begin(held_), std::end(held_), -1);
  std::fill(std::begin(far_tokens_), std::end(far_tokens_), -1);
  const auto floats = static_cast<size_t>((kBlocks * kBlock + kFar) * stride_);
  if (products_.size() < floats) products_.resize(floats);
}

void FeatureRows::multiply(int64_t first, int64_t count, float* out) const {
  net_->kernels_->linear(projected_ + first * TransitionNet::kHidden, count, TransitionNet::kHidden,
                         net_->feature_weights_.view(), out, stride_);
}

const float* FeatureRows::row(int64_t token) {
  assert(token >= 0 && token < count_);
  const int64_t block = token / kBlock;
  const int64_t slot = block % kBlocks;
  if (held_[slot] != block && block <= newest_) {
    const int64_t far = token % kFar;
    float* alone = products_.data() + (kBlocks * kBlock + far) * stride_;
    if (far_tokens_[far] != token) multiply(token, 1, alone);
    far_tokens_[far] = token;
    return alone;
  }
  if (held_[slot] != block) {
    const int64_t first = block * kBlock;
    multiply(first, std::min(kBlock, count_ - first), products_.data() + slot * kBlock * stride_);
    held_[slot] = newest_ = block;
  }
  return products_.data() + (slot * kBlock + token % kBlock) * stride_;
}

void FeatureRows::score(const int32_t* tokens, float* scores) {
  constexpr int64_t kRow = 2 * TransitionNet::kHidden;
  const float* features[16];
  const int count = net_->features();
  assert(count <= 16);
  bool all_held = true;
  for (int f = 0; f < count; ++f) {
    features[f] = tokens[f] >= 0 ? row(tokens[f]) + f * kRow : net_->pad_.data() + f * kRow;
  }
  for (int f = 0; f < count; ++f) {
    if (tokens[f] >= 0) all_held &= holds(tokens[f]);
  }
  float copies[16][kRow];
  if (!all_held) {  // two tokens share a place: each row is copied before the next is made
    for (int f = 0; f < count; ++f) {
      if (tokens[f] < 0) continue;
      std::memcpy(copies[f], row(tokens[f]) + f * kRow, sizeof copies[f]);
      features[f] = copies[f];
    }
  }
  alignas(64) float hidden[TransitionNet::kHidden];
  net_->kernels_->hidden(features, count, net_->bias_.data(), hidden);
  net_->kernels_->output(hidden, net_->output_.data(), net_->output_bias_.data(), net_->score_width_, scores);
}

}  // namespace vedette
