// Pipeline: text → Doc, as spaCy's English pipelines read it.
//
//   VEDETTE_TRY(Pipeline pipeline, Pipeline::open("md.model"));   // once
//   Workspace workspace(pipeline);                                 // one a thread
//   Doc doc = pipeline.parse("Troops left the border on Monday.", workspace);
//   pipeline.parse(docs, workspace);                               // many texts at once: docs[i].text is read
//
// Order: tokenizer; shared tok2vec; tagger; parser; attribute ruler; lemmatizer; the entity recogniser's own tok2vec
// and its decoding, which needs the parser's sentence starts. The result for a text does not depend on the texts
// beside it, on the cache, on the thread or on earlier calls.
//
// A Pipeline is immutable (but for its cache of words, which is safe) and may be shared between threads.
// Memory: the mapped model, some 7.7 kB for each cached word, and in a workspace some 350 bytes for each token of the
// largest batch.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "types/doc.h"

namespace vedette {

struct Kernels;

struct PipelineOptions {
  const Kernels* kernels = nullptr;  // nullptr: the best the processor has
  int cache_entries = 8000;          // words; 0: no cache
};

// What a Doc keeps beyond what is always filled.
struct Keep {
  bool vectors = false;      // Doc::vectors
  bool static_rows = false;  // Doc::static_rows, where the model has static vectors
};

class Workspace;

class Pipeline {
 public:
  // kNotFound, kMalformed or kUnsupported with the file and section.
  static Result<Pipeline> open(const std::string& path, const PipelineOptions& options = {});
  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  // Fills the docs from their texts, which must be valid UTF-8; other columns are overwritten.
  void parse(std::span<Doc> docs, Workspace& workspace, const Keep& keep = {}) const;
  // One text, copied; invalid UTF-8 becomes U+FFFD.
  Doc parse(std::string_view text, Workspace& workspace, const Keep& keep = {}) const;

  // Such as "en_core_web_md 3.8.0".
  const std::string& name() const;
  // The row of a token in the static vectors, as Doc::static_rows has it. Empty for a model without them.
  std::span<const float> static_vector(int32_t row) const;
  std::string_view kernels() const;

 private:
  friend class Workspace;
  struct Parts;
  explicit Pipeline(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// Buffers of one thread; grows to what the largest batch needed.
class Workspace {
 public:
  // `pipeline` must outlive the workspace.
  explicit Workspace(const Pipeline& pipeline);
  Workspace(Workspace&&) noexcept;
  ~Workspace();

 private:
  friend class Pipeline;
  struct Buffers;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace vedette
