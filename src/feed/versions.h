// Versions: what several deliveries of one article come to. An article that was changed is not a second report.
//
//   const VersionCounts counts = keep_current(reports, as_of);
//
// Versions share Report::article: the canonical address, or outlet and given id. Of each article the version that was made
// last stays, among those made by `as_of` (all where it is not known), and names in `supersedes` the one before it; where
// that version takes the article back, none stays. The same text again is no version: the first delivery stays. A version
// is made when it says (`modified`), else when it was published; of equal moments, or without any, the later delivery counts.
// A report that tells no article is a report of its own. The order of what stays is that of the input.
#pragma once

#include <vector>

#include "types/story.h"

namespace vedette {

struct VersionCounts {
  int32_t replaced = 0;   // versions that a later one stands for
  int32_t repeated = 0;   // deliveries of the same text
  int32_t retracted = 0;  // articles taken back
  int32_t later = 0;      // versions made after as_of
};

VersionCounts keep_current(std::vector<ReadReport>& reports, const Moment& as_of);

// When this version came to be known: its modification, else its publication. Not known where neither is.
Moment made_at(const ReadReport& report);

}  // namespace vedette
