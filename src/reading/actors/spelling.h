// Spelling: whether two names can be one name in two transliterations.
//
//   same_spelling("Sergei Ławrow", "Sergey Lavrov")        one of them is a spelling of the other
//   same_spelling("Lawrow", "Lavrov")
#pragma once

#include <string_view>

namespace vedette::actors {

// Letters are compared without marks, w as v, y and j as i, doubled ones once; names of several words may differ in a quarter
// of their letters (short ones in a sixth), but in no word's first one; a single word not at all. O(length²), of 40 letters at most.
bool same_spelling(std::string_view a, std::string_view b);

}  // namespace vedette::actors
