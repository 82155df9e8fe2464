#include "language/tokenizer.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"
#include "language/chars.h"
#include "language/hash.h"

namespace vedette {
namespace {

constexpr size_t kMaxChunks = 65536;   // cached chunks
constexpr int32_t kMaxLexemes = 65536; // kept from one batch to the next
constexpr size_t kMaxCachedChunk = 64; // bytes; longer ones rarely come twice

struct Character {
  bool space;
  int32_t length;
};

inline Character character(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 128) return {(chars::kAsciiFlags[byte] & chars::kSpace) != 0, 1};
  const utf8::Decoded d = utf8::decode(text, at);
  return {chars::is_space(d.code_point), d.length};
}

}  // namespace

TokenizerScratch::TokenizerScratch(const Tokenizer& tokenizer) : lexemes_(&tokenizer.lexeme_rules()) { slots_.resize(4096); }

void TokenizerScratch::forget_if_large() {
  if (used_ < kMaxChunks && lexemes_.size() < kMaxLexemes) return;
  lexemes_.clear();
  phrase_starts_.clear();
  slots_.assign(4096, {});
  used_ = 0;
  chunk_text_.clear();
  pieces_.clear();
}

// The slot that holds the chunk, or the free one where it belongs.
TokenizerScratch::CachedChunk* TokenizerScratch::find_slot(std::string_view chunk, uint64_t hash) {
  const size_t mask = slots_.size() - 1;
  for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    CachedChunk& c = slots_[slot];
    if (c.count == 0) return &c;
    if (c.hash == hash && std::string_view(chunk_text_).substr(c.text, c.length) == chunk) return &c;
  }
}

void TokenizerScratch::grow() {
  std::vector<CachedChunk> old(slots_.size() * 2);
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const CachedChunk& c : old) {
    if (c.count == 0) continue;
    size_t slot = c.hash & mask;
    while (slots_[slot].count != 0) slot = (slot + 1) & mask;
    slots_[slot] = c;
  }
}

Result<Tokenizer> Tokenizer::build(const TokenizerRules& rules, LexemeRules lexemes) {
  Tokenizer out;
  VEDETTE_TRY(out.splitter_, ChunkSplitter::build(rules));
  out.lexeme_rules_ = lexemes;
  for (const ChunkSplitter::Piece& piece : out.splitter_.special_pieces()) out.special_norms_.push_back(string_id(piece.norm));
  ChunkSplitter::Scratch scratch;
  for (const SpecialCase& special : rules.specials) {
    const bool wanted = !rules.faster_heuristics || special.text.find(' ') != special.text.npos ||
                        out.splitter_.has_affix(special.text, scratch);
    if (!wanted) continue;
    // The words as the patterns cut them: the special cases are not there yet.
    Phrase phrase;
    std::vector<ChunkPiece> pieces;
    const std::string_view text = special.text;
    size_t begin = 0;
    const auto flush = [&](size_t end) {
      if (begin >= end) return;
      pieces.clear();
      out.splitter_.split(text.substr(begin, end - begin), false, scratch, pieces);
      size_t at = begin;
      for (const ChunkPiece& piece : pieces) {
        phrase.words.emplace_back(text.substr(at, static_cast<size_t>(piece.length)));
        at += static_cast<size_t>(piece.length);
      }
    };
    bool in_space = character(text, 0).space;
    for (size_t at = 0; at < text.size();) {
      const Character c = character(text, at);
      if (c.space != in_space) {
        flush(at);
        begin = at + (text[at] == ' ' ? 1 : 0);
        in_space = !in_space;
      }
      at += static_cast<size_t>(c.length);
    }
    flush(text.size());
    out.phrases_.push_back(std::move(phrase));
  }
  std::sort(out.phrases_.begin(), out.phrases_.end(), [](const Phrase& a, const Phrase& b) { return a.words < b.words; });
  return out;
}

Result<Tokenizer> Tokenizer::load(const ModelFile& model) {
  VEDETTE_TRY(const TokenizerRules rules, TokenizerRules::load(model));
  VEDETTE_TRY(LexemeRules lexemes, LexemeRules::load(model));
  return build(rules, lexemes);
}

void Tokenizer::add_chunk(std::string_view text, int32_t begin, int32_t end, TokenizerScratch& s) const {
  const std::string_view chunk = slice(text, {begin, end});
  const auto push = [&](const TokenizerScratch::CachedPiece& piece) {
    s.raw_.push_back({begin, begin + piece.length, piece.lexeme, piece.special, false});
    begin += piece.length;
  };
  const bool cacheable = chunk.size() <= kMaxCachedChunk;
  const uint64_t hash = cacheable ? murmur64a(chunk, 2) : 0;
  TokenizerScratch::CachedChunk* slot = cacheable ? s.find_slot(chunk, hash) : nullptr;
  if (slot != nullptr && slot->count != 0) {
    for (uint32_t i = 0; i < slot->count; ++i) push(s.pieces_[slot->pieces + i]);
    return;
  }
  s.cut_.clear();
  splitter_.split(chunk, true, s.splitter_, s.cut_);
  const bool keep = slot != nullptr && s.used_ < kMaxChunks;
  if (keep) {
    *slot = {hash, static_cast<uint32_t>(s.chunk_text_.size()), static_cast<uint32_t>(chunk.size()),
             static_cast<uint32_t>(s.pieces_.size()), static_cast<uint32_t>(s.cut_.size())};
    s.chunk_text_.append(chunk);
  }
  for (const ChunkPiece& piece : s.cut_) {
    const std::string_view word = slice(text, {begin, begin + piece.length});
    const TokenizerScratch::CachedPiece full{piece.length, piece.special, s.lexemes_.intern(word)};
    if (keep) s.pieces_.push_back(full);
    push(full);
  }
  if (keep && ++s.used_ * 2 > s.slots_.size()) s.grow();
}

// Runs of white space and of anything else, each a chunk; the first space after a word belongs to the word.
void Tokenizer::cut(std::string_view text, TokenizerScratch& s) const {
  s.raw_.clear();
  if (text.empty()) return;
  size_t begin = 0;
  bool in_space = character(text, 0).space;
  for (size_t at = 0; at < text.size();) {
    const Character c = character(text, at);
    if (c.space != in_space) {
      if (begin < at) add_chunk(text, static_cast<int32_t>(begin), static_cast<int32_t>(at), s);
      begin = at;
      if (text[at] == ' ') {
        s.raw_.back().space = true;
        ++begin;
      }
      in_space = !in_space;
    }
    at += static_cast<size_t>(c.length);
  }
  if (begin < text.size()) add_chunk(text, static_cast<int32_t>(begin), static_cast<int32_t>(text.size()), s);
}

// Every phrase at every token, shorter ones too.
void Tokenizer::find_phrases(TokenizerScratch& s) const {
  s.matches_.clear();
  s.phrase_starts_.resize(static_cast<size_t>(s.lexemes_.size()), -2);
  const auto word = [&](size_t i) { return s.lexemes_[s.raw_[i].lexeme].text; };
  for (size_t i = 0; i < s.raw_.size(); ++i) {
    int32_t& first = s.phrase_starts_[static_cast<size_t>(s.raw_[i].lexeme)];
    if (first == -2) {
      const auto found = std::lower_bound(phrases_.begin(), phrases_.end(), word(i),
                                          [](const Phrase& p, std::string_view w) { return p.words[0] < w; });
      first = found != phrases_.end() && found->words[0] == word(i) ? static_cast<int32_t>(found - phrases_.begin()) : -1;
    }
    if (first < 0) continue;
    for (auto p = static_cast<size_t>(first); p < phrases_.size() && phrases_[p].words[0] == word(i); ++p) {
      const auto& words = phrases_[p].words;
      if (words.size() > s.raw_.size() - i) continue;
      size_t same = 1;
      while (same < words.size() && word(i + same) == words[same]) ++same;
      if (same == words.size()) s.matches_.push_back({static_cast<int32_t>(i), static_cast<int32_t>(i + same)});
    }
  }
}

// Puts the special case's own tokens where its phrase stands, if the text between is the special case's text.
// Returns false if nothing changed.
bool Tokenizer::replace_phrases(std::string_view text, TokenizerScratch& s) const {
  s.rebuilt_.clear();
  bool changed = false;
  size_t i = 0;
  for (const TokenizerScratch::Match& m : s.matches_) {
    const Span bytes{s.raw_[static_cast<size_t>(m.begin)].begin, s.raw_[static_cast<size_t>(m.end) - 1].end};
    const auto special = splitter_.special(slice(text, bytes));
    if (!special) continue;
    const auto from = static_cast<size_t>(m.begin);
    s.rebuilt_.insert(s.rebuilt_.end(), s.raw_.begin() + static_cast<ptrdiff_t>(i), s.raw_.begin() + static_cast<ptrdiff_t>(from));
    int32_t at = bytes.begin;
    for (int32_t k = special->first; k < special->first + special->count; ++k) {
      const auto& orth = splitter_.special_pieces()[static_cast<size_t>(k)].orth;
      const auto length = static_cast<int32_t>(orth.size());
      s.rebuilt_.push_back({at, at + length, s.lexemes_.intern(orth), k, false});
      at += length;
    }
    s.rebuilt_.back().space = s.raw_[static_cast<size_t>(m.end) - 1].space;
    i = static_cast<size_t>(m.end);
    changed = true;
  }
  if (changed) s.rebuilt_.insert(s.rebuilt_.end(), s.raw_.begin() + static_cast<ptrdiff_t>(i), s.raw_.end());
  return changed;
}

// The longest phrases first, then the leftmost; a phrase that was passed over still blocks its tokens, as in spaCy.
void Tokenizer::apply_special_phrases(std::string_view text, TokenizerScratch& s) const {
  find_phrases(s);
  if (s.matches_.empty()) return;
  using Match = TokenizerScratch::Match;
  std::sort(s.matches_.begin(), s.matches_.end(), [](const Match& a, const Match& b) {
    const int32_t la = a.end - a.begin, lb = b.end - b.begin;
    return la != lb ? la > lb : a.begin < b.begin;
  });
  s.seen_.assign(s.raw_.size(), 0);
  size_t kept = 0;
  for (const Match& m : s.matches_) {
    const auto begin = static_cast<size_t>(m.begin), end = static_cast<size_t>(m.end);
    const bool free = !s.seen_[begin] && !s.seen_[end - 1];
    std::fill(s.seen_.begin() + m.begin, s.seen_.begin() + m.end, uint8_t{1});
    if (free) s.matches_[kept++] = m;
  }
  s.matches_.resize(kept);
  std::sort(s.matches_.begin(), s.matches_.end(), [](const Match& a, const Match& b) { return a.begin < b.begin; });
  if (replace_phrases(text, s)) s.raw_.swap(s.rebuilt_);
}

void Tokenizer::run(Doc& doc, TokenizerScratch& s, Tokens& tokens) const {
  cut(doc.text, s);
  apply_special_phrases(doc.text, s);
  const size_t n = s.raw_.size();
  doc.spans.resize(n);
  doc.spaces.resize(n);
  doc.norms.resize(n);
  tokens.lexemes.resize(n);
  tokens.norms.resize(n);
  for (size_t i = 0; i < n; ++i) {
    const Raw& raw = s.raw_[i];
    const Lexeme& lexeme = s.lexemes_[raw.lexeme];
    const uint64_t special = raw.special < 0 ? 0 : special_norms_[static_cast<size_t>(raw.special)];
    doc.spans[i] = {raw.begin, raw.end};
    doc.spaces[i] = raw.space;
    doc.norms[i] = doc.add_string(special == 0 ? lexeme.norm_text
                                               : std::string_view(splitter_.special_pieces()[static_cast<size_t>(raw.special)].norm));
    tokens.lexemes[i] = raw.lexeme;
    tokens.norms[i] = special == 0 ? lexeme.norm : special;
  }
}

}  // namespace vedette
