#include "watch/parties.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace vedette {
namespace {

bool stands_for(const std::string& given, const std::string& entity) {
  return !given.empty() && (entity == given || (entity.starts_with(given) && entity[given.size()] == '.'));
}

// Whether `name` stands in `words` between ends, spaces and punctuation: "Arland" in "Arland's army", not in
// "Arlandia".
bool has_words(std::string_view words, std::string_view name) {
  const auto letter = [&](size_t i) {
    return i < words.size() && (std::isalnum(static_cast<unsigned char>(words[i])) || words[i] < 0);
  };
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
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return c < 128 ? std::tolower(c) : c; });
    return actor.entity == "name:" + lower || actor.side == "name:" + lower;
  });
}

// Whether an actor of a country is one of its state: its government, parliament, forces, services; the country itself.
bool speaks_for_state(const Actor& actor) {
  constexpr std::string_view kSectors[] = {"", "GOV", "MIL", "LEG", "SPY", "COP"};
  return std::find(std::begin(kSectors), std::end(kSectors), actor.sector) != std::end(kSectors);
}

// Whether an actor is meant by a list of codes and entity ids.
bool is_in(const Actor& actor, const std::vector<std::string>& codes) {
  return std::any_of(codes.begin(), codes.end(), [&](const std::string& given) {
    const bool is_code = !given.empty() && given.front() >= 'A' && given.front() <= 'Z';
    if (!is_code) return stands_for(given, actor.entity) || stands_for(given, actor.side);
    // A country's code stands for its state, not for each of its people.
    return actor.code == given ||
           (speaks_for_state(actor) && (actor.code.starts_with(given) || actor.country == given));
  });
}

}  // namespace

Parties::Parties(const Watch& watch, const std::vector<ReadReport>& reports, const Phrases& phrases)
    : watch_(watch), reports_(reports), phrases_(phrases) {
  of_.resize(reports.size());
  for (size_t r = 0; r < reports.size(); ++r) resolve(reports[r], of_[r]);
}

void Parties::resolve(const ReadReport& report, std::vector<int32_t>& of) const {
  const std::vector<Actor>& actors = report.reading.actors;
  std::map<std::string_view, int32_t> by_entity;  // -2: its mentions differ
  for (const Actor& actor : actors) {
    of.push_back(named_party(actor));
    if (of.back() < 0 || actor.entity.empty()) continue;
    const auto [it, fresh] = by_entity.emplace(actor.entity, of.back());
    if (!fresh && it->second != of.back()) it->second = -2;
  }
  const int32_t own = party_of_outlet(report.report.outlet);
  for (size_t a = 0; a < actors.size(); ++a) {
    if (of[a] >= 0) continue;
    const auto it = by_entity.find(actors[a].entity);
    if (it != by_entity.end() && it->second >= 0) {
      of[a] = it->second;
    } else if (own >= 0 && actors[a].country.empty() && phrases_.has("organ", actors[a].name)) {
      of[a] = own;
    }
  }
}

int32_t Parties::named_party(const Actor& actor) const {
  for (size_t i = 0; i < watch_.parties.size(); ++i) {
    if (is_in(actor, watch_.parties[i].actors) || goes_by(actor, watch_.parties[i].names))
      return static_cast<int32_t>(i);
  }
  return -1;
}

int32_t Parties::party_of(int32_t report, const std::vector<int32_t>& actors) const {
  for (const int32_t a : actors) {
    if (const int32_t p = party_of(report, a); p >= 0) return p;
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

SourceClass Parties::class_of(int32_t report, int32_t index, int32_t mover) const {
  const Actor& actor = reports_[report].reading.actors[index];
  const int32_t p = party_of(report, index);
  if (mover >= 0 && (p == mover || is_in(actor, watch_.parties[mover].camp))) return SourceClass::kMover;
  if (p >= 0) {
    const Party& party = watch_.parties[p];
    if (party.source_class) return *party.source_class;
    const auto& against = party.opponent_of;
    if (mover >= 0 && std::find(against.begin(), against.end(), watch_.parties[mover].id) != against.end())
      return SourceClass::kOpponent;
  }
  return !actor.country.empty() && speaks_for_state(actor) ? SourceClass::kThirdState : SourceClass::kUnknown;
}

SourceClass Parties::class_of(int32_t r, const EventMention& mention, int32_t mover) const {
  const ReadReport& report = reports_[r];
  if (mention.attribution.empty()) {
    const int32_t owner = party_of_outlet(report.report.outlet);
    return owner >= 0 && owner == mover ? SourceClass::kMover : SourceClass::kUnknown;
  }
  const Statement& inner = report.reading.statements[mention.attribution.back()];
  // Of joint speakers the one nearest the mover decides: it never confirms its own deed.
  SourceClass out = SourceClass::kUnknown;
  for (const int32_t a : inner.speaker) {
    const SourceClass c = class_of(r, a, mover);
    if (c == SourceClass::kMover) return c;
    if (out == SourceClass::kUnknown) out = c;
  }
  // Pictures, reporters and witnesses who are not told by name.
  const auto eyes = [&](Span source) { return phrases_.has("eyes", slice(report.report.text, source)); };
  if (out == SourceClass::kUnknown && std::any_of(inner.source.begin(), inner.source.end(), eyes))
    return SourceClass::kMediaOrImagery;
  return out;
}

}  // namespace vedette
