#include "language/hash.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

TEST(StringId, IsSpacysId) {
  const struct {
    const char* text;
    uint64_t id;
  } rows[] = {
      {"", 0},
      {"a", 11901859001352538922u},
      {"the", 7425985699627899538u},
      {"twelve bytes", 13589297107869452551u},
      {"München", 16965023743306501323u},
      {"mark", 423},
      {"Mark", 1682980612754626541u},
      {"X", 101},
      {"_", 456},
      {"IS_ALPHA", 1},
      {"xcomp", 450},
  };
  for (const auto& row : rows) EXPECT_EQ(string_id(row.text), row.id) << row.text;
}

}  // namespace
}  // namespace vedette
