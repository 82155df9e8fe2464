// The syntax tree of a regular expression in Python's notation; used by regex.cc alone.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/char_set.h"

namespace vedette::regex {

enum class Kind : uint8_t { kEmpty, kSet, kConcat, kAlternate, kRepeat, kLook, kBegin, kEnd };

constexpr int32_t kUnbounded = -1;

struct Node {
  Kind kind = Kind::kEmpty;
  CharSet set;                 // kSet
  std::vector<Node> children;  // kConcat, kAlternate: any number; kRepeat, kLook: one
  int32_t min = 0;             // kRepeat
  int32_t max = 0;             // kRepeat; kUnbounded for none
  bool greedy = true;          // kRepeat
  bool behind = false;         // kLook
  bool negated = false;        // kLook
};

// Parses `pattern`. Groups do not capture. kUnsupported names the element that this program does not know
// (back references, word boundaries, inline flags but u, sets with operators); kMalformed tells what is wrong; `where`
// is the offset in the pattern.
Result<Node> parse(std::string_view pattern);

}  // namespace vedette::regex
