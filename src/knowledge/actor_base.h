// ActorBase: who is who. States with their organs, persons with dated offices, bodies, groups, media; the words that
// name officials and kinds of people. Read from data/actors (see its README.md), const, safe to share.
//
//   VEDETTE_TRY(ActorBase actors, ActorBase::load(data));
//   const int32_t nato = *actors.find("nato");
//   if (actors.entity(nato).is(kAlliance)) …
//   std::optional<int32_t> holder = actors.holder_of_title(*actors.find("rus"), "president", day);   // person.vladimir_putin
//   std::optional<ActorFacts> mod = actors.facts("rus.mod");                                        // organs have no record of their own
//
// Lookups allocate nothing. Actor codes are PLOVER's: country or kind of body, then sector ("RUSMIL", "UNO", "IGO", "IMG").
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "base/line_file.h"
#include "knowledge/name_fold.h"
#include "types/reading.h"

namespace vedette {

// What a body is by trade.
enum ActorClass : uint32_t {
  kMonitor = 1 << 0,     // watches and counts by trade: OSCE, IAEA, UN missions, casualty monitors
  kImagery = 1 << 1,     // takes or sells satellite images
  kAgency = 1 << 2,      // news agency
  kNewspaper = 1 << 3,
  kBroadcaster = 1 << 4,
  kWeb = 1 << 5,         // news site
  kStateMedia = 1 << 6,  // directed by the state that owns it
  kPublicMedia = 1 << 7, // paid by a state, free in what it says
  kThinkTank = 1 << 8,
  kNgo = 1 << 9,
  kIgo = 1 << 10,
  kAlliance = 1 << 11,
  kCourt = 1 << 12,
  kBank = 1 << 13,
  kMission = 1 << 14,
  kOsint = 1 << 15,      // open-source investigators, ship and flight trackers
  kMedia = kAgency | kNewspaper | kBroadcaster | kWeb,
};

enum class Gender : uint8_t { kUnknown, kFemale, kMale, kNeuter };

struct ActorEntity {
  std::string id;
  std::string name;
  ActorKind kind = ActorKind::kOrganisation;
  std::string country;     // ISO 3166-1 alpha-3, of the state it belongs to; empty: none, or many
  std::string sector;      // empty: a state as such, or unknown
  std::string code;        // whole actor code; of a person without offices too
  uint32_t classes = 0;    // ActorClass
  int32_t parent = -1;     // entity
  int32_t state = -1;      // entity of the owning or, for groups and missions, the host state
  bool owner = false;      // `state` owns it; else it is the host
  Gender gender = Gender::kNeuter;
  std::string adjective;   // of a state: "Russian"
  int32_t first_tenure = -1, tenure_count = 0;  // persons
  bool is(ActorClass c) const { return (classes & c) != 0; }
};

using Day = std::chrono::sys_days;

struct Tenure {
  int32_t person = -1;
  int32_t office = -1;
  Day from{}, to{};        // half-open
};

struct Office {
  std::string id;                     // "rus.hos"
  int32_t of = -1;                    // entity: a state or a body
  std::string kind;                   // hos, hog, fm, dm, cos, spk …
  std::vector<uint64_t> titles;       // keys of its titles
  std::string sector;
  std::vector<Tenure> tenures;        // in order of time
};

// A state's organ, a title, a common noun: what a word or phrase can mean. Indices or -1.
struct Term {
  int16_t organ = -1, title = -1, noun = -1;
  bool any() const { return organ >= 0 || title >= 0 || noun >= 0; }
};

struct Organ {
  std::string id, shown, sector;
  ActorKind kind = ActorKind::kGovernment;
};

enum TitleFlag : uint8_t { kTitleFemale = 1, kTitleMale = 2, kTitleOrg = 4, kTitleRank = 8, kTitleLead = 16, kTitleNameOnly = 32 };
struct Title {
  std::string sector, office;
  uint8_t flags = 0;
};

enum NounFlag : uint16_t { kNounPlural = 1, kNounRefer = 2, kNounPeople = 4, kNounAlliance = 8, kNounAgency = 16, kNounNewspaper = 32,
                           kNounIgo = 64, kNounNgo = 128, kNounCompany = 256, kNounMonitor = 512, kNounWeak = 1024, kNounTarget = 2048 };
struct Noun {
  std::string sector;
  ActorKind kind = ActorKind::kUnnamed;
  uint16_t flags = 0;
};

enum AliasFlag : uint8_t {
  kAliasUpper = 1,      // all in capitals: the text must be so too
  kAliasLower = 2,      // may begin with a small letter
  kAliasAdjective = 4,  // "Russian": also one person of that nation
  kAliasPeople = 8,     // "Russians"
  kAliasSeat = 16,      // capital or seat: the government, or the place
  kAliasShort = 32,     // a person's short name
  kAliasUnsure = 64,    // needs its full name in the same report
  kAliasTitled = 128,   // its last word begins with a capital: the text's must too
};
struct Alias {
  int32_t entity = -1;
  uint8_t flags = 0;
};

// Facts that later stages ask for by id, for organs ("rus.mod") too.
struct ActorFacts {
  std::string_view id, name, country, sector;
  ActorKind kind = ActorKind::kOrganisation;
  uint32_t classes = 0;
  std::string_view parent;    // id; empty: none
  std::string_view state;     // id of the owning or host state; empty: none
  bool owner = false;
};

class ActorBase {
 public:
  // Reads actors/*.txt. kMalformed with file:line:column and the line for duplicates, unknown codes, ids and dates.
  static Result<ActorBase> load(const DataFiles& data);

  const ActorEntity& entity(int32_t i) const { return entities_[static_cast<size_t>(i)]; }
  int32_t size() const { return static_cast<int32_t>(entities_.size()); }
  std::optional<int32_t> find(std::string_view id) const;
  // The state of an ISO 3166-1 alpha-3 code (not its territories).
  std::optional<int32_t> find_state(std::string_view iso) const;
  // What is known of an id, of an entity or an organ of a state; nullopt for "name:…" and unknown ids. The views live as
  // long as the base.
  std::optional<ActorFacts> facts(std::string_view id) const;

  // The meaning of a whole name; nullptr without one. Upper-case conditions are the caller's to check.
  const Alias* alias(const NameKey& key) const;
  // The bodies that share a seat with a government (Brussels), the likeliest first; empty for other names.
  std::span<const int32_t> bodies_seated_at(const NameKey& key) const;
  // Whether some name begins with this word.
  bool begins_name(uint64_t word_hash) const;
  static constexpr int32_t kMaxNameChars = 80;

  // The meaning of a phrase of lower-case words, keyed as term_key does; an empty Term where there is none.
  Term term(uint64_t key) const;
  bool begins_term(uint64_t word_hash) const;
  // Continues a phrase's key by a word (hyphens are left out by the caller).
  static uint64_t term_key(uint64_t so_far, uint64_t word_hash) { return (so_far * 31) ^ word_hash; }
  static uint64_t word_hash(std::string_view lower_word);
  static uint64_t phrase_key(std::string_view phrase);

  const Organ& organ(int16_t i) const { return organs_[static_cast<size_t>(i)]; }
  int16_t government() const { return government_; }  // the organ "gov"; -1 without organs.txt
  const Title& title(int16_t i) const { return titles_[static_cast<size_t>(i)]; }
  const Noun& noun(int16_t i) const { return nouns_[static_cast<size_t>(i)]; }

  std::span<const Tenure> tenures(int32_t person) const;
  const Office& office(int32_t i) const { return offices_[static_cast<size_t>(i)]; }
  // Who holds an office of `of` (a state or a body) on a day whose titles have `title_key`, or whose kind is `kind` where the
  // office lists no such title itself. nullopt: none, not known.
  std::optional<int32_t> holder(int32_t of, uint64_t title_key, std::string_view kind, Day day) const;
  std::optional<int32_t> holder_of_title(int32_t of, std::string_view title, Day day) const {
    return holder(of, phrase_key(title), {}, day);
  }
  // The person with that surname who holds an office on a day; nullopt for none, or for more than one.
  std::optional<int32_t> in_office_by_surname(const NameKey& surname, Day day) const;
  // The tenure of a person that counts on a day: the present one, else the latest before; nullopt without one.
  std::optional<Tenure> tenure_on(int32_t person, Day day, bool* current) const;

  // By given name (kUnknown for most).
  Gender gender_of_given_name(std::string_view name) const;

 private:
  friend class ActorLoader;
  struct KeyHash {
    size_t operator()(const NameKey& k) const { return static_cast<size_t>(k.hash); }
  };
  struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  std::vector<ActorEntity> entities_;
  std::unordered_map<std::string, int32_t, TextHash, std::equal_to<>> ids_;
  std::unordered_map<NameKey, Alias, KeyHash> aliases_;
  std::unordered_map<NameKey, std::vector<int32_t>, KeyHash> shared_seats_;
  std::unordered_map<uint64_t, bool> name_begins_, term_begins_;
  std::unordered_map<uint64_t, Term> terms_;
  std::vector<Organ> organs_;
  int16_t government_ = -1;
  std::vector<Title> titles_;
  std::vector<Noun> nouns_;
  std::vector<Office> offices_;
  std::vector<std::vector<int32_t>> offices_of_;   // by entity
  std::vector<Tenure> person_tenures_;             // grouped by person
  std::unordered_map<NameKey, std::vector<int32_t>, KeyHash> surnames_;
  std::unordered_map<uint64_t, Gender> given_names_;
};

}  // namespace vedette
