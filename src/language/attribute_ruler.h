// AttributeRuler: patterns over tags, labels and words that set part of speech, morphology and some lemmas.
//
//   VEDETTE_CHECK(add_ruler_sections(files, out));                          // at import
//   VEDETTE_TRY(AttributeRuler ruler, AttributeRuler::load(model));
//   ruler.run(doc, tokens, scratch.lexemes(), ruler_scratch);
//
// Reads tags, deps and the words; writes pos, morphs, morph_table, some lemmas (the others become empty), and tag and
// dep of white space. All patterns are matched before anything is changed; of rules that match, the later ones win.
// What a single token's rules do depends on its tag, label and word alone, and is computed once for each combination.
// Immutable; a scratch belongs to one thread and one LexemeTable. Source: spacy/pipeline/attributeruler.py.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/lexeme.h"
#include "language/model_file.h"
#include "language/msgpack.h"
#include "language/pipeline_files.h"
#include "language/regex.h"
#include "language/tokenizer.h"
#include "types/doc.h"

namespace vedette {

class AttributeRuler {
 public:
  // What of a token is set; absent fields are left alone.
  struct Effect {
    std::optional<Tag> tag;
    std::optional<Pos> pos;
    std::optional<Dep> dep;
    std::optional<uint16_t> morph;
    std::optional<std::string> lemma;
    friend bool operator==(const Effect&, const Effect&) = default;
  };

  class Scratch {
   private:
    friend class AttributeRuler;
    struct MultiMatch {
      int32_t token;  // that is changed
      int32_t rule;
      friend auto operator<=>(const MultiMatch&, const MultiMatch&) = default;
    };
    uint64_t generation_ = 0;
    std::vector<int16_t> classes_;                         // of each lexeme; -1 not yet known
    std::map<std::vector<int16_t>, int16_t> class_ids_;
    std::vector<std::vector<int16_t>> class_tests_;        // the tests that words of the class pass
    std::vector<std::vector<int16_t>> class_effects_;      // by tag * 64 + dep: index into effects_, -1 not yet known
    std::vector<Effect> effects_;
    std::vector<MultiMatch> multi_;
    RegexScratch regex_;
    std::vector<char32_t> points_;
  };

  static Result<AttributeRuler> load(const ModelFile& model);
  // From the bytes of a pipeline's "attribute_ruler/patterns". kUnsupported names the attribute or operator.
  static Result<AttributeRuler> parse(std::string_view bytes, const std::string& where);

  void run(Doc& doc, const Tokens& tokens, const LexemeTable& lexemes, Scratch& scratch) const;

  // Morphological analyses that rules can set; index 0 is "".
  const std::shared_ptr<const std::vector<std::string>>& morph_table() const { return morph_table_; }

 private:
  // What a pattern asks of one token.
  struct Test {
    uint64_t tags = ~uint64_t{0};  // bit by Tag
    uint64_t deps = ~uint64_t{0};
    int16_t lower = -1;            // index of a test of the lower-case word, or -1
    int8_t space = -1;             // 0, 1, or -1: either
  };
  struct Pattern {
    int32_t rule = 0;
    int32_t target = 0;  // index of the token that is changed
    std::vector<Test> tests;
  };
  struct Reader;

  int16_t word_class(int32_t lexeme, const LexemeTable& lexemes, Scratch& scratch) const;
  bool passes(const Test& test, Tag tag, Dep dep, int16_t word_class, const Scratch& scratch) const;
  void find_multi(const Doc& doc, const Tokens& tokens, Scratch& scratch) const;
  const Effect& single_effect(Tag tag, Dep dep, int16_t word_class, Scratch& scratch) const;
  Effect combined_effect(Tag tag, Dep dep, int16_t word_class, const Scratch::MultiMatch* first,
                         const Scratch::MultiMatch* last, const Scratch& scratch) const;

  std::vector<Effect> effects_;                                        // of each rule
  std::vector<Pattern> single_, multi_;                                // by rule
  std::map<std::string, std::vector<int16_t>, std::less<>> literals_;  // lower-case word → tests that it passes
  std::vector<std::pair<int16_t, Regex>> regexes_;
  int16_t test_count_ = 0;
  std::shared_ptr<const std::vector<std::string>> morph_table_;
};

// Checks and copies "attribute_ruler/patterns" to the section "ruler.patterns".
Status add_ruler_sections(const PipelineFiles& files, ModelWriter& out);

}  // namespace vedette
