// EntryCache: the entries (tok2vec.h) of the words met first, shared between threads.
//
//   EntryCache cache(8000, /*uses_space=*/true);
//   if (const float* entry = cache.find(keys)) …
//   cache.insert(keys, made);                      // does nothing once full
//
// An entry is a pure function of its key, so results do not depend on what the cache holds. Reading takes no lock;
// an entry, once in, is neither moved nor changed while the cache lives. News repeats itself: a few thousand words
// cover nine tokens of ten, and the common ones come first, so nothing is ever thrown out.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

#include "language/tok2vec.h"

namespace vedette {

class EntryCache {
 public:
  // capacity 0: never holds anything. uses_space: space_after is part of the key.
  EntryCache(int32_t capacity, bool uses_space);

  // The entry of kEntry floats, or nullptr.
  const float* find(const LexemeKeys& keys) const;
  void insert(const LexemeKeys& keys, const float* entry);
  int32_t size() const { return count_.load(std::memory_order_acquire); }

 private:
  struct Key {
    uint64_t orth, norm;
    bool space;
    friend bool operator==(const Key&, const Key&) = default;
  };
  Key key_of(const LexemeKeys& keys) const { return {keys.orth, keys.norm, uses_space_ && keys.space_after}; }
  static size_t hash(const Key& key) {
    uint64_t h = (key.orth ^ (key.norm * 0x9E3779B185EBCA87ULL)) + (key.space ? 0x632BE59BD9B4E019ULL : 0);
    h *= 0xff51afd7ed558ccdULL;
    return static_cast<size_t>(h ^ (h >> 32));
  }
  // The slot that holds the key, or the free one where it would go.
  size_t slot_of(const Key& key) const;

  int32_t capacity_;
  bool uses_space_;
  size_t mask_ = 0;
  std::unique_ptr<std::atomic<int32_t>[]> slots_;  // index of an entry, or -1
  std::unique_ptr<Key[]> keys_;
  std::unique_ptr<float[]> storage_;  // pages are touched as entries come in
  float* entries_ = nullptr;          // aligned to 64 bytes
  std::atomic<int32_t> count_{0};
  std::mutex writing_;
};

}  // namespace vedette
