#include "reading/context.h"

#include <algorithm>

namespace vedette {

int32_t token_at(const Doc& doc, int32_t at) {
  const auto it = std::upper_bound(doc.spans.begin(), doc.spans.end(), at, [](int32_t v, const Span& s) { return v < s.begin; });
  if (it == doc.spans.begin()) return -1;
  const auto i = static_cast<int32_t>(it - doc.spans.begin()) - 1;
  return doc.spans[i].contains(at) ? i : -1;
}

Span tokens_of(const Doc& doc, Span bytes) {
  const auto begin = std::lower_bound(doc.spans.begin(), doc.spans.end(), bytes.begin, [](const Span& s, int32_t v) { return s.end <= v; });
  const auto end = std::lower_bound(begin, doc.spans.end(), bytes.end, [](const Span& s, int32_t v) { return s.begin < v; });
  return {static_cast<int32_t>(begin - doc.spans.begin()), static_cast<int32_t>(end - doc.spans.begin())};
}

}  // namespace vedette
