#include "reading/actors/coreference.h"

#include <algorithm>
#include <string>

#include "reading/actors/offices.h"
#include "reading/actors/owners.h"
#include "reading/actors/pronouns.h"
#include "reading/actors/spelling.h"

namespace vedette::actors {
namespace {

constexpr int32_t kReach = 600;  // mentions to each side that a name is compared with: more than a report has, linear on any text

class Resolver {
 public:
  Resolver(const ReadingContext& c, const ActorBase& base, const Classes& classes, std::optional<Day> day, Found& found)
      : c_(c), doc_(c.doc), base_(base), classes_(classes), day_(day), found_(found) {}

  void run() {
    mistaken_names();
    apposition();
    person_names();
    other_names();
    if (day_) resolve_offices(c_, base_, *day_, found_);
    anaphors();
    give_leading_state(c_, base_, found_);
    if (day_) resolve_offices(c_, base_, *day_, found_);  // of roles that the leading state has now
    resolve_pronouns(c_, base_, classes_, found_);
    give_owners(c_, base_, classes_, day_, found_);
  }

 private:
  std::vector<Mention>& all() { return found_.mentions; }
  Mention& at(int32_t i) { return found_.mentions[static_cast<size_t>(i)]; }
  int32_t root(int32_t i) const { return found_.root(i); }
  // Makes mention `i` the same actor as `to`.
  void join(int32_t i, int32_t to) {
    const int32_t a = root(i), b = root(to);
    if (a == b) return;
    at(a).link = b;
    if (i != a && i != b) at(i).link = b;  // short ways up
    at(i).refers = true;
    if (at(b).entity < 0) at(b).entity = at(a).entity;
  }
  static bool person_like(const Mention& m) { return m.kind == ActorKind::kPerson; }

  // "Sergei Shoigu, the defence minister," and "the defence minister, Sergei Shoigu,"; "X is the minister of Y".
  void apposition() {
    for (int32_t i = 0; i < static_cast<int32_t>(all().size()); ++i) {
      Mention& m = at(i);
      const auto h = static_cast<size_t>(m.head);
      int32_t other = -1;
      if (doc_.deps[h] == Dep::kAppos) {
        other = found_.mention_of[static_cast<size_t>(doc_.heads[h])];
      } else if (m.form == Form::kName && person_like(m) && i > 0 && at(i - 1).form == Form::kRole && at(i - 1).tokens.end == m.tokens.begin) {
        other = i - 1;  // "Chairman of the Joint Chiefs of Staff Gen. Mark Milley"
      } else if (m.form == Form::kName && person_like(m) && i > 1 && at(i - 2).form == Form::kRole && at(i - 2).tokens.end == m.tokens.begin) {
        other = i - 2;
      } else if (doc_.deps[h] == Dep::kAttr && m.form == Form::kRole && doc_.lemma(doc_.heads[h]) == "be") {
        const int32_t subject = c_.tree.child(doc_.heads[h], Dep::kNsubj);
        const int32_t clause = doc_.heads[h];
        if (subject >= 0 && doc_.tags[static_cast<size_t>(subject)] == Tag::kWp && doc_.deps[static_cast<size_t>(clause)] == Dep::kRelcl) {
          other = found_.mention_of[static_cast<size_t>(doc_.heads[static_cast<size_t>(clause)])];  // "Lee, who was the mayor"
        } else if (subject >= 0 && c_.tree.child(clause, Dep::kNeg) < 0) other = found_.mention_of[static_cast<size_t>(subject)];
      }
      if (other >= 0 && doc_.deps[h] == Dep::kAppos && person_like(m) && !person_like(at(other))) other = owner_of_phrase(at(other).head);
      if (other < 0 || !may_be_apposed(m, at(other))) continue;
      Mention& o = at(other);
      Mention& name = m.form == Form::kName ? m : o;
      Mention& role = m.form == Form::kName ? o : m;
      if (name.form == Form::kName && role.form != Form::kName) {
        take_role(name, role);
        if (person_like(name)) role.named = m.form == Form::kName ? i : other;
      }
      join(std::max(i, other), std::min(i, other));
    }
  }
  // "the head of the union, Ann Lee": the name may hang on the last noun of the phrase.
  int32_t owner_of_phrase(int32_t h) const {
    const auto t = static_cast<size_t>(h);
    const int32_t prep = doc_.heads[t];
    if (doc_.deps[t] != Dep::kPobj || doc_.deps[static_cast<size_t>(prep)] != Dep::kPrep) return -1;
    return found_.mention_of[static_cast<size_t>(doc_.heads[static_cast<size_t>(prep)])];
  }
  bool may_be_apposed(const Mention& a, const Mention& b) const {
    if (a.form == Form::kPronoun || b.form == Form::kPronoun) return false;
    if (person_like(a) != person_like(b)) return false;
    if (a.number != b.number && a.number != Number::kUnknown && b.number != Number::kUnknown) return false;
    if (a.form == Form::kName && b.form == Form::kName) return a.entity >= 0 && a.entity == b.entity;
    if (a.kind == ActorKind::kCountry || b.kind == ActorKind::kCountry) return a.noun >= 0 || b.noun >= 0;
    return true;
  }
  static void take_role(Mention& name, const Mention& role) {
    if (name.title < 0) name.title = role.title, name.title_key = role.title_key;
    if (name.state < 0) name.state = role.state;
    if (name.body < 0) name.body = role.body;
    if (name.organ < 0) name.organ = role.organ;
    if (name.sector.empty()) name.sector = role.sector;
    name.former = name.former || role.former;
    if (name.gender == Gender::kUnknown) name.gender = role.gender;
  }

  NameKey part_key(Span tokens) const {
    NameKey key;
    for (int32_t t = tokens.begin; t < tokens.end; ++t) key.add(doc_.word(t));
    return key;
  }

  // A single word that the engine took for an organisation, but which ends a person's name in this report.
  void mistaken_names() {
    for (int32_t i = 0; i < static_cast<int32_t>(all().size()); ++i) {
      Mention& m = at(i);
      if (m.form != Form::kName || m.entity >= 0 || person_like(m) || m.name.size() != 1 || m.modifier) continue;
      const int32_t end = std::min(i + kReach, static_cast<int32_t>(all().size()));
      for (int32_t k = std::max(0, i - kReach); k < end; ++k) {
        const Mention& o = at(k);
        if (o.form == Form::kName && person_like(o) && o.name.size() > 1 && ends_with(o.name, m.name)) {
          m.kind = ActorKind::kPerson;
          m.gender = Gender::kUnknown;
          m.sector = {};
          break;
        }
      }
    }
  }

  // Persons by their fullest name in the report; a shorter one belongs to the full name that ends (or begins) with it.
  void person_names() {
    for (int32_t i = 0; i < static_cast<int32_t>(all().size()); ++i) {
      if (at(i).form == Form::kName && person_like(at(i))) person_name(i);
    }
  }
  void person_name(int32_t i) {
    Mention& m = at(i);
    const bool single = m.name.size() == 1 || brief(m);
    int32_t same = -1;
    const int32_t end = std::min(i + kReach, static_cast<int32_t>(all().size()));
    for (int32_t k = std::max(0, i - kReach); k < end; ++k) {
      const Mention& o = at(k);
      if (k == i || o.form != Form::kName || !person_like(o)) continue;
      if (m.entity >= 0 && o.entity == m.entity) continue;
      if (o.name.size() <= m.name.size() || (k > i && same >= 0)) continue;
      if (m.entity >= 0 && o.entity >= 0) continue;
      if (single ? ends_with(o.name, m.name) || begins_with(o, m) : first_and_last(o.name, m.name)) {
        if (agree(m, o)) same = k;
        if (k < i && same == k) continue;  // the nearest before; else the first after
      }
    }
    if (same >= 0) {
      take_from_fuller(m, at(same));
      if (same < i) join(i, same);
      if (same > i) m.entity = at(same).entity, join(same, i);
      return;
    }
    const bool given = m.state < 0 && base_.gender_of_given_name(doc_.word(m.name.end - 1)) != Gender::kUnknown;
    if (m.entity < 0 && single && day_ && !given) {
      if (const auto person = base_.in_office_by_surname(part_key(m.name), *day_)) {
        if (m.state < 0 || base_.entity(*person).country == base_.entity(m.state).country) m.entity = *person;
      }
    }
    if (m.entity < 0) join_equal_name(i);
    if (m.entity < 0) join_other_spelling(i);
  }
  // "Sergei Ławrow" where the report names Sergei Lavrov too.
  void join_other_spelling(int32_t i) {
    constexpr int32_t kMost = 12;  // names compared with
    const std::string_view name = slice(doc_.text, doc_.bytes(at(i).name));
    const int32_t end = std::min(i + kReach / 6, static_cast<int32_t>(all().size()));
    int32_t compared = 0;
    for (int32_t k = std::max(0, i - kReach / 6); k < end && compared < kMost; ++k) {
      const Mention& o = at(k);
      if (o.form != Form::kName || !person_like(o) || o.entity < 0 || !agree(at(i), o)) continue;
      const std::string& known = base_.entity(o.entity).name;
      const size_t last = known.rfind(' ') + 1;
      ++compared;
      if (!same_spelling(name, at(i).name.size() > 1 ? std::string_view(known) : std::string_view(known).substr(last))) continue;
      take_from_fuller(at(i), o);
      return k < i ? join(i, k) : join(k, i);
    }
  }
  bool brief(const Mention& m) const {  // "von der Leyen", "al-Assad"
    const std::string_view first = doc_.word(m.name.begin);
    return !first.empty() && first.front() >= 'a' && first.front() <= 'z';
  }
  bool ends_with(Span full, Span part) const {
    return part.size() < full.size() && part_key({full.end - part.size(), full.end}) == part_key(part);
  }
  // A given name alone: "Boris" of "Boris Johnson" only where nothing else has it; family names first in East Asia.
  bool begins_with(const Mention& full, const Mention& part) const {
    if (part.name.size() != 1 || full.name.size() < 2) return false;
    const bool family_first = full.entity >= 0 && (base_.entity(full.entity).country == "CHN" || base_.entity(full.entity).country == "PRK" ||
                                                   base_.entity(full.entity).country == "KOR" || base_.entity(full.entity).country == "TWN");
    const bool doubled = full.name.size() == 2 || family_first;
    return doubled && part_key({full.name.begin, full.name.begin + 1}) == part_key(part.name) && part.title < 0;
  }
  bool first_and_last(Span full, Span part) const {
    return part.size() >= 2 && part_key({full.begin, full.begin + 1}) == part_key({part.begin, part.begin + 1}) &&
           part_key({full.end - 1, full.end}) == part_key({part.end - 1, part.end});
  }
  static bool agree(const Mention& a, const Mention& b) {
    if (a.gender != Gender::kUnknown && b.gender != Gender::kUnknown && a.gender != b.gender) return false;
    return a.state < 0 || b.state < 0 || a.state == b.state;
  }
  static void take_from_fuller(Mention& m, const Mention& full) {
    if (m.entity < 0) m.entity = full.entity;
    if (m.gender == Gender::kUnknown) m.gender = full.gender;
    if (m.title < 0) m.title = full.title, m.title_key = full.title_key;
    if (m.state < 0) m.state = full.state;
    if (m.body < 0) m.body = full.body;
    if (m.sector.empty()) m.sector = full.sector;
  }
  void join_equal_name(int32_t i) {
    const NameKey key = part_key(at(i).name);
    for (int32_t k = i - 1; k >= std::max(0, i - kReach); --k) {
      if (at(k).form == Form::kName && at(k).entity < 0 && at(k).kind == at(i).kind && part_key(at(k).name) == key) {
        take_from_fuller(at(i), at(k));
        return join(i, k);
      }
    }
  }

  // Organisations that the base lacks: equal names, acronyms told in brackets, the head of a longer name ("the Institute").
  void other_names() {
    for (int32_t i = 0; i < static_cast<int32_t>(all().size()); ++i) {
      Mention& m = at(i);
      if (m.form != Form::kName || person_like(m) || m.entity >= 0) continue;
      const NameKey key = part_key(m.name);
      for (int32_t k = std::max(0, i - kReach); k < i; ++k) {
        const Mention& o = at(k);
        if (o.form != Form::kName || person_like(o)) continue;
        const bool equal = o.entity < 0 && part_key(o.name) == key;
        if (equal || (m.name.size() == 1 && acronym_of(m.name.begin, o.name))) {
          if (m.entity < 0) m.entity = o.entity;
          join(i, k);
          break;
        }
      }
    }
  }
  bool acronym_of(int32_t token, Span full) const {
    const std::string_view word = doc_.word(token);
    if (word.size() < 2 || full.size() < 2) return false;
    size_t at = 0;
    for (int32_t t = full.begin; t < full.end; ++t) {
      const std::string_view w = doc_.word(t);
      if (w.empty() || w.front() < 'A' || w.front() > 'Z') continue;
      if (at >= word.size() || word[at] != w.front()) return false;
      ++at;
    }
    return at == word.size();
  }

  // Definite roles and nouns without a state of their own take up what was told: "the minister", "the alliance", "the ministry".
  void anaphors() {
    for (int32_t i = 0; i < static_cast<int32_t>(all().size()); ++i) {
      Mention& m = at(i);
      if (m.form == Form::kPronoun || m.form == Form::kName || m.entity >= 0 || m.link >= 0) continue;
      if (m.form == Form::kRole) {
        role(i);
      } else {
        noun(i);
      }
    }
  }
  void role(int32_t i) {
    Mention& m = at(i);
    if (!m.definite || m.counted || m.number == Number::kPlural || possessor(c_, found_, m) >= 0) return;
    for (int32_t k = i - 1; k >= 0 && k > i - 120; --k) {
      const Mention& o = at(k);
      if (!person_like(o) || o.form == Form::kPronoun || o.former != m.former) continue;
      const bool led = m.body >= 0 && o.entity >= 0 && is_leading_title(m.title_key) && has_led(base_, o.entity, m.body);
      if (led) return join(i, k);
      if (o.title < 0) continue;
      if (m.state >= 0 && o.state >= 0 && m.state != o.state) continue;
      if (m.body >= 0 && o.body >= 0 && m.body != o.body) continue;
      if (!agree(m, o)) continue;
      const bool same_word = o.title_key == m.title_key;
      const std::string& office = base_.title(m.title).office;
      const bool same_office = !office.empty() && base_.title(o.title).office == office;
      const bool lead = (base_.title(m.title).flags & kTitleLead) != 0 && (base_.title(o.title).office == "hos" || base_.title(o.title).office == "hog");
      const bool minister = same_head_word(m, o);
      if (!same_word && !same_office && !lead && !minister) continue;
      join(i, k);
      if (m.state < 0) m.state = o.state;
      return;
    }
    if (m.state < 0 && m.body < 0) by_offices_held(i);
    if (m.link < 0 && m.entity < 0 && m.state < 0 && m.body < 0) epithet(i);
  }
  // "the minister" after "Foreign Minister …": the last words agree.
  bool same_head_word(const Mention& m, const Mention& o) const {
    if (o.form != Form::kRole && o.form != Form::kName) return false;
    const std::string_view word = doc_.lemma(m.head);
    if (base_.title(o.title).office.ends_with("spk") != base_.title(m.title).office.ends_with("spk")) return false;
    if (o.form == Form::kRole) return doc_.lemma(o.head) == word && m.tokens.size() <= 2;
    for (int32_t t = o.tokens.begin; t < o.name.begin; ++t) {
      if (lower_equal(doc_.word(t), word) && m.tokens.size() <= 2) return true;
    }
    return false;
  }
  static bool lower_equal(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return (x | 32) == (y | 32); });
  }
  // "said the politician": the person who was subject last.
  void epithet(int32_t i) {
    constexpr int32_t kSentences = 3;
    const Mention& m = at(i);
    if (!c_.lexicon.in_class(doc_, c_.words, m.head, classes_.epithet)) return;
    for (int32_t k = i - 1; k >= 0 && c_.tree.sentence(m.head) - c_.tree.sentence(at(k).head) <= kSentences; --k) {
      const Mention& o = at(k);
      if (o.form == Form::kName && person_like(o) && doc_.deps[static_cast<size_t>(o.head)] == Dep::kNsubj && agree(m, o)) return join(i, k);
    }
  }
  // "the president" after "Putin": a named person who holds such an office.
  void by_offices_held(int32_t i) {
    if (!day_) return;
    Mention& m = at(i);
    const std::string& kind = base_.title(m.title).office;
    if (kind.empty()) return;
    for (int32_t k = i - 1; k >= 0 && k > i - 60; --k) {
      const Mention& o = at(k);
      if (!person_like(o) || o.entity < 0) continue;
      bool now = false;
      const auto tenure = base_.tenure_on(o.entity, *day_, &now);
      if (!tenure || !now) continue;
      const Office& office = base_.office(tenure->office);
      const bool fits = std::find(office.titles.begin(), office.titles.end(), m.title_key) != office.titles.end() ||
                        (office.titles.empty() && office.kind == kind) || (office.kind == kind && kind != "hos" && kind != "hog");
      if (fits) return join(i, k);
    }
  }

  void noun(int32_t i) {
    Mention& m = at(i);
    if (!m.definite || m.counted || possessor(c_, found_, m) >= 0) return;
    if (m.state < 0 && m.body < 0 && followed_by_of(m.head)) return;  // "the movement of troops": told by what follows
    const uint16_t flags = m.noun >= 0 ? base_.noun(m.noun).flags : 0;
    for (int32_t k = i - 1; k >= 0 && k > i - 150; --k) {
      const Mention& o = at(k);
      if (o.body >= 0 && m.state < 0 && m.body < 0 && m.number != Number::kPlural && takes_up_body(m, flags, o.body)) {
        m.entity = o.body;
        m.organ = -1;
        m.refers = true;
        return;
      }
      if (o.form == Form::kPronoun || person_like(o) != person_like(m) || o.counted) continue;
      if (same_phrase(m, o)) {
        if (m.state < 0) m.state = o.state;
        if (m.organ < 0) m.organ = o.organ;
        return join(i, k);
      }
      const bool same_word = (flags & kNounRefer) != 0 && o.organ >= 0 && lower_equal(doc_.word(o.head), doc_.word(m.head));
      if (same_word && o.number == m.number && m.state < 0 && m.body < 0) return join(i, k);  // "the department" after "the state department"
      if (o.form == Form::kName && m.state < 0 && m.body < 0 && takes_up(m, flags, o)) return join(i, k);
    }
  }
  bool followed_by_of(int32_t h) const {
    const int32_t prep = c_.tree.child(h, Dep::kPrep);
    return prep == h + 1 && doc_.word(prep) == "of";
  }
  bool same_phrase(const Mention& m, const Mention& o) const {
    if (o.form != Form::kNoun || m.number != o.number) return false;
    const bool compatible = (m.state < 0 || m.state == o.state) && (m.body < 0 || m.body == o.body);
    const bool told_apart = c_.tree.child(m.head, Dep::kAmod) >= 0 && doc_.lemma(m.head) != doc_.lemma(o.head);  // "the autonomous authority"
    if (m.organ >= 0 && m.organ == o.organ) return compatible && !told_apart;
    return compatible && m.noun == o.noun && lower_equal(doc_.word(m.head), doc_.word(o.head));
  }
  // "the alliance" for NATO, "the agency" for a news or UN agency, "the group" for an armed group, "the country" for a state.
  bool takes_up(const Mention& m, uint16_t flags, const Mention& o) const {
    if (m.number == Number::kPlural || m.organ > 0) return false;
    if (m.kind == ActorKind::kCountry) return o.kind == ActorKind::kCountry && !o.modifier;
    if (o.entity < 0) {
      const bool head = lower_equal(doc_.word(o.name.end - 1), doc_.word(m.head)) || lower_equal(doc_.word(o.name.begin), doc_.word(m.head));
      return (head || (m.tokens.size() <= 2 && near_group(m, o))) && o.kind != ActorKind::kCountry;
    }
    return takes_up_body(m, flags, o.entity) ||
           (m.noun >= 0 && (flags & kNounRefer) != 0 && lower_equal(doc_.word(o.name.end - 1), doc_.word(m.head)));
  }
  // "the group" after an organisation that only this report names.
  bool near_group(const Mention& m, const Mention& o) const {
    const std::string_view word = doc_.lemma(m.head);
    const bool fits = word == "group" || word == "organization" || word == "organisation";
    return fits && o.kind == ActorKind::kOrganisation && c_.tree.sentence(m.head) - c_.tree.sentence(o.head) <= 1;
  }
  bool takes_up_body(const Mention& m, uint16_t flags, int32_t entity) const {
    const ActorEntity& e = base_.entity(entity);
    if ((flags & kNounAlliance) != 0) return e.is(kAlliance);
    if ((flags & kNounIgo) != 0) return e.is(kIgo) && !e.is(kCourt);
    if (m.noun < 0 || (flags & kNounRefer) == 0) return false;
    const std::string_view word = doc_.lemma(m.head);
    if (word == "group" || word == "organization" || word == "organisation" || word == "movement" || word == "body") {
      return e.kind == ActorKind::kGroup || e.is(kNgo) || e.is(kIgo) || e.is(kThinkTank);
    }
    if (word == "agency" || word == "watchdog") return e.is(kAgency) || e.is(kIgo) || e.is(kMonitor);
    if (word == "mission") return e.is(kMission);
    if (word == "court" || word == "tribunal") return e.is(kCourt) || e.sector == "JUD";
    if ((flags & kNounNewspaper) != 0) return e.is(kMedia) && fits_medium(e, word);
    if ((flags & kNounCompany) != 0 || m.sector == "BUS") return e.sector == "BUS";
    if (m.sector == "EDU") return e.is(kThinkTank) || e.sector == "EDU";
    return m.sector == "PTY" && e.sector == "PTY";
  }
  static bool fits_medium(const ActorEntity& e, std::string_view word) {
    if (word == "newspaper" || word == "paper" || word == "daily" || word == "tabloid" || word == "magazine") return e.is(kNewspaper);
    if (word == "broadcaster" || word == "channel" || word == "network" || word == "station") return e.is(kBroadcaster);
    return true;
  }

  const ReadingContext& c_;
  const Doc& doc_;
  const ActorBase& base_;
  const Classes& classes_;
  std::optional<Day> day_;
  Found& found_;
};

}  // namespace

void resolve_mentions(const ReadingContext& context, const ActorBase& base, const Classes& classes, std::optional<Day> day, Found& found) {
  Resolver(context, base, classes, day, found).run();
}

}  // namespace vedette::actors
