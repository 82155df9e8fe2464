#include "language/msgpack.h"

#include <gtest/gtest.h>

namespace vedette::msgpack {
namespace {

using namespace std::string_view_literals;
using namespace std::string_literals;

TEST(Msgpack, ReadsTheKindsThatPipelinesUse) {
  const auto root = parse("\x85\xa1n\xc0\xa1i\x2a\xa1s\xa3xyz\xa1l\x93\xff\xcd\x01\x00\xc3\xa1x\xcb\x3f\xf0\0\0\0\0\0\0"sv, "f");
  ASSERT_TRUE(root.has_value()) << root.error().to_string();
  EXPECT_EQ(root->size(), 5U);
  EXPECT_EQ(root->get("i")->integer, 42);
  EXPECT_EQ(root->get("s")->text, "xyz");
  EXPECT_EQ(root->get("l")->items[0].integer, -1);
  EXPECT_EQ(root->get("l")->items[1].integer, 256);
  EXPECT_EQ(root->get("x")->number, 1.0);
  EXPECT_EQ(root->get("absent"), nullptr);
}

TEST(Msgpack, RefusesMalformedInput) {
  const std::string deep(100, '\x91');
  for (const std::string_view bad : {""sv, "\xa5xy"sv, "\x92\x01"sv, "\xdd\xff\xff\xff\xff"sv, "\xc1"sv, "\x01\x01"sv,
                                     "\xdf\x7f\xff\xff\xff\x01"sv, "\xcb\x01"sv, std::string_view(deep)}) {
    const auto result = parse(bad, "f");
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::kMalformed);
  }
}

TEST(Msgpack, ReadsNumpyArraysAndRefusesShapesThatDoNotFit) {
  const std::string good = "\x84\xa2nd\xc3\xa4type\xa3<f4\xa5shape\x91\x01\xa4"s + "data\xc4\x04" + std::string("\0\0\x80\x3f", 4);
  const auto root = parse(good, "f");
  ASSERT_TRUE(root.has_value());
  const auto array = tensor(*root, "f");
  ASSERT_TRUE(array.has_value());
  EXPECT_EQ(array->data, std::vector<float>{1.0F});
  std::string bad = good;
  bad[bad.find('\x91') + 1] = 2;
  EXPECT_FALSE(tensor(*parse(bad, "f"), "f").has_value());
}

TEST(Npy, ReadsAHeaderAndItsFloats) {
  std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n";
  std::string file = "\x93NUMPY\x01"s + '\0' + static_cast<char>(header.size()) + '\0' + header;
  file += std::string("\0\0\x80\x3f\0\0\0\x40", 8);
  const auto array = parse_npy(file, "v");
  ASSERT_TRUE(array.has_value()) << array.error().to_string();
  EXPECT_EQ(array->shape, (std::vector<int64_t>{1, 2}));
  EXPECT_EQ(array->data, (std::vector<float>{1, 2}));
  EXPECT_FALSE(parse_npy(std::string_view(file).substr(0, file.size() - 1), "v").has_value());
  EXPECT_FALSE(parse_npy("PK", "v").has_value());
}

}  // namespace
}  // namespace vedette::msgpack
