// links: language
// The first byte names a file of a pipeline, the rest is its bytes: refused by name, or imported, written and read back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "language/attribute_ruler.h"
#include "language/lemmatizer.h"
#include "language/tokenizer.h"

namespace {

using namespace vedette;

Status add(int kind, const PipelineFiles& files, ModelWriter& out) {
  if (kind == 0) return add_tokenizer_sections(files, out);
  if (kind == 1) return add_ruler_sections(files, out);
  return add_lemmatizer_sections(files, out);
}

template <typename T>
void must(const Result<T>& result) {
  if (!result.has_value()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  constexpr const char* kNames[] = {"tokenizer", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin"};
  const int kind = data[0] % 3;
  const auto files = PipelineFiles::from_map({{kNames[kind], std::string(reinterpret_cast<const char*>(data) + 1, size - 1)}}, "fuzz");
  ModelWriter out;
  const Status added = add(kind, files, out);
  if (!added.has_value()) {
    if (added.error().message.empty()) std::abort();
    return 0;
  }
  const auto model = ModelFile::from_bytes(out.finish(), "fuzz");
  must(model);
  if (kind == 0) must(Tokenizer::load(*model));
  if (kind == 1) must(AttributeRuler::load(*model));
  if (kind == 2) must(Lemmatizer::load(*model));
  return 0;
}
