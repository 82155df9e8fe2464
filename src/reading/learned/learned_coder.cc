#include "reading/learned/learned_coder.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr std::string_view kVersion = "vedette.coder/1";
constexpr int kBucketBits = 12;
constexpr size_t kMostLabels = 256;

size_t bucket(uint64_t key) { return static_cast<size_t>(key >> (64 - kBucketBits)); }

void softmax(std::span<float> scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& s : scores) sum += s = std::exp(s - most);
  for (float& s : scores) s /= sum;
}

}  // namespace

std::string CoderWeights::to_file() const {
  ModelWriter out;
  const auto n = static_cast<int64_t>(labels.size());
  std::string names;
  for (const std::string& label : labels) names += (names.empty() ? "" : "\n") + label;
  out.add_text("learned.version", kVersion);
  out.add_text("learned.engine", engine);
  out.add_text("learned.labels", names);
  out.add_array("learned.keys", keys);
  out.add_array("learned.sparse", sparse, {static_cast<int64_t>(keys.size()), n});
  out.add_array("learned.dense", dense, {static_cast<int64_t>(dense.size()) / n, n});
  out.add_array("learned.rows", rows, {kRowSlots, static_cast<int64_t>(rows.size()) / n / kRowSlots, n});
  out.add_array("learned.bias", bias, {n});
  return out.finish();
}

Result<LearnedCoder> LearnedCoder::open(const std::string& path) {
  VEDETTE_TRY(ModelFile file, ModelFile::open(path));
  return load(std::move(file));
}

Result<LearnedCoder> LearnedCoder::load(ModelFile file) {
  LearnedCoder out(std::move(file));
  VEDETTE_CHECK(out.read());
  return out;
}

Result<std::shared_ptr<const LearnedCoder>> LearnedCoder::beside(const std::string& model_path, std::string_view engine) {
  const std::string path = model_path.substr(0, model_path.rfind(".model")) + ".coder";
  if (!file_exists(path)) return std::shared_ptr<const LearnedCoder>();
  VEDETTE_TRY(LearnedCoder coder, open(path));
  if (coder.engine() != engine) {
    return Error{ErrorCode::kUnsupported, "trained on the engine \"" + std::string(coder.engine()) + "\", not on this one: make it anew", path};
  }
  return std::make_shared<const LearnedCoder>(std::move(coder));
}

Status LearnedCoder::read() {
  VEDETTE_TRY(const std::string_view version, file_.text("learned.version"));
  if (version != kVersion) return Error{ErrorCode::kUnsupported, "a coder of another version: " + std::string(version.substr(0, 40)), file_.path()};
  VEDETTE_TRY(engine_, file_.text("learned.engine"));
  VEDETTE_TRY(const std::string_view names, file_.text("learned.labels"));
  for (const std::string_view name : split_list(names, '\n')) labels_.emplace_back(name);
  if (labels_.size() < 2 || labels_.size() > kMostLabels || labels_[0] != "none") return file_.malformed("learned.labels", "labels are 2 to 256, \"none\" first");
  const auto n = static_cast<int64_t>(labels_.size());
  VEDETTE_TRY(keys_, file_.array<uint64_t>("learned.keys"));
  if (!std::is_sorted(keys_.begin(), keys_.end(), std::less_equal<>())) return file_.malformed("learned.keys", "keys must ascend");
  VEDETTE_TRY(sparse_, file_.array<float>("learned.sparse", {static_cast<int64_t>(keys_.size()), n}));
  VEDETTE_TRY(dense_, file_.array<float>("learned.dense", {-1, n}));
  VEDETTE_TRY(rows_, file_.array<float>("learned.rows", {kRowSlots, -1, n}));
  VEDETTE_TRY(bias_, file_.array<float>("learned.bias", {n}));
  row_count_ = static_cast<int32_t>(rows_.size() / labels_.size() / kRowSlots);
  buckets_.assign((size_t{1} << kBucketBits) + 1, 0);
  for (const uint64_t key : keys_) ++buckets_[bucket(key) + 1];
  for (size_t b = 1; b < buckets_.size(); ++b) buckets_[b] += buckets_[b - 1];
  return Unit{};
}

// p(label) = softmax(bias + Σ sparse[key] + Σ value dense[i] + Σ weight rows[slot, row])
void LearnedCoder::predict(const PairFeatures& features, std::span<float> out) const {
  assert(out.size() == labels_.size());
  const size_t n = labels_.size();
  std::copy(bias_.begin(), bias_.end(), out.begin());
  const auto add = [&](const float* weights, float value) {
    for (size_t l = 0; l < n; ++l) out[l] += value * weights[l];
  };
  for (const uint64_t key : features.keys) {
    const auto* first = keys_.data() + buckets_[bucket(key)];
    const auto* last = keys_.data() + buckets_[bucket(key) + 1];
    const auto* at = std::lower_bound(first, last, key);
    if (at != last && *at == key) add(&sparse_[static_cast<size_t>(at - keys_.data()) * n], 1);
  }
  if (features.dense.size() * n == dense_.size()) {
    for (size_t i = 0; i < features.dense.size(); ++i) add(&dense_[i * n], features.dense[i]);
  }
  for (const PairFeatures::Row& r : features.rows) {
    if (r.slot < 0 || r.slot >= kRowSlots || r.row < 0 || r.row >= row_count_) continue;
    add(&rows_[(static_cast<size_t>(r.slot) * static_cast<size_t>(row_count_) + static_cast<size_t>(r.row)) * n], r.weight);
  }
  softmax(out);
}

}  // namespace vedette
