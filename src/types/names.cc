// The printed names of the enums of types/.
#include <array>

#include "types/reading.h"
#include "types/report.h"
#include "types/status.h"
#include "types/story.h"
#include "types/watch.h"

namespace vedette {
namespace {

constexpr std::string_view kParts[] = {"headline", "byline", "dateline", "subheading", "caption", "credit", "boilerplate"};

constexpr std::string_view kActs[] = {"announce", "claim",    "deny",    "accuse", "demand",  "propose", "promise",
                                      "warn",     "threaten", "respond", "refuse", "welcome", "ask",     "assess"};
constexpr std::string_view kTenses[] = {"past", "present", "future", "none"};
constexpr std::string_view kPhases[] = {"intended", "ordered", "begun", "ongoing", "completed", "halted", "reversed", "failed"};
constexpr std::string_view kModalities[] = {"happened", "ongoing", "not_happened", "planned", "demanded", "possible"};
constexpr std::string_view kBases[] = {"observed", "declared", "alleged", "reported"};
constexpr std::string_view kRecencies[] = {"new", "continuing", "background"};
constexpr std::string_view kActorKinds[] = {"person",       "country", "government",  "armed_force",
                                            "organisation", "group",   "nationality", "unnamed"};
constexpr std::string_view kRelations[] = {"none",  "in",       "near",    "border", "between",
                                           "along", "distance", "bearing", "around", "off"};
constexpr std::string_view kTimexTypes[] = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::string_view kBounds[] = {"exact", "about", "at_least", "at_most", "range", "vague"};
constexpr std::string_view kMeasures[] = {"stock", "flow_in", "flow_out", "change", "capability", "planned", "loss"};
constexpr std::string_view kQuotations[] = {"direct", "indirect", "mixed"};
constexpr std::string_view kOccasions[] = {"press_conference", "interview", "written", "post", "speech", "call", "unknown"};

constexpr std::string_view kLinks[] = {"plan_of", "denial_of", "response_to", "step_of", "reversal_of", "same_series"};
constexpr std::string_view kDiscrepancies[] = {"number", "place", "date", "actor", "status", "quotation", "world"};

constexpr std::string_view kSourceClasses[] = {"mover", "opponent", "third_state", "monitor", "media_or_imagery", "unknown"};
constexpr std::string_view kCriteria[] = {"share", "kinds", "destination", "duration", "confirmation", "no_counter", "response"};

template <typename Enum, size_t N>
std::optional<Enum> find(const std::string_view (&names)[N], std::string_view name) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <typename Enum, size_t N>
std::string_view name_of(const std::string_view (&names)[N], Enum value) {
  return names[static_cast<size_t>(value)];
}

}  // namespace

std::string_view to_string(PartKind v) { return name_of(kParts, v); }

std::string_view to_string(Act v) { return name_of(kActs, v); }
std::string_view to_string(Tense v) { return name_of(kTenses, v); }
std::string_view to_string(Phase v) { return name_of(kPhases, v); }
std::string_view to_string(Modality v) { return name_of(kModalities, v); }
std::string_view to_string(Basis v) { return name_of(kBases, v); }
std::string_view to_string(Recency v) { return name_of(kRecencies, v); }
std::string_view to_string(ActorKind v) { return name_of(kActorKinds, v); }
std::string_view to_string(PlaceRelationKind v) { return name_of(kRelations, v); }
std::string_view to_string(TimexType v) { return name_of(kTimexTypes, v); }
std::string_view to_string(Bound v) { return name_of(kBounds, v); }
std::string_view to_string(Measure v) { return name_of(kMeasures, v); }
std::string_view to_string(QuotationKind v) { return name_of(kQuotations, v); }
std::string_view to_string(OccasionKind v) { return name_of(kOccasions, v); }

std::string_view to_string(LinkKind v) { return name_of(kLinks, v); }
std::string_view to_string(DiscrepancyKind v) { return name_of(kDiscrepancies, v); }

std::string_view to_string(SourceClass v) { return name_of(kSourceClasses, v); }
std::string_view to_string(CriterionKind v) { return name_of(kCriteria, v); }
std::optional<SourceClass> parse_source_class(std::string_view name) { return find<SourceClass>(kSourceClasses, name); }
std::optional<CriterionKind> parse_criterion_kind(std::string_view name) { return find<CriterionKind>(kCriteria, name); }

std::optional<Act> parse_act(std::string_view name) { return find<Act>(kActs, name); }
std::optional<Phase> parse_phase(std::string_view name) { return find<Phase>(kPhases, name); }
std::optional<Modality> parse_modality(std::string_view name) { return find<Modality>(kModalities, name); }
std::optional<Basis> parse_basis(std::string_view name) { return find<Basis>(kBases, name); }
std::optional<PartKind> parse_part_kind(std::string_view name) { return find<PartKind>(kParts, name); }
std::optional<Tense> parse_tense(std::string_view name) { return find<Tense>(kTenses, name); }
std::optional<Recency> parse_recency(std::string_view name) { return find<Recency>(kRecencies, name); }
std::optional<ActorKind> parse_actor_kind(std::string_view name) { return find<ActorKind>(kActorKinds, name); }
std::optional<PlaceRelationKind> parse_place_relation_kind(std::string_view name) { return find<PlaceRelationKind>(kRelations, name); }
std::optional<TimexType> parse_timex_type(std::string_view name) { return find<TimexType>(kTimexTypes, name); }
std::optional<Bound> parse_bound(std::string_view name) { return find<Bound>(kBounds, name); }
std::optional<Measure> parse_measure(std::string_view name) { return find<Measure>(kMeasures, name); }
std::optional<QuotationKind> parse_quotation_kind(std::string_view name) { return find<QuotationKind>(kQuotations, name); }
std::optional<OccasionKind> parse_occasion_kind(std::string_view name) { return find<OccasionKind>(kOccasions, name); }

}  // namespace vedette
