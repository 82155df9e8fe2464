// Makes what grouping keeps of a report: content words; names, deeds with their parties, numbers and days; shingles.
//
//   Sketch s = make_sketch(report, reading, doc);      // while the Doc is at hand
//   double r = resemblance(a, b);                      // near 1: the same text, lightly edited
#pragma once

#include "types/doc.h"
#include "types/reading.h"
#include "types/report.h"
#include "types/sketch.h"

namespace vedette {

// Requires doc.text == report.text. At most 256 words and 256 names, the first in the text: what a report is about stands early.
Sketch make_sketch(const Report& report, const Reading& reading, const Doc& doc);

// The estimated share of runs of five words that two texts have in common, 0 … 1; 0 where either has no signature.
double resemblance(const Sketch& a, const Sketch& b);

}  // namespace vedette
