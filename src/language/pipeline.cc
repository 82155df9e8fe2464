#include "language/pipeline.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "language/attribute_ruler.h"
#include "language/encoder.h"
#include "language/kernels.h"
#include "language/lemmatizer.h"
#include "language/model_file.h"
#include "language/ner.h"
#include "language/parser.h"
#include "language/static_vectors.h"
#include "language/tagger.h"
#include "language/tok2vec.h"
#include "language/tokenizer.h"

namespace vedette {
namespace {

constexpr int64_t kHidden = TransitionNet::kHidden;
constexpr int32_t kBatchTokens = 2048;  // texts are put together until they have this many

}  // namespace

struct Pipeline::Parts {
  Parts(ModelFile f, StaticVectors v) : file(std::move(f)), vectors(std::move(v)) {}
  ModelFile file;
  StaticVectors vectors;
  std::string name;
  const Kernels* kernels = nullptr;
  Tokenizer tokenizer;
  std::unique_ptr<Encoder> shared, entities;
  std::unique_ptr<Tagger> tagger;
  std::unique_ptr<Parser> parser;
  std::unique_ptr<EntityRecogniser> ner;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;

  Status load(const PipelineOptions& options);
  void tokenize(Doc& doc, Workspace::Buffers& b) const;
  void run_batch(std::span<Doc> docs, Workspace::Buffers& b, const Keep& keep) const;
  void encode_shared(std::span<Doc> docs, Workspace::Buffers& b, const Keep& keep) const;
  void parse_docs(std::span<Doc> docs, Workspace::Buffers& b) const;
  void add_morphology(std::span<Doc> docs, Workspace::Buffers& b) const;
  void find_entities(std::span<Doc> docs, Workspace::Buffers& b) const;
};

struct Workspace::Buffers {
  explicit Buffers(const Pipeline::Parts& parts) : tokenizer(parts.tokenizer) {}
  TokenizerScratch tokenizer;
  std::vector<Tokens> tokens;        // of each doc of the batch, and of earlier ones
  std::vector<LexemeKeys> keys;      // of the batch's tokens
  std::vector<uint8_t> is_space;     // of the batch's tokens
  std::vector<uint8_t> sent_start;   // of the batch's tokens
  std::vector<int32_t> sizes;        // tokens of each doc
  std::vector<Tag> tags;
  std::vector<float> projected;      // [tokens, 64], the parser's and then the recogniser's
  std::vector<float> scratch;
  BatchLayout layout;
  EncoderScratch encoder;
  ParserScratch parser;
  ParseTree tree;
  NerScratch ner;
  AttributeRuler::Scratch ruler;
  Lemmatizer::Scratch lemmatizer;
};

Status Pipeline::Parts::load(const PipelineOptions& options) {
  kernels = options.kernels != nullptr ? options.kernels : &best_kernels();
  VEDETTE_TRY(const std::string_view title, file.text("meta.name"));
  name = title;
  VEDETTE_TRY(tokenizer, Tokenizer::load(file));
  VEDETTE_TRY(Tok2Vec first, Tok2Vec::load(file, "tok2vec", vectors, *kernels));
  shared = std::make_unique<Encoder>(std::move(first), options.cache_entries);
  VEDETTE_TRY(Tok2Vec second, Tok2Vec::load(file, "ner.tok2vec", vectors, *kernels));
  entities = std::make_unique<Encoder>(std::move(second), options.cache_entries);
  VEDETTE_TRY(Tagger t, Tagger::load(file, *kernels));
  tagger = std::make_unique<Tagger>(std::move(t));
  VEDETTE_TRY(Parser p, Parser::load(file, *kernels));
  parser = std::make_unique<Parser>(std::move(p));
  VEDETTE_TRY(EntityRecogniser n, EntityRecogniser::load(file, *kernels));
  ner = std::make_unique<EntityRecogniser>(std::move(n));
  VEDETTE_TRY(ruler, AttributeRuler::load(file));
  VEDETTE_TRY(lemmatizer, Lemmatizer::load(file));
  return ok();
}

// Reads doc.text; writes spans, spaces, norms, and the batch's keys.
void Pipeline::Parts::tokenize(Doc& doc, Workspace::Buffers& b) const {
  doc.strings.clear();
  if (b.tokens.size() <= b.sizes.size()) b.tokens.emplace_back();
  Tokens& tokens = b.tokens[b.sizes.size()];
  tokenizer.run(doc, b.tokenizer, tokens);
  const int32_t n = doc.size();
  for (int32_t i = 0; i < n; ++i) {
    const Lexeme& lexeme = b.tokenizer.lexemes()[tokens.lexemes[i]];
    const bool space = (lexeme.flags & kIsSpace) != 0;
    b.keys.push_back({lexeme.orth, tokens.norms[i], lexeme.prefix, lexeme.suffix, lexeme.shape, doc.spaces[i] != 0,
                      space});
    b.is_space.push_back(space ? 1 : 0);
  }
  b.sizes.push_back(n);
}

// The shared vectors: tags, and what the parser needs of them.
void Pipeline::Parts::encode_shared(std::span<Doc> docs, Workspace::Buffers& b, const Keep& keep) const {
  std::vector<float> kept;
  b.tags.resize(b.keys.size());
  b.projected.resize(b.keys.size() * static_cast<size_t>(kHidden));
  if (keep.vectors) kept.resize(b.keys.size() * static_cast<size_t>(Tok2Vec::kWidth));
  shared->run(b.layout, b.keys, b.encoder, [&](int64_t first, int64_t count, const float* rows) {
    tagger->tag(rows, count, &b.tags[static_cast<size_t>(first)], b.scratch);
    parser->net().project(rows, count, &b.projected[static_cast<size_t>(first * kHidden)], b.scratch);
    if (keep.vectors) std::copy_n(rows, count * Tok2Vec::kWidth, &kept[static_cast<size_t>(first * Tok2Vec::kWidth)]);
  });
  size_t at = 0;
  for (Doc& doc : docs) {
    const auto n = static_cast<size_t>(doc.size());
    doc.tags.assign(b.tags.begin() + static_cast<std::ptrdiff_t>(at), b.tags.begin() + static_cast<std::ptrdiff_t>(at + n));
    doc.vectors.clear();
    doc.vector_width = 0;
    if (keep.vectors) {
      doc.vector_width = static_cast<int32_t>(Tok2Vec::kWidth);
      const auto width = static_cast<std::ptrdiff_t>(Tok2Vec::kWidth);
      doc.vectors.assign(kept.begin() + static_cast<std::ptrdiff_t>(at) * width,
                         kept.begin() + static_cast<std::ptrdiff_t>(at + n) * width);
    }
    doc.static_rows.clear();
    if (keep.static_rows && vectors.width() != 0) {
      for (size_t i = at; i < at + n; ++i) doc.static_rows.push_back(vectors.row(b.keys[i].orth));
    }
    at += n;
  }
}

void Pipeline::Parts::parse_docs(std::span<Doc> docs, Workspace::Buffers& b) const {
  size_t at = 0;
  b.sent_start.resize(b.keys.size());
  for (Doc& doc : docs) {
    const auto n = static_cast<size_t>(doc.size());
    parser->parse(b.projected.data() + at * static_cast<size_t>(kHidden),
                  std::span<const uint8_t>(b.is_space).subspan(at, n), b.tree, b.parser);
    doc.heads = b.tree.heads;
    doc.deps = b.tree.labels;
    doc.sentences.clear();
    for (size_t i = 0; i < n; ++i) {
      b.sent_start[at + i] = b.tree.sent_start[i];
      const auto token = static_cast<int32_t>(i);
      if (i == 0 || b.tree.sent_start[i] != 0) doc.sentences.push_back({token, token});
      doc.sentences.back().end = token + 1;
    }
    at += n;
  }
}

void Pipeline::Parts::add_morphology(std::span<Doc> docs, Workspace::Buffers& b) const {
  for (size_t i = 0; i < docs.size(); ++i) {
    ruler.run(docs[i], b.tokens[i], b.tokenizer.lexemes(), b.ruler);
    lemmatizer.run(docs[i], b.tokens[i], b.tokenizer.lexemes(), b.lemmatizer);
  }
}

void Pipeline::Parts::find_entities(std::span<Doc> docs, Workspace::Buffers& b) const {
  entities->run(b.layout, b.keys, b.encoder, [&](int64_t first, int64_t count, const float* rows) {
    ner->net().project(rows, count, &b.projected[static_cast<size_t>(first * kHidden)], b.scratch);
  });
  size_t at = 0;
  for (Doc& doc : docs) {
    const auto n = static_cast<size_t>(doc.size());
    ner->decode(b.projected.data() + at * static_cast<size_t>(kHidden),
                std::span<const uint8_t>(b.is_space).subspan(at, n),
                std::span<const uint8_t>(b.sent_start).subspan(at, n), doc.ent_biluo, doc.ent_labels, b.ner);
    at += n;
  }
}

void Pipeline::Parts::run_batch(std::span<Doc> docs, Workspace::Buffers& b, const Keep& keep) const {
  b.layout.assign(b.sizes);
  encode_shared(docs, b, keep);
  parse_docs(docs, b);
  add_morphology(docs, b);
  find_entities(docs, b);
}

Pipeline::Pipeline(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Result<Pipeline> Pipeline::open(const std::string& path, const PipelineOptions& options) {
  VEDETTE_TRY(ModelFile file, ModelFile::open(path));
  VEDETTE_TRY(StaticVectors vectors, StaticVectors::load(file));
  auto parts = std::make_unique<Parts>(std::move(file), std::move(vectors));
  VEDETTE_CHECK(parts->load(options));
  return Pipeline(std::move(parts));
}

void Pipeline::parse(std::span<Doc> docs, Workspace& workspace, const Keep& keep) const {
  Workspace::Buffers& b = *workspace.buffers_;
  size_t first = 0;
  while (first < docs.size()) {
    b.keys.clear();
    b.is_space.clear();
    b.sizes.clear();
    b.tokenizer.forget_if_large();
    size_t last = first;
    while (last < docs.size() && b.keys.size() < static_cast<size_t>(kBatchTokens)) {
      parts_->tokenize(docs[last++], b);
    }
    parts_->run_batch(docs.subspan(first, last - first), b, keep);
    first = last;
  }
}

Doc Pipeline::parse(std::string_view text, Workspace& workspace, const Keep& keep) const {
  Doc doc;
  doc.text = utf8::sanitize(text);
  parse(std::span<Doc>(&doc, 1), workspace, keep);
  return doc;
}

const std::string& Pipeline::name() const { return parts_->name; }
std::string_view Pipeline::kernels() const { return parts_->kernels->name; }

std::span<const float> Pipeline::static_vector(int32_t row) const {
  if (row < 0 || row >= parts_->vectors.rows()) return {};
  return parts_->vectors.vector(row);
}

Workspace::Workspace(const Pipeline& pipeline) : buffers_(std::make_unique<Buffers>(*pipeline.parts_)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

}  // namespace vedette
