// The network of a transition system: it scores the moves from the vectors of a few tokens of the state.
//
//   VEDETTE_TRY(TransitionNet net, TransitionNet::load(model, "parser", 8, moves, best_kernels()));
//   net.project(vectors, n, projected);                 // 96 → 64, once a token
//   FeatureRows rows(net, buffer);  rows.reset(projected, n);
//   net.score(rows, tokens, scores);                    // tokens[f]: the token that fills feature f, or -1
//
// scores = U max_p(b + sum over f of F_f z[tokens[f]]) + c, z the projected vectors; a missing token has a learned row.
// The products F z are made in blocks of tokens when first asked for and kept in a ring. Source: spaCy's parser_model.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/kernels.h"
#include "language/model_file.h"

namespace vedette {

class TransitionNet {
 public:
  static constexpr int64_t kHidden = 64;
  static constexpr int64_t kInput = 96;

  // component: "parser" or "ner"; features: how many tokens make a state; moves: outputs.
  static Result<TransitionNet> load(const ModelFile& model, const std::string& component, int features, int64_t moves,
                                    const Kernels& kernels);

  // vectors [count, 96] → projected [count, 64]. `scratch` is resized.
  void project(const float* vectors, int64_t count, float* projected, std::vector<float>& scratch) const;

  int features() const { return features_; }
  // Floats of a token's products: features x [2, 64].
  int64_t feature_width() const { return features_ * 2 * kHidden; }
  // Number of scores written: moves rounded up to a multiple of 16.
  int64_t score_width() const { return score_width_; }

 private:
  friend class FeatureRows;
  TransitionNet() = default;

  const Kernels* kernels_ = nullptr;
  int features_ = 0;
  int64_t score_width_ = 0;
  PackedMatrix projection_;
  PackedMatrix feature_weights_;     // 64 → (feature, piece, hidden)
  std::vector<float> pad_;           // [features, 2, 64]
  std::vector<float> bias_;          // [2, 64]
  std::vector<float> output_;        // [64, score_width]
  std::vector<float> output_bias_;   // [score_width]
};

// The feature products of one text's tokens, made in blocks as the buffer moves on and kept in a bounded ring: 16 blocks
// of 64 tokens, wide enough for what a parser usually looks at. A token that the ring has left behind, deep in the stack
// of a strange text, is made again alone, with equal numbers, so the work stays linear.
class FeatureRows {
 public:
  // `projected` is [count, 64] and must stay until the next reset. Buffers are reused.
  void reset(const TransitionNet& net, const float* projected, int64_t count);

  // Scores all moves for a state whose features are these tokens (-1: none), net.features() of them.
  void score(const int32_t* tokens, float* scores);

 private:
  static constexpr int64_t kBlock = 64;
  static constexpr int64_t kBlocks = 16;
  static constexpr int64_t kFar = 64;
  const float* row(int64_t token);
  // Whether the row that row(token) gave is still there.
  bool holds(int64_t token) const {
    return held_[token / kBlock % kBlocks] == token / kBlock || far_tokens_[token % kFar] == token;
  }
  void multiply(int64_t first, int64_t count, float* out) const;

  const TransitionNet* net_ = nullptr;
  const float* projected_ = nullptr;
  int64_t count_ = 0;
  int64_t stride_ = 0;
  int64_t newest_ = -1;               // the last block made
  int64_t held_[kBlocks] = {};        // the block in each slot of the ring
  int64_t far_tokens_[kFar] = {};     // tokens made alone
  std::vector<float> products_;       // the ring, then the rows made alone
};

}  // namespace vedette
