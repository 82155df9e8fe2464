#include "language/lexeme.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "base/utf8.h"
#include "language/chars.h"
#include "language/hash.h"

namespace vedette {
namespace {

struct Norm {
  std::string_view word, norm;
};

// spacy/lang/norm_exceptions.py, BASE_NORMS, sorted by bytes.
constexpr Norm kBaseNorms[] = {
    {"''", "\""},  {"'S", "'s"},  {"'s", "'s"},  {"--", "-"},    {"---", "-"},  {"A$", "$"},   {"C$", "$"},
    {"E£", "$"},   {"Mex$", "$"}, {"US$", "$"},  {"`", "'"},     {"``", "\""},  {"£", "$"},    {"¥", "$"},
    {"«", "\""},   {"´", "'"},    {"´´", "\""},  {"»", "\""},    {"।", "."},    {"৳", "$"},    {"฿", "$"},
    {"–", "-"},    {"—", "-"},    {"——", "-"},   {"‘", "'"},     {"‘‘", "\""},  {"’", "'"},    {"’S", "'s"},
    {"’s", "'s"},  {"’’", "\""},  {"“", "\""},   {"”", "\""},    {"„", "\""},   {"…", "..."},  {"₣", "$"},
    {"₩", "$"},    {"€", "$"},    {"₹", "$"},    {"₺", "$"},     {"。", "."},   {"！", "!"},   {"，", ","},
    {"：", ":"},   {"；", ";"},   {"？", "?"},
};

// spacy/lang/en/lex_attrs.py, _num_words and _ordinal_words, sorted.
constexpr std::string_view kNumberWords[] = {
    "bazillion", "bazillionth", "billion", "billionth", "decillion", "decillionth", "eight", "eighteen", "eighteenth",
    "eighth", "eightieth", "eighty", "eleven", "eleventh", "fifteen", "fifteenth", "fifth", "fiftieth", "fifty",
    "first", "five", "fortieth", "forty", "four", "fourteen", "fourteenth", "fourth", "gajillion", "gajillionth",
    "hundred", "hundredth", "million", "millionth", "nine", "nineteen", "nineteenth", "ninetieth", "ninety", "ninth",
    "nonillion", "nonillionth", "octillion", "octillionth", "one", "quadrillion", "quadrillionth", "quintillion",
    "quintillionth", "second", "septillion", "septillionth", "seven", "seventeen", "seventeenth", "seventh",
    "seventieth", "seventy", "sextillion", "sextillionth", "six", "sixteen", "sixteenth", "sixth", "sixtieth", "sixty",
    "ten", "tenth", "third", "thirteen", "thirteenth", "thirtieth", "thirty", "thousand", "thousandth", "three",
    "trillion", "trillionth", "twelfth", "twelve", "twentieth", "twenty", "two", "zero",
};

constexpr size_t kBlock = 64 * 1024;

size_t code_points_back(std::string_view word, int count) {
  size_t at = word.size();
  while (at > 0 && count > 0) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80) --at;
    --count;
  }
  return at;
}

uint16_t flags_of(std::string_view word, std::string_view lower) {
  const auto when = [](bool holds, LexFlag flag) { return static_cast<uint16_t>(holds ? flag : 0); };
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  return static_cast<uint16_t>(
      when(chars::all_have(word, chars::kSpace), kIsSpace) | when(chars::all_have(word, chars::kPunct), kIsPunct) |
      when(chars::all_have(word, chars::kAlpha), kIsAlpha) | when(chars::all_have(word, chars::kDigit), kIsDigit) |
      when(ascii, kIsAscii) | when(chars::is_lower(word), kIsLower) | when(chars::is_upper(word), kIsUpper) |
      when(chars::is_title(word), kIsTitle) | when(like_num(word, lower), kLikeNum) |
      when(chars::all_have(word, chars::kCurrency), kIsCurrency));
}

}  // namespace

std::string word_shape(std::string_view word) {
  if (utf8::length(word) >= 100) return "LONG";
  std::string shape;
  char32_t last = 0xFFFFFFFF;
  int run = 0;
  for (size_t at = 0; at < word.size();) {
    const utf8::Decoded d = utf8::decode(word, at);
    at += static_cast<size_t>(d.length);
    const uint16_t f = chars::flags(d.code_point);
    const char32_t c = f & chars::kAlpha ? (f & chars::kUpper ? U'X' : U'x') : f & chars::kDigit ? U'd' : d.code_point;
    run = c == last ? run + 1 : 0;
    last = c;
    if (run < 4) utf8::append(shape, c);
  }
  return shape;
}

bool like_num(std::string_view word, std::string_view lower) {
  const auto begins = [](std::string_view s, std::string_view p) { return s.substr(0, p.size()) == p; };
  for (std::string_view sign : {"+", "-", "±", "~"}) {
    if (begins(word, sign)) {
      word.remove_prefix(sign.size());
      if (begins(lower, sign)) lower.remove_prefix(sign.size());
      break;
    }
  }
  const auto plain = [](std::string_view s) {
    std::string out;
    std::copy_if(s.begin(), s.end(), std::back_inserter(out), [](char c) { return c != ',' && c != '.'; });
    return out;
  };
  const std::string digits = plain(word);
  if (chars::all_have(digits, chars::kDigit)) return true;
  if (std::count(digits.begin(), digits.end(), '/') == 1) {
    const std::string_view both = digits;
    const size_t slash = both.find('/');
    if (chars::all_have(both.substr(0, slash), chars::kDigit) && chars::all_have(both.substr(slash + 1), chars::kDigit)) return true;
  }
  const std::string small = plain(lower);
  if (std::binary_search(std::begin(kNumberWords), std::end(kNumberWords), std::string_view(small))) return true;
  if (small.size() < 3) return false;
  const std::string_view end = std::string_view(small).substr(small.size() - 2);
  if (end != "st" && end != "nd" && end != "rd" && end != "th") return false;
  return chars::all_have(std::string_view(small).substr(0, small.size() - 2), chars::kDigit);
}

Result<LexemeRules> LexemeRules::load(const ModelFile& model) {
  LexemeRules out;
  VEDETTE_TRY(out.norm_keys_, model.array<uint64_t>("lexeme.norm_keys"));
  VEDETTE_TRY(out.norms_, StringColumn::load(model, "lexeme.norms"));
  if (out.norms_.size() != out.norm_keys_.size()) return model.malformed("lexeme.norms", "not one norm for each key");
  return out;
}

std::string_view LexemeRules::norm(std::string_view word, uint64_t orth, std::string_view lower) const {
  const auto key = std::lower_bound(norm_keys_.begin(), norm_keys_.end(), orth);
  if (key != norm_keys_.end() && *key == orth) return norms_[static_cast<size_t>(key - norm_keys_.begin())];
  const auto* base = std::lower_bound(std::begin(kBaseNorms), std::end(kBaseNorms), word,
                                      [](const Norm& n, std::string_view w) { return n.word < w; });
  if (base != std::end(kBaseNorms) && base->word == word) return base->norm;
  return lower;
}

LexemeTable::LexemeTable(const LexemeRules* rules) : rules_(rules) { slots_.assign(4096, -1); }

std::string_view LexemeTable::keep(std::string_view text) {
  if (text.empty()) return {};
  if (block_size_ - block_used_ < text.size()) {
    block_size_ = std::max(kBlock, text.size());
    block_used_ = 0;
    blocks_.push_back(std::make_unique<char[]>(block_size_));
  }
  char* to = blocks_.back().get() + block_used_;
  std::memcpy(to, text.data(), text.size());
  block_used_ += text.size();
  return {to, text.size()};
}

Lexeme LexemeTable::make(std::string_view word) {
  Lexeme out;
  const std::string lower = chars::lower(word);
  out.text = keep(word);
  out.lower_text = lower == word ? out.text : keep(lower);
  out.orth = string_id(word);
  out.lower = lower == word ? out.orth : string_id(lower);
  const std::string_view norm = rules_->norm(out.text, out.orth, out.lower_text);
  out.norm_text = norm.data() == out.lower_text.data() ? out.lower_text : keep(norm);
  out.norm = string_id(norm);
  out.prefix = string_id(word.substr(0, word.empty() ? 0 : static_cast<size_t>(utf8::decode(word, 0).length)));
  out.suffix = string_id(word.substr(code_points_back(word, 3)));
  out.shape = string_id(word_shape(word));
  out.flags = flags_of(word, lower);
  return out;
}

int32_t LexemeTable::intern(std::string_view word) {
  const uint64_t hash = murmur64a(word, 0);
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  for (; slots_[slot] >= 0; slot = (slot + 1) & mask) {
    const auto i = static_cast<size_t>(slots_[slot]);
    if (hashes_[i] == hash && lexemes_[i].text == word) return slots_[slot];
  }
  const int32_t id = size();
  lexemes_.push_back(make(word));
  hashes_.push_back(hash);
  slots_[slot] = id;
  if (lexemes_.size() * 2 > slots_.size()) grow();
  return id;
}

void LexemeTable::grow() {
  slots_.assign(slots_.size() * 2, -1);
  const size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < hashes_.size(); ++i) {
    size_t slot = hashes_[i] & mask;
    while (slots_[slot] >= 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<int32_t>(i);
  }
}

void LexemeTable::clear() {
  lexemes_.clear();
  hashes_.clear();
  slots_.assign(4096, -1);
  blocks_.clear();
  block_used_ = block_size_ = 0;
  ++generation_;
}

}  // namespace vedette
