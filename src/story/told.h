// Told: an event mention as merging sees it, and what keeps two mentions from being of one happening.
//
//   Told a = look_at(reports, {3, 0});
//   if (compare(a, b) == Match::kConflict) …   // other parties, another place, another day, or one planned and one done
//
// Silence is no conflict: a mention without a place goes with any place.
#pragma once

#include <string>
#include <vector>

#include "types/story.h"

namespace vedette {

struct Told {
  MentionRef ref;
  const EventMention* mention = nullptr;   // of the reports
  const Place* place = nullptr;            // likewise; null: none told
  std::vector<std::string> actor, recipient;              // sides, ascending: countries where known, else entities
  std::vector<std::string> actor_names, recipient_names;  // words and countries of the named ones, ascending
};

// The reports must outlive it.
Told look_at(const std::vector<ReadReport>& reports, MentionRef ref);

enum class Match : uint8_t { kSilent, kAgree, kConflict };  // kSilent: nothing is told of both
Match compare(const Told& a, const Told& b);
// Whether two moments, each told to its own precision, cannot be the same day or the next.
bool days_apart(const Moment& a, const Moment& b);
// Whether two places cannot be one: other countries, or towns more than 50 km apart.
bool elsewhere(const Place& a, const Place& b);
// Whether two ascending lists share a member.
bool share(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace vedette
