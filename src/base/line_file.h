// The one line format of data/: records of '|'-separated fields, each with its examples.
//
//   # a comment, or an empty line
//   id | second field | third field
//   + a sentence that the record must match
//   - one that it must not
//
// Fields are trimmed; "\|" is a bar and "\#" a hash inside a field. Lines that begin with '+ ' or '- ' belong to the
// record above them. A field may be empty. An indented line continues the record above: its first field is joined to the
// last one with a space, further fields follow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vedette {

struct LineExample {
  bool positive = true;
  std::string text;
  int32_t line = 0;
};

struct LineRecord {
  std::string file;
  int32_t line = 0;                  // 1-based
  std::vector<std::string> fields;   // at least one
  std::vector<int32_t> columns;      // 1-based column at which each field begins
  std::vector<LineExample> examples;

  // The field, or an empty text where the record is shorter.
  std::string_view field(size_t i) const { return i < fields.size() ? std::string_view(fields[i]) : std::string_view(); }
};

// All records of a text. kMalformed: an example without a record above it, or bytes that are not UTF-8.
Result<std::vector<LineRecord>> parse_lines(std::string_view text, const std::string& file);

// An Error at a record's field: "file:line:column", the message, the line itself and a caret below the field
// (`offset` bytes into it).
Error line_error(const LineRecord& record, size_t field, std::string_view message, size_t offset = 0);

// Splits at a separator outside of quotes and trims; empty pieces are kept. "a; b" → {"a","b"}; "" → {}.
std::vector<std::string_view> split_list(std::string_view text, char separator);
std::string_view trim(std::string_view text);

}  // namespace vedette
