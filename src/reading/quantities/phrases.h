// PhraseTable: word sequences with a value, looked up at an atom.
//
//   table.add("no fewer than", kAtLeast, lexicon);  if (auto hit = table.longest(atoms, 5)) use(hit->value, hit->end);
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "reading/atoms/atoms.h"

namespace vedette {

struct PhraseHit {
  int32_t value = 0;
  int32_t end = 0;  // atom after it
};

class PhraseTable {
 public:
  // Words, numbers and signs, as the atoms cut them; hyphens are left out. Returns false if the phrase is there
  // already with another value.
  bool add(std::string_view phrase, int32_t value, AtomLexicon& lexicon);

  // The longest phrase that begins at atoms[at]. Hyphens between its words are passed over. `other`, where given, is a
  // second word id for each atom (its dictionary form; 0: none).
  std::optional<PhraseHit> longest(std::span<const Atom> atoms, int32_t at, std::span<const int32_t> other = {}) const;

 private:
  // A piece: a word id, a number (< 0: -1 - number), or a sign (kSigns + sign).
  static constexpr int64_t kSigns = int64_t{1} << 40;
  static int64_t key_of(const Atom& a);
  struct Entry {
    std::vector<int64_t> rest;
    int32_t value;
  };
  const std::vector<Entry>* entries(int64_t key) const;
  std::vector<std::pair<int64_t, std::vector<Entry>>> other_keys_;  // few: signs and numbers
  std::vector<std::vector<Entry>> by_word_;
};

}  // namespace vedette
