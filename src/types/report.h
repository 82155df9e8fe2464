// Report: one outlet's article as delivered.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "types/moment.h"

namespace vedette {

// Pairs of spans put as questions with a report (`ask` of the input, contract 4.2). Offsets here are bytes of text;
// an absent party is an empty span with begin -1.
struct Ask {
  struct Relation {
    int32_t source_begin = -1, source_end = -1;
    int32_t target_begin = -1, target_end = -1;
  };
  struct Range {
    int32_t begin = 0, end = 0;
  };
  std::vector<Relation> relations;
  std::vector<Range> factuality;
  bool empty() const { return relations.empty() && factuality.empty(); }
};

struct Report {
  std::string id;         // given, or the digest of the content
  std::string digest;     // short digest of text
  std::string text;       // valid UTF-8, exactly as given but for invalid bytes (U+FFFD)
  std::string title;      // empty: none
  std::string outlet;     // empty: unknown
  std::string url;        // empty: none
  std::string lang;       // empty: not told
  std::string country;    // ISO 3166-1 alpha-2 of the outlet where the source tells it; else empty
  Published published;
  std::string codebook;   // profile for this report; empty: the default
  Ask ask;
  std::vector<std::pair<std::string, std::string>> passthrough;  // unknown keys of the input, raw JSON, in their order
  std::string from;       // where it was read: file, or file:line
};

}  // namespace vedette
