// fold_name: the form under which a place name is looked up. Case, marks, points, apostrophes and hyphens do not count;
// "Saint", "Mount", "Fort" and their short forms are one; a leading "the" falls away.
//
//   fold_name("Zürich") == "zurich"      fold_name("St. Mary's") == "st marys"      fold_name("The Hague") == "hague"
//   fold_name("Ivano-Frankivs’k") == "ivano frankivsk"
//
// A name with letters of another script folds to "" (the program reads English).
#pragma once

#include <string>
#include <string_view>

namespace vedette {

std::string fold_name(std::string_view name);

// The same, appended to `out` (cleared first): for callers that fold many names.
void fold_name(std::string_view name, std::string& out);

}  // namespace vedette
