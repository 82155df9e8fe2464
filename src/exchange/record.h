// EventRecord: one event in a form that every exchange format can be written from and read into.
//
// A record of ours is one merged event with the sentences that it rests on; a record read from a file of others is one
// row of it. Texts are valid UTF-8, empty where absent. Spans are half-open ranges of Unicode code points of the
// report's text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "types/moment.h"
#include "types/status.h"

namespace vedette {

struct RecordParty {
  std::string name;                  // readable
  std::string text;                  // the words of the report
  std::string code;                  // actor code of PLOVER: RUSMIL
  std::string country;               // ISO 3166-1 alpha-3
  std::vector<std::string> sectors;  // PLOVER's, the main one first
  std::string entity;                // id in data/actors, or "name:…"
  friend bool operator==(const RecordParty&, const RecordParty&) = default;
};

struct RecordPlace {
  std::string name, text, kind;    // as in types/reading.h
  std::optional<double> lat, lon;  // degrees
  int64_t geonames = 0;            // 0: none
  std::string country;             // ISO 3166-1 alpha-3
  std::string admin1;
  std::string precision;
  friend bool operator==(const RecordPlace&, const RecordPlace&) = default;
};

struct TextRange {
  int32_t begin = -1, end = -1;  // -1: not known
  bool known() const { return begin >= 0; }
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

// One sentence that a record rests on.
struct RecordMention {
  std::string report, outlet, url, title, lang;
  Moment published;
  int32_t sentence = 0;                      // 1-based number in its report; 0: not known
  bool lead = false;                         // in the first paragraph
  TextRange span, anchor, actor, recipient;  // the sentence, the event's head word, the first words of the parties
  int32_t report_length = 0;                 // code points
  std::string text;                          // the sentence
  Modality modality = Modality::kHappened;
  Basis basis = Basis::kReported;
  double confidence = 1;                                  // 0 … 1
  std::vector<std::pair<std::string, std::string>> rest;  // column, cell of a file of others that nothing here holds
  friend bool operator==(const RecordMention&, const RecordMention&) = default;
};

// What one source says of the event.
struct RecordView {
  std::string source;  // entity, "outlet:NAME" or "words:…"
  bool negative = false;
  Modality modality = Modality::kHappened;
  Phase phase = Phase::kCompleted;
  Basis basis = Basis::kReported;
  std::string quantity;
  int32_t mentions = 0;
  friend bool operator==(const RecordView&, const RecordView&) = default;
};

// Where a record of others comes from.
struct Origin {
  std::string format;  // as `--format` names it
  std::string id;      // the id there
  std::string file;
  int32_t line = 0;                                       // 1-based
  std::string codebook;                                   // the revision of CAMEO that the file speaks; empty: none
  std::string code;                                       // the CAMEO code as it stands there
  std::vector<std::pair<std::string, std::string>> rest;  // column, cell: what no field of the record holds
  friend bool operator==(const Origin&, const Origin&) = default;
};

struct EventRecord {
  std::string id, story;
  std::string deed;              // "other" where none is known
  std::string type, type_plain;  // PLOVER's, after and before the profile
  std::string mode;
  std::vector<std::string> contexts;
  std::string cameo;  // 1.1b3
  std::optional<double> goldstein, plover_score;
  std::vector<RecordParty> actor, recipient;
  std::optional<RecordPlace> place;
  Moment date;
  bool date_told = true;  // false: the day of publication stands in
  Moment published;       // of the first mention
  Modality modality = Modality::kHappened;
  Phase phase = Phase::kCompleted;
  bool negative = false;
  Basis basis = Basis::kReported;
  Recency recency = Recency::kNew;
  double factuality = 3;  // -3 … +3
  int32_t outlets = 0, sources = 0, reports = 0, mention_count = 0;
  std::optional<double> fatalities;
  std::vector<RecordView> views;
  std::vector<RecordMention> mentions;  // may be fewer than mention_count
  std::optional<Origin> origin;         // absent: ours
  friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

}  // namespace vedette
