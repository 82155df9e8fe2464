#include "language/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>

namespace vedette {
namespace {

std::vector<float> random_floats(size_t n, uint32_t seed) {
  std::mt19937 engine(seed);
  std::vector<float> out(n);
  for (float& x : out) x = static_cast<float>(engine() % 20001) / 10000.0F - 1.0F;
  return out;
}

std::vector<const Kernels*> vector_kernels() {
  std::vector<const Kernels*> out;
  if (avx2_kernels() != nullptr) out.push_back(avx2_kernels());
  if (avx512_kernels() != nullptr) out.push_back(avx512_kernels());
  return out;
}

// All that a set of kernels computes for one input, end to end.
std::vector<float> run(const Kernels& k, int64_t rows) {
  constexpr int64_t kIn = 288;
  const auto x = random_floats(static_cast<size_t>(rows * 96 + kIn), 1);
  const PackedMatrix maxout = pack_maxout(random_floats(96 * 3 * kIn, 2), random_floats(96 * 3, 3), 96, kIn);
  const PackedMatrix linear = pack_linear(random_floats(100 * 96, 4), random_floats(100, 5), 100, 96);
  const auto scale = random_floats(96, 6);
  const auto shift = random_floats(96, 7);
  std::vector<float> out;
  std::vector<float> y(static_cast<size_t>(rows * 96));
  k.maxout3(x.data(), rows, 96, maxout.view(), y.data(), 96);
  out.insert(out.end(), y.begin(), y.end());
  k.norm(x.data(), y.data(), scale.data(), shift.data(), rows, y.data());
  out.insert(out.end(), y.begin(), y.end());
  k.norm(nullptr, y.data(), scale.data(), shift.data(), rows, y.data());
  out.insert(out.end(), y.begin(), y.end());
  std::vector<float> z(static_cast<size_t>(rows * 144));
  k.linear(y.data(), rows, 96, linear.view(), z.data(), 144);
  out.insert(out.end(), z.begin(), z.end());
  const auto products = random_floats(4 * 288, 8);
  float best[96];
  k.sum_maxout3(&products[0], &products[288], &products[576], &products[864], best);
  out.insert(out.end(), best, best + 96);
  const float* features[3] = {&products[0], &products[128], &products[256]};
  float hidden[64];
  k.hidden(features, 3, &products[400], hidden);
  out.insert(out.end(), hidden, hidden + 64);
  const auto weight = random_floats(64 * 112, 9);
  float scores[112];
  k.output(hidden, weight.data(), &products[500], 112, scores);
  out.insert(out.end(), scores, scores + 112);
  return out;
}

TEST(Kernels, AgreeWithTheReference) {
  for (const Kernels* k : vector_kernels()) {
    for (const int64_t rows : {1, 3, 8, 13}) {
      const auto want = run(scalar_kernels(), rows);
      const auto have = run(*k, rows);
      ASSERT_EQ(want.size(), have.size());
      for (size_t i = 0; i < want.size(); ++i) ASSERT_NEAR(want[i], have[i], 2e-4F) << k->name << " " << rows << " " << i;
    }
  }
}

TEST(Kernels, OfEveryInstructionSetGiveEqualBits) {
  const auto kernels = vector_kernels();
  for (size_t i = 1; i < kernels.size(); ++i) EXPECT_EQ(run(*kernels[0], 13), run(*kernels[i], 13));
}

TEST(Kernels, GiveARowThatDoesNotDependOnItsNeighbours) {
  constexpr int64_t kRows = 21;
  auto kernels = vector_kernels();
  kernels.push_back(&scalar_kernels());
  const auto x = random_floats(kRows * 96, 1);
  const PackedMatrix w = pack_maxout(random_floats(96 * 3 * 96, 2), random_floats(96 * 3, 3), 96, 96);
  for (const Kernels* k : kernels) {
    std::vector<float> together(kRows * 96);
    k->maxout3(x.data(), kRows, 96, w.view(), together.data(), 96);
    for (int64_t r = 0; r < kRows; ++r) {
      float alone[96];
      k->maxout3(x.data() + r * 96, 1, 96, w.view(), alone, 96);
      EXPECT_EQ(std::memcmp(alone, &together[static_cast<size_t>(r * 96)], sizeof alone), 0) << k->name << " " << r;
    }
  }
}

TEST(Kernels, NormaliseARow) {
  std::vector<float> row(96);
  for (size_t i = 0; i < row.size(); ++i) row[i] = i % 2 == 0 ? 3.0F : 5.0F;
  const std::vector<float> ones(96, 1.0F);
  const std::vector<float> zeros(96, 0.0F);
  scalar_kernels().norm(nullptr, row.data(), ones.data(), zeros.data(), 1, row.data());
  EXPECT_NEAR(row[0], -1.0F, 1e-5F);
  EXPECT_NEAR(row[1], 1.0F, 1e-5F);
}

TEST(Kernels, AreChosenByWhatTheProcessorHas) {
  const Kernels& best = best_kernels();
  EXPECT_FALSE(best.name.empty());
}

}  // namespace
}  // namespace vedette
