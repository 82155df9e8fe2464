// Assessment: what a watch makes of the reports (contract 5). Every row leads to its sentences.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/span.h"
#include "types/moment.h"

namespace vedette {

// A piece of a report's text. Bytes; code points in the JSON.
struct Evidence {
  int32_t report = -1;
  Span span;
  friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

// Where a row is, for a map. `precision` as in Place; `relation` such as "40 km north of"; empty: none.
struct RowPlace {
  std::string name;
  double lat = 0, lon = 0;  // degrees
  std::string country;      // ISO alpha-3
  std::string precision, relation;
};

// One row of a ledger. What `kind` and `state` may be is the ledger's (DESIGN 5); `fields` are its columns, in order.
struct Row {
  std::string id;
  std::string party;
  std::string kind;
  std::string state;
  Moment since;
  std::vector<std::pair<std::string, std::string>> fields;
  std::vector<Evidence> evidence;
  std::vector<Evidence> evidence_against;
  std::string rule;
  std::vector<std::string> would_change;
  std::optional<RowPlace> place;
  std::vector<Row> parts;  // rows within: the moves of a thread, the items of a move
};

struct Verdict : Row {
  std::string level;  // step, party, crisis
  std::string test;
  std::string support;
  std::string opposition;
  std::vector<Row> criteria;
};

struct Coverage {
  int32_t reports = 0;
  int32_t outlets = 0;
  int32_t countries = 0;
  int32_t state_media = 0;                 // reports of outlets that speak for a party
  int32_t undated = 0;                     // left out: no date known
  double hours_since_observation = -1;     // of anything seen by anyone; negative: never
};

struct Assessment {
  std::string watch_id, watch_digest;
  Moment as_of;
  Coverage coverage;
  std::string bottom_line;
  std::vector<Row> tracks, changes;
  std::vector<Verdict> verdicts;
  std::vector<Row> indicators, words_and_ground, force, conditions, correspondence, commitments, patterns, warning_time,
      calendar, discrepancies, sources, hypotheses, judgements;
};

}  // namespace vedette
