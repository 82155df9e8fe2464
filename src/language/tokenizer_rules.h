// TokenizerRules: a tokenizer as published: patterns in Python's notation, and special cases.
//
//   VEDETTE_CHECK(add_tokenizer_sections(files, out));                       // at import
//   VEDETTE_TRY(TokenizerRules rules, TokenizerRules::load(model));          // at start
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "language/model_file.h"
#include "language/pipeline_files.h"

namespace vedette {

// One token of a special case. An absent norm is the word's own.
struct SpecialPiece {
  std::string orth;
  std::optional<std::string> norm;
};

// A text that is always these tokens; their texts, joined, are the text.
struct SpecialCase {
  std::string text;
  std::vector<SpecialPiece> pieces;
};

struct TokenizerRules {
  std::optional<std::string> prefix, suffix, infix, token_match, url_match;
  std::vector<SpecialCase> specials;  // sorted by text, each text once
  // True: the pass over the finished document looks only for special cases that the patterns could have cut, or that
  // hold a space.
  bool faster_heuristics = true;

  // kMalformed if pieces do not make up their text, or sections disagree.
  static Result<TokenizerRules> load(const ModelFile& model);
};

// Reads the file "tokenizer" and, from "vocab/lookups.bin", the table of norms; writes "tokenizer.*" and "lexeme.*".
// kUnsupported for attributes other than ORTH and NORM, and for patterns that the tokenizer cannot compile.
Status add_tokenizer_sections(const PipelineFiles& files, ModelWriter& out);

}  // namespace vedette
