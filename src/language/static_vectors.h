// The model's static word vectors: a table of rows and a sorted list of word ids.
//
//   VEDETTE_TRY(StaticVectors vectors, StaticVectors::load(model));
//   const int32_t row = vectors.row(hash_string("ceasefire"));   // -1: not in the table
//
// Views into the model file, which must outlive it. Safe to share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/model_file.h"

namespace vedette {

class StaticVectors {
 public:
  // A table without rows where the model has no vectors.
  static Result<StaticVectors> load(const ModelFile& model);

  int32_t rows() const { return width_ == 0 ? 0 : static_cast<int32_t>(data_.size() / static_cast<size_t>(width_)); }
  int32_t width() const { return width_; }
  // Row of the word with this id, or -1. O(log n) of a few.
  int32_t row(uint64_t orth) const;
  // Requires 0 <= row < rows().
  std::span<const float> vector(int32_t row) const {
    return data_.subspan(static_cast<size_t>(row) * static_cast<size_t>(width_), static_cast<size_t>(width_));
  }

 private:
  std::span<const float> data_;
  std::span<const uint64_t> keys_;   // ascending
  std::span<const int32_t> rows_;
  std::vector<uint32_t> buckets_;    // first key of each value of the top 16 bits; 65,537 entries
  int32_t width_ = 0;
};

}  // namespace vedette
