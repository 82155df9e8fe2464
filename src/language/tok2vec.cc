#include "language/tok2vec.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <optional>

#include <fmt/core.h>

#include "language/moves.h"

namespace vedette {
namespace {

alignas(64) constexpr float kZeros[Tok2Vec::kProduct] = {};

float* grown(std::vector<float>& buffer, int64_t floats) {
  if (static_cast<int64_t>(buffer.size()) < floats) buffer.resize(static_cast<size_t>(floats));
  return buffer.data();
}

}  // namespace

void hash_keys(uint64_t id, uint32_t seed, uint32_t keys[4]) {
  const auto mix = [](uint64_t h) {
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33);
  };
  uint64_t h1 = std::rotl(id * 0x87c37b91114253d5ULL, 31) * 0x4cf5ad432745937fULL;
  h1 ^= seed;
  h1 ^= 8;
  uint64_t h2 = uint64_t{seed} ^ 8;
  h1 += h2;
  h2 += h1;
  h1 = mix(h1);
  h2 = mix(h2);
  h1 += h2;
  h2 += h1;
  keys[0] = static_cast<uint32_t>(h1);
  keys[1] = static_cast<uint32_t>(h1 >> 32);
  keys[2] = static_cast<uint32_t>(h2);
  keys[3] = static_cast<uint32_t>(h2 >> 32);
}

Result<Tok2Vec> Tok2Vec::load(const ModelFile& model, const std::string& name, const StaticVectors& vectors,
                              const Kernels& kernels) {
  Tok2Vec out;
  out.kernels_ = &kernels;
  out.vectors_ = &vectors;
  VEDETTE_CHECK(out.load_tables(model, name));
  out.has_static_ = model.has(name + ".static");
  if (out.has_static_) {
    if (vectors.width() == 0) return model.malformed("vectors.data", "is missing, and the network needs it");
    VEDETTE_TRY(const auto weight, model.array<float>(name + ".static", {kWidth, vectors.width()}));
    out.static_projection_ = pack_linear(weight, {}, kWidth, vectors.width());
  }
  const auto inputs = kWidth * static_cast<int64_t>(out.tables_.size() + (out.has_static_ ? 1 : 0));
  VEDETTE_TRY(out.mixer_, load_layer(model, name + ".mixer", inputs));
  VEDETTE_CHECK(out.load_first_convolution(model, name + ".conv.0"));
  for (int k = 1; k < 4; ++k) {
    VEDETTE_TRY(Layer layer, load_layer(model, fmt::format("{}.conv.{}", name, k), 3 * kWidth));
    out.convolutions_.push_back(std::move(layer));
  }
  return out;
}

Status Tok2Vec::load_tables(const ModelFile& model, const std::string& name) {
  constexpr std::string_view kNames[] = {"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"};
  VEDETTE_TRY(const std::string_view attributes, model.text(name + ".attributes"));
  const std::vector<std::string_view> lines = split_lines(attributes);
  VEDETTE_TRY(const auto seeds, model.array<uint32_t>(name + ".seeds", {static_cast<int64_t>(lines.size())}));
  for (size_t i = 0; i < lines.size(); ++i) {
    const auto at = std::find(std::begin(kNames), std::end(kNames), lines[i]);
    if (at == std::end(kNames)) return model.malformed(name + ".attributes", "names an unknown attribute");
    Table table{static_cast<Attribute>(at - std::begin(kNames)), seeds[i], {}, 0};
    VEDETTE_TRY(table.rows, model.array<float>(fmt::format("{}.table.{}", name, i), {-1, kWidth}));
    table.count = static_cast<uint32_t>(table.rows.size() / static_cast<size_t>(kWidth));
    if (table.count == 0) return model.malformed(fmt::format("{}.table.{}", name, i), "is empty");
    uses_space_ |= table.attribute == Attribute::kSpace;
    tables_.push_back(table);
  }
  return ok();
}

Result<Tok2Vec::Layer> Tok2Vec::load_layer(const ModelFile& model, const std::string& name, int64_t inputs) {
  VEDETTE_TRY(const auto weight, model.array<float>(name + ".weight", {kWidth, 3, inputs}));
  VEDETTE_TRY(const auto bias, model.array<float>(name + ".bias", {kWidth, 3}));
  Layer out;
  out.weights = pack_maxout(weight, bias, kWidth, inputs);
  VEDETTE_TRY(out.scale, model.array<float>(name + ".scale", {kWidth}));
  VEDETTE_TRY(out.shift, model.array<float>(name + ".shift", {kWidth}));
  return out;
}

Status Tok2Vec::load_first_convolution(const ModelFile& model, const std::string& name) {
  VEDETTE_TRY(const auto weight, model.array<float>(name + ".weight", {kWidth, 3, 3 * kWidth}));
  VEDETTE_TRY(const auto bias, model.array<float>(name + ".bias", {kWidth, 3}));
  VEDETTE_TRY(first_scale_, model.array<float>(name + ".scale", {kWidth}));
  VEDETTE_TRY(first_shift_, model.array<float>(name + ".shift", {kWidth}));
  // [output, piece, (side, input)] → rows (side, piece, output) of inputs.
  std::vector<float> turned(weight.size());
  first_bias_.resize(static_cast<size_t>(kProduct));
  for (int64_t o = 0; o < kWidth; ++o) {
    for (int64_t p = 0; p < 3; ++p) {
      first_bias_[p * kWidth + o] = bias[o * 3 + p];
      for (int64_t side = 0; side < 3; ++side) {
        std::copy_n(&weight[(o * 3 + p) * 3 * kWidth + side * kWidth], kWidth,
                    &turned[((side * 3 + p) * kWidth + o) * kWidth]);
      }
    }
  }
  first_products_ = pack_linear(turned, {}, 3 * kProduct, kWidth);
  return ok();
}

// Embeddings and mixer: [lexemes, 96].
void Tok2Vec::mix(std::span<const LexemeKeys> lexemes, float* mixed, Tok2VecScratch& scratch) const {
  const auto count = static_cast<int64_t>(lexemes.size());
  const int64_t width = mixer_.weights.view().inputs;
  float* inputs = grown(scratch.inputs, count * width);
  const int64_t vector_width = has_static_ ? vectors_->width() : 0;
  float* vectors = grown(scratch.vectors, count * vector_width);
  for (int64_t i = 0; i < count; ++i) {
    const LexemeKeys& lexeme = lexemes[static_cast<size_t>(i)];
    float* row = inputs + i * width;
    for (const Table& table : tables_) {
      uint64_t id = 0;
      switch (table.attribute) {
        case Attribute::kNorm: id = lexeme.norm; break;
        case Attribute::kPrefix: id = lexeme.prefix; break;
        case Attribute::kSuffix: id = lexeme.suffix; break;
        case Attribute::kShape: id = lexeme.shape; break;
        case Attribute::kSpace: id = lexeme.space_after ? 1 : 0; break;
        case Attribute::kIsSpace: id = lexeme.is_space ? 1 : 0; break;
      }
      uint32_t keys[4];
      hash_keys(id, table.seed, keys);
      const float* e[4];
      for (int k = 0; k < 4; ++k) e[k] = table.rows.data() + static_cast<int64_t>(keys[k] % table.count) * kWidth;
      for (int64_t c = 0; c < kWidth; ++c) row[c] = ((e[0][c] + e[1][c]) + e[2][c]) + e[3][c];
      row += kWidth;
    }
    if (vector_width == 0) continue;
    float* vector = vectors + i * vector_width;
    if (const int32_t found = vectors_->row(lexeme.orth); found >= 0) {
      std::memcpy(vector, vectors_->vector(found).data(), sizeof(float) * static_cast<size_t>(vector_width));
    } else {
      std::memset(vector, 0, sizeof(float) * static_cast<size_t>(vector_width));
    }
  }
  if (has_static_) {
    kernels_->linear(vectors, count, vector_width, static_projection_.view(), inputs + width - kWidth, width);
  }
  kernels_->maxout3(inputs, count, width, mixer_.weights.view(), mixed, kWidth);
  kernels_->norm(nullptr, mixed, mixer_.scale.data(), mixer_.shift.data(), count, mixed);
}

void Tok2Vec::make_entries(std::span<const LexemeKeys> lexemes, std::span<const float* const> known, float* entries,
                           Tok2VecScratch& scratch) const {
  const auto count = static_cast<int64_t>(lexemes.size());
  scratch.unknown.clear();
  for (size_t i = 0; i < lexemes.size(); ++i) {
    if (known[i] == nullptr) scratch.unknown.push_back(lexemes[i]);
  }
  const float* fresh = grown(scratch.fresh, static_cast<int64_t>(scratch.unknown.size()) * kWidth);
  if (!scratch.unknown.empty()) mix(scratch.unknown, scratch.fresh.data(), scratch);
  float* mixed = grown(scratch.mixed, count * kWidth);
  for (int64_t i = 0; i < count; ++i) {
    const float* row = known[static_cast<size_t>(i)];
    if (row == nullptr) row = fresh, fresh += kWidth;
    std::memcpy(mixed + i * kWidth, row, sizeof(float) * static_cast<size_t>(kWidth));
    std::memcpy(entries + i * kEntry, row, sizeof(float) * static_cast<size_t>(kWidth));
  }
  kernels_->linear(mixed, count, kWidth, first_products_.view(), entries + kWidth, kEntry);
}

void Tok2Vec::encode(std::span<const float* const> window, float* out, Tok2VecScratch& scratch) const {
  const auto rows = static_cast<int64_t>(window.size());
  assert(rows >= 2 * kHalo);
  float* x = grown(scratch.rows, rows * kWidth);
  float* y = grown(scratch.conv, rows * kWidth);
  for (int64_t r = 0; r < rows; ++r) {
    const float* entry = window[static_cast<size_t>(r)];
    std::memcpy(x + r * kWidth, entry != nullptr ? entry : kZeros, sizeof(float) * static_cast<size_t>(kWidth));
  }
  const auto product = [&](int64_t row, int64_t side) {
    const float* entry = window[static_cast<size_t>(row)];
    return entry != nullptr ? entry + kWidth + side * kProduct : kZeros;
  };
  for (int64_t r = 1; r + 1 < rows; ++r) {
    kernels_->sum_maxout3(product(r - 1, 0), product(r, 1), product(r + 1, 2), first_bias_.data(), y + r * kWidth);
  }
  kernels_->norm(x + kWidth, y + kWidth, first_scale_.data(), first_shift_.data(), rows - 2, x + kWidth);
  int64_t margin = 1;
  for (const Layer& layer : convolutions_) {
    ++margin;
    const int64_t count = rows - 2 * margin;
    if (count <= 0) return;
    const bool last = margin == kHalo;
    kernels_->maxout3(x + (margin - 1) * kWidth, count, kWidth, layer.weights.view(), y, kWidth);
    float* at = x + margin * kWidth;
    kernels_->norm(at, y, layer.scale.data(), layer.shift.data(), count, last ? out : at);
  }
}

}  // namespace vedette
