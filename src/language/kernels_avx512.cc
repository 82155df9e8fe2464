// The kernels for AVX-512. Only this file is compiled with its instructions, and it includes nothing that another file
// might share: a function compiled here must never be the one the linker keeps for an older processor.
#include "language/kernels.h"

#if defined(__AVX512F__) && defined(__AVX512VL__)

#include <immintrin.h>

namespace vedette {
namespace {

struct V {
  using T = __m512;
  static constexpr int kLanes = 16;
  static constexpr int kRows = 8;
  static constexpr int kColumns = 7;  // vectors of outputs that output() keeps in registers, twice
  static T zero() { return _mm512_setzero_ps(); }
  static T load(const float* p) { return _mm512_loadu_ps(p); }
  static void store(float* p, T v) { _mm512_storeu_ps(p, v); }
  static T spread(float v) { return _mm512_set1_ps(v); }
  static T fma(T a, T b, T c) { return _mm512_fmadd_ps(a, b, c); }
  static T add(T a, T b) { return _mm512_add_ps(a, b); }
  static T max(T a, T b) { return _mm512_maskz_max_ps(0xFFFF, a, b); }  // the plain form warns in GCC 12
};

#include "language/kernels_simd.inc"

constexpr Kernels kTable = {"avx512", maxout3, linear, sum_maxout3, norm, hidden, output};

}  // namespace

const Kernels* avx512_kernels() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") ? &kTable : nullptr;
}

}  // namespace vedette

#else

namespace vedette {

const Kernels* avx512_kernels() { return nullptr; }

}  // namespace vedette

#endif
