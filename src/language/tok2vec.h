// Tok2Vec: hash embeddings and static vectors, a maxout mixer, four window convolutions.
//
//   VEDETTE_TRY(Tok2Vec net, Tok2Vec::load(model, "ner.tok2vec", vectors, best_kernels()));
//   net.make_entries(lexemes, known, entries, scratch);         // what depends on the word alone
//   net.encode(window, out, scratch);                     // what depends on its neighbours
//
// A word's *entry* is its mixer output x (96 floats) and the three products of the first convolution, Wl x, Wc x and
// Wr x ([3, 96] each): all that can be made without its neighbours, hence cached by lexeme.
//
// Numbers: row = sum of four table rows chosen by MurmurHash3; mixer and convolutions are y = norm(max_p(W x + b)),
// convolutions over (x[t-1], x[t], x[t+1]) with x + y as output. Source: spaCy MultiHashEmbed.v2 and
// MaxoutWindowEncoder.v2. Immutable; safe to share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/kernels.h"
#include "language/model_file.h"
#include "language/static_vectors.h"

namespace vedette {

// The ids that a word's embedding hangs on.
struct LexemeKeys {
  uint64_t orth = 0;  // finds the static vector
  uint64_t norm = 0;
  uint64_t prefix = 0;
  uint64_t suffix = 0;
  uint64_t shape = 0;
  bool space_after = false;
  bool is_space = false;
};

// Scratch that grows to what the largest call needed and is then reused.
struct Tok2VecScratch {
  std::vector<LexemeKeys> unknown;
  std::vector<float> fresh;
  std::vector<float> inputs;
  std::vector<float> vectors;
  std::vector<float> mixed;
  std::vector<float> rows;
  std::vector<float> conv;
};

class Tok2Vec {
 public:
  static constexpr int64_t kWidth = 96;
  static constexpr int64_t kProduct = 3 * kWidth;
  static constexpr int64_t kEntry = kWidth + 3 * kProduct;  // floats of an entry
  static constexpr int64_t kHalo = 4;                       // rows on each side that a row depends on

  // `vectors` and `kernels` must outlive the network. Refuses a model without static vectors where it needs them.
  static Result<Tok2Vec> load(const ModelFile& model, const std::string& name, const StaticVectors& vectors,
                              const Kernels& kernels);

  // Writes lexemes.size() entries of kEntry floats. known[i]: the first kWidth floats of entry i where they were made
  // before, or nullptr.
  void make_entries(std::span<const LexemeKeys> lexemes, std::span<const float* const> known, float* entries,
                    Tok2VecScratch& scratch) const;

  // window: entries of consecutive rows, kHalo more on each side than rows wanted; nullptr is a row of zeros.
  // Writes window.size() - 2 kHalo rows of kWidth floats. Requires at least 2 kHalo rows.
  void encode(std::span<const float* const> window, float* out, Tok2VecScratch& scratch) const;

  // Whether two words that differ only in the space that follows have different entries.
  bool uses_space() const { return uses_space_; }

 private:
  enum class Attribute : uint8_t { kNorm, kPrefix, kSuffix, kShape, kSpace, kIsSpace };
  struct Table {
    Attribute attribute;
    uint32_t seed;
    std::span<const float> rows;
    uint32_t count;
  };
  struct Layer {
    PackedMatrix weights;
    std::span<const float> scale;
    std::span<const float> shift;
  };

  Tok2Vec() = default;
  Status load_tables(const ModelFile& model, const std::string& name);
  static Result<Layer> load_layer(const ModelFile& model, const std::string& name, int64_t inputs);
  Status load_first_convolution(const ModelFile& model, const std::string& name);
  void mix(std::span<const LexemeKeys> lexemes, float* mixed, Tok2VecScratch& scratch) const;

  const Kernels* kernels_ = nullptr;
  const StaticVectors* vectors_ = nullptr;
  std::vector<Table> tables_;
  PackedMatrix static_projection_;
  bool has_static_ = false;
  bool uses_space_ = false;
  Layer mixer_;
  PackedMatrix first_products_;      // 96 → (left, centre, right) x [3, 96], no bias
  std::vector<float> first_bias_;    // [3, 96]
  std::span<const float> first_scale_;
  std::span<const float> first_shift_;
  std::vector<Layer> convolutions_;  // the second to the fourth
};

// thinc's Ops.hash: four keys of a 64-bit id. Source: MurmurHash3_x86_128_uint64 of thinc 8.3.
void hash_keys(uint64_t id, uint32_t seed, uint32_t keys[4]);

}  // namespace vedette
