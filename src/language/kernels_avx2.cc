// The kernels for AVX2. Only this file is compiled with its instructions, and it includes nothing that another file
// might share: a function compiled here must never be the one the linker keeps for an older processor.
#include "language/kernels.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

namespace vedette {
namespace {

struct V {
  using T = __m256;
  static constexpr int kLanes = 8;
  static constexpr int kRows = 4;
  static constexpr int kColumns = 4;  // vectors of outputs that output() keeps in registers, twice
  static T zero() { return _mm256_setzero_ps(); }
  static T load(const float* p) { return _mm256_loadu_ps(p); }
  static void store(float* p, T v) { _mm256_storeu_ps(p, v); }
  static T spread(float v) { return _mm256_set1_ps(v); }
  static T fma(T a, T b, T c) { return _mm256_fmadd_ps(a, b, c); }
  static T add(T a, T b) { return _mm256_add_ps(a, b); }
  static T max(T a, T b) { return _mm256_max_ps(a, b); }
};

#include "language/kernels_simd.inc"

constexpr Kernels kTable = {"avx2", maxout3, linear, sum_maxout3, norm, hidden, output};

}  // namespace

const Kernels* avx2_kernels() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &kTable : nullptr;
}

}  // namespace vedette

#else

namespace vedette {

const Kernels* avx2_kernels() { return nullptr; }

}  // namespace vedette

#endif
