// Reading: all that Vedette gets out of one report (contract 4.2). Plain structs.
//
// Inside, every Span is a half-open range of bytes of Report::text; the JSON of reading_json.h gives code points.
// Cross-references are indices into the vectors of the same Reading; -1 or an empty vector means absent.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "types/moment.h"
#include "types/status.h"

namespace vedette {

constexpr Span kNoSpan{-1, -1};
inline bool is_absent(Span s) { return s.begin < 0; }

// The line or phrase that says where and when a report was written.
struct Dateline {
  Span span = kNoSpan;
  int32_t place = -1;  // index into places
  Moment date;
};

enum class ActorKind : uint8_t { kPerson, kCountry, kGovernment, kArmedForce, kOrganisation, kGroup, kNationality, kUnnamed };
std::string_view to_string(ActorKind kind);
std::optional<ActorKind> parse_actor_kind(std::string_view name);

// One mention of an actor, pronouns included.
struct Actor {
  Span span;
  Span head;            // its head word
  std::string name;     // readable: of the entity where known, else the words
  std::string code;     // PLOVER/CAMEO, such as RUSMIL; empty: unknown
  std::string country;  // ISO 3166-1 alpha-3; empty: unknown
  std::string sector;   // such as MIL; empty: unknown
  ActorKind kind = ActorKind::kUnnamed;
  std::string entity;   // id in the data files, or "name:" + normal form; equal for mentions of one entity
  std::string side;     // entity it acts for: of a minister the state, of an alliance's head the alliance; empty: itself
  bool pronoun = false;
  bool observer = false;  // watches by trade: monitors, imagery firms
};

enum class PlaceRelationKind : uint8_t { kNone, kIn, kNear, kBorder, kBetween, kAlong, kDistance, kBearing, kAround, kOff };
std::string_view to_string(PlaceRelationKind kind);
std::optional<PlaceRelationKind> parse_place_relation_kind(std::string_view name);

struct PlaceRelation {
  PlaceRelationKind kind = PlaceRelationKind::kNone;
  double km = -1;            // negative: not told
  std::string bearing;       // "n", "nne", …; empty: none
  std::vector<int32_t> of;   // places it is relative to
};

struct Place {
  Span span;
  std::string name;          // the gazetteer's
  std::string kind;          // "country", "admin1", "city", "region", "sea", "base", …; empty: unknown
  std::optional<double> lat, lon;  // degrees
  int64_t geonames = 0;      // 0: none
  std::string country;       // ISO alpha-3
  std::string admin1;
  std::string precision;     // "point", "city", "area", "admin1", "country", "relative", "unknown"
  PlaceRelation relation;
  std::string entity;        // stable id: "geonames:…" or an id of data/places; empty: unresolved
};

enum class TimexType : uint8_t { kDate, kTime, kDuration, kSet };
std::string_view to_string(TimexType type);
std::optional<TimexType> parse_timex_type(std::string_view name);

struct TimeExpr {
  Span span;
  TimexType type = TimexType::kDate;
  std::string value;  // TIMEX3 value; empty: not resolved
  std::string mod;    // TIMEX3 mod; empty: none
};

enum class Bound : uint8_t { kExact, kAbout, kAtLeast, kAtMost, kRange, kVague };
std::string_view to_string(Bound bound);
std::optional<Bound> parse_bound(std::string_view name);
enum class Measure : uint8_t { kStock, kFlowIn, kFlowOut, kChange, kCapability, kPlanned, kLoss };
std::string_view to_string(Measure measure);
std::optional<Measure> parse_measure(std::string_view name);

struct Quantity {
  Span span;
  std::optional<double> low, high;
  Bound bound = Bound::kExact;
  std::string unit;     // "", "percent", "km", "USD", …
  std::string kind;     // taxonomy id; empty: none
  Span of = kNoSpan;    // the words of what is counted
  int32_t whose = -1;   // actor
  Measure measure = Measure::kStock;
  std::vector<int32_t> attribution;  // statements, outermost first
};

enum class QuotationKind : uint8_t { kDirect, kIndirect, kMixed };
std::string_view to_string(QuotationKind kind);
std::optional<QuotationKind> parse_quotation_kind(std::string_view name);
enum class OccasionKind : uint8_t { kPressConference, kInterview, kWritten, kPost, kSpeech, kCall, kUnknown };
std::string_view to_string(OccasionKind kind);
std::optional<OccasionKind> parse_occasion_kind(std::string_view name);

struct Occasion {
  Span span = kNoSpan;
  OccasionKind kind = OccasionKind::kUnknown;
};

struct Statement {
  std::vector<Span> source;
  Span cue = kNoSpan;
  std::vector<Span> content;
  std::vector<int32_t> speaker;    // actors
  std::vector<int32_t> addressee;  // actors
  QuotationKind quotation = QuotationKind::kIndirect;
  Act act = Act::kClaim;
  Moment said;
  Published::From said_from = Published::From::kNone;
  std::optional<Occasion> occasion;
  int32_t parent = -1;             // the statement whose content holds this one
  std::string rule;                // which pattern found it
  bool asserts = true;             // false: a wish, taste or topic; nothing in it is so on the source's word. Not in the JSON
};

struct EventMention {
  std::string id;
  Span anchor;            // the head word
  std::string lemma;      // of the anchor. Not in the JSON
  Span span;              // its clause
  int32_t sentence = -1;
  std::string deed;       // id of data/codebook/deeds; "other" where none fits
  std::string type;       // PLOVER type after the profile; empty: none
  std::string type_plain; // before the profile
  std::string mode;
  std::vector<std::string> context;
  std::string cameo;
  std::optional<double> goldstein, plover_score;
  std::vector<int32_t> actor, recipient;  // actors
  int32_t place = -1, origin = -1, destination = -1;
  Moment time;
  bool time_from_text = false;
  std::vector<int32_t> quantities;
  bool negative = false;
  Tense tense = Tense::kNone;
  Phase phase = Phase::kCompleted;
  Span condition = kNoSpan;
  Modality modality = Modality::kHappened;
  double factuality = 3;  // -3 … +3
  Basis basis = Basis::kReported;
  Recency recency = Recency::kNew;
  std::vector<int32_t> attribution;  // statements, outermost first
  std::string rule;
  double confidence = 1;  // 0 … 1
  bool named_only = false;  // a noun that nothing around it says was done: its modality is only taken as given
};

struct RelationAnswer {
  std::string type;  // empty: no relation
  std::string mode;
  std::vector<std::pair<std::string, double>> scores;
};
struct Answers {
  std::vector<RelationAnswer> relations;
  std::vector<double> factuality;
};

struct Reading {
  std::optional<Dateline> dateline;
  Published published;            // of the report, as settled
  std::vector<Span> sentences;    // bytes
  std::vector<Actor> actors;
  std::vector<Place> places;
  std::vector<TimeExpr> times;
  std::vector<Quantity> quantities;
  std::vector<Statement> statements;
  std::vector<EventMention> events;
  std::optional<Answers> answers;  // only when asked
};

}  // namespace vedette
