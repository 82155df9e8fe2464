#include "language/entry_cache.h"

#include <cstring>

namespace vedette {

EntryCache::EntryCache(int32_t capacity, bool uses_space) : capacity_(capacity), uses_space_(uses_space) {
  size_t slots = 16;
  while (slots < static_cast<size_t>(capacity) * 3) slots *= 2;
  mask_ = slots - 1;
  slots_ = std::make_unique<std::atomic<int32_t>[]>(slots);
  for (size_t i = 0; i < slots; ++i) slots_[i].store(-1, std::memory_order_relaxed);
  keys_ = std::make_unique_for_overwrite<Key[]>(static_cast<size_t>(capacity));
  const auto floats = static_cast<size_t>(capacity) * static_cast<size_t>(Tok2Vec::kEntry);
  storage_ = std::make_unique_for_overwrite<float[]>(floats + 16);
  const auto at = reinterpret_cast<uintptr_t>(storage_.get());
  entries_ = storage_.get() + ((at + 63) / 64 * 64 - at) / sizeof(float);
}

size_t EntryCache::slot_of(const Key& key) const {
  for (size_t slot = hash(key) & mask_;; slot = (slot + 1) & mask_) {
    const int32_t entry = slots_[slot].load(std::memory_order_acquire);
    if (entry < 0 || keys_[static_cast<size_t>(entry)] == key) return slot;
  }
}

const float* EntryCache::find(const LexemeKeys& keys) const {
  const int32_t entry = slots_[slot_of(key_of(keys))].load(std::memory_order_acquire);
  return entry < 0 ? nullptr : entries_ + entry * Tok2Vec::kEntry;
}

void EntryCache::insert(const LexemeKeys& keys, const float* entry) {
  if (size() >= capacity_) return;
  const std::lock_guard<std::mutex> lock(writing_);
  const int32_t at = size();
  const Key key = key_of(keys);
  const size_t slot = slot_of(key);
  if (at >= capacity_ || slots_[slot].load(std::memory_order_relaxed) >= 0) return;
  std::memcpy(entries_ + at * Tok2Vec::kEntry, entry, sizeof(float) * static_cast<size_t>(Tok2Vec::kEntry));
  keys_[static_cast<size_t>(at)] = key;
  count_.store(at + 1, std::memory_order_release);
  slots_[slot].store(at, std::memory_order_release);
}

}  // namespace vedette
