// Kinds: which kind of quantity is of which wider one (data/quantities/kinds.txt).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "knowledge/data_files.h"

namespace vedette {

class Kinds {
 public:
  static Result<Kinds> load(const DataFiles& data);
  // "battlegroup" → "unit". A kind without a wider one, and an unknown one, is its own.
  std::string_view widest(std::string_view kind) const;
  // Whether a kind is `wider` or below it.
  bool is_a(std::string_view kind, std::string_view wider) const;

 private:
  std::map<std::string, std::string, std::less<>> wider_;
};

}  // namespace vedette
