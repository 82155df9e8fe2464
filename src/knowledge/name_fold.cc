#include "knowledge/name_fold.h"

#include "base/utf8.h"

namespace vedette {
namespace {

constexpr std::string_view kPlain =  // U+00C0 … U+024F
    "AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuytyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGg"
    "HhHhIiIiIiIiIiIiJjKkkLlLlLl??LlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs????????"
    "????????????????????????Oo?????????????Uu????????????????????????????AaIiOoUuUuUuUuUu?AaAa????GgKkOo"
    "Oo??j???Gg??NnAa????AaAaEeEeIiIiOoOoRrRrUuUuSsTt??Hh??????AaEeOoOoOoOoYy????????????????????????????";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool word_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

char plain_letter(char32_t c) {
  if (c < 0x80) return static_cast<char>(c);
  if (c >= 0xC0 && c - 0xC0 < kPlain.size()) return kPlain[c - 0xC0];
  return '?';
}

void NameKey::add(std::string_view text) {
  const auto put = [this](unsigned char byte) {
    hash = (hash ^ byte) * 1099511628211ull;
    ++chars;
  };
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      const char l = lower(c);
      if (word_char(l)) put(static_cast<unsigned char>(l));
      ++i;
      continue;
    }
    const utf8::Decoded d = utf8::decode(text, i);
    const char plain = lower(plain_letter(d.code_point));
    if (word_char(plain)) {
      put(static_cast<unsigned char>(plain));
    } else if (d.code_point >= 0x250 && (d.code_point < 0x2000 || d.code_point > 0x206F)) {
      for (int32_t k = 0; k < d.length; ++k) put(static_cast<unsigned char>(text[i + static_cast<size_t>(k)]));
    }
    i += static_cast<size_t>(d.length);
  }
}

NameKey name_key(std::string_view name) {
  NameKey key;
  key.add(name);
  return key;
}

std::string name_id(std::string_view name) {
  std::string out;
  for (size_t i = 0; i < name.size();) {
    const utf8::Decoded d = utf8::decode(name, i);
    const char c = lower(plain_letter(d.code_point));
    if (word_char(c)) {
      out.push_back(c);
    } else if ((d.code_point == ' ' || d.code_point == '-') && !out.empty() && out.back() != '_') {
      out.push_back('_');
    }
    i += static_cast<size_t>(d.length);
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out;
}

}  // namespace vedette
