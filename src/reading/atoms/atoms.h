// Atoms: the finest pieces of a text that times and quantities are made of: runs of letters, runs of digits, single
// signs. Finer than the engine's tokens ("mid-1990s" is four atoms), but each knows the token it stands in.
//
//   AtomLexicon words;  const int32_t ago = words.add("ago");
//   std::vector<Atom> atoms = cut_atoms(doc, words);     // atoms[i].word == ago
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "types/doc.h"

namespace vedette {

struct Atom {
  enum class Kind : uint8_t { kLetters, kDigits, kSign };
  Span bytes;
  int32_t token = -1;      // of the Doc; -1 where the Doc has no tokens
  int32_t word = 0;        // id in the AtomLexicon; 0: not in it
  int64_t number = -1;     // digits: their value; -1 for more than 18 digits
  char32_t sign = 0;       // signs: folded, so that ’ is ' and – is - (but — stays)
  Kind kind = Kind::kSign;
  bool glued = false;      // nothing stands between it and the atom before
  bool paragraph = false;  // an empty line stands before it
  bool capital = false;    // begins with a capital letter

  int32_t digits() const { return kind == Kind::kDigits ? bytes.size() : 0; }
};

// Words by their lower-case form. Ids count from 1. Built once, then const.
class AtomLexicon {
 public:
  // The id of `word` (any case), added if new.
  int32_t add(std::string_view word);
  // 0 for a word that is not in it. No allocation.
  int32_t find(std::string_view word) const;
  int32_t size() const { return static_cast<int32_t>(words_.size()); }  // ids are below size() + 1
  std::string_view word(int32_t id) const { return words_[static_cast<size_t>(id - 1)]; }

 private:
  void grow();
  std::vector<std::string> words_;
  std::vector<int32_t> table_;  // open addressing, power of two; 0: empty
};

// All atoms of doc.text, in order.
std::vector<Atom> cut_atoms(const Doc& doc, const AtomLexicon& lexicon);
// The same of a piece of text without a Doc.
std::vector<Atom> cut_atoms(std::string_view text, const AtomLexicon& lexicon);

}  // namespace vedette
