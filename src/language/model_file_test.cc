#include "language/model_file.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

std::string sample() {
  ModelWriter out;
  out.add_array<float>("b.weights", std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3});
  out.add_array<uint64_t>("a.keys", std::vector<uint64_t>{7, 8});
  out.add_text("meta", "hello");
  out.add_text("none", "");
  return out.finish();
}

TEST(ModelFile, GivesBackWhatWasWritten) {
  const auto file = ModelFile::from_bytes(sample(), "m");
  ASSERT_TRUE(file.has_value()) << file.error().to_string();
  const auto weights = file->array<float>("b.weights", {-1, 3});
  ASSERT_TRUE(weights.has_value());
  EXPECT_EQ(weights->size(), 6U);
  EXPECT_EQ((*weights)[5], 6.0F);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(weights->data()) % 64, 0U);
  EXPECT_EQ((*file->array<uint64_t>("a.keys"))[1], 8U);
  EXPECT_EQ(*file->text("meta"), "hello");
  EXPECT_EQ(*file->text("none"), "");
  EXPECT_EQ(*file->shape("b.weights"), (SectionShape{2, 3}));
}

TEST(ModelFile, RefusesAnotherTypeShapeOrName) {
  const auto file = ModelFile::from_bytes(sample(), "m");
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->array<float>("b.weights", {3, 2}).error().to_string(),
            "m: section \"b.weights\": has the shape [2,3], not [3,2]");
  EXPECT_EQ(file->array<int32_t>("b.weights").error().message, "section \"b.weights\": has another element type");
  EXPECT_EQ(file->text("nothing").error().message, "section \"nothing\": is missing");
}

TEST(ModelFile, RefusesEveryTruncation) {
  const std::string bytes = sample();
  for (size_t n = 0; n < bytes.size(); ++n) {
    EXPECT_FALSE(ModelFile::from_bytes(std::string_view(bytes).substr(0, n), "m").has_value()) << n;
  }
}

TEST(ModelFile, RefusesEveryFlippedByteThatMatters) {
  const std::string bytes = sample();
  // Padding between sections carries nothing; all else is covered by a check.
  int accepted = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x41);
    const auto file = ModelFile::from_bytes(damaged, "m");
    if (!file.has_value()) continue;
    ++accepted;
    EXPECT_EQ(bytes[i], '\0') << i;
  }
  EXPECT_LT(accepted, 300);
}

TEST(ModelFile, NamesAForeignFileAndAnotherVersion) {
  EXPECT_EQ(ModelFile::from_bytes("PK\x03\x04 a wheel, not a model", "m").error().to_string(),
            "m: not a Vedette model file");
  std::string newer = sample();
  newer[8] = 9;
  EXPECT_EQ(ModelFile::from_bytes(newer, "m").error().message, "model file version 9, this program reads 1");
}

}  // namespace
}  // namespace vedette
