// Wording: the fixed sentences of data/watch/wording.txt, with slots.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"

namespace vedette {

// A sentence with its slots filled: "{party} talks" → "Russia talks".
std::string fill(std::string_view sentence, const std::vector<std::pair<std::string_view, std::string>>& slots);

class Wording {
 public:
  static Result<Wording> load(const DataFiles& data);
  // The sentence with its slots filled; the key itself where there is no such sentence.
  std::string say(std::string_view key, const std::vector<std::pair<std::string_view, std::string>>& slots = {}) const;

 private:
  std::map<std::string, std::string, std::less<>> sentences_;
};

}  // namespace vedette
