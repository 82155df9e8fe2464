// Lemmatizer: spaCy's English rule lemmatizer.
//
//   VEDETTE_CHECK(add_lemmatizer_sections(files, out));                      // at import
//   VEDETTE_TRY(Lemmatizer lemmatizer, Lemmatizer::load(model));
//   lemmatizer.run(doc, tokens, scratch.lexemes(), lemma_scratch);           // after the attribute ruler
//
// Reads pos, morphs and the words; fills the lemmas that the ruler left empty. A word with its part of speech and
// morphology always has the same lemma, so each is made once. Immutable; a scratch belongs to one thread and one
// LexemeTable. Source: spacy/pipeline/lemmatizer.py (mode "rule"), spacy/lang/en/lemmatizer.py.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "language/lexeme.h"
#include "language/model_file.h"
#include "language/pipeline_files.h"
#include "language/string_column.h"
#include "language/tokenizer.h"
#include "types/doc.h"

namespace vedette {

class Lemmatizer {
 public:
  class Scratch {
   private:
    friend class Lemmatizer;
    struct Entry {
      uint64_t key = ~uint64_t{0};
      TextRef lemma;  // in text
    };
    uint64_t generation_ = 0;
    std::vector<Entry> entries_;  // open addressing
    size_t used_ = 0;
    std::string text_;
    std::vector<std::string> forms_, unknown_;
  };

  static Result<Lemmatizer> load(const ModelFile& model);

  void run(Doc& doc, const Tokens& tokens, const LexemeTable& lexemes, Scratch& scratch) const;

  // The lemma of one word, without the cache.
  std::string lemma(std::string_view word, std::string_view lower, Pos pos, std::string_view morph, Scratch& scratch) const;

 private:
  // The tables of one part of speech.
  struct Tables {
    bool any = false;
    StringColumn index;                    // sorted words
    StringColumn exceptions;               // sorted words
    std::span<const uint32_t> form_ends;   // of each exception: end of its forms
    StringColumn forms;
    StringColumn old_ends, new_ends;       // rules: replace the one by the other
  };
  static constexpr size_t kPosCount = static_cast<size_t>(Pos::kX) + 1;

  std::array<Tables, kPosCount> tables_;
};

// Turns the tables of "lemmatizer/lookups/lookups.bin" into the sections "lemma.*".
Status add_lemmatizer_sections(const PipelineFiles& files, ModelWriter& out);

}  // namespace vedette
