#include "language/static_vectors.h"

#include <algorithm>

namespace vedette {

Result<StaticVectors> StaticVectors::load(const ModelFile& model) {
  StaticVectors out;
  if (!model.has("vectors.data")) return out;
  VEDETTE_TRY(out.data_, model.array<float>("vectors.data", {-1, -1}));
  VEDETTE_TRY(out.keys_, model.array<uint64_t>("vectors.keys"));
  VEDETTE_TRY(out.rows_, model.array<int32_t>("vectors.rows", {static_cast<int64_t>(out.keys_.size())}));
  VEDETTE_TRY(const SectionShape shape, model.shape("vectors.data"));
  if (shape[1] < 1 || shape[1] > 4096) return model.malformed("vectors.data", "has a width out of range");
  out.width_ = static_cast<int32_t>(shape[1]);
  for (const int32_t row : out.rows_) {
    if (row < 0 || row >= shape[0]) return model.malformed("vectors.rows", "has a row out of range");
  }
  out.buckets_.assign(65537, static_cast<uint32_t>(out.keys_.size()));
  for (size_t i = out.keys_.size(); i-- > 0;) {
    if (i > 0 && out.keys_[i - 1] >= out.keys_[i]) return model.malformed("vectors.keys", "is not in order");
    out.buckets_[out.keys_[i] >> 48] = static_cast<uint32_t>(i);
  }
  for (size_t b = 65536; b-- > 0;) out.buckets_[b] = std::min(out.buckets_[b], out.buckets_[b + 1]);
  return out;
}

int32_t StaticVectors::row(uint64_t orth) const {
  if (keys_.empty()) return -1;
  const auto first = keys_.begin() + buckets_[orth >> 48];
  const auto last = keys_.begin() + buckets_[(orth >> 48) + 1];
  const auto it = std::lower_bound(first, last, orth);
  return it != last && *it == orth ? rows_[static_cast<size_t>(it - keys_.begin())] : -1;
}

}  // namespace vedette
