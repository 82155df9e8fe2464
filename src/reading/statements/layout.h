// Layout: paragraphs and quotations of a text by token, made once for the statements of a report.
//
//   const Layout layout(doc);
//   if (layout.quote_at[i] >= 0) use(layout.quotations[layout.quote_at[i]]);
#pragma once

#include <cstdint>
#include <vector>

#include "reading/statements/quotes.h"
#include "types/doc.h"

namespace vedette {

struct Layout {
  std::vector<Span> paragraphs;        // tokens
  std::vector<Quotation> quotations;   // bytes, in the order of their opening marks
  std::vector<Span> quote_tokens;      // of each quotation: its tokens, marks included
  std::vector<int32_t> quote_at;       // by token: the innermost quotation it is in, marks included; -1
  std::vector<int32_t> root;           // of each quotation: the outermost one around it, or itself
  std::vector<int32_t> paragraph_at;   // by token; -1 between paragraphs

  explicit Layout(const Doc& doc);

  // The outermost quotation around a token; -1.
  int32_t outermost(int32_t token) const { return quote_at[token] < 0 ? -1 : root[quote_at[token]]; }
  // Whether `token` is in quotation `q` or in one inside it. q < 0: always.
  bool within(int32_t token, int32_t q) const;
};

}  // namespace vedette
