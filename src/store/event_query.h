// Events of the stored readings by party, area, deed, time and as-of.
//
//   EventQuery q;
//   q.at.published_by = as_of.time;
//   q.parties = {"RUS"};            // RUS, RUSMIL, RUSGOV …
//   q.areas = {"UKR", "Yelnya"};
//   VEDETTE_TRY(const std::vector<FoundEvent> found, find_events(store, q));
//
// Each FoundEvent leads back: event `n` of the reading of report `seq`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/store.h"
#include "types/status.h"

namespace vedette {

struct Circle {
  double lat = 0, lon = 0;  // degrees
  double km = 0;
};

// All conditions hold together; within one list any one suffices; an empty list asks nothing.
struct EventQuery {
  AsOf at;
  std::vector<std::string> parties;   // actor codes, each for all that begin with it, and entity ids (lower case)
  std::vector<std::string> areas;     // ISO 3166-1 alpha-3, entity ids and names of places
  std::vector<Circle> circles;        // beside `areas`: places with coordinates within km
  std::vector<std::string> deeds;     // ids of the codebook
  std::vector<Modality> modalities;
  std::optional<std::chrono::sys_seconds> from, to;  // when the deed was, half-open; events without a time fall out
  int64_t limit = -1;                 // negative: none
};

struct FoundEvent {
  int64_t seq = 0;
  int32_t n = 0;
  std::string report;                 // id
  Moment published;                   // of the report
  std::string deed;
  Modality modality = Modality::kHappened;
  Basis basis = Basis::kReported;
  Recency recency = Recency::kNew;
  std::optional<std::chrono::sys_seconds> time;
};

// By publication of the report, then its arrival, then place in the text.
Result<std::vector<FoundEvent>> find_events(const Store& store, const EventQuery& query);

}  // namespace vedette
