// Sketch: what of a report decides which story it belongs to and whether it is a copy of another. Some 2 KB, made once while
// the report's Doc is at hand (story/sketch.h) and kept beside its reading.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "types/moment.h"

namespace vedette {

// A word, name, deed with its party, number or day, as the hash of its text, and how often it occurs.
struct SketchTerm {
  uint32_t term = 0;
  uint16_t count = 0;
  friend bool operator==(const SketchTerm&, const SketchTerm&) = default;
};

struct Sketch {
  std::string report;              // id; empty: no sketch was made
  Moment published;                // as settled by the reading; not known: undated
  std::vector<SketchTerm> words;   // content words, ascending by term
  std::vector<SketchTerm> names;   // who, where, which deed by whom, how many, when; ascending by term
  std::vector<uint32_t> signature; // 64 smallest hashes of runs of words, a bin each; empty for a text too short for one
  friend bool operator==(const Sketch&, const Sketch&) = default;
};

}  // namespace vedette
