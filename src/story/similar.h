// How like each other reports are, as pairs: the input of clustering.
//
//   TermCounts seen;                                   // how many reports have a term
//   for (const Sketch* s : sketches) seen.add(*s);
//   std::vector<Similar> rows = similar_reports(sketches, seen);
//
// The similarity of two reports is the cosine of their terms, rarer ones weighing more; names, deeds with their parties,
// numbers and days make half of it and the other words half. Mixed into it is how far both are like the same other
// reports: two that share their nearest neighbours are of one story even where each tells another part of it. Reports
// published more than a week apart are not compared; an undated one is compared with all.
// Deterministic; costs what the shared terms cost, not the square of the reports.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "types/sketch.h"

namespace vedette {

// In how many reports a term occurs. Forgets: see fade().
class TermCounts {
 public:
  void add(const Sketch& sketch);
  // Halves all counts and drops what comes to nothing, so that the table stays as large as the language of the last days.
  void fade();
  // log((n + 50) / (count + 1)): 50 reports are thought of beside the real ones, in which no term occurs twice.
  double weight(uint32_t term) const;
  int32_t count(uint32_t term) const;
  int32_t reports() const { return reports_; }

  const std::unordered_map<uint32_t, int32_t>& counts() const { return counts_; }
  void set(uint32_t term, int32_t count) { counts_[term] = count; }
  void set_reports(int32_t n) { reports_ = n; }

 private:
  std::unordered_map<uint32_t, int32_t> counts_;
  int32_t reports_ = 0;
};

// Whether two reports are published too far apart, 7 days, to be of one story for that alone. Never so where one is undated.
bool far_apart(const Sketch& a, const Sketch& b);

struct Similar {
  int32_t node = 0;
  float score = 0;  // 0 … 1
};
using SimilarRow = std::vector<Similar>;  // ascending by node

// For each sketch those that are like it; symmetric. `seen` must count all of them.
std::vector<SimilarRow> similar_reports(std::span<const Sketch* const> sketches, const TermCounts& seen);

}  // namespace vedette
