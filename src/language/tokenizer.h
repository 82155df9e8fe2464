// Tokenizer: text → tokens, exactly as spaCy's English tokenizer cuts them.
//
//   VEDETTE_TRY(Tokenizer tokenizer, Tokenizer::load(model));      // immutable, may be shared
//   TokenizerScratch scratch(tokenizer);                            // one for each thread
//   scratch.forget_if_large();                                      // between batches of documents
//   tokenizer.run(doc, scratch, tokens);                            // reads doc.text, fills spans, spaces, norms
//   scratch.lexemes()[tokens.lexemes[i]].shape
//
// The text is cut at white space first; each piece between spaces is looked up in a cache or cut by the ChunkSplitter;
// special cases that span such cuts are put together in a second pass over the document. One space after a token is its
// `space`; all other white space makes tokens. Words, followed by a space where spaces[i] is set, give back the text.
// Linear in the text's length. Source: spacy/tokenizer.pyx.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/chunk_splitter.h"
#include "language/lexeme.h"
#include "types/doc.h"

namespace vedette {

class TokenizerScratch;

// What the engine needs to know of each token beside what the Doc keeps.
struct Tokens {
  std::vector<int32_t> lexemes;  // ids in the scratch's LexemeTable
  std::vector<uint64_t> norms;   // string ids: the exception's norm, or the lexeme's
  int32_t size() const { return static_cast<int32_t>(lexemes.size()); }
};

class Tokenizer {
 public:
  static Result<Tokenizer> build(const TokenizerRules& rules, LexemeRules lexemes);
  // kMalformed or kUnsupported, naming the section or the pattern.
  static Result<Tokenizer> load(const ModelFile& model);

  // Tokenizes doc.text (valid UTF-8, less than 2 GB); fills doc.spans, spaces and norms, and `tokens`.
  void run(Doc& doc, TokenizerScratch& scratch, Tokens& tokens) const;

  const LexemeRules& lexeme_rules() const { return lexeme_rules_; }

 private:
  friend class TokenizerScratch;
  // A token under construction: bytes [begin, end) of the text.
  struct Raw {
    int32_t begin = 0, end = 0;
    int32_t lexeme = -1;
    int32_t special = -1;  // index of the special piece that it is, or -1
    bool space = false;
  };
  // The words of a special case as the patterns alone would cut it.
  struct Phrase {
    std::vector<std::string> words;
  };

  void cut(std::string_view text, TokenizerScratch& scratch) const;
  void add_chunk(std::string_view text, int32_t begin, int32_t end, TokenizerScratch& scratch) const;
  void apply_special_phrases(std::string_view text, TokenizerScratch& scratch) const;
  void find_phrases(TokenizerScratch& scratch) const;
  bool replace_phrases(std::string_view text, TokenizerScratch& scratch) const;

  ChunkSplitter splitter_;
  LexemeRules lexeme_rules_;
  std::vector<Phrase> phrases_;               // sorted by words
  std::vector<uint64_t> special_norms_;       // string id of each special piece's norm; 0 where it has none
};

// Caches and buffers of one thread. Bounded by the largest batch if forget_if_large() is called between batches.
class TokenizerScratch {
 public:
  // `tokenizer` must outlive the scratch.
  explicit TokenizerScratch(const Tokenizer& tokenizer);
  const LexemeTable& lexemes() const { return lexemes_; }
  LexemeTable& lexemes() { return lexemes_; }
  // Empties the caches when they have grown large. Lexeme ids given before are void if generation() has grown.
  void forget_if_large();

 private:
  friend class Tokenizer;
  struct CachedPiece {
    int32_t length, special, lexeme;
  };
  struct CachedChunk {
    uint64_t hash = 0;
    uint32_t text = 0, length = 0;  // in chunk_text_
    uint32_t pieces = 0, count = 0; // in pieces_; count 0: free
  };
  struct Match {
    int32_t begin = 0, end = 0;  // tokens
  };
  CachedChunk* find_slot(std::string_view chunk, uint64_t hash);
  void grow();

  LexemeTable lexemes_;
  std::vector<CachedChunk> slots_;
  size_t used_ = 0;
  std::string chunk_text_;
  std::vector<CachedPiece> pieces_;
  ChunkSplitter::Scratch splitter_;
  std::vector<ChunkPiece> cut_;
  std::vector<Tokenizer::Raw> raw_, rebuilt_;
  std::vector<int32_t> phrase_starts_;  // of each lexeme: first phrase that begins with it, -1 none, -2 not yet known
  std::vector<Match> matches_;
  std::vector<uint8_t> seen_;
};

}  // namespace vedette
