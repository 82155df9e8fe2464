// Ids of strings, as spaCy's string store gives them, and the hash behind them.
//
//   string_id("the") == 7425985699627899538u     // MurmurHash64A of the UTF-8, seed 1
//   string_id("mark") == 423                     // a symbol: some 450 names have small ids instead of hashes
//   string_id("") == 0
//
// Everything that the embeddings, the static vectors and the matcher look up goes through string_id.
// Source: spacy/strings.pyx, spacy/symbols.pyx; MurmurHash2 by Austin Appleby (public domain).
#pragma once

#include <cstdint>
#include <string_view>

namespace vedette {

uint64_t murmur64a(std::string_view bytes, uint64_t seed);

uint64_t string_id(std::string_view text);

}  // namespace vedette
