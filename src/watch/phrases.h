// Phrases: the word lists that the ledgers look for in a sentence (data/watch/phrases.txt), and the topics that sides
// demand of each other (data/watch/topics.txt). Matching is by whole words, blind to case; of several hits the
// leftmost, then the longest.
//
//   phrases.find("notice", "with hardly any warning time at all")   // the span of "hardly any warning"
//
// Built once, then const and safe to share between threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "knowledge/data_files.h"

namespace vedette {

struct Topic {
  std::string id, name;
  std::vector<std::string> pro, contra;  // phrases, lower case
};

class Phrases {
 public:
  static Result<Phrases> load(const DataFiles& data);

  // Where a phrase of the list stands in `text` (bytes of it); nullopt for none, and for a list that is not there.
  std::optional<Span> find(std::string_view list, std::string_view text) const;
  bool has(std::string_view list, std::string_view text) const { return find(list, text).has_value(); }

  // The topics that a text speaks of: index, and whether it speaks for (+1), against (-1) or both (0).
  struct Stance {
    const Topic* topic = nullptr;
    int stance = 0;
  };
  std::vector<Stance> topics(std::string_view text) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;
  std::vector<Topic> topics_;
};

}  // namespace vedette
