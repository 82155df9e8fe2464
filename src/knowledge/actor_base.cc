#include "knowledge/actor_base.h"

#include <algorithm>

namespace vedette {
namespace {

constexpr uint64_t kFnvBase = 14695981039346656037ull;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

std::optional<int32_t> ActorBase::find(std::string_view id) const {
  const auto it = ids_.find(id);
  return it == ids_.end() ? std::nullopt : std::optional(it->second);
}

std::optional<int32_t> ActorBase::find_state(std::string_view iso) const {
  if (iso.size() != 3) return std::nullopt;
  const char id[3] = {lower(iso[0]), lower(iso[1]), lower(iso[2])};
  return find(std::string_view(id, 3));
}

std::optional<ActorFacts> ActorBase::facts(std::string_view id) const {
  ActorFacts out;
  if (const auto found = find(id)) {
    const ActorEntity& e = entity(*found);
    out = {e.id, e.name, e.country, e.sector, e.kind, e.classes, {}, {}, e.owner};
    if (e.parent >= 0) out.parent = entity(e.parent).id;
    if (e.state >= 0) out.state = entity(e.state).id;
    return out;
  }
  const size_t dot = id.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto state = find(id.substr(0, dot));
  if (!state || entity(*state).kind != ActorKind::kCountry) return std::nullopt;
  const auto organ = std::find_if(organs_.begin(), organs_.end(), [&](const Organ& o) { return o.id == id.substr(dot + 1); });
  if (organ == organs_.end()) return std::nullopt;
  const ActorEntity& s = entity(*state);
  return ActorFacts{id, organ->shown, s.country, organ->sector, organ->kind, 0, s.id, s.id, true};
}

const Alias* ActorBase::alias(const NameKey& key) const {
  const auto it = aliases_.find(key);
  return it == aliases_.end() ? nullptr : &it->second;
}

std::span<const int32_t> ActorBase::bodies_seated_at(const NameKey& key) const {
  const auto it = shared_seats_.find(key);
  return it == shared_seats_.end() ? std::span<const int32_t>() : std::span<const int32_t>(it->second);
}

bool ActorBase::begins_name(uint64_t word_hash) const { return name_begins_.find(word_hash) != name_begins_.end(); }
bool ActorBase::begins_term(uint64_t word_hash) const { return term_begins_.find(word_hash) != term_begins_.end(); }

Term ActorBase::term(uint64_t key) const {
  const auto it = terms_.find(key);
  return it == terms_.end() ? Term{} : it->second;
}

uint64_t ActorBase::word_hash(std::string_view word) {
  uint64_t h = kFnvBase;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(lower(c))) * 1099511628211ull;
  return h;
}

uint64_t ActorBase::phrase_key(std::string_view phrase) {
  uint64_t key = 0;
  for (size_t at = 0; at < phrase.size();) {
    const size_t end = std::min(phrase.find_first_of(" -", at), phrase.size());
    std::string_view word = phrase.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (word.size() > 2 && word.ends_with("'s")) {  // the engine splits it off
      key = term_key(key, word_hash(word.substr(0, word.size() - 2)));
      word = "'s";
    }
    key = term_key(key, word_hash(word));
  }
  return key;
}

std::span<const Tenure> ActorBase::tenures(int32_t person) const {
  const ActorEntity& e = entity(person);
  if (e.first_tenure < 0) return {};
  return std::span<const Tenure>(person_tenures_).subspan(static_cast<size_t>(e.first_tenure), static_cast<size_t>(e.tenure_count));
}

std::optional<int32_t> ActorBase::holder(int32_t of, uint64_t title_key, std::string_view kind, Day day) const {
  for (const bool by_title : {true, false}) {
    for (const int32_t o : offices_of_[static_cast<size_t>(of)]) {
      const Office& office = offices_[static_cast<size_t>(o)];
      const bool fits = by_title ? std::find(office.titles.begin(), office.titles.end(), title_key) != office.titles.end()
                                 : !kind.empty() && office.kind == kind && kind != "hos" && kind != "hog" && kind != "lead";
      if (!fits) continue;
      for (const Tenure& t : office.tenures) {
        if (t.person >= 0 && t.from <= day && day < t.to) return t.person;
      }
    }
  }
  return std::nullopt;
}

std::optional<int32_t> ActorBase::in_office_by_surname(const NameKey& surname, Day day) const {
  const auto it = surnames_.find(surname);
  if (it == surnames_.end()) return std::nullopt;
  std::optional<int32_t> found;
  for (const int32_t person : it->second) {
    const auto list = tenures(person);
    const bool now = std::any_of(list.begin(), list.end(), [&](const Tenure& t) { return t.from <= day && day < t.to; });
    if (!now) continue;
    if (found) return std::nullopt;
    found = person;
  }
  return found;
}

std::optional<Tenure> ActorBase::tenure_on(int32_t person, Day day, bool* current) const {
  std::optional<Tenure> best;
  bool best_now = false;
  for (const Tenure& t : tenures(person)) {
    if (t.from > day) continue;
    const bool now = day < t.to;
    if (!best || (now && !best_now) || (now == best_now && t.from > best->from)) best = t, best_now = now;
  }
  if (current != nullptr) *current = best_now;
  return best;
}

Gender ActorBase::gender_of_given_name(std::string_view name) const {
  const auto it = given_names_.find(name_key(name).hash);
  return it == given_names_.end() ? Gender::kUnknown : it->second;
}

}  // namespace vedette
