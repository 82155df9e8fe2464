// Numbers written in digits and words: "1,500", "2.5", "2 1/2", "twenty-one", "a hundred and ten", "3.2 million".
//
//   VEDETTE_TRY(NumberWords words, NumberWords::load(data, lexicon));
//   if (auto n = parse_number(atoms, 3, words)) use(n->value, n->end);
#pragma once

#include <optional>
#include <span>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "reading/atoms/atoms.h"

namespace vedette {

class NumberWords {
 public:
  enum class Kind : uint8_t { kNone, kUnit, kTeen, kTens, kHundred, kScale, kDozen, kFirst, kSuffix, kAnd, kPart };
  // Reads quantities/numbers.txt; adds its words to the lexicon. Call before atoms are cut with it.
  static Result<NumberWords> load(const DataFiles& data, AtomLexicon& lexicon);

  // What the word is as a number's piece. A word may be both a piece of an ordinal and a part ("third"): `part` asks
  // for the latter.
  Kind kind(int32_t word) const { return in(word) ? entries_[static_cast<size_t>(word)].kind : Kind::kNone; }
  double value(int32_t word) const { return in(word) ? entries_[static_cast<size_t>(word)].value : 0; }
  double part(int32_t word) const { return in(word) ? entries_[static_cast<size_t>(word)].part : 0; }

 private:
  struct Entry {
    Kind kind = Kind::kNone;
    double value = 0;
    double part = 0;  // denominators; 0: none
  };
  bool in(int32_t word) const { return static_cast<size_t>(word) < entries_.size(); }
  std::vector<Entry> entries_;  // by word id
};

struct NumberPhrase {
  double value = 0;
  int32_t end = 0;     // atom after it
  bool words = false;  // has a number word that is not a scale
  bool scaled = false; // "million" and the like
};

// The cardinal number that begins at atoms[at], the longest reading; nullopt where none does. "a hundred" and "a
// dozen" count, a plain "a" does not. Requires 0 <= at < atoms.size().
std::optional<NumberPhrase> parse_number(std::span<const Atom> atoms, int32_t at, const NumberWords& words);

// "third", "21st", "twenty-first": value and end; nullopt where none begins.
std::optional<NumberPhrase> parse_ordinal(std::span<const Atom> atoms, int32_t at, const NumberWords& words);

// A year said in words: "nineteen ninety-seven", "two thousand five".
std::optional<NumberPhrase> parse_year_words(std::span<const Atom> atoms, int32_t at, const NumberWords& words);

}  // namespace vedette
