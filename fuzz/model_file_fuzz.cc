// links: language
// A model file whose checksums are right and whose contents are hostile: every reader of its sections refuses or copes.
// The input is the file; its checksums are put right first, so that the fuzzer gets past them.
#include <cstdint>
#include <string>
#include <string_view>

#include "language/attribute_ruler.h"
#include "language/kernels.h"
#include "language/lemmatizer.h"
#include "language/model_file.h"
#include "language/ner.h"
#include "language/parser.h"
#include "language/static_vectors.h"
#include "language/tagger.h"
#include "language/tokenizer.h"
#include "repair_model_file.h"

namespace {

void tokenize(const vedette::ModelFile& model) {
  const auto tokenizer = vedette::Tokenizer::load(model);
  if (!tokenizer.has_value()) return;
  vedette::TokenizerScratch scratch(*tokenizer);
  vedette::Tokens tokens;
  vedette::Doc doc;
  doc.text = "Don't go to U.S. (now) for $5m, he'll say: \"a-b\" http://x.org";
  tokenizer->run(doc, scratch, tokens);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  repair_model_file(bytes);
  const auto model = vedette::ModelFile::from_bytes(bytes, "input");
  if (!model.has_value()) return 0;
  const vedette::Kernels& kernels = vedette::scalar_kernels();
  if (const auto vectors = vedette::StaticVectors::load(*model); vectors.has_value()) {
    for (uint64_t id : {uint64_t{0}, uint64_t{7}, ~uint64_t{0}}) {
      if (const int32_t row = vectors->row(id); row >= 0) vectors->vector(row);
    }
  }
  tokenize(*model);
  (void)vedette::Tagger::load(*model, kernels).has_value();
  (void)vedette::Parser::load(*model, kernels).has_value();
  (void)vedette::EntityRecogniser::load(*model, kernels).has_value();
  (void)vedette::AttributeRuler::load(*model).has_value();
  if (const auto lemmatizer = vedette::Lemmatizer::load(*model); lemmatizer.has_value()) {
    vedette::Lemmatizer::Scratch scratch;
    lemmatizer->lemma("Running", "running", vedette::Pos::kVerb, "", scratch);
    lemmatizer->lemma("houses", "houses", vedette::Pos::kNoun, "", scratch);
  }
  return 0;
}
