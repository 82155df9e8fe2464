// One row of a table while it is read into a record: cells by column, with the faults found on the way.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/rows.h"
#include "types/moment.h"

namespace vedette {

// What is wrong with a row. A refused row gives no record; any other fault is told and the row taken.
struct Fault {
  int32_t line = 0;     // 1-based; 0: the file as a whole
  std::string column;   // empty: the row as a whole
  std::string message;
  bool refused = false;
};

using Columns = std::span<const std::string_view>;

// The place of a column, known at compile time.
template <size_t N>
consteval size_t column_of(const std::array<std::string_view, N>& columns, std::string_view name) {
  for (size_t i = 0;; ++i) {
    if (columns[i] == name) return i;
  }
}

class FieldReader {
 public:
  // `cells` in the order of `columns`, as many; both and `faults` must outlive the reader.
  FieldReader(Columns columns, const Row& cells, int32_t line, std::vector<Fault>& faults)
      : columns_(columns), cells_(cells), taken_(cells.size()), line_(line), faults_(faults) {}

  int32_t line() const { return line_; }
  // The cell without the spaces around it; empty too for the words that formats write for nothing: None, NULL, NA, nan, --.
  std::string_view text(size_t column);
  // For a cell that other cells say too: it is not kept as something of its own.
  void skip(size_t column) { taken_[column] = true; }
  // nullopt for an empty cell, and with a fault for one that is no number in the range.
  std::optional<double> number(size_t column, double low, double high);
  std::optional<int64_t> integer(size_t column, int64_t low, int64_t high);
  // A day in any of the forms of parse_any_date(); the row is refused where there is none.
  Moment date(size_t column);

  void warn(size_t column, std::string message) { fault(column, std::move(message), false); }
  void refuse(size_t column, std::string message) { fault(column, std::move(message), true); }
  bool refused() const { return refused_; }
  // Column and cell of all that is not empty and was not asked for.
  std::vector<std::pair<std::string, std::string>> rest() const;

 private:
  void fault(size_t column, std::string message, bool refused);

  Columns columns_;
  const Row& cells_;
  std::vector<bool> taken_;
  int32_t line_;
  std::vector<Fault>& faults_;
  bool refused_ = false;
};

// At most some forty bytes of a cell, for a message.
std::string cell_excerpt(std::string_view cell);

// ISO 8601, "20220215", "20220215130000", "2/15/2022" (month first), "15 February 2022", "February 15, 2022".
std::optional<Moment> parse_any_date(std::string_view text);
// "20220215"; requires a known moment. A moment that is a month or year gives its first day.
std::string compact_day(const Moment& moment);
// "20220215130000".
std::string compact_second(const Moment& moment);
// "2022-02-15".
std::string iso_day(const Moment& moment);

// The fewest digits that read back equal; empty for nullopt.
std::string number_cell(const std::optional<double>& number);
std::optional<double> parse_double(std::string_view text);

}  // namespace vedette
