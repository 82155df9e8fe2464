// ChunkSplitter: cuts one run of characters between spaces into tokens, by special cases, prefixes, suffixes, a URL
// pattern and infixes, exactly as spaCy's Tokenizer does.
//
//   splitter.split("(can't!)", true, scratch, pieces);     // ( ca n't ! )
//
// Linear in the length of the chunk: affixes are looked for at the edges only, special cases only in what is no longer
// than the longest of them. Immutable; a scratch belongs to one thread.
// Source: spacy/tokenizer.pyx, _tokenize, _split_affixes, _attach_tokens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/regex.h"
#include "language/tokenizer_rules.h"

namespace vedette {

// A token within a chunk: the next `length` bytes. special: index into ChunkSplitter::special_pieces(), or -1.
struct ChunkPiece {
  int32_t length = 0;
  int32_t special = -1;
};

class ChunkSplitter {
 public:
  struct Piece {
    std::string orth;
    std::string norm;  // "" where the word's own holds
  };
  struct Range {
    int32_t first = 0, count = 0;
  };
  struct Scratch {
    RegexScratch regex;
    std::vector<char32_t> points;
    std::vector<int32_t> offsets;                  // byte offset of each point, and the end
    std::vector<ChunkPiece> suffixes;
  };

  // kUnsupported names the pattern and what of it this program does not do.
  static Result<ChunkSplitter> build(const TokenizerRules& rules);

  // Appends the tokens of `chunk` (valid UTF-8, not empty) to `out`. Without special cases: as if there were none.
  void split(std::string_view chunk, bool with_specials, Scratch& scratch, std::vector<ChunkPiece>& out) const;

  // The special case that is exactly this text, as a range of special_pieces().
  std::optional<Range> special(std::string_view text) const;
  const std::vector<Piece>& special_pieces() const { return pieces_; }
  // True if the patterns find a prefix, a suffix or an infix in the text.
  bool has_affix(std::string_view text, Scratch& scratch) const;

 private:
  struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Window {
    size_t low, high;  // code points of the chunk that are left
  };
  void load(std::string_view chunk, Scratch& scratch) const;
  size_t prefix_length(Window w, Scratch& scratch) const;
  size_t suffix_length(Window w, Scratch& scratch) const;
  bool is_whole(std::string_view text, Window w, Scratch& scratch) const;
  bool split_infixes(Window w, Scratch& scratch, std::vector<ChunkPiece>* out) const;
  Window split_affixes(std::string_view chunk, bool with_specials, Scratch& scratch, std::vector<ChunkPiece>& out) const;

  std::optional<Regex> prefix_, suffix_, infix_, token_match_, url_match_;
  std::vector<Piece> pieces_;
  std::unordered_map<std::string, Range, TextHash, std::equal_to<>> specials_;
  size_t longest_special_ = 0;  // bytes
  bool infix_starts_[128] = {};
};

}  // namespace vedette
