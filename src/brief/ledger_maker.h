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
  // A row's rule in words: "indicator:build-up" → "Indicator of the watch file: build up".
  std::string rule(std::string_view rule) const;
  // A field of a row by name; empty where it has none.
  static std::string_view field(const Row& row, std::string_view name);
  // What a field says, codes as words. Words of reports are left as they are.
  BriefCell value(std::string_view ledger, std::string_view name, std::string_view value) const;

 private:
  std::vector<BriefColumn> columns(std::string_view id, const std::vector<Row>& rows) const;
  BriefRow make(std::string_view id, const Row& row, const std::vector<BriefColumn>& columns);
  BriefCell cell(std::string_view id, const Row& row, const std::string& column) const;
  BriefCell number(const Row& row) const;
  std::string kind_or_state(std::string_view ledger, std::string_view column, std::string_view code) const;
  std::string listed(std::string_view ledger, std::string_view name, std::string_view value) const;
  std::optional<BriefPlace> place(const Row& row, std::string_view deed);
  void add_parts(std::string_view ledger, const std::vector<Row>& parts, int32_t depth, std::vector<BriefPart>& out);
  std::string part_text(std::string_view ledger, const Row& part) const;

  const BriefInput& in_;
  const BriefText& text_;
  Sentences& sentences_;
};

}  // namespace vedette
