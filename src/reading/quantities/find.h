// The numbers of a text with their bounds and units, before it is known what they count.
#pragma once

#include <span>
#include <vector>

#include "reading/quantities/words.h"

namespace vedette {

struct NumberFound {
  Span atoms;            // all of it: words of bound, number, unit
  Span number;           // atoms of the number alone
  double low = 0, high = 0;  // NaN: no limit
  Bound bound = Bound::kExact;
  int32_t unit = -1;     // index of QuantityWords::unit_list
  bool told = true;      // false: "several", "more", "some of": no number is named
  bool one = false;      // the word "one" alone
  bool share = false;    // low and high are percent of what follows "of"
  bool factor = false;   // "doubled": low and high are so many times
  bool more = false;     // "more troops": a change without a number
  bool added = false;    // "3,000 more troops"
};

// In order, without overlap. Numbers in `taken` (bytes: times) are passed over, as are names ("T-72", "Article 5"), years,
// clock times, scores and references.
std::vector<NumberFound> find_numbers(const QuantityWords& words, const Doc& doc, std::span<const Atom> atoms, std::span<const Span> taken);

}  // namespace vedette
