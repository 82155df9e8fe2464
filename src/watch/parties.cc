#include "watch/parties.h"

#include <algorithm>
#include <cctype>

namespace vedette {
namespace {

bool stands_for(const std::string& given, const std::string& entity) {
  return !given.empty() && (entity == given || (entity.starts_with(given) && entity[given.size()] == '.'));
}

// Whether `name` stands in `words` between ends, spaces and punctuation: "Arland" in "Arland's army", not in "Arlandia".
bool has_words(std::string_view words, std::string_view name) {
  const auto letter = [&](size_t i) { return i < words.size() && (std::isalnum(static_cast<unsigned char>(words[i])) || words[i] < 0); };
  for (size_t at = words.find(name); !name.empty() && at != std::string_view::npos; at = words.find(name, at + 1)) {
    if ((at == 0 || !letter(at - 1)) && !letter(at + name.size())) return true;
  }
  return false;
}

// Whether an actor goes by one of a party's names, or acts for one that does.
bool goes_by(const Actor& actor, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    if (has_words(actor.name, name)) return true;
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return c < 128 ? std::tolower(c) : c; });
    return actor.entity == "name:" + lower || actor.side == "name:" + lower;
  });
}

}  // namespace

bool Parties::in(const Actor& actor, const std::vector<std::string>& codes) const {
  return std::any_of(codes.begin(), codes.end(), [&](const std::string& given) {
    const bool is_code = !given.empty() && given.front() >= 'A' && given.front() <= 'Z';
    if (!is_code) return stands_for(given, actor.entity) || stands_for(given, actor.side);
    return actor.code.starts_with(given) || actor.country == given;
  });
}

int32_t Parties::party_of(const Actor& actor) const {
  for (size_t i = 0; i < watch_.parties.size(); ++i) {
    if (in(actor, watch_.parties[i].actors) || goes_by(actor, watch_.parties[i].names)) return static_cast<int32_t>(i);
  }
  return -1;
}

int32_t Parties::party_of(const Reading& reading, const std::vector<int32_t>& actors) const {
  for (const int32_t a : actors) {
    if (const int32_t p = party_of(reading.actors[a]); p >= 0) return p;
  }
  return -1;
}

int32_t Parties::party_of_outlet(const std::string& outlet) const {
  if (outlet.empty()) return -1;
  for (size_t i = 0; i < watch_.parties.size(); ++i) {
    const auto& outlets = watch_.parties[i].outlets;
    if (std::find(outlets.begin(), outlets.end(), outlet) != outlets.end()) return static_cast<int32_t>(i);
  }
  return -1;
}

int32_t Parties::index(const std::string& id) const {
  for (size_t i = 0; i < watch_.parties.size(); ++i) {
    if (watch_.parties[i].id == id) return static_cast<int32_t>(i);
  }
  return -1;
}

SourceClass Parties::class_of(const Actor& actor, int32_t mover) const {
  const int32_t p = party_of(actor);
  if (mover >= 0) {
    if (p == mover || in(actor, watch_.parties[mover].camp)) return SourceClass::kMover;
  }
  if (p >= 0) {
    const Party& party = watch_.parties[p];
    if (party.source_class) return *party.source_class;
    const auto& against = party.opponent_of;
    if (mover >= 0 && std::find(against.begin(), against.end(), watch_.parties[mover].id) != against.end()) return SourceClass::kOpponent;
  }
  constexpr std::string_view kStateSectors[] = {"", "GOV", "MIL", "LEG", "SPY", "COP"};
  const bool state = std::find(std::begin(kStateSectors), std::end(kStateSectors), actor.sector) != std::end(kStateSectors);
  return !actor.country.empty() && state ? SourceClass::kThirdState : SourceClass::kUnknown;
}

SourceClass Parties::class_of(const ReadReport& report, const EventMention& mention, int32_t mover) const {
  if (mention.attribution.empty()) {
    const int32_t owner = party_of_outlet(report.report.outlet);
    return owner >= 0 && owner == mover ? SourceClass::kMover : SourceClass::kUnknown;
  }
  const Statement& inner = report.reading.statements[mention.attribution.back()];
  // Of joint speakers the one nearest the mover decides: it never confirms its own deed.
  SourceClass out = SourceClass::kUnknown;
  for (const int32_t a : inner.speaker) {
    const SourceClass c = class_of(report.reading.actors[a], mover);
    if (c == SourceClass::kMover) return c;
    if (out == SourceClass::kUnknown) out = c;
  }
  return out;
}

}  // namespace vedette
