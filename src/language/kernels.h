// The engine's inner loops: a scalar reference, AVX2 and AVX-512, chosen at run time.
//
//   const Kernels& k = best_kernels();
//   PackedMatrix w = pack_maxout(weight, bias, 96, 288);
//   k.maxout3(x, rows, /*x_stride=*/96, w.view(), y, /*y_stride=*/96);
//
// All matrices are float32. Every result row is computed by the same sequence of operations whatever the number of
// rows, so it does not depend on how rows were batched. AVX2 and AVX-512 run the same fused operations in the same
// order in every lane and give equal bits; the reference rounds each product and differs in the last places.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace vedette {

// Columns in groups of 48 = 3 vectors of 16, each group stored as [input][3][16]: what a block of rows streams once.
inline constexpr int64_t kPackedGroup = 48;

struct PackedView {
  const float* weight = nullptr;  // [groups][inputs][48], zero-padded
  const float* bias = nullptr;    // [groups][48]
  int64_t inputs = 0;
  int64_t groups = 0;
};

class PackedMatrix {
 public:
  PackedMatrix() = default;
  PackedMatrix(int64_t inputs, int64_t groups);
  PackedView view() const { return {weight_.data() + offset_, bias_.data(), inputs_, groups_}; }
  float* weight() { return weight_.data() + offset_; }
  float* bias() { return bias_.data(); }
  PackedMatrix(PackedMatrix&&) = default;
  PackedMatrix& operator=(PackedMatrix&&) = default;
  PackedMatrix(const PackedMatrix&) = delete;
  PackedMatrix& operator=(const PackedMatrix&) = delete;

 private:
  std::vector<float> weight_;
  std::vector<float> bias_;
  size_t offset_ = 0;  // to a multiple of 64 bytes
  int64_t inputs_ = 0;
  int64_t groups_ = 0;
};

// weight [outputs, 3, inputs], bias [outputs, 3]; outputs a multiple of 16. Group g holds outputs 16g…16g+15.
PackedMatrix pack_maxout(std::span<const float> weight, std::span<const float> bias, int64_t outputs, int64_t inputs);
// weight [outputs, inputs]; bias [outputs] or empty. Group g holds columns 48g…48g+47.
PackedMatrix pack_linear(std::span<const float> weight, std::span<const float> bias, int64_t outputs, int64_t inputs);

struct Kernels {
  std::string_view name;
  // y[r, o] = max over p of (bias[o,p] + sum over k of x[r, k] weight[o,p,k]); r < rows, o < 16 groups.
  void (*maxout3)(const float* x, int64_t rows, int64_t x_stride, const PackedView& w, float* y, int64_t y_stride);
  // y[r, o] = bias[o] + sum over k of x[r, k] weight[o,k]; writes whole groups: y_stride >= 48 groups.
  void (*linear)(const float* x, int64_t rows, int64_t x_stride, const PackedView& w, float* y, int64_t y_stride);
  // The first convolution from products made beforehand: y[o] = max over p of (bias[p,o] + l[p,o] + c[p,o] + r[p,o]),
  // each [3, 96].
  void (*sum_maxout3)(const float* l, const float* c, const float* r, const float* bias, float* y);
  // out[r] = x[r] + scale * (y[r] - mean) / sqrt(variance + 1e-8) + shift over rows of 96; x may be null (no residual).
  // `out` may be x or y.
  void (*norm)(const float* x, const float* y, const float* scale, const float* shift, int64_t rows, float* out);
  // hidden[j] = max over p of (bias[p,j] + sum over f of features[f][p,j]); features[f] is [2, 64], as is bias.
  void (*hidden)(const float* const* features, int count, const float* bias, float* hidden);
  // y[o] = bias[o] + sum over k < 64 of x[k] weight[k][o]; o < width, width a multiple of 16.
  void (*output)(const float* x, const float* weight, const float* bias, int64_t width, float* y);
};

const Kernels& scalar_kernels();
// nullptr where the processor lacks the instructions.
const Kernels* avx2_kernels();
const Kernels* avx512_kernels();
// The fastest this processor has; $VEDETTE_KERNELS (scalar, avx2, avx512) asks for one of them by name.
const Kernels& best_kernels();

}  // namespace vedette
