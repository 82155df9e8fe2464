#include "language/word_cache.h"

#include <cstring>
#include <utility>

namespace vedette {

size_t WordTable::Key::hash() const {
  uint64_t h = (orth ^ (norm * 0x9E3779B185EBCA87ULL)) + (space ? 0x632BE59BD9B4E019ULL : 0);
  h *= 0xff51afd7ed558ccdULL;
  return static_cast<size_t>(h ^ (h >> 32));
}

WordTable::WordTable(int32_t capacity, int64_t width) : capacity_(capacity), width_(width) {
  size_t slots = 16;
  while (slots < static_cast<size_t>(capacity) * 2) slots *= 2;
  mask_ = slots - 1;
  slots_ = std::make_unique<std::atomic<int32_t>[]>(slots);
  keys_ = std::make_unique_for_overwrite<Key[]>(static_cast<size_t>(capacity));
  storage_ = std::make_unique_for_overwrite<float[]>(static_cast<size_t>(capacity * width + 16));
  const auto at = reinterpret_cast<uintptr_t>(storage_.get());
  rows_ = storage_.get() + ((at + 63) / 64 * 64 - at) / sizeof(float);
  clear();
}

void WordTable::clear() {
  count_ = 0;
  for (size_t i = 0; i <= mask_; ++i) slots_[i].store(-1, std::memory_order_relaxed);
}

size_t WordTable::slot_of(const Key& key) const {
  for (size_t slot = key.hash() & mask_;; slot = (slot + 1) & mask_) {
    const int32_t row = slots_[slot].load(std::memory_order_acquire);
    if (row < 0 || keys_[static_cast<size_t>(row)] == key) return slot;
  }
}

const float* WordTable::find(const Key& key) const {
  const int32_t row = slots_[slot_of(key)].load(std::memory_order_acquire);
  return row < 0 ? nullptr : rows_ + row * width_;
}

bool WordTable::insert(const Key& key, const float* row) {
  const size_t slot = slot_of(key);
  if (slots_[slot].load(std::memory_order_relaxed) >= 0) return true;
  if (count_ >= capacity_) return false;
  std::memcpy(rows_ + count_ * width_, row, sizeof(float) * static_cast<size_t>(width_));
  keys_[static_cast<size_t>(count_)] = key;
  slots_[slot].store(count_++, std::memory_order_release);
  return true;
}

WordCache::WordCache(int32_t capacity, int64_t width, bool uses_space)
    : capacity_(capacity), width_(width), uses_space_(uses_space) {
  current_.young = std::make_shared<WordTable>(capacity, width);
  current_.old = std::make_shared<WordTable>(0, width);
}

WordCache::Snapshot WordCache::snapshot() const {
  const std::lock_guard<std::mutex> guard(lock_);
  return current_;
}

const float* WordCache::find(const Snapshot& held, const LexemeKeys& keys) {
  const WordTable::Key key = key_of(keys);
  if (const float* row = held.young->find(key); row != nullptr) return row;
  const float* row = held.old->find(key);
  if (row != nullptr) insert(key, row);
  return row;
}

void WordCache::insert(const LexemeKeys& keys, const float* row) { insert(key_of(keys), row); }

void WordCache::insert(const WordTable::Key& key, const float* row) {
  if (capacity_ == 0) return;
  const std::lock_guard<std::mutex> guard(lock_);
  if (current_.young->insert(key, row)) return;
  if (spare_ != nullptr && spare_.use_count() == 1) {
    spare_->clear();
  } else {
    spare_ = std::make_shared<WordTable>(capacity_, width_);
  }
  std::swap(spare_, current_.old);             // what was old is the next spare …
  std::swap(current_.old, current_.young);     // … the young one grows old, the cleared one is young
  current_.young->insert(key, row);
}

}  // namespace vedette
