// Encoder: a Tok2Vec with its cache, run over the tokens of many texts in blocks.
//
//   encoder.run(layout, keys, scratch, [&](int64_t first, int64_t count, const float* vectors) { … });
//
// The texts lie one after another with four rows of zeros between them, as spaCy pads them; blocks of rows are made
// with a halo of four on each side, so memory does not grow with the text.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "language/tok2vec.h"
#include "language/word_cache.h"

namespace vedette {

// The rows of a batch: the index of a token, or -1 for a row of zeros.
struct BatchLayout {
  std::vector<int32_t> rows;
  // Four rows of zeros, then per text its tokens and four rows of zeros.
  void assign(std::span<const int32_t> text_sizes);
};

struct EncoderScratch {
  Tok2VecScratch net;
  std::vector<const float*> window;
  WordCache::Snapshot held;            // keeps what the window points to
  std::vector<LexemeKeys> missing;     // words of the block without an entry
  std::vector<const float*> known;     // the mixer's output for each of them, or nullptr
  std::vector<float> made;
  std::vector<float> out;
  std::vector<int32_t> slots;  // hash table of `missing` within one block
  std::vector<int32_t> wanted; // for each row of the window: index in `missing`, or -1
};

class Encoder {
 public:
  // cache_entries: words whose entries are kept; three times as many keep their mixer's output. 0: no cache.
  Encoder(Tok2Vec net, int32_t cache_entries);

  using Consume = std::function<void(int64_t first, int64_t count, const float* vectors)>;
  // Calls consume for consecutive ranges of tokens, in order; vectors [count, 96] are valid during the call.
  void run(const BatchLayout& layout, std::span<const LexemeKeys> keys, EncoderScratch& scratch,
           const Consume& consume) const;

 private:
  static constexpr int64_t kBlock = 256;
  void gather(const BatchLayout& layout, std::span<const LexemeKeys> keys, int64_t begin, int64_t end,
              EncoderScratch& scratch) const;
  int32_t find_missing(const LexemeKeys& keys, EncoderScratch& scratch) const;
  void make_missing(EncoderScratch& scratch) const;

  Tok2Vec net_;
  std::unique_ptr<WordCache> entries_;
  std::unique_ptr<WordCache> mixed_;
};

}  // namespace vedette
