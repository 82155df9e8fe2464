// Quotations: the spans between quotation marks of a text, in every style, balanced or not.
//
//   for (const Quotation& q : find_quotations("\"We go,\" he said. “They ‘stay’.”")) use(q.span, q.depth);
//
// Styles: "…", “…”, „…“, ''…'', ``…'', ‘…’, '…', `…', «…», »…«, ‹…›. An apostrophe is no mark: "the workers' don't".
// A quotation does not leave its paragraph, but (1) where the next paragraph opens with a mark again, it `continues` the
// last one, and (2) where a later paragraph closes what nobody else opened, the quotation runs up to there.
// One pass, O(bytes), whatever the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace vedette {

struct Quotation {
  Span span;                // bytes, marks included
  Span inner;               // bytes between the marks
  int32_t depth = 0;        // 0: in no other quotation
  int32_t parent = -1;      // index of the quotation around it
  int32_t continues = -1;   // index of the quotation of an earlier paragraph that this one goes on with
  bool closed = true;       // false: the closing mark is missing; it ends with its paragraph
};

// The paragraphs of a text, bytes without the white space around. A single line break ends a paragraph only where the
// line before it ends a sentence or is short (text may be wrapped).
std::vector<Span> find_paragraphs(std::string_view text);

// In the order of their opening marks.
std::vector<Quotation> find_quotations(std::string_view text, const std::vector<Span>& paragraphs);
std::vector<Quotation> find_quotations(std::string_view text);

}  // namespace vedette
