// Attributions: which statements a span of a report belongs to.
//
//   const Attributions attributions(reading.statements);
//   event.attribution = attributions.at(event.anchor);      // outermost first; empty: the outlet's own voice
//
// Statements that assert nothing (Statement::asserts) give no attribution. Cost of at(): O(log statements + depth).
#pragma once

#include <vector>

#include "types/reading.h"

namespace vedette {

class Attributions {
 public:
  // `statements` must outlive this.
  explicit Attributions(const std::vector<Statement>& statements);

  // Statement indices, outermost first, of the innermost statement whose content holds the beginning of `bytes`.
  std::vector<int32_t> at(Span bytes) const;
  // The innermost one alone; -1.
  int32_t innermost(Span bytes) const;

 private:
  const std::vector<Statement>& statements_;
  // The text cut where the innermost statement changes: from `begin` on it is `statement`.
  struct Cut {
    int32_t begin;
    int32_t statement;
  };
  std::vector<Cut> cuts_;
};

}  // namespace vedette
