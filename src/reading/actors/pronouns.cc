// The antecedent is the candidate with the highest salience among those that agree in number, gender and kind: recency by
// sentence, subjects before objects, parallel roles, actors told often. The weights follow Lappin & Leass (1994) in order.
#include "reading/actors/pronouns.h"

#include <algorithm>

#include "reading/actors/coreference.h"

namespace vedette::actors {
namespace {

constexpr int32_t kWindow = 60;   // mentions looked back
constexpr int32_t kSentences = 3; // sentences looked back
constexpr int32_t kSpokenSentences = 8;  // for the one who says something, to those who said something

class PronounResolver {
 public:
  PronounResolver(const ReadingContext& c, const ActorBase& base, const Classes& classes, Found& found)
      : c_(c), doc_(c.doc), base_(base), classes_(classes), found_(found), told_(found.mentions.size(), 0) {}

  void run() {
    for (int32_t i = 0; i < static_cast<int32_t>(found_.mentions.size()); ++i) {
      Mention& m = at(i);
      if (m.form == Form::kPronoun && !first_person(m)) resolve(i);
      ++told_[static_cast<size_t>(root(i))];
    }
    for (int32_t i = 0; i < static_cast<int32_t>(found_.mentions.size()); ++i) {
      if (at(i).form == Form::kPronoun && first_person(at(i))) speaker(i);
    }
  }

 private:
  Mention& at(int32_t i) { return found_.mentions[static_cast<size_t>(i)]; }
  const Mention& at(int32_t i) const { return found_.mentions[static_cast<size_t>(i)]; }
  Dep dep(int32_t i) const { return doc_.deps[static_cast<size_t>(i)]; }
  int32_t head(int32_t i) const { return doc_.heads[static_cast<size_t>(i)]; }
  int32_t root(int32_t i) const {
    while (at(i).link >= 0) i = at(i).link;
    return i;
  }
  bool first_person(const Mention& m) const {
    const std::string_view w = doc_.word(m.head);
    const char c = static_cast<char>(w.front() | 32);
    return (c == 'i' && w.size() == 1) || c == 'm' || c == 'w' || c == 'o' || (c == 'u' && w.size() == 2);
  }

  void resolve(int32_t i) {
    Mention& m = at(i);
    int32_t best = -1, best_score = 0;
    const int32_t sentence = c_.tree.sentence(says(m) ? quotation_before(m.head) : m.head);
    for (int32_t k = i - 1; k >= 0 && k > i - kWindow; --k) {
      const int32_t back = std::max(0, sentence - c_.tree.sentence(at(k).head));
      if (back > (says(m) ? kSpokenSentences : kSentences)) break;
      if (back > kSentences && !says(at(k))) continue;
      if (!agrees(m, k) || bound_apart(m, at(k))) continue;
      const int32_t score = salience(m, k, back);
      if (best < 0 || score > best_score) best = k, best_score = score;
    }
    const bool it = m.gender == Gender::kNeuter;
    if (m.number == Number::kPlural && speaks_for_side(m, best)) return;
    if (best < 0 || (it && !sure_it(m, best, sentence))) return;
    m.link = root(best);
    m.refers = true;
  }

  // The mention of the one who says the clause that a pronoun stands in: "the ministry said they …"; -1 without one.
  int32_t sayer(const Mention& m) const {
    constexpr int32_t kMaxChain = 16;
    int32_t i = m.head;
    for (int32_t steps = 0; steps < kMaxChain && head(i) != i; ++steps) {
      i = head(i);
      if (classes_.say < 0 || !c_.lexicon.in_class(doc_, c_.words, i, classes_.say)) continue;
      const int32_t subject = c_.frames.arg(i, Role::kSubj);
      if (subject < 0 || subject >= m.head) continue;
      return found_.mention_of[static_cast<size_t>(subject)];
    }
    return -1;
  }
  // "Stoltenberg said they had seen no sign": who speaks for a body and tells what is seen says "they" of the body, as he does
  // where no other "they" was told. `found`: the best antecedent otherwise, -1 without one.
  bool speaks_for_side(Mention& m, int32_t found) {
    const int32_t k = sayer(m);
    if (k < 0) return false;
    const Mention& s = at(root(k));
    if (s.kind != ActorKind::kPerson || (s.state < 0 && s.body < 0)) return false;
    const bool nearer = found >= 0 && at(found).form != Form::kPronoun && at(found).head > at(k).head;
    if (found >= 0 && (nearer || !tells_of_own_side(m))) return false;
    m.state = s.state, m.body = s.body, m.organ = s.organ, m.sector = s.sector;
    m.refers = true;
    return true;
  }

  // "they have seen", "they will continue to watch", "expressed their readiness".
  bool tells_of_own_side(const Mention& m) const {
    if (dep(m.head) == Dep::kPoss) return c_.lexicon.in_class(doc_, c_.words, head(m.head), classes_.stance);
    if (dep(m.head) != Dep::kNsubj) return false;
    const int32_t verb = head(m.head), below = c_.tree.child(verb, Dep::kXcomp);
    return c_.lexicon.in_class(doc_, c_.words, verb, classes_.perceive) ||
           (below >= 0 && c_.lexicon.in_class(doc_, c_.words, below, classes_.perceive));
  }

  // I: who speaks; we: the side that the speaker speaks for.
  void speaker(int32_t i) {
    Mention& m = at(i);
    const int32_t who = speaker_of(c_, classes_, found_, m.head);
    if (who < 0 || who == i) return;
    m.refers = true;
    const Mention& s = at(root(who));
    if (m.number == Number::kSingular || s.kind != ActorKind::kPerson) {
      m.link = root(who) < i ? root(who) : -1;
      if (m.link < 0) m.entity = s.entity, later_speaker(m, s);
      return;
    }
    later_speaker(m, s);
    m.body = s.body;
    m.kind = ActorKind::kUnnamed;
  }
  static void later_speaker(Mention& m, const Mention& s) {
    m.state = s.state;
    m.organ = s.organ;
    m.sector = s.sector;
  }

  bool agrees(const Mention& m, int32_t k) const {
    const Mention& o = at(k);
    if (o.modifier || (o.kind == ActorKind::kNationality && o.number != Number::kPlural)) return false;
    if (o.form == Form::kPronoun && (!o.refers || first_person(o))) return false;
    if (m.kind == ActorKind::kPerson) {
      const Mention& r = at(root(k));
      const bool source = o.kind == ActorKind::kUnnamed && o.form == Form::kNoun && o.number == Number::kSingular && says(o);  // "a source said"
      if ((o.kind != ActorKind::kPerson && !source) || o.number == Number::kPlural || any_one(o)) return false;
      Gender g = o.gender != Gender::kUnknown ? o.gender : r.gender;
      if (g == Gender::kUnknown && r.name.size() == 1) g = base_.gender_of_given_name(doc_.word(r.name.begin));
      return g == Gender::kUnknown || g == m.gender;
    }
    if (m.number == Number::kPlural) {
      if (o.form == Form::kPronoun) return o.number == Number::kPlural;
      if (sayer(m) == k && o.kind != ActorKind::kPerson) return true;
      return o.number == Number::kPlural || o.kind == ActorKind::kArmedForce || o.kind == ActorKind::kGroup ||
             (o.kind == ActorKind::kOrganisation && o.form == Form::kName) || (o.noun >= 0 && (base_.noun(o.noun).flags & kNounPeople) != 0 && o.kind != ActorKind::kPerson);
    }
    if (o.form == Form::kPronoun) return o.gender == Gender::kNeuter;
    return o.kind != ActorKind::kPerson && o.number != Number::kPlural && o.kind != ActorKind::kUnnamed;
  }

  // "any parent", "every man", "no one".
  bool any_one(const Mention& o) const {
    const int32_t det = o.counted ? c_.tree.child(o.head, Dep::kDet) : -1;
    if (det < 0) return false;
    const std::string_view word = doc_.lemma(det);
    return word == "any" || word == "every" || word == "no" || word == "each";
  }

  // "Ivan told him": co-arguments of one verb are two actors; a possessor is not its own possession.
  bool bound_apart(const Mention& m, const Mention& o) const {
    if (m.tokens.overlaps(o.tokens) && !(o.tokens.begin == m.head && dep(m.head) == Dep::kPoss)) return true;
    if (o.tokens.contains(m.head)) return true;
    if (dep(m.head) == Dep::kPoss) {
      // "his minister": not the minister; "Putin and his minister" may.
      return head(m.head) == o.head;
    }
    int32_t mine = head(m.head), theirs = head(o.head);
    if (dep(m.head) == Dep::kPobj) mine = head(mine);
    if (dep(o.head) == Dep::kPobj && dep(m.head) != Dep::kNsubj) theirs = head(theirs);
    return mine == theirs && dep(m.head) != Dep::kConj;
  }

  int32_t salience(const Mention& m, int32_t k, int32_t back) const {
    const Mention& o = at(k);
    int32_t score = 100 - 40 * back;
    const Dep d = dep(o.head);
    if (d == Dep::kNsubj) score += 30;
    if (d == Dep::kNsubjpass) score += 25;
    if (d == Dep::kDobj || d == Dep::kDative) score += 8;
    if (d == Dep::kPoss) score += 2;
    if (d == Dep::kPobj) score += dep(head(o.head)) == Dep::kAgent ? 20 : -6;
    if (d == Dep::kAppos) score -= 5;
    const bool subject = dep(m.head) == Dep::kNsubj || dep(m.head) == Dep::kNsubjpass;
    if (subject && (d == Dep::kNsubj || d == Dep::kNsubjpass)) score += 10;
    if (subject && says(m)) {
      if (says(o) && o.quoted == m.quoted) score += 25;  // who spoke last speaks on
      if (named_in_quotation(m, root(k))) score -= 45;
    }
    if (m.number == Number::kPlural && o.number == Number::kSingular && o.form != Form::kPronoun && sayer(m) == k) score += 35;
    if (o.form == Form::kName) score += 6;
    if (o.counted && o.kind == ActorKind::kPerson) score -= 10;  // "any parent", "one man"
    if (o.form == Form::kPronoun && d != Dep::kPoss) score += 8;
    if (o.kind == ActorKind::kOrganisation && m.number == Number::kPlural) score -= 15;
    if (o.shouted && !m.shouted) score -= 50;
    if (o.quoted && !m.quoted) score -= says(m) ? 70 : 40;
    if (m.quoted && !o.quoted && back == 0 && says(o)) score -= 50;  // who speaks says "I" of himself
    if (o.gender != Gender::kUnknown && o.gender == m.gender) score += 8;
    score += std::min(4 * told_[static_cast<size_t>(root(k))], 16);
    score -= std::min((m.head - o.head) / 8, 12);
    // The subject of the same clause owns what is "his", "its", "their".
    if (dep(m.head) == Dep::kPoss && back == 0 && d == Dep::kNsubj && clause_of(m.head) == head(o.head)) score += 15;
    return score;
  }
  bool same_actor(int32_t a, int32_t b) const { return a == b || (at(a).entity >= 0 && at(a).entity == at(b).entity); }
  // The first token of the quotation that ends right before token i; i itself without one. What is quoted puts nobody farther away.
  int32_t quotation_before(int32_t i) const {
    constexpr int32_t kReach = 200;
    const auto quoted = [&](int32_t t) { return t >= 0 && found_.quoted[static_cast<size_t>(t)] != 0; };
    if (quoted(i)) return i;
    int32_t begin = i - 1;
    while (begin >= 0 && i - begin < 3 && !quoted(begin)) --begin;
    if (!quoted(begin)) return i;
    while (quoted(begin - 1) && i - begin < kReach) --begin;
    return begin;
  }
  // "…Ivan is gone," he said: who speaks does not call himself by name.
  bool named_in_quotation(const Mention& m, int32_t who) const {
    for (int32_t i = quotation_before(m.head); i < m.head; ++i) {
      const int32_t k = found_.mention_of[static_cast<size_t>(i)];
      if (k >= 0 && at(k).form == Form::kName && same_actor(root(k), who)) return true;
    }
    return false;
  }
  bool says(const Mention& o) const {
    if (dep(o.head) == Dep::kPobj && dep(head(o.head)) == Dep::kAgent) return c_.lexicon.in_class(doc_, c_.words, head(head(o.head)), classes_.say);
    if (dep(o.head) == Dep::kPobj && doc_.word(head(o.head)) == "to" && dep(head(o.head)) == Dep::kPrep && doc_.lemma(head(head(o.head))) == "accord") return true;
    return dep(o.head) == Dep::kNsubj && classes_.say >= 0 && c_.lexicon.in_class(doc_, c_.words, head(o.head), classes_.say);
  }
  int32_t clause_of(int32_t i) const {
    for (int32_t steps = 0; steps < 12; ++steps) {
      const Pos p = doc_.pos[static_cast<size_t>(i)];
      if (p == Pos::kVerb || p == Pos::kAux) return i;
      if (head(i) == i) return i;
      i = head(i);
    }
    return i;
  }

  // "it" is seldom an actor: it must be subject or owner, and its antecedent the subject near it.
  bool sure_it(const Mention& m, int32_t k, int32_t sentence) const {
    const Mention& o = at(k);
    const int32_t back = sentence - c_.tree.sentence(o.head);
    const Dep d = dep(o.head);
    const bool subject = d == Dep::kNsubj || d == Dep::kNsubjpass;
    if (dep(m.head) == Dep::kPoss) return back == 0 || (back == 1 && subject);
    if (dep(m.head) != Dep::kNsubj || !subject || back > 1) return false;
    const int32_t verb = head(m.head);
    if (doc_.lemma(verb) == "be") return false;
    if (m.head - o.head > 200) return false;
    if (says(m) && says(o)) return true;  // "The embassy says … It added"
    // A subject in between that is no actor is the likelier antecedent.
    for (int32_t t = o.head + 1; t < m.head; ++t) {
      if ((dep(t) == Dep::kNsubj || dep(t) == Dep::kNsubjpass) && doc_.pos[static_cast<size_t>(t)] == Pos::kNoun &&
          found_.mention_of[static_cast<size_t>(t)] < 0) {
        return false;
      }
    }
    return true;
  }

  const ReadingContext& c_;
  const Doc& doc_;
  const ActorBase& base_;
  const Classes& classes_;
  Found& found_;
  std::vector<int32_t> told_;  // by root: how often so far
};

}  // namespace

void resolve_pronouns(const ReadingContext& context, const ActorBase& base, const Classes& classes, Found& found) {
  PronounResolver(context, base, classes, found).run();
}

int32_t speaker_of(const ReadingContext& c, const Classes& classes, const Found& found, int32_t i) {
  if (found.quoted[static_cast<size_t>(i)] == 0 || classes.say < 0) return -1;
  const auto quoted = [&](int32_t t) { return t >= 0 && t < c.doc.size() && found.quoted[static_cast<size_t>(t)] != 0; };
  int32_t begin = i, end = i + 1;
  constexpr int32_t kReach = 1000;  // tokens of a quotation, and of the sentence around it, looked at
  while (i - begin < kReach && quoted(begin - 1)) --begin;
  while (end - i < kReach && quoted(end)) ++end;
  const auto subject_in = [&](Span sentence, int32_t near) {
    int32_t best = -1, distance = 0;
    for (int32_t t = std::max(sentence.begin, near - 2 * kReach); t < std::min(sentence.end, near + 2 * kReach); ++t) {
      const auto u = static_cast<size_t>(t);
      if (quoted(t) || found.mention_of[u] < 0 || c.doc.deps[u] != Dep::kNsubj) continue;
      if (!c.lexicon.in_class(c.doc, c.words, c.doc.heads[u], classes.say)) continue;
      const int32_t away = t < near ? near - t : t - near;
      if (best < 0 || away < distance) best = found.mention_of[u], distance = away;
    }
    return best;
  };
  const int32_t last = c.tree.sentence(end - 1), first = c.tree.sentence(begin);
  for (const int32_t s : {last, last + 1, first, first - 1}) {
    if (s < 0 || s >= static_cast<int32_t>(c.doc.sentences.size())) continue;
    if (s == last + 1 && c.doc.sentences[static_cast<size_t>(s)].begin > end + 1) continue;
    const int32_t who = subject_in(c.doc.sentences[static_cast<size_t>(s)], i);
    if (who >= 0) return who;
  }
  return -1;
}

}  // namespace vedette::actors
