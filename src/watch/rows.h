// Rows in the making: what the ledgers share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "types/assessment.h"
#include "watch/facts.h"

namespace vedette {

// A row's id: a digest of its ledger and what founded it.
std::string row_id(std::string_view ledger, std::string_view founded_by);

void add_unique(std::vector<Evidence>& list, Evidence e);

// The value of a row's column; empty where it has none.
std::string field_of(const Row& row, std::string_view name);
void set_field(Row& row, std::string_view name, std::string value);
// Appends to a column's list ("a; b") what is not in it yet.
void add_to_field(Row& row, std::string_view name, const std::string& value, size_t at_most = 5);

// "a, b" of the names of actors.
std::string actor_names(const Reading& reading, const std::vector<int32_t>& actors);
// Text of a report on one line: white space runs become a space; cut at a word after `limit` bytes, with an ellipsis.
std::string one_line(std::string_view text, size_t limit = 200);
// A number without needless digits; empty where there is none.
std::string number_text(const std::optional<double>& value);
// The end of the stretch that a moment names: of "2022-01" the last second of January. Requires known().
std::chrono::sys_seconds end_of(const Moment& moment);
int64_t days_between(std::chrono::sys_seconds from, std::chrono::sys_seconds to);

// Rows collected under a key, in the order in which the keys are first met.
class RowSet {
 public:
  explicit RowSet(std::string ledger) : ledger_(std::move(ledger)) {}
  // The row of a key, new or known; `fresh` tells which.
  Row& at(const std::string& key, bool& fresh);
  std::vector<Row> take() { return std::move(rows_); }

 private:
  std::string ledger_;
  std::vector<Row> rows_;
  std::map<std::string, size_t> index_;
};

}  // namespace vedette
