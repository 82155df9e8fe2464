// Watch: what a watch file says (contract 5, docs/watch-file.md). Plain structs.
#pragma once

#include <string>
#include <vector>

#include "types/moment.h"
#include "types/status.h"

namespace vedette {

// How near a source stands to a claim, judged by the watch (DESIGN 5).
enum class SourceClass : uint8_t { kMover, kOpponent, kThirdState, kMonitor, kMediaOrImagery, kUnknown };
std::string_view to_string(SourceClass v);
std::optional<SourceClass> parse_source_class(std::string_view name);

struct Party {
  std::string id, name;
  std::vector<std::string> actors;       // actor codes, each for all that begin with it, and entity ids (lower case)
  std::vector<std::string> names;        // what it goes by in the reports, where no code is known: whole words
  std::vector<std::string> camp;         // codes of allies, hosts, own media
  std::vector<std::string> outlets;      // outlets that speak for it
  std::vector<std::string> opponent_of;  // party ids
  std::optional<SourceClass> source_class;
  bool watched = false;
};

struct Area {
  std::string id, name;
  std::vector<std::string> near, countries, names;
};

struct Indicator {
  std::string id, name;
  std::string party, area;  // ids; empty: any
  std::vector<std::string> deeds;
  std::vector<Modality> modality;
  bool up = true;  // a sign of escalation; else of de-escalation
  int32_t window_days = 0;  // 0: no limit
};

enum class CriterionKind : uint8_t { kShare, kKinds, kDestination, kDuration, kConfirmation, kNoCounter, kResponse };
std::string_view to_string(CriterionKind v);
std::optional<CriterionKind> parse_criterion_kind(std::string_view name);

struct Criterion {
  std::string id;
  CriterionKind kind = CriterionKind::kConfirmation;
  std::string at_least;                // of a share: "50 %" or a number
  std::vector<std::string> kinds;      // quantity kinds
  std::vector<std::string> indicators; // of no_counter
  std::vector<std::string> names;      // of a destination: the places that count
  std::vector<SourceClass> classes;    // of confirmation
  int32_t days = 0;                    // of duration
};

struct Test {
  std::string id, question, party, area;
  std::vector<std::string> step;  // deeds
  Moment since;                   // claims before it are not this step's; unknown: no limit
  std::vector<Criterion> criteria;
};

struct Watch {
  std::string id, name, digest;
  Moment from;
  std::vector<Party> parties;
  std::vector<Area> areas;
  std::vector<Indicator> indicators;
  std::vector<Test> tests;
};

}  // namespace vedette
