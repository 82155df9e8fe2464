#include "language/kernels.h"

#include <cassert>
#include <cmath>
#include <cstdlib>

namespace vedette {
namespace {

void maxout3(const float* x, int64_t rows, int64_t x_stride, const PackedView& w, float* y, int64_t y_stride) {
  for (int64_t r = 0; r < rows; ++r) {
    const float* row = x + r * x_stride;
    for (int64_t g = 0; g < w.groups; ++g) {
      const float* panel = w.weight + g * w.inputs * kPackedGroup;
      float sum[kPackedGroup] = {};
      for (int64_t k = 0; k < w.inputs; ++k) {
        for (int64_t i = 0; i < kPackedGroup; ++i) sum[i] += row[k] * panel[k * kPackedGroup + i];
      }
      for (int64_t i = 0; i < kPackedGroup; ++i) sum[i] += w.bias[g * kPackedGroup + i];
      for (int64_t o = 0; o < 16; ++o) {
        float best = sum[o];
        if (sum[16 + o] > best) best = sum[16 + o];
        if (sum[32 + o] > best) best = sum[32 + o];
        y[r * y_stride + g * 16 + o] = best;
      }
    }
  }
}

void linear(const float* x, int64_t rows, int64_t x_stride, const PackedView& w, float* y, int64_t y_stride) {
  for (int64_t r = 0; r < rows; ++r) {
    const float* row = x + r * x_stride;
    for (int64_t g = 0; g < w.groups; ++g) {
      const float* panel = w.weight + g * w.inputs * kPackedGroup;
      float sum[kPackedGroup] = {};
      for (int64_t k = 0; k < w.inputs; ++k) {
        for (int64_t i = 0; i < kPackedGroup; ++i) sum[i] += row[k] * panel[k * kPackedGroup + i];
      }
      for (int64_t i = 0; i < kPackedGroup; ++i) {
        y[r * y_stride + g * kPackedGroup + i] = sum[i] + w.bias[g * kPackedGroup + i];
      }
    }
  }
}

void sum_maxout3(const float* l, const float* c, const float* r, const float* bias, float* y) {
  for (int o = 0; o < 96; ++o) {
    float best = 0;
    for (int p = 0; p < 3; ++p) {
      const int i = p * 96 + o;
      const float sum = ((l[i] + c[i]) + r[i]) + bias[i];
      if (p == 0 || sum > best) best = sum;
    }
    y[o] = best;
  }
}

// Eight partial sums, then pairs of them: the order in which numpy adds a row of 96.
float sum96(const float* v) {
  float part[8];
  for (int j = 0; j < 8; ++j) part[j] = v[j];
  for (int i = 8; i < 96; i += 8) {
    for (int j = 0; j < 8; ++j) part[j] += v[i + j];
  }
  return ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
}

void norm(const float* x, const float* y, const float* scale, const float* shift, int64_t rows, float* out) {
  for (int64_t r = 0; r < rows; ++r) {
    const float mean = sum96(y + r * 96) / 96.0F;
    float centred[96];
    float square[96];
    for (int i = 0; i < 96; ++i) {
      centred[i] = y[r * 96 + i] - mean;
      square[i] = centred[i] * centred[i];
    }
    const float variance = sum96(square) / 96.0F + 1e-8F;
    const float inverse = 1.0F / std::sqrt(variance);
    for (int i = 0; i < 96; ++i) {
      const float normed = (centred[i] * inverse) * scale[i] + shift[i];
      out[r * 96 + i] = x != nullptr ? x[r * 96 + i] + normed : normed;
    }
  }
}

void hidden(const float* const* features, int count, const float* bias, float* out) {
  for (int j = 0; j < 64; ++j) {
    float sum[2] = {0, 0};
    for (int f = 0; f < count; ++f) {
      sum[0] += features[f][j];
      sum[1] += features[f][64 + j];
    }
    sum[0] += bias[j];
    sum[1] += bias[64 + j];
    out[j] = sum[1] > sum[0] ? sum[1] : sum[0];
  }
}

void output(const float* x, const float* weight, const float* bias, int64_t width, float* y) {
  for (int64_t o = 0; o < width; ++o) {
    float even = 0;
    float odd = 0;
    for (int64_t k = 0; k < 64; k += 2) {
      even += x[k] * weight[k * width + o];
      odd += x[k + 1] * weight[(k + 1) * width + o];
    }
    y[o] = (even + odd) + bias[o];
  }
}

constexpr Kernels kScalar = {"scalar", maxout3, linear, sum_maxout3, norm, hidden, output};

const Kernels& choose() {
  const char* wanted = std::getenv("VEDETTE_KERNELS");
  const std::string_view name = wanted != nullptr ? wanted : "";
  if (name == "scalar") return kScalar;
  if (const Kernels* k = avx512_kernels(); k != nullptr && name != "avx2") return *k;
  if (const Kernels* k = avx2_kernels(); k != nullptr) return *k;
  return kScalar;
}

}  // namespace

PackedMatrix::PackedMatrix(int64_t inputs, int64_t groups)
    : weight_(static_cast<size_t>(inputs * groups * kPackedGroup + 16)),
      bias_(static_cast<size_t>(groups * kPackedGroup)),
      inputs_(inputs),
      groups_(groups) {
  const auto at = reinterpret_cast<uintptr_t>(weight_.data());
  offset_ = ((at + 63) / 64 * 64 - at) / sizeof(float);
}

PackedMatrix pack_maxout(std::span<const float> weight, std::span<const float> bias, int64_t outputs, int64_t inputs) {
  assert(outputs % 16 == 0 && static_cast<int64_t>(weight.size()) == outputs * 3 * inputs);
  PackedMatrix out(inputs, outputs / 16);
  for (int64_t o = 0; o < outputs; ++o) {
    for (int64_t p = 0; p < 3; ++p) {
      const int64_t column = p * 16 + o % 16;
      out.bias()[o / 16 * kPackedGroup + column] = bias[o * 3 + p];
      for (int64_t k = 0; k < inputs; ++k) {
        out.weight()[(o / 16 * inputs + k) * kPackedGroup + column] = weight[(o * 3 + p) * inputs + k];
      }
    }
  }
  return out;
}

PackedMatrix pack_linear(std::span<const float> weight, std::span<const float> bias, int64_t outputs, int64_t inputs) {
  assert(static_cast<int64_t>(weight.size()) == outputs * inputs);
  PackedMatrix out(inputs, (outputs + kPackedGroup - 1) / kPackedGroup);
  for (int64_t o = 0; o < outputs; ++o) {
    if (!bias.empty()) out.bias()[o] = bias[o];
    for (int64_t k = 0; k < inputs; ++k) {
      out.weight()[(o / kPackedGroup * inputs + k) * kPackedGroup + o % kPackedGroup] = weight[o * inputs + k];
    }
  }
  return out;
}

const Kernels& scalar_kernels() { return kScalar; }

const Kernels& best_kernels() {
  static const Kernels& best = choose();
  return best;
}

}  // namespace vedette
