#include "base/line_file.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

TEST(LineFile, ReadsRecordsWithTheirExamples) {
  const auto records = parse_lines("# head\n\na.1 | x  y | z\\|w |\n+ Arland left.\n- Arland stayed.\nb | q\n   more | r\n", "f.txt");
  ASSERT_TRUE(records.has_value());
  ASSERT_EQ(records->size(), 2u);
  const LineRecord& first = (*records)[0];
  EXPECT_EQ(first.fields, (std::vector<std::string>{"a.1", "x  y", "z|w", ""}));
  EXPECT_EQ(first.line, 3);
  ASSERT_EQ(first.examples.size(), 2u);
  EXPECT_TRUE(first.examples[0].positive);
  EXPECT_EQ(first.examples[1].text, "Arland stayed.");
  EXPECT_EQ((*records)[1].fields, (std::vector<std::string>{"b", "q more", "r"}));
}

TEST(LineFile, ErrorsPointAtTheField) {
  const auto records = parse_lines("a | bb | cc\n", "f.txt");
  ASSERT_TRUE(records.has_value());
  const Error error = line_error((*records)[0], 1, "unknown code");
  EXPECT_EQ(error.to_string(), "f.txt:1:5: unknown code\n    a | bb | cc\n        ^");
}

TEST(LineFile, AnExampleWithoutARecordIsRefused) {
  const auto records = parse_lines("+ alone\n", "f.txt");
  ASSERT_FALSE(records.has_value());
  EXPECT_EQ(records.error().where, "f.txt:1");
}

}  // namespace
}  // namespace vedette
