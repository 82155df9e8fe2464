#include "exchange/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vedette {
namespace {

using testing::ElementsAre;

std::vector<Row> rows_of(std::string_view text, char separator, size_t columns) {
  RowReader reader(text, separator, columns);
  std::vector<Row> out;
  while (auto row = reader.next()) out.push_back(std::move(row->cells));
  return out;
}

TEST(Rows, ReadsWhatFilesInTheWildHold) {
  const struct {
    const char* what;
    const char* text;
    size_t columns;
    std::vector<Row> rows;
  } kTable[] = {
      {"plain", "a\tb\nc\td\n", 2, {{"a", "b"}, {"c", "d"}}},
      {"no last line feed", "a\tb", 2, {{"a", "b"}}},
      {"CR LF and a byte order mark", "\xEF\xBB\xBF" "a\tb\r\nc\t\r\n", 2, {{"a", "b"}, {"c", ""}}},
      {"blank lines", "a\tb\n\n  \nc\td\n", 2, {{"a", "b"}, {"c", "d"}}},
      {"quoted, with a tab and a line break", "\"a\tx\ny\"\tb\n", 2, {{"a\tx\ny", "b"}}},
      {"a doubled quotation mark", "\"say \"\"no\"\"\"\tb\n", 2, {{"say \"no\"", "b"}}},
      {"a quotation mark never closed", "\"a\tb\nc\td\n", 2, {{"\"a", "b"}, {"c", "d"}}},
      {"closed too late", "\"a\tb\nc\"\td\ne\tf\n", 2, {{"a\tb\nc", "d"}, {"e", "f"}}},
      {"torn over two lines", "a\tb1\nb2\tc\nd\te\tf\n", 3, {{"a", "b1 b2", "c"}, {"d", "e", "f"}}},
      {"too short beside a whole row", "a\tb\nd\te\tf\n", 3, {{"a", "b"}, {"d", "e", "f"}}},
      {"bytes that are not UTF-8", "a\xFF\tb\n", 2, {{"a\xEF\xBF\xBD", "b"}}},
      {"nothing", "", 2, {}},
  };
  for (const auto& t : kTable) {
    SCOPED_TRACE(t.what);
    EXPECT_EQ(rows_of(t.text, '\t', t.columns), t.rows);
  }
}

TEST(Rows, TellsLinesAndRepairs) {
  RowReader reader("a\tb\tc\n\"x\ny\"\tb\tc\nd\te1\ne2\tf\xFF\n", '\t', 3);
  EXPECT_EQ(reader.next()->line, 1);
  EXPECT_EQ(reader.next()->line, 2);
  const auto torn = reader.next();
  EXPECT_EQ(torn->line, 4);
  EXPECT_TRUE(torn->joined);
  EXPECT_TRUE(torn->bad_utf8);
  EXPECT_THAT(torn->cells, ElementsAre("d", "e1 e2", "f\xEF\xBF\xBD"));
}

TEST(Rows, WrittenRowsReadBack) {
  const Row cells = {"plain", "with \"quotes\"", "a, b", "", "line\nbreak"};
  std::string csv;
  append_row(csv, cells, ',', Quoting::kCsv);
  EXPECT_EQ(csv, "plain,\"with \"\"quotes\"\"\",\"a, b\",,\"line\nbreak\"\n");
  EXPECT_THAT(rows_of(csv, ',', 5), ElementsAre(cells));
  std::string tsv;
  append_row(tsv, cells, '\t', Quoting::kNever);
  EXPECT_EQ(tsv, "plain\twith 'quotes'\ta, b\t\tline break\n");
}

}  // namespace
}  // namespace vedette
