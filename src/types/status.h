// The closed words of status and speech (DESIGN 1): what an event mention's clause says of how real its deed is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace vedette {

enum class Act : uint8_t {
  kAnnounce, kClaim, kDeny, kAccuse, kDemand, kPropose, kPromise, kWarn, kThreaten, kRespond, kRefuse, kWelcome, kAsk, kAssess,
};
enum class Tense : uint8_t { kPast, kPresent, kFuture, kNone };
enum class Phase : uint8_t { kIntended, kOrdered, kBegun, kOngoing, kCompleted, kHalted, kReversed, kFailed };
enum class Modality : uint8_t { kHappened, kOngoing, kNotHappened, kPlanned, kDemanded, kPossible };
enum class Basis : uint8_t { kObserved, kDeclared, kAlleged, kReported };
enum class Recency : uint8_t { kNew, kContinuing, kBackground };

std::string_view to_string(Act v);
std::string_view to_string(Tense v);
std::string_view to_string(Phase v);
std::string_view to_string(Modality v);
std::string_view to_string(Basis v);
std::string_view to_string(Recency v);

std::optional<Act> parse_act(std::string_view name);
std::optional<Tense> parse_tense(std::string_view name);
std::optional<Phase> parse_phase(std::string_view name);
std::optional<Modality> parse_modality(std::string_view name);
std::optional<Basis> parse_basis(std::string_view name);
std::optional<Recency> parse_recency(std::string_view name);

}  // namespace vedette
