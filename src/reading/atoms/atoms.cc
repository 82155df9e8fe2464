#include "reading/atoms/atoms.h"

#include "base/utf8.h"

namespace vedette {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// FNV-1a over the ASCII-lowered bytes.
uint32_t hash_of(std::string_view word) {
  uint32_t h = 2166136261u;
  for (const char c : word) h = (h ^ static_cast<uint8_t>(lower(c))) * 16777619u;
  return h;
}

bool same(std::string_view folded, std::string_view word) {
  if (folded.size() != word.size()) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (folded[i] != lower(word[i])) return false;
  }
  return true;
}

// What a character is to the cutter; letters and digits are themselves.
enum class Class : uint8_t { kSpace, kLetter, kDigit, kSign };

struct Sign {
  Class kind;
  char32_t folded;
};

Sign classify_wide(char32_t c) {
  switch (c) {
    case 0x00A0: case 0x2002: case 0x2003: case 0x2009: case 0x202F: case 0x3000: case 0xFEFF: case 0x200B:
      return {Class::kSpace, 0};
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212: return {Class::kSign, '-'};
    case 0x2014: case 0x2015: return {Class::kSign, 0x2014};
    case 0x2018: case 0x2019: case 0x02BC: return {Class::kSign, '\''};
    case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB: return {Class::kSign, '"'};
    case 0x2026: case 0x00BD: case 0x00BC: case 0x00BE: case 0x20AC: case 0x00A3: case 0x00A5: case 0x20BD: case 0x20B4:
    case 0x00B0: case 0x2032: case 0x2033: case 0x2022: case 0x00B7: return {Class::kSign, c};
    default: return {Class::kLetter, c};
  }
}

Sign classify(std::string_view text, size_t at, int32_t& length) {
  const auto byte = static_cast<unsigned char>(text[at]);
  length = 1;
  if (byte < 0x80) {
    const char c = static_cast<char>(byte);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return {Class::kLetter, byte};
    if (c >= '0' && c <= '9') return {Class::kDigit, byte};
    if (c == ' ' || (c >= '\t' && c <= '\r')) return {Class::kSpace, 0};
    return {Class::kSign, c == '`' ? U'\'' : static_cast<char32_t>(byte)};
  }
  const utf8::Decoded d = utf8::decode(text, at);
  length = d.length;
  return classify_wide(d.code_point);
}

int64_t number_of(std::string_view digits) {
  if (digits.size() > 18) return -1;
  int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

class Cutter {
 public:
  Cutter(std::string_view text, const AtomLexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  std::vector<Atom> cut() {
    std::vector<Atom> atoms;
    atoms.reserve(text_.size() / 4 + 8);
    int newlines = 0;
    bool glued = false;
    for (size_t at = 0; at < text_.size();) {
      int32_t length = 1;
      const Sign first = classify(text_, at, length);
      if (first.kind == Class::kSpace) {
        if (text_[at] == '\n') ++newlines;
        glued = false;
        at += static_cast<size_t>(length);
        continue;
      }
      const size_t begin = at;
      at += static_cast<size_t>(length);
      if (first.kind != Class::kSign) at = run_end(at, first.kind);
      atoms.push_back(make(begin, at, first, glued, newlines >= 2));
      glued = true;
      newlines = 0;
    }
    return atoms;
  }

 private:
  size_t run_end(size_t at, Class kind) const {
    while (at < text_.size()) {
      int32_t length = 1;
      if (classify(text_, at, length).kind != kind) break;
      at += static_cast<size_t>(length);
    }
    return at;
  }

  Atom make(size_t begin, size_t end, Sign first, bool glued, bool paragraph) const {
    Atom a;
    a.bytes = {static_cast<int32_t>(begin), static_cast<int32_t>(end)};
    a.glued = glued;
    a.paragraph = paragraph;
    const std::string_view piece = text_.substr(begin, end - begin);
    switch (first.kind) {
      case Class::kLetter:
        a.kind = Atom::Kind::kLetters;
        a.word = lexicon_.find(piece);
        a.capital = piece[0] >= 'A' && piece[0] <= 'Z';
        break;
      case Class::kDigit:
        a.kind = Atom::Kind::kDigits;
        a.number = number_of(piece);
        break;
      case Class::kSign:
      case Class::kSpace: a.sign = first.folded; break;
    }
    return a;
  }

  std::string_view text_;
  const AtomLexicon& lexicon_;
};

}  // namespace

void AtomLexicon::grow() {
  table_.assign(table_.empty() ? 64 : table_.size() * 2, 0);
  for (int32_t id = 1; id <= size(); ++id) {
    size_t slot = hash_of(word(id)) & (table_.size() - 1);
    while (table_[slot] != 0) slot = (slot + 1) & (table_.size() - 1);
    table_[slot] = id;
  }
}

int32_t AtomLexicon::add(std::string_view word) {
  if (const int32_t known = find(word)) return known;
  std::string folded(word);
  for (char& c : folded) c = lower(c);
  words_.push_back(std::move(folded));
  if (table_.size() < words_.size() * 3) {
    grow();
    return size();
  }
  size_t slot = hash_of(word) & (table_.size() - 1);
  while (table_[slot] != 0) slot = (slot + 1) & (table_.size() - 1);
  table_[slot] = size();
  return size();
}

int32_t AtomLexicon::find(std::string_view word) const {
  if (table_.empty()) return 0;
  for (size_t slot = hash_of(word) & (table_.size() - 1); table_[slot] != 0; slot = (slot + 1) & (table_.size() - 1)) {
    if (same(words_[static_cast<size_t>(table_[slot] - 1)], word)) return table_[slot];
  }
  return 0;
}

std::vector<Atom> cut_atoms(std::string_view text, const AtomLexicon& lexicon) { return Cutter(text, lexicon).cut(); }

std::vector<Atom> cut_atoms(const Doc& doc, const AtomLexicon& lexicon) {
  std::vector<Atom> atoms = cut_atoms(doc.text, lexicon);
  int32_t token = 0;
  for (Atom& a : atoms) {
    while (token < doc.size() && doc.spans[static_cast<size_t>(token)].end <= a.bytes.begin) ++token;
    if (token < doc.size()) a.token = token;
  }
  return atoms;
}

}  // namespace vedette
