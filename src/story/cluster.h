// Average-link clustering over sparse similarities.
//
//   std::vector<int32_t> label = average_link(rows, together, 0.16);
//
// Joins the two groups whose members are most alike on average, and goes on until no two are alike enough. A pair that no
// row tells of counts 0. `together` says which nodes are one group from the start (equal values; -1: alone). The label of a
// group is its smallest node. Equal scores: the group with the smaller label first. O(pairs log pairs).
#pragma once

#include <span>
#include <vector>

#include "story/similar.h"

namespace vedette {

std::vector<int32_t> average_link(std::span<const SimilarRow> rows, std::span<const int32_t> together, double enough);

}  // namespace vedette
