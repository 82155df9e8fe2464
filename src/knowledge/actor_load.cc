// The reader of data/actors. Order matters: states first, then bodies and groups, then offices with their holders, then the
// persons' other names, and the states' capitals and seats last, since a body's own name wins over a seat ("Kremlin").
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "knowledge/actor_base.h"
#include "types/moment.h"

namespace vedette {
namespace {

constexpr Day kNever{std::chrono::days{std::numeric_limits<int32_t>::max() / 2}};
constexpr std::array kSectors{"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM",
                              "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "NGO"};
constexpr std::array kInternational{"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "KOS"};
constexpr std::array kFamilyFirst{"CHN", "PRK", "KOR", "TWN", "HKG"};

struct NamedClass {
  std::string_view name;
  uint32_t bits;
};
constexpr std::array<NamedClass, 16> kClasses{{{"monitor", kMonitor}, {"imagery", kImagery}, {"agency", kAgency},
                                               {"newspaper", kNewspaper}, {"broadcaster", kBroadcaster}, {"web", kWeb},
                                               {"state_media", kStateMedia}, {"public_media", kPublicMedia},
                                               {"think_tank", kThinkTank}, {"ngo", kNgo}, {"igo", kIgo}, {"alliance", kAlliance},
                                               {"court", kCourt}, {"bank", kBank}, {"mission", kMission}, {"osint", kOsint}}};
constexpr std::array<NamedClass, 12> kNounFlags{{{"plural", kNounPlural}, {"refer", kNounRefer}, {"people", kNounPeople},
                                                {"alliance", kNounAlliance}, {"agency", kNounAgency},
                                                {"newspaper", kNounNewspaper}, {"igo", kNounIgo}, {"ngo", kNounNgo},
                                                {"company", kNounCompany}, {"monitor", kNounMonitor}, {"weak", kNounWeak}, {"target", kNounTarget}}};
constexpr std::array<NamedClass, 7> kTitleFlags{{{"f", kTitleFemale}, {"m", kTitleMale}, {"org", kTitleOrg}, {"rank", kTitleRank},
                                                {"lead", kTitleLead}, {"name", kTitleNameOnly}, {"former", 0}}};

template <typename List>
bool has(const List& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool small_letter(char c) { return c >= 'a' && c <= 'z'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }

// "UN", "U.N.", "M23": no small letter, and short enough to be an acronym or figure.
bool all_capitals(std::string_view name) {
  return std::none_of(name.begin(), name.end(), small_letter) && std::any_of(name.begin(), name.end(), capital) && name.size() <= 8;
}

template <size_t N>
std::optional<uint32_t> parse_flags(std::string_view text, const std::array<NamedClass, N>& table) {
  uint32_t out = 0;
  for (const std::string_view piece : split_list(text, ',')) {
    const auto it = std::find_if(table.begin(), table.end(), [&](const NamedClass& c) { return c.name == piece; });
    if (it == table.end()) return std::nullopt;
    out |= it->bits;
  }
  return out;
}

std::optional<ActorKind> parse_kind(std::string_view text) {
  for (int k = 0; k <= static_cast<int>(ActorKind::kUnnamed); ++k) {
    if (to_string(static_cast<ActorKind>(k)) == text) return static_cast<ActorKind>(k);
  }
  return std::nullopt;
}

}  // namespace

class ActorLoader {
 public:
  explicit ActorLoader(ActorBase& base) : base_(base) {}

  Status run(const DataFiles& data) {
    if (!data.has("actors/countries.txt")) return Error{ErrorCode::kNotFound, "no actors/countries.txt among the data files", ""};
    VEDETTE_CHECK(each(data, "actors/countries.txt", &ActorLoader::country));
    VEDETTE_CHECK(each(data, "actors/organs.txt", &ActorLoader::organ));
    VEDETTE_CHECK(each(data, "actors/titles.txt", &ActorLoader::title));
    VEDETTE_CHECK(each(data, "actors/nouns.txt", &ActorLoader::noun));
    VEDETTE_CHECK(each(data, "actors/office_kinds.txt", &ActorLoader::office_kind));
    VEDETTE_CHECK(each(data, "actors/first_names.txt", &ActorLoader::given_names));
    for (const char* file : {"actors/national_bodies.txt", "actors/armed_groups.txt", "actors/bodies.txt", "actors/media.txt"}) {
      VEDETTE_CHECK(each(data, file, &ActorLoader::body));
    }
    VEDETTE_CHECK(link_parents());
    VEDETTE_CHECK(each(data, "actors/ethnic.txt", &ActorLoader::people));
    for (const std::string& file : data.names("actors/")) {
      const bool offices = file.find("leaders") != std::string::npos || file.ends_with("ministers.txt");
      if (offices) VEDETTE_CHECK(each(data, file.c_str(), &ActorLoader::office));
    }
    VEDETTE_CHECK(each(data, "actors/persons.txt", &ActorLoader::person_names));
    VEDETTE_CHECK(each(data, "actors/countries.txt", &ActorLoader::seats));
    VEDETTE_CHECK(each(data, "actors/shared_seats.txt", &ActorLoader::shared_seat));
    finish_persons();
    return ok();
  }

 private:
  Status each(const DataFiles& data, const char* file, Status (ActorLoader::*take)(const LineRecord&)) {
    VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text(file), file));
    for (const LineRecord& r : records) VEDETTE_CHECK((this->*take)(r));
    return ok();
  }

  Result<int32_t> add_entity(const LineRecord& r, std::string id, std::string_view name, ActorKind kind) {
    const auto index = static_cast<int32_t>(base_.entities_.size());
    if (!base_.ids_.emplace(id, index).second) return line_error(r, 0, fmt::format("the id '{}' is there already", id));
    ActorEntity e;
    e.id = std::move(id);
    e.name = name;
    e.kind = kind;
    base_.entities_.push_back(std::move(e));
    base_.offices_of_.emplace_back();
    return index;
  }
  ActorEntity& at(int32_t i) { return base_.entities_[static_cast<size_t>(i)]; }

  // A name of an entity. The same name for two entities is refused.
  Status add_alias(const LineRecord& r, size_t field, std::string_view name, int32_t entity, uint8_t flags) {
    if (name.empty()) return ok();
    const NameKey key = name_key(name);
    if (key.chars == 0 || key.chars > ActorBase::kMaxNameChars) return line_error(r, field, fmt::format("'{}' cannot be a name", name));
    if (all_capitals(name)) flags |= kAliasUpper;
    if (small_letter(name.front())) flags |= kAliasLower;
    if (const size_t last = name.rfind(' '); last != std::string_view::npos && capital(name[last + 1])) flags |= kAliasTitled;
    const auto [it, fresh] = base_.aliases_.try_emplace(key, Alias{entity, flags});
    if (!fresh) {
      Alias& old = it->second;
      if (old.entity != entity) {
        return line_error(r, field, fmt::format("the name '{}' belongs to '{}' already", name, at(old.entity).id));
      }
      constexpr uint8_t kDemands = kAliasUpper | kAliasTitled;  // hold only if each spelling asks for them
      old.flags = static_cast<uint8_t>(((old.flags | flags) & ~kDemands) | (old.flags & flags & kDemands));
    }
    for (const std::string_view stops : {" ", " -/", " -/'", " -/.'"}) {
      const std::string_view first = name.substr(0, name.find_first_of(stops));
      base_.name_begins_[name_key(first).hash] = true;
    }
    const std::string_view word = name.substr(0, name.find(' '));
    if (const size_t mark = word.find("’"); mark != std::string_view::npos) base_.name_begins_[name_key(word.substr(0, mark)).hash] = true;
    return ok();
  }
  Status add_aliases(const LineRecord& r, size_t field, int32_t entity, uint8_t flags) {
    for (const std::string_view name : split_list(r.field(field), ';')) VEDETTE_CHECK(add_alias(r, field, name, entity, flags));
    return ok();
  }

  Status add_terms(const LineRecord& r, size_t field, int16_t Term::* slot, int16_t value) {
    for (const std::string_view phrase : split_list(r.field(field), ';')) {
      int16_t& have = base_.terms_[ActorBase::phrase_key(phrase)].*slot;
      if (have < 0) have = value;  // the earlier line wins: lists go from special to general
      const std::string_view first = phrase.substr(0, phrase.find_first_of(" -"));
      base_.term_begins_[ActorBase::word_hash(first)] = true;
      if (first.ends_with("'s")) base_.term_begins_[ActorBase::word_hash(first.substr(0, first.size() - 2))] = true;
    }
    return ok();
  }

  Status country(const LineRecord& r) {
    if (r.fields.size() < 7) return line_error(r, 0, "a state needs seven fields at least");
    const std::string_view iso = r.field(2);
    if (iso.size() != 3) return line_error(r, 2, "not an ISO 3166-1 alpha-3 code");
    VEDETTE_TRY(const int32_t index, add_entity(r, std::string(r.field(0)), r.field(1), ActorKind::kCountry));
    ActorEntity& e = at(index);
    e.country = e.code = iso;
    if (const auto adjectives = split_list(r.field(3), ';'); !adjectives.empty()) e.adjective = adjectives[0];
    const std::string_view of = r.field(8);
    if (of.starts_with("code ")) e.code = of.substr(5);
    if (of.starts_with("of ")) e.code = of.substr(3);
    if (of.starts_with("PRE ")) e.country = of.substr(4), e.code = e.country + "PRE", e.sector = "PRE";
    if (!of.empty() && e.code.size() != 3 && e.code.size() != 6) return line_error(r, 8, "want 'of XXX', 'PRE XXX' or 'code XXX'");
    known_codes_.push_back(std::string(iso));
    VEDETTE_CHECK(add_alias(r, 1, r.field(1), index, 0));
    VEDETTE_CHECK(add_aliases(r, 7, index, 0));
    VEDETTE_CHECK(add_aliases(r, 3, index, kAliasAdjective));
    return add_aliases(r, 4, index, kAliasPeople);
  }

  Status seats(const LineRecord& r) {
    const int32_t state = *base_.find(r.field(0));
    for (const size_t field : {5u, 6u}) {
      for (const std::string_view name : split_list(r.field(field), ';')) {
        if (base_.alias(name_key(name)) != nullptr) continue;  // a state, or a body with an entry of its own
        VEDETTE_CHECK(add_alias(r, field, name, state, kAliasSeat));
      }
    }
    return ok();
  }

  Status shared_seat(const LineRecord& r) {
    std::vector<int32_t> bodies;
    for (const std::string_view id : split_list(r.field(1), ';')) {
      const auto body = base_.find(id);
      if (!body) return line_error(r, 1, fmt::format("unknown id '{}'", id));
      bodies.push_back(*body);
    }
    if (base_.alias(name_key(r.field(0))) == nullptr) return line_error(r, 0, "no capital or seat of that name");
    base_.shared_seats_[name_key(r.field(0))] = std::move(bodies);
    return ok();
  }

  Status organ(const LineRecord& r) {
    const auto kind = parse_kind(r.field(1));
    if (!kind) return line_error(r, 1, "unknown kind");
    if (!has(kSectors, r.field(2))) return line_error(r, 2, "unknown sector");
    base_.organs_.push_back({std::string(r.field(0)), std::string(r.field(4)), std::string(r.field(2)), *kind});
    if (r.field(0) == "gov") base_.government_ = static_cast<int16_t>(base_.organs_.size() - 1);
    return add_terms(r, 3, &Term::organ, static_cast<int16_t>(base_.organs_.size() - 1));
  }

  Status title(const LineRecord& r) {
    if (!r.field(1).empty() && !has(kSectors, r.field(1))) return line_error(r, 1, "unknown sector");
    const auto flags = parse_flags(r.field(3), kTitleFlags);
    if (!flags) return line_error(r, 3, "unknown flag");
    base_.titles_.push_back({std::string(r.field(1)), std::string(r.field(2)), static_cast<uint8_t>(*flags)});
    return add_terms(r, 0, &Term::title, static_cast<int16_t>(base_.titles_.size() - 1));
  }

  Status noun(const LineRecord& r) {
    const auto kind = parse_kind(r.field(2));
    if (!kind) return line_error(r, 2, "unknown kind");
    if (!r.field(1).empty() && !has(kSectors, r.field(1))) return line_error(r, 1, "unknown sector");
    const auto flags = parse_flags(r.field(3), kNounFlags);
    if (!flags) return line_error(r, 3, "unknown flag");
    base_.nouns_.push_back({std::string(r.field(1)), *kind, static_cast<uint16_t>(*flags)});
    return add_terms(r, 0, &Term::noun, static_cast<int16_t>(base_.nouns_.size() - 1));
  }

  Status office_kind(const LineRecord& r) {
    if (!has(kSectors, r.field(1))) return line_error(r, 1, "unknown sector");
    office_sectors_[std::string(r.field(0))] = r.field(1);
    return ok();
  }

  Status given_names(const LineRecord& r) {
    if (r.field(0) != "f" && r.field(0) != "m") return line_error(r, 0, "want f or m");
    for (const std::string_view name : split_list(r.field(1), ';')) {
      base_.given_names_[name_key(name).hash] = r.field(0) == "f" ? Gender::kFemale : Gender::kMale;
    }
    return ok();
  }

  // Country and sector out of an actor code; an error for codes that PLOVER does not have.
  Status set_code(const LineRecord& r, size_t field, std::string_view code, ActorEntity& e) {
    if (code.empty()) return ok();
    const std::string_view head = code.substr(0, 3);
    const bool international = has(kInternational, head);
    if (code.size() % 3 != 0 || (!international && !has(known_codes_, head))) return line_error(r, field, "unknown actor code");
    if (!international) e.country = head;
    if (head == "KOS") e.country = "XKX";
    e.code = head == "XKX" ? "KOS" + std::string(code.substr(3)) : std::string(code);
    for (size_t i = 3; i < code.size(); i += 3) {
      if (!has(kSectors, code.substr(i, 3))) return line_error(r, field, "unknown sector in the actor code", i);
    }
    e.sector = code.size() > 3 ? code.substr(3, 3) : international && head != "KOS" ? head : std::string_view();
    return ok();
  }

  Status body(const LineRecord& r) {
    if (r.fields.size() < 7) return line_error(r, 0, "a body needs seven fields at least");
    const auto kind = parse_kind(r.field(2));
    if (!kind) return line_error(r, 2, "unknown kind");
    const auto classes = parse_flags(r.field(4), kClasses);
    if (!classes) return line_error(r, 4, "unknown class");
    VEDETTE_TRY(const int32_t index, add_entity(r, std::string(r.field(0)), r.field(1), *kind));
    VEDETTE_CHECK(set_code(r, 3, r.field(3), at(index)));
    at(index).classes = *classes;
    const std::string_view of = r.field(6);
    if (!of.empty()) {
      const size_t colon = of.find(':');
      const auto state = colon == std::string_view::npos ? std::nullopt : base_.find(of.substr(colon + 1));
      if (!state || (!of.starts_with("owner:") && !of.starts_with("host:"))) return line_error(r, 6, "want owner:ID or host:ID of a state");
      at(index).state = *state;
      at(index).owner = of.starts_with("owner:");
    }
    if (!r.field(5).empty()) parents_.push_back({index, r});
    VEDETTE_CHECK(add_alias(r, 1, r.field(1), index, 0));
    return add_aliases(r, 7, index, 0);
  }

  Status link_parents() {
    for (const auto& [index, r] : parents_) {
      const std::string_view id = r.field(5);
      if (const auto parent = base_.find(id)) {
        at(index).parent = *parent;
      } else if (const auto organ = base_.facts(id)) {
        at(index).parent = *base_.find(organ->state);  // an organ has no entry: its state stands for it
      } else {
        return line_error(r, 5, "unknown parent");
      }
    }
    return ok();
  }

  Status people(const LineRecord& r) {
    VEDETTE_TRY(const int32_t index, add_entity(r, std::string(r.field(0)), r.field(1), ActorKind::kNationality));
    VEDETTE_CHECK(set_code(r, 2, r.field(2), at(index)));
    for (const size_t field : {1u, 4u}) {
      for (const std::string_view name : split_list(r.field(field), ';')) {
        const Alias* taken = base_.alias(name_key(name));
        if (taken != nullptr && taken->entity != index) continue;  // a state's people: that entry stands
        VEDETTE_CHECK(add_alias(r, field, name, index, kAliasPeople | kAliasAdjective));
      }
    }
    return ok();
  }

  // "name since; name since; …", each until the next one.
  Status office(const LineRecord& r) {
    if (r.fields.size() != 3) return line_error(r, 0, "an office needs three fields: id, titles, holders");
    Office office;
    office.id = r.field(0);
    const auto of = office_owner(office.id);
    if (!of) return line_error(r, 0, "no state or body of that id");
    office.of = *of;
    office.kind = office.id.substr(at(*of).id.size() + 1);
    while (!office.kind.empty() && office.kind.back() >= '0' && office.kind.back() <= '9') office.kind.pop_back();
    const auto sector = office_sectors_.find(office.kind);
    const ActorEntity& owner = at(*of);
    office.sector = sector != office_sectors_.end() ? sector->second : owner.kind == ActorKind::kCountry ? "GOV" : owner.sector;
    add_titles(r, office);
    const auto index = static_cast<int32_t>(base_.offices_.size());
    for (const std::string_view holder : split_list(r.field(2), ';')) {
      const size_t space = holder.rfind(' ');
      const auto since = space == std::string_view::npos ? std::nullopt : parse_moment(holder.substr(space + 1));
      if (!since) return line_error(r, 2, fmt::format("'{}' wants a name and a date", holder));
      const Day from = day_of(*since);
      if (!office.tenures.empty()) {
        if (office.tenures.back().from >= from) return line_error(r, 2, fmt::format("'{}' comes before the holder above it", holder));
        office.tenures.back().to = from;
      }
      int32_t person = -1;
      if (holder.substr(0, space) != "-") {
        VEDETTE_TRY(person, person_of(r, holder.substr(0, space)));
      }
      office.tenures.push_back({person, index, from, kNever});
    }
    base_.offices_of_[static_cast<size_t>(*of)].push_back(index);
    base_.offices_.push_back(std::move(office));
    return ok();
  }

  // The longest id of which the office's id is a continuation: "un.syria.envoy" is an office of "un".
  std::optional<int32_t> office_owner(std::string_view id) const {
    for (size_t dot = id.rfind('.'); dot != std::string_view::npos && dot > 0; dot = id.rfind('.', dot - 1)) {
      if (const auto found = base_.find(id.substr(0, dot))) return found;
    }
    return std::nullopt;
  }

  void add_titles(const LineRecord& r, Office& office) {
    for (const std::string_view title : split_list(r.field(1), ';')) office.titles.push_back(ActorBase::phrase_key(title));
    if (!office.titles.empty()) return;
    if (office.kind == "hos") office.titles = {ActorBase::phrase_key("president"), ActorBase::phrase_key("head of state")};
    if (office.kind == "hog") {
      for (const char* t : {"prime minister", "premier", "head of government", "pm"}) office.titles.push_back(ActorBase::phrase_key(t));
    }
  }

  Result<int32_t> person_of(const LineRecord& r, std::string_view name) {
    const std::string id = "person." + name_id(name);
    if (const auto known = base_.find(id)) return *known;
    VEDETTE_TRY(const int32_t index, add_entity(r, id, name, ActorKind::kPerson));
    Gender g = base_.gender_of_given_name(name);
    if (g == Gender::kUnknown) g = base_.gender_of_given_name(name.substr(0, name.find(' ')));
    at(index).gender = g;
    VEDETTE_CHECK(add_alias(r, 2, name, index, name.find(' ') == std::string_view::npos ? kAliasShort | kAliasUnsure : 0));
    return index;
  }

  Status person_names(const LineRecord& r) {
    const bool known = base_.find("person." + name_id(r.field(0))).has_value();
    VEDETTE_TRY(const int32_t index, person_of(r, r.field(0)));
    VEDETTE_CHECK(set_code(r, 1, r.field(1), at(index)));
    if (!known && r.field(1).empty() && r.field(2).empty()) return line_error(r, 0, "a person without office, code or other name");
    for (const std::string_view name : split_list(r.field(2), ';')) {
      const bool brief = name.find(' ') == std::string_view::npos;
      VEDETTE_CHECK(add_alias(r, 2, name, index, brief ? kAliasShort : 0));
    }
    return ok();
  }

  // Groups the tenures by person and indexes surnames.
  void finish_persons() {
    std::vector<Tenure> all;
    for (const Office& o : base_.offices_) {
      for (const Tenure& t : o.tenures) {
        if (t.person >= 0) all.push_back(t);
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Tenure& a, const Tenure& b) { return a.person < b.person; });
    base_.person_tenures_ = std::move(all);
    for (size_t i = 0; i < base_.person_tenures_.size(); ++i) {
      ActorEntity& e = at(base_.person_tenures_[i].person);
      if (e.first_tenure < 0) e.first_tenure = static_cast<int32_t>(i);
      ++e.tenure_count;
      if (e.country.empty()) e.country = at(base_.offices_[static_cast<size_t>(base_.person_tenures_[i].office)].of).country;
    }
    for (int32_t i = 0; i < base_.size(); ++i) {
      const ActorEntity& e = at(i);
      if (e.kind != ActorKind::kPerson) continue;
      const std::string_view name = e.name;
      const size_t space = has(kFamilyFirst, std::string_view(e.country)) ? name.find(' ') : name.rfind(' ');
      if (space == std::string_view::npos) continue;
      std::string_view family = has(kFamilyFirst, std::string_view(e.country)) ? name.substr(0, space) : name.substr(space + 1);
      if (family.starts_with("al-") || family.starts_with("el-")) family.remove_prefix(3);
      base_.surnames_[name_key(family)].push_back(i);
    }
  }

  ActorBase& base_;
  std::vector<std::string> known_codes_;
  std::vector<std::pair<int32_t, LineRecord>> parents_;
  std::unordered_map<std::string, std::string> office_sectors_;
};

Result<ActorBase> ActorBase::load(const DataFiles& data) {
  ActorBase base;
  VEDETTE_CHECK(ActorLoader(base).run(data));
  return base;
}

}  // namespace vedette
