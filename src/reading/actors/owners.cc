#include "reading/actors/owners.h"

#include <algorithm>
#include <map>

namespace vedette::actors {
namespace {

class OwnerFinder {
 public:
  OwnerFinder(const ReadingContext& c, const ActorBase& base, const Classes& classes, std::optional<Day> day, Found& found)
      : c_(c), doc_(c.doc), base_(base), classes_(classes), day_(day), found_(found) {}

  void run() {
    for (Mention& m : found_.mentions) {
      if (m.link >= 0 || m.state >= 0 || m.body >= 0) continue;
      const int32_t owner = possessor(c_, found_, m);
      if (owner < 0 && m.definite) reported(m);
      if (m.state >= 0) continue;
      if (owner >= 0) {
        possessed(m, found_.mentions[static_cast<size_t>(found_.root(owner))]);
      } else {
        moved(m);
      }
    }
  }

 private:
  // "The premier said that the government would …": his own. "Putin's most senior officer": of the state that Putin acts for.
  void reported(Mention& m) const {
    const int32_t poss = c_.tree.child(m.head, Dep::kPoss);
    const int32_t k = poss < 0 ? -1 : found_.mention_of[static_cast<size_t>(poss)];
    if (k >= 0) {
      m.state = state_of(base_, day_, found_.mentions[static_cast<size_t>(found_.root(k))]);
      return;
    }
    if (m.form != Form::kNoun || m.organ < 0 || m.counted) return;
    int32_t i = m.head;
    for (int32_t steps = 0; steps < 8 && head(i) != i; ++steps) {
      i = head(i);
      if (!c_.lexicon.in_class(doc_, c_.words, i, classes_.say)) continue;
      const int32_t who = subject(i), speaker = who < 0 || who == m.head ? -1 : found_.mention_of[static_cast<size_t>(who)];
      if (speaker >= 0) m.state = state_of(base_, day_, found_.mentions[static_cast<size_t>(found_.root(speaker))]);
      return;
    }
  }

  void possessed(Mention& m, const Mention& owner) const {
    const int32_t body = owner.entity >= 0 ? owner.entity : owner.body;
    m.state = state_of(base_, day_, owner);
    if (owner.kind == ActorKind::kPerson || m.state >= 0 || body < 0 || base_.entity(body).kind == ActorKind::kPerson) return;
    m.body = body;
  }

  // The armed force that somebody moves is his own.
  void moved(Mention& m) const {
    if (m.form != Form::kNoun || m.entity >= 0 || m.sector != "MIL") return;
    const int32_t by = mover_of(m.head);
    const int32_t mover = by >= 0 ? by : announcer_of(m.head);
    if (mover < 0) return;
    const int32_t k = found_.mention_of[static_cast<size_t>(mover)];
    if (k >= 0) {
      const Mention& who = found_.mentions[static_cast<size_t>(found_.root(k))];
      m.state = state_of(base_, day_, who);
      const bool alliance = who.entity >= 0 && base_.entity(who.entity).is(kAlliance);
      if (m.state < 0 && alliance) m.body = who.entity;
      return;
    }
    const int32_t n = found_.name_of[static_cast<size_t>(mover)];  // "the Arlandic build-up of troops"
    const int32_t entity = n < 0 ? -1 : found_.names[static_cast<size_t>(n)].entity;
    if (entity >= 0 && base_.entity(entity).kind == ActorKind::kCountry) m.state = entity;
  }
  // The subject of the verb or noun of moving whose object the token is; -1 without one.
  int32_t mover_of(int32_t h) const {
    constexpr int32_t kMaxChain = 16;
    for (int32_t steps = 0; steps < kMaxChain && dep(h) == Dep::kConj && head(h) < h; ++steps) h = head(h);
    int32_t deed = head(h);
    if (dep(h) == Dep::kPobj) {
      if (doc_.word(deed) != "of") return -1;
      deed = head(deed);
    } else if (dep(h) != Dep::kDobj && dep(h) != Dep::kNsubjpass) {
      return -1;
    }
    if (!c_.lexicon.in_class(doc_, c_.words, deed, classes_.move)) return -1;
    return subject(deed);
  }
  // Of a verb that shares its subject, the first one's: "urged Arland to stop and pull back forces".
  int32_t subject(int32_t deed) const {
    int32_t who = c_.frames.arg(deed, Role::kSubj);
    for (int32_t steps = 0; steps < 4 && who < 0 && dep(deed) == Dep::kConj; ++steps) {
      deed = head(deed);
      who = c_.frames.arg(deed, Role::kSubj);
    }
    return who;
  }
  // "Arland announced that some troops had begun returning": its own; -1 where nobody tells it of his forces.
  int32_t announcer_of(int32_t h) const {
    if (dep(h) != Dep::kNsubj && dep(h) != Dep::kNsubjpass) return -1;
    for (int32_t steps = 0; steps < 6; ++steps) {
      h = head(h);
      if (c_.lexicon.in_class(doc_, c_.words, h, classes_.own_news)) return subject(h);
    }
    return -1;
  }

  Dep dep(int32_t i) const { return doc_.deps[static_cast<size_t>(i)]; }
  int32_t head(int32_t i) const { return doc_.heads[static_cast<size_t>(i)]; }

  const ReadingContext& c_;
  const Doc& doc_;
  const ActorBase& base_;
  const Classes& classes_;
  std::optional<Day> day_;
  Found& found_;
};

}  // namespace

int32_t possessor(const ReadingContext& c, const Found& found, const Mention& m) {
  if (m.form != Form::kNoun && m.form != Form::kRole) return -1;
  const int32_t owner = c.tree.child(m.head, Dep::kPoss);
  if (owner < 0 || c.doc.pos[static_cast<size_t>(owner)] != Pos::kPron) return -1;
  const int32_t k = found.mention_of[static_cast<size_t>(owner)];
  return k >= 0 && found.mentions[static_cast<size_t>(k)].form == Form::kPronoun ? k : -1;
}

int32_t state_of(const ActorBase& base, std::optional<Day> day, const Mention& m) {
  if (m.state >= 0 || m.entity < 0) return m.state;
  const ActorEntity& e = base.entity(m.entity);
  if (e.kind == ActorKind::kCountry) return m.entity;
  if (e.kind == ActorKind::kPerson && day) {
    if (const auto tenure = base.tenure_on(m.entity, *day, nullptr)) {
      const int32_t of = base.office(tenure->office).of;
      return base.entity(of).kind == ActorKind::kCountry ? of : -1;
    }
  }
  return e.country.empty() ? -1 : base.find_state(e.country).value_or(-1);
}

void give_leading_state(const ReadingContext& context, const ActorBase& base, Found& found) {
  std::map<int32_t, int32_t> counts;
  int32_t total = 0;
  for (const Mention& m : found.mentions) {
    if (m.state >= 0 && m.form != Form::kPronoun) ++counts[m.state], ++total;
  }
  int32_t first = -1, second = 0;
  for (const auto& [state, n] : counts) {
    if (first < 0 || n > counts[first]) {
      second = first < 0 ? 0 : counts[first];
      first = state;
    } else {
      second = std::max(second, n);
    }
  }
  if (first < 0 || total < 4 || counts[first] * 5 < total * 2 || counts[first] < 2 * second) return;
  for (Mention& m : found.mentions) {
    const bool may = (m.form == Form::kNoun && m.organ >= 0) || (m.form == Form::kRole && m.title >= 0 && !base.title(m.title).office.empty() && !m.former);
    const bool open = may && m.state < 0 && m.body < 0 && m.link < 0 && m.entity < 0;
    if (open && m.definite && !m.counted && m.number == Number::kSingular && possessor(context, found, m) < 0) m.state = first;
  }
}

void give_owners(const ReadingContext& context, const ActorBase& base, const Classes& classes, std::optional<Day> day, Found& found) {
  OwnerFinder(context, base, classes, day, found).run();
}

}  // namespace vedette::actors
