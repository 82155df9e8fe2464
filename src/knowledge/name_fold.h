// Names as keys: letters and digits only, lower case, without marks, so that "N'Djamena" = "Ndjamena" and "al-Qaeda" = "Al Qaeda".
//
//   NameKey key;                       // of a whole name, word by word
//   key.add("Volodymyr"); key.add("Zelenskyy");
//   key.hash == name_key("volodymyr zelenskyy").hash
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vedette {

struct NameKey {
  uint64_t hash = 14695981039346656037ull;  // FNV-1a over the folded characters
  int32_t chars = 0;                        // how many of them
  // Appends the folded characters of a piece of text. No allocation.
  void add(std::string_view text);
  friend bool operator==(const NameKey&, const NameKey&) = default;
};

NameKey name_key(std::string_view name);

// The letter without its mark, for Latin letters up to U+024F; '?' for what has no plain letter. Keeps the case.
char plain_letter(char32_t c);
// A lower-case ASCII form with '_' between words: "Recep Tayyip Erdoğan" → "recep_tayyip_erdogan". Not for non-Latin scripts,
// whose letters are dropped.
std::string name_id(std::string_view name);

}  // namespace vedette
