// Items of a list as a text writes it.
#pragma once

#include <string_view>
#include <vector>

namespace vedette {

// "forces, troops, and heavy equipment" → its three members, trimmed, without articles. Long members are kept whole;
// empty ones dropped.
std::vector<std::string_view> split_conjunction(std::string_view text);

// What a noun phrase asks for: the qualities before its noun and the things after its "of":
// "a significant and long-term pullback of forces and equipment" with "pullback" → {significant, long-term}, {forces,
// equipment}.
struct NounItems {
  std::vector<std::string_view> qualities, things;
};
NounItems items_of(std::string_view phrase, std::string_view noun);

}  // namespace vedette
