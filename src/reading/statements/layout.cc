#include "reading/statements/layout.h"

#include <algorithm>

#include "reading/context.h"

namespace vedette {

Layout::Layout(const Doc& doc) {
  const std::vector<Span> bytes = find_paragraphs(doc.text);
  quotations = find_quotations(doc.text, bytes);
  quote_at.assign(doc.size(), -1);
  paragraph_at.assign(doc.size(), -1);
  for (const Span p : bytes) {
    const Span tokens = tokens_of(doc, p);
    const auto index = static_cast<int32_t>(paragraphs.size());
    std::fill(paragraph_at.begin() + tokens.begin, paragraph_at.begin() + tokens.end, index);
    paragraphs.push_back(tokens);
  }
  // One sweep: `open` holds the quotations around the token at hand. They nest, so the innermost is on top.
  quote_tokens.reserve(quotations.size());
  for (size_t q = 0; q < quotations.size(); ++q) {  // parents come first
    quote_tokens.push_back(tokens_of(doc, quotations[q].span));
    root.push_back(quotations[q].parent < 0 ? static_cast<int32_t>(q) : root[quotations[q].parent]);
  }
  std::vector<int32_t> open;
  size_t next = 0;
  for (int32_t i = 0; i < doc.size(); ++i) {
    while (next < quotations.size() && quotations[next].span.begin <= doc.spans[i].begin) open.push_back(static_cast<int32_t>(next++));
    while (!open.empty() && quotations[open.back()].span.end <= doc.spans[i].begin) open.pop_back();
    if (!open.empty()) quote_at[i] = open.back();
  }
}

bool Layout::within(int32_t token, int32_t q) const {
  if (q < 0) return true;
  return quote_tokens[q].contains(token);
}

}  // namespace vedette
