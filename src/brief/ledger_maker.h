// LedgerMaker: rows of an assessment → ledgers before a reader: columns chosen, codes told as words, numbers and dates laid out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "brief/brief.h"
#include "brief/sentences.h"

namespace vedette {

class LedgerMaker {
 public:
  // All must outlive this.
  LedgerMaker(const BriefInput& input, const BriefText& text, Sentences& sentences);

  // A ledger of the assessment by its name in the contract.
  BriefLedger ledger(std::string_view id, const std::vector<Row>& rows);

  int32_t party_index(std::string_view id) const;  // into Watch::parties; -1
  std::string party_name(std::string_view id) const;
  // A field of a row by name; empty where it has none.
  static std::string_view field(const Row& row, std::string_view name);
  // What a field says, codes as words. Words of reports are left as they are.
  BriefCell value(std::string_view ledger, std::string_view name, std::string_view value) const;

 private:
  std::vector<BriefColumn> columns(std::string_view id, const std::vector<Row>& rows) const;
  BriefRow make(std::string_view id, const Row& row, const std::vector<BriefColumn>& columns);
  BriefCell cell(std::string_view id, const Row& row, const std::string& column) const;
  BriefCell number(const Row& row) const;
  void place(const Row& row, BriefRow& out);

  const BriefInput& in_;
  const BriefText& text_;
  Sentences& sentences_;
};

}  // namespace vedette
