// Lexemes: what is true of a word whatever its context: spaCy's lexical attributes, computed once per word.
//
//   VEDETTE_TRY(LexemeRules rules, LexemeRules::load(model));
//   LexemeTable table(&rules);
//   const int32_t id = table.intern("Kyiv’s");
//   table[id].suffix                              // string_id("v’s")
//
// LexemeRules is immutable and may be shared; a LexemeTable belongs to one thread.
// Source: spacy/lang/lex_attrs.py, lang/norm_exceptions.py, lang/en/lex_attrs.py, vocab.pyx.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/model_file.h"
#include "language/string_column.h"

namespace vedette {

enum LexFlag : uint16_t {
  kIsSpace = 1 << 0,
  kIsPunct = 1 << 1,
  kIsAlpha = 1 << 2,
  kIsDigit = 1 << 3,
  kIsAscii = 1 << 4,
  kIsLower = 1 << 5,
  kIsUpper = 1 << 6,
  kIsTitle = 1 << 7,
  kLikeNum = 1 << 8,
  kIsCurrency = 1 << 9,
};

struct Lexeme {
  uint64_t orth = 0;   // string ids (hash.h)
  uint64_t lower = 0;
  uint64_t norm = 0;   // of the word; a tokenizer exception may give its token another
  uint64_t prefix = 0; // first character
  uint64_t suffix = 0; // last three characters
  uint64_t shape = 0;
  std::string_view text, lower_text, norm_text;  // live as long as the table is not cleared
  uint16_t flags = 0;  // LexFlag
};

class LexemeRules {
 public:
  // No table of norms: the language's own norms and lower case.
  LexemeRules() = default;
  static Result<LexemeRules> load(const ModelFile& model);

  // The norm of a word: the model's table, then the punctuation and currency norms, then lower case.
  std::string_view norm(std::string_view word, uint64_t orth, std::string_view lower) const;

 private:
  std::span<const uint64_t> norm_keys_;  // sorted string ids
  StringColumn norms_;
};

class LexemeTable {
 public:
  // `rules` must outlive the table.
  explicit LexemeTable(const LexemeRules* rules);

  // The id of a word, 0 … size()-1, made on first sight. Amortised O(length).
  int32_t intern(std::string_view word);
  // Valid until the next intern(), but for the views within, which last until clear().
  const Lexeme& operator[](int32_t id) const { return lexemes_[static_cast<size_t>(id)]; }
  int32_t size() const { return static_cast<int32_t>(lexemes_.size()); }
  // Forgets everything; ids begin at 0 again and generation() grows.
  void clear();
  uint64_t generation() const { return generation_; }

 private:
  std::string_view keep(std::string_view text);
  Lexeme make(std::string_view word);
  void grow();

  const LexemeRules* rules_;
  std::vector<Lexeme> lexemes_;
  std::vector<int32_t> slots_;  // open addressing on Lexeme hash; -1 is free
  std::vector<uint64_t> hashes_;  // of each lexeme's text
  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t block_used_ = 0, block_size_ = 0;
  uint64_t generation_ = 0;
};

// spaCy's word_shape: X, x, d for letters and digits, runs cut at four, "LONG" from 100 characters on.
std::string word_shape(std::string_view word);

// English like_num: digits with , and ., fractions, number words, ordinals.
bool like_num(std::string_view word, std::string_view lower);

}  // namespace vedette
