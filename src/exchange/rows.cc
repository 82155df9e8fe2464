#include "exchange/rows.h"

#include <algorithm>

#include "base/utf8.h"

namespace vedette {
namespace {

constexpr size_t kMaxQuoted = 64 << 10;  // bytes of a row with line breaks in quotation marks
constexpr int32_t kMaxTorn = 8;          // lines that one torn row is put together from

bool is_blank(const Row& cells) { return cells.size() == 1 && cells.front().find_first_not_of(" \t") == std::string::npos; }

}  // namespace

RowReader::RowReader(std::string_view bytes, char separator, size_t columns) : bytes_(bytes), separator_(separator), columns_(columns) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

// One row from `from`. With `quotes`, a cell that begins with '"' runs to the closing one, over lines if need be.
RowReader::Piece RowReader::split(size_t from, bool quotes) const {
  Piece out;
  out.cells.emplace_back();
  bool quoted = false;
  size_t at = from;
  for (; at < bytes_.size(); ++at) {
    const char c = bytes_[at];
    if (quoted) {
      if (at - from > kMaxQuoted) break;
      if (c == '\n') ++out.lines;
      if (c != '"') {
        out.cells.back().push_back(c);
      } else if (at + 1 < bytes_.size() && bytes_[at + 1] == '"') {
        out.cells.back().push_back('"'), ++at;
      } else {
        quoted = false;
      }
    } else if (quotes && c == '"' && out.cells.back().empty()) {
      quoted = true;
    } else if (c == separator_) {
      out.cells.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else {
      out.cells.back().push_back(c);
    }
  }
  out.end = at;
  out.closed = !quoted;
  std::string& last = out.cells.back();
  if (!last.empty() && last.back() == '\r') last.pop_back();
  return out;
}

// Adds the following lines to a row that is too short, if together they have just the columns expected.
bool RowReader::join_torn(Piece& piece) const {
  Piece whole = piece;
  for (int32_t i = 1; i < kMaxTorn && whole.end < bytes_.size(); ++i) {
    Piece next = split(whole.end, false);
    if (next.cells.size() == columns_) return false;  // a whole row of its own
    whole.cells.back() += ' ' + next.cells.front();
    whole.cells.insert(whole.cells.end(), std::make_move_iterator(next.cells.begin() + 1), std::make_move_iterator(next.cells.end()));
    whole.end = next.end;
    whole.lines += next.lines;
    if (whole.cells.size() > columns_) return false;
    if (whole.cells.size() == columns_) {
      piece = std::move(whole);
      return true;
    }
  }
  return false;
}

std::optional<RawRow> RowReader::next() {
  while (at_ < bytes_.size()) {
    Piece piece = split(at_, true);
    if (!piece.closed || (columns_ != 0 && piece.cells.size() != columns_)) {
      Piece literal = split(at_, false);
      if (!piece.closed || literal.cells.size() == columns_) piece = std::move(literal);
    }
    RawRow row;
    row.line = line_;
    const bool blank = is_blank(piece.cells);
    if (!blank && columns_ > 1 && piece.cells.size() < columns_) row.joined = join_torn(piece);
    at_ = piece.end;
    line_ += piece.lines;
    if (blank) continue;
    for (std::string& cell : piece.cells) {
      if (utf8::is_valid(cell)) continue;
      cell = utf8::sanitize(cell);
      row.bad_utf8 = true;
    }
    row.cells = std::move(piece.cells);
    return row;
  }
  return std::nullopt;
}

void append_row(std::string& out, const Row& cells, char separator, Quoting quoting) {
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out.push_back(separator);
    std::string cell = cells[i];
    if (separator == '\t') {
      std::replace_if(cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    }
    if (quoting == Quoting::kNever) {
      std::replace(cell.begin(), cell.end(), '"', '\'');
      out += cell;
      continue;
    }
    if (cell.find_first_of("\"\r\n") == std::string::npos && cell.find(separator) == std::string::npos) {
      out += cell;
      continue;
    }
    out.push_back('"');
    for (const char c : cell) {
      if (c == '"') out.push_back('"');
      out.push_back(c);
    }
    out.push_back('"');
  }
  out.push_back('\n');
}

}  // namespace vedette
