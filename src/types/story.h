// Stories and events over many reports (contract 4.3). Plain structs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "types/moment.h"
#include "types/reading.h"
#include "types/report.h"
#include "types/sketch.h"
#include "types/status.h"

namespace vedette {

// A report with what was read out of it. The unit that stories are made of.
struct ReadReport {
  Report report;
  Reading reading;
  Sketch sketch = {};
};

// One event mention: index of the report in the input, index of the event in its reading.
struct MentionRef {
  int32_t report = -1;
  int32_t event = -1;
  friend auto operator<=>(const MentionRef&, const MentionRef&) = default;
};

// What one source says of an event.
struct View {
  std::string source;        // entity of the innermost speaker; "outlet:NAME" where the outlet itself tells it
  bool negative = false;
  Modality modality = Modality::kHappened;
  Phase phase = Phase::kCompleted;
  Basis basis = Basis::kReported;
  std::string quantity;      // as said; empty: none
  std::vector<MentionRef> mentions;
};

// One source of an event's claims, counted once (DESIGN 4.3).
struct SourceCount {
  std::string entity;
  std::string organisation;  // its organisation or state; the entity itself where unknown
  std::string occasion;      // kind of occasion; empty: not told
  bool joint = false;        // "A and B officials": two names, one source
  std::vector<MentionRef> mentions;
};

enum class LinkKind : uint8_t { kPlanOf, kDenialOf, kResponseTo, kStepOf, kReversalOf, kSameSeries };
std::string_view to_string(LinkKind kind);

struct EventLink {
  LinkKind kind = LinkKind::kPlanOf;
  std::string event;  // id
};

struct Event {
  std::string id;      // digest of its first mention
  std::string story;   // id
  std::string deed, type, mode, cameo;
  std::vector<std::string> actor, recipient;    // entities
  std::string place, origin, destination;       // names; empty: none
  Moment time;
  std::vector<MentionRef> mentions;
  std::vector<View> views;
  std::vector<SourceCount> sources;
  std::vector<EventLink> links;
  int32_t outlets = 0;
  Modality modality = Modality::kHappened;  // of the best-founded view
  Basis basis = Basis::kReported;
};

struct Story {
  std::string id;
  std::vector<std::string> aliases;  // ids of stories that went into this one
  std::vector<int32_t> reports;  // indices into the input, by publication
  Moment first, last;
  std::vector<std::string> places, actors;  // the most named, by count then name
};

struct Duplicate {
  std::vector<int32_t> reports;
  int32_t first = -1;
  std::vector<std::string> changed;  // sentences that differ, at most 20
};

enum class DiscrepancyKind : uint8_t { kNumber, kPlace, kDate, kActor, kStatus, kQuotation, kWorld };
std::string_view to_string(DiscrepancyKind kind);

// One side of a discrepancy: a value and where it stands.
struct DiscrepancyValue {
  std::string value;
  int32_t report = -1;
  Span span;      // bytes of that report's text
  Span sentence = kNoSpan;  // around it
};

struct Discrepancy {
  DiscrepancyKind kind = DiscrepancyKind::kNumber;
  std::string event, story;  // ids; empty: not of one
  int32_t report = -1;       // for the world's: the report; else -1
  std::vector<DiscrepancyValue> values;
  std::string why;           // fixed sentence of data, slots filled
};

struct StoryBook {
  std::vector<Story> stories;
  std::vector<Event> events;
  std::vector<Duplicate> duplicates;
  std::vector<Discrepancy> discrepancies;
};

}  // namespace vedette
