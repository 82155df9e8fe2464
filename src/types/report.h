// Report: one outlet's article as delivered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
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

// What a stretch of a text is, where it is not body text.
enum class PartKind : uint8_t { kHeadline, kByline, kDateline, kSubheading, kCaption, kCredit, kBoilerplate };
std::string_view to_string(PartKind kind);
std::optional<PartKind> parse_part_kind(std::string_view name);

struct Part {
  Span span;  // bytes of Report::text, not empty
  PartKind kind = PartKind::kBoilerplate;
  friend bool operator==(const Part&, const Part&) = default;
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
  std::string author;     // the by-line; empty: not told
  Published published;
  Moment modified;        // when this version was made, where told
  std::string article;    // what all versions of one article share: its canonical address or its given id; empty: not told
  std::string supersedes; // id of the version that this one replaces; empty: none
  bool retracted = false; // this version takes the article back
  std::vector<Part> parts;  // what of the text is not body, in order, disjoint
  std::string codebook;   // profile for this report; empty: the default
  Ask ask;
  std::vector<std::pair<std::string, std::string>> passthrough;  // unknown keys of the input, raw JSON, in their order
  std::string from;       // where it was read: file, or file:line
};

}  // namespace vedette
