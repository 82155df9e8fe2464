// WordCache: rows of floats by word, shared between threads, the least used thrown out.
//
//   WordCache cache(4000, Tok2Vec::kEntry, /*uses_space=*/true);
//   WordCache::Snapshot held = cache.snapshot();          // what is found through it stays while it is held
//   if (const float* row = cache.find(held, keys)) …
//   cache.insert(keys, row);
//
// A row is a pure function of its key, so results do not depend on what the cache holds. Two generations of at most
// `capacity` words: new words and those found in the old generation go to the young one; when that is full it becomes
// the old one, and what was old and not used since is forgotten. Finding takes no lock but for a word that moves up.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

#include "language/tok2vec.h"

namespace vedette {

// A table that only grows, to a fixed size: one writer at a time (the caller sees to it), any number of readers.
class WordTable {
 public:
  struct Key {
    uint64_t orth, norm;
    bool space;
    friend bool operator==(const Key&, const Key&) = default;
    size_t hash() const;
  };

  WordTable(int32_t capacity, int64_t width);
  const float* find(const Key& key) const;
  // False if it is full. A key that is there already stays as it is.
  bool insert(const Key& key, const float* row);
  // Requires that nobody else has the table.
  void clear();

 private:
  size_t slot_of(const Key& key) const;

  int32_t capacity_;
  int64_t width_;
  size_t mask_ = 0;
  int32_t count_ = 0;
  std::unique_ptr<std::atomic<int32_t>[]> slots_;  // index of a row, or -1
  std::unique_ptr<Key[]> keys_;
  std::unique_ptr<float[]> storage_;  // pages are touched as rows come in
  float* rows_ = nullptr;             // aligned to 64 bytes
};

class WordCache {
 public:
  struct Snapshot {
    std::shared_ptr<WordTable> young, old;
  };

  // capacity 0: never holds anything. uses_space: space_after is part of the key.
  WordCache(int32_t capacity, int64_t width, bool uses_space);

  Snapshot snapshot() const;
  // The row of `width` floats, valid while the snapshot is held; nullptr where there is none.
  const float* find(const Snapshot& held, const LexemeKeys& keys);
  void insert(const LexemeKeys& keys, const float* row);

 private:
  WordTable::Key key_of(const LexemeKeys& keys) const {
    return {keys.orth, keys.norm, uses_space_ && keys.space_after};
  }
  void insert(const WordTable::Key& key, const float* row);

  int32_t capacity_;
  int64_t width_;
  bool uses_space_;
  mutable std::mutex lock_;
  Snapshot current_;
  std::shared_ptr<WordTable> spare_;  // the generation before the old one: used again once nobody holds it
};

}  // namespace vedette
