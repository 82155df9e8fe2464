#include "knowledge/fold_name.h"

#include "base/utf8.h"
#include "knowledge/fold_table.h"

namespace vedette {
namespace {

enum class Folded { kLetters, kSpace, kNothing, kForeign };

// What a character above ASCII becomes.
Folded fold_character(char32_t c, std::string& out) {
  const char* base = nullptr;
  if (c >= 0xC0 && c <= 0x24F) base = fold_table::kLatin[c - 0xC0];
  if (c >= 0x1E00 && c <= 0x1EFF) base = fold_table::kLatinAdditional[c - 0x1E00];
  if (base != nullptr && base[0] != '\0') {
    out += base;
    return Folded::kLetters;
  }
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x3000)
    return Folded::kSpace;
  if (c < 0xC0 || (c >= 0x2B0 && c <= 0x36F) || (c >= 0x200B && c <= 0x206F)) return Folded::kNothing;  // marks, quotes
  return Folded::kForeign;
}

void replace_word(std::string& text, size_t begin, std::string_view word, std::string_view by) {
  if (std::string_view(text).substr(begin) == word) text.replace(begin, std::string::npos, by);
}

// Called when the word from `begin` to the end of `out` is complete.
void settle_word(std::string& out, size_t begin) {
  switch (out.size() - begin) {
    case 3:
      if (begin == 0) replace_word(out, begin, "the", "");
      return;
    case 4:
      return replace_word(out, begin, "fort", "ft");
    case 5:
      replace_word(out, begin, "saint", "st");
      return replace_word(out, begin, "mount", "mt");
    case 6:
      return replace_word(out, begin, "sainte", "ste");
    default:
      return;
  }
}

}  // namespace

void fold_name(std::string_view name, std::string& out) {
  out.clear();
  size_t word = 0;
  const auto space = [&] {
    if (out.size() > word) settle_word(out, word);
    if (!out.empty() && out.back() != ' ') out += ' ';
    word = out.size();
  };
  for (size_t i = 0; i < name.size();) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte < 0x80) {
      ++i;
      if (byte >= 'A' && byte <= 'Z')
        out += static_cast<char>(byte + 32);
      else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
        out += static_cast<char>(byte);
      else if (byte <= ' ' || byte == '-' || byte == '/' || byte == ',' || byte == '_' || byte == '(' || byte == ')')
        space();
      continue;
    }
    const utf8::Decoded d = utf8::decode(name, i);
    i += static_cast<size_t>(d.length);
    const Folded kind = fold_character(d.code_point, out);
    if (kind == Folded::kForeign) return out.clear();
    if (kind == Folded::kSpace) space();
  }
  if (out.size() > word) settle_word(out, word);
  if (out == "the") out.clear();
  while (!out.empty() && out.back() == ' ') out.pop_back();
}

std::string fold_name(std::string_view name) {
  std::string out;
  fold_name(name, out);
  return out;
}

}  // namespace vedette
