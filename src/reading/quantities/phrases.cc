#include "reading/quantities/phrases.h"

#include <algorithm>

namespace vedette {

int64_t PhraseTable::key_of(const Atom& a) {
  switch (a.kind) {
    case Atom::Kind::kLetters: return a.word;
    case Atom::Kind::kDigits: return -1 - a.number;
    case Atom::Kind::kSign: break;
  }
  return kSigns + static_cast<int64_t>(a.sign);
}

bool PhraseTable::add(std::string_view phrase, int32_t value, AtomLexicon& lexicon) {
  std::vector<int64_t> keys;
  for (const Atom& a : cut_atoms(phrase, lexicon)) {
    if (a.sign == '-') continue;
    keys.push_back(a.kind == Atom::Kind::kLetters ? lexicon.add(slice(phrase, a.bytes)) : key_of(a));
  }
  if (keys.empty()) return true;
  const int64_t first = keys.front();
  std::vector<Entry>* list = nullptr;
  if (first > 0 && first < kSigns) {
    if (by_word_.size() <= static_cast<size_t>(first)) by_word_.resize(static_cast<size_t>(first) + 1);
    list = &by_word_[static_cast<size_t>(first)];
  } else {
    const auto at = std::find_if(other_keys_.begin(), other_keys_.end(), [&](const auto& e) { return e.first == first; });
    list = at != other_keys_.end() ? &at->second : &other_keys_.emplace_back(first, std::vector<Entry>{}).second;
  }
  keys.erase(keys.begin());
  for (const Entry& e : *list) {
    if (e.rest == keys) return e.value == value;
  }
  list->push_back({std::move(keys), value});
  return true;
}

const std::vector<PhraseTable::Entry>* PhraseTable::entries(int64_t key) const {
  if (key > 0 && key < kSigns) return static_cast<size_t>(key) < by_word_.size() ? &by_word_[static_cast<size_t>(key)] : nullptr;
  for (const auto& [first, list] : other_keys_) {
    if (first == key) return &list;
  }
  return nullptr;
}

std::optional<PhraseHit> PhraseTable::longest(std::span<const Atom> atoms, int32_t at, std::span<const int32_t> other) const {
  const auto count = static_cast<int32_t>(atoms.size());
  const auto fits = [&](int32_t i, int64_t key) {
    return key_of(atoms[static_cast<size_t>(i)]) == key || (!other.empty() && key > 0 && other[static_cast<size_t>(i)] == key);
  };
  std::optional<PhraseHit> best;
  const auto try_key = [&](int64_t key) {
    const std::vector<Entry>* list = key == 0 ? nullptr : entries(key);
    if (!list) return;
    for (const Entry& e : *list) {
      int32_t i = at + 1;
      bool same = true;
      for (const int64_t k : e.rest) {
        if (i < count && atoms[static_cast<size_t>(i)].sign == '-') ++i;
        if (i >= count || atoms[static_cast<size_t>(i)].paragraph || !fits(i, k)) {
          same = false;
          break;
        }
        ++i;
      }
      if (same && (!best || i > best->end)) best = PhraseHit{e.value, i};
    }
  };
  try_key(key_of(atoms[static_cast<size_t>(at)]));
  if (!other.empty() && other[static_cast<size_t>(at)] != atoms[static_cast<size_t>(at)].word) try_key(other[static_cast<size_t>(at)]);
  return best;
}

}  // namespace vedette
