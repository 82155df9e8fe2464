// Doc: a text as the engine reads it. Columns by token; text is stored once and tokens are byte ranges into it.
//
//   for (int32_t i = 0; i < doc.size(); ++i) use(doc.word(i), doc.lemma(i), doc.tags[i], doc.heads[i]);
//
// Tokens include white-space tokens, as spaCy's do. All columns have size() entries once the engine has run.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "types/labels.h"

namespace vedette {

// A piece of Doc::strings.
struct TextRef {
  uint32_t begin = 0;
  uint32_t length = 0;
};

// BILUO position of a token in an entity.
enum class Biluo : uint8_t { kOut, kBegin, kIn, kLast, kUnit };

struct Doc {
  std::string text;                // valid UTF-8
  std::string strings;             // lemmas and norms, back to back
  std::vector<Span> spans;         // bytes in text
  std::vector<uint8_t> spaces;     // 1: one space follows the token and belongs to no token
  std::vector<TextRef> norms;
  std::vector<TextRef> lemmas;
  std::vector<Tag> tags;
  std::vector<Pos> pos;
  std::vector<uint16_t> morphs;    // index into *morph_table; 0 is ""
  std::vector<int32_t> heads;      // a root's own index
  std::vector<Dep> deps;
  std::vector<Biluo> ent_biluo;
  std::vector<EntLabel> ent_labels;
  std::vector<Span> sentences;     // token ranges, in order, covering all tokens
  std::vector<float> vectors;      // [size, vector_width] the shared tok2vec's output; empty where not kept
  int32_t vector_width = 0;
  std::vector<int32_t> static_rows;  // row of each token in the model's static vectors; -1: none; empty without them
  std::shared_ptr<const std::vector<std::string>> morph_table;  // the model's

  int32_t size() const { return static_cast<int32_t>(spans.size()); }
  std::string_view word(int32_t i) const { return slice(text, spans[i]); }
  std::string_view lemma(int32_t i) const { return piece(lemmas[i]); }
  std::string_view norm(int32_t i) const { return piece(norms[i]); }
  std::string_view morph(int32_t i) const {
    return morph_table ? std::string_view((*morph_table)[morphs[i]]) : std::string_view();
  }
  std::string_view piece(TextRef ref) const { return std::string_view(strings).substr(ref.begin, ref.length); }
  // The bytes that tokens [range.begin, range.end) cover. Requires a non-empty range.
  Span bytes(Span range) const { return {spans[range.begin].begin, spans[range.end - 1].end}; }
  TextRef add_string(std::string_view s) {
    const TextRef ref{static_cast<uint32_t>(strings.size()), static_cast<uint32_t>(s.size())};
    strings.append(s);
    return ref;
  }
};

}  // namespace vedette
