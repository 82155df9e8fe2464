#include "language/encoder.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace vedette {

void BatchLayout::assign(std::span<const int32_t> text_sizes) {
  rows.assign(static_cast<size_t>(Tok2Vec::kHalo), -1);
  int32_t token = 0;
  for (const int32_t size : text_sizes) {
    if (size == 0) continue;
    for (int32_t i = 0; i < size; ++i) rows.push_back(token++);
    rows.insert(rows.end(), static_cast<size_t>(Tok2Vec::kHalo), -1);
  }
}

// Two generations and a spare each: a little more than a third of the words in each of the three.
Encoder::Encoder(Tok2Vec net, int32_t cache_entries)
    : net_(std::move(net)),
      entries_(std::make_unique<WordCache>(cache_entries * 3 / 8, Tok2Vec::kEntry, net_.uses_space())),
      mixed_(std::make_unique<WordCache>(cache_entries, Tok2Vec::kWidth, net_.uses_space())) {}

// The index in `missing` of a word that the cache does not hold, which is added where it is new.
int32_t Encoder::find_missing(const LexemeKeys& keys, EncoderScratch& s) const {
  const bool space = net_.uses_space() && keys.space_after;
  const size_t mask = s.slots.size() - 1;
  const uint64_t hash = (keys.orth ^ (keys.norm << 1) ^ (space ? 1 : 0)) * 0x9E3779B185EBCA87ULL;
  for (size_t slot = (hash >> 32) & mask;; slot = (slot + 1) & mask) {
    if (s.slots[slot] < 0) {
      s.slots[slot] = static_cast<int32_t>(s.missing.size());
      s.missing.push_back(keys);
      return s.slots[slot];
    }
    const LexemeKeys& other = s.missing[static_cast<size_t>(s.slots[slot])];
    if (other.orth == keys.orth && other.norm == keys.norm &&
        (net_.uses_space() && other.space_after) == space) {
      return s.slots[slot];
    }
  }
}

// Fills the window with the entries of rows [begin - halo, end + halo).
void Encoder::gather(const BatchLayout& layout, std::span<const LexemeKeys> keys, int64_t begin, int64_t end,
                     EncoderScratch& s) const {
  const auto total = static_cast<int64_t>(layout.rows.size());
  const int64_t rows = end - begin + 2 * Tok2Vec::kHalo;
  s.window.assign(static_cast<size_t>(rows), nullptr);
  s.wanted.assign(static_cast<size_t>(rows), -1);
  s.held = entries_->snapshot();
  s.missing.clear();
  s.slots.assign(1024, -1);
  static_assert(2 * (kBlock + 2 * Tok2Vec::kHalo) < 1024);
  for (int64_t r = 0; r < rows; ++r) {
    const int64_t at = begin - Tok2Vec::kHalo + r;
    const int32_t token = at >= 0 && at < total ? layout.rows[static_cast<size_t>(at)] : -1;
    if (token < 0) continue;
    const LexemeKeys& word = keys[static_cast<size_t>(token)];
    s.window[r] = entries_->find(s.held, word);
    if (s.window[r] == nullptr) s.wanted[r] = find_missing(word, s);
  }
  if (s.missing.empty()) return;
  make_missing(s);
  for (int64_t r = 0; r < rows; ++r) {
    if (s.wanted[r] >= 0) s.window[r] = s.made.data() + s.wanted[r] * Tok2Vec::kEntry;
  }
}

// Makes the entries of the missing words; what the mixer made of a word before is used again.
void Encoder::make_missing(EncoderScratch& s) const {
  const auto floats = s.missing.size() * static_cast<size_t>(Tok2Vec::kEntry);
  if (s.made.size() < floats) s.made.resize(floats);
  s.known.clear();
  const WordCache::Snapshot held = mixed_->snapshot();
  for (const LexemeKeys& word : s.missing) s.known.push_back(mixed_->find(held, word));
  net_.make_entries(s.missing, s.known, s.made.data(), s.net);
  for (size_t i = 0; i < s.missing.size(); ++i) {
    const float* entry = s.made.data() + i * static_cast<size_t>(Tok2Vec::kEntry);
    entries_->insert(s.missing[i], entry);
    if (s.known[i] == nullptr) mixed_->insert(s.missing[i], entry);
  }
}

void Encoder::run(const BatchLayout& layout, std::span<const LexemeKeys> keys, EncoderScratch& s,
                  const Consume& consume) const {
  const auto total = static_cast<int64_t>(layout.rows.size());
  if (s.out.size() < static_cast<size_t>(kBlock * Tok2Vec::kWidth)) {
    s.out.resize(static_cast<size_t>(kBlock * Tok2Vec::kWidth));
  }
  for (int64_t begin = 0; begin < total; begin += kBlock) {
    const int64_t end = std::min(begin + kBlock, total);
    gather(layout, keys, begin, end, s);
    net_.encode(s.window, s.out.data(), s.net);
    int64_t count = 0;
    int64_t first = 0;
    for (int64_t r = begin; r < end; ++r) {  // closes the gaps that padding rows leave
      const int32_t token = layout.rows[static_cast<size_t>(r)];
      if (token < 0) continue;
      if (count == 0) first = token;
      if (count != r - begin) {
        std::memmove(&s.out[count * Tok2Vec::kWidth], &s.out[(r - begin) * Tok2Vec::kWidth],
                     sizeof(float) * static_cast<size_t>(Tok2Vec::kWidth));
      }
      ++count;
    }
    if (count != 0) consume(first, count, s.out.data());
  }
}

}  // namespace vedette
