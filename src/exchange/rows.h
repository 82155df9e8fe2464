// Rows of delimited text (TSV, CSV): a reader that forgives what files in the wild get wrong, and a writer.
//
//   RowReader reader(bytes, '\t', 40);
//   while (auto row = reader.next()) use(row->line, row->cells);
//
// Forgiven, and told in RawRow: a byte order mark, CR LF, bytes that are not UTF-8 (they become U+FFFD), a quotation mark that is
// never closed (it is then a letter), and a row that a line break has torn into several (they are joined where that gives the
// columns expected). Linear in the size of the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

using Row = std::vector<std::string>;

struct RawRow {
  int32_t line = 1;      // 1-based, of its first line
  Row cells;             // valid UTF-8
  bool joined = false;   // was torn over several lines
  bool bad_utf8 = false;
};

class RowReader {
 public:
  // `bytes` must outlive the reader. `columns`: how many a row should have; 0: not known.
  RowReader(std::string_view bytes, char separator, size_t columns = 0);
  // The next row that is not blank; nullopt at the end.
  std::optional<RawRow> next();
  void expect(size_t columns) { columns_ = columns; }

 private:
  struct Piece {
    size_t end = 0;       // where the next row begins
    int32_t lines = 1;
    bool closed = true;   // every quotation mark was closed
    Row cells;
  };
  Piece split(size_t from, bool quotes) const;
  bool join_torn(Piece& piece) const;

  std::string_view bytes_;
  char separator_;
  size_t columns_;
  size_t at_ = 0;
  int32_t line_ = 1;
};

enum class Quoting {
  kNever,  // as GDELT: no quotation marks around cells; tabs and line breaks inside become spaces, '"' becomes '
  kCsv,    // RFC 4180 where a cell needs it; in TSV line breaks and tabs become spaces all the same
};
// Appends one row and a line feed.
void append_row(std::string& out, const Row& cells, char separator, Quoting quoting);

}  // namespace vedette
