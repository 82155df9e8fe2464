// The antecedent is the candidate with the highest salience among those that agree in number, gender and kind: recency by
// sentence, subjects before objects, parallel roles, actors told often. The weights follow Lappin & Leass (1994) in order.
#include "reading/actors/pronouns.h"

#include <algorithm>

#include "reading/actors/coreference.h"

namespace vedette::actors {
namespace {

constexpr int32_t kWindow = 60;   // mentions looked back
constexpr int32_t kSentences = 3; // sentences looked back

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
    const int32_t sentence = c_.tree.sentence(m.head);
    for (int32_t k = i - 1; k >= 0 && k > i - kWindow; --k) {
      const int32_t back = sentence - c_.tree.sentence(at(k).head);
      if (back > kSentences) break;
      if (!agrees(m, k) || bound_apart(m, at(k))) continue;
      const int32_t score = salience(m, k, back);
      if (best < 0 || score > best_score) best = k, best_score = score;
    }
    const bool it = m.gender == Gender::kNeuter;
    if (best < 0 || (it && !sure_it(m, best, sentence))) return;
    m.link = root(best);
    m.refers = true;
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
    if (o.modifier || o.kind == ActorKind::kNationality) return false;
    if (o.form == Form::kPronoun && (!o.refers || first_person(o))) return false;
    if (m.kind == ActorKind::kPerson) {
      const Mention& r = at(root(k));
      if (o.kind != ActorKind::kPerson || o.number == Number::kPlural) return false;
      const Gender g = o.gender != Gender::kUnknown ? o.gender : r.gender;
      return g == Gender::kUnknown || g == m.gender;
    }
    if (m.number == Number::kPlural) {
      if (o.form == Form::kPronoun) return o.number == Number::kPlural;
      return o.number == Number::kPlural || o.kind == ActorKind::kArmedForce || o.kind == ActorKind::kGroup ||
             (o.kind == ActorKind::kOrganisation && o.form == Form::kName) || (o.noun >= 0 && (base_.noun(o.noun).flags & kNounPeople) != 0 && o.kind != ActorKind::kPerson);
    }
    if (o.form == Form::kPronoun) return o.gender == Gender::kNeuter;
    return o.kind != ActorKind::kPerson && o.number != Number::kPlural && o.kind != ActorKind::kUnnamed;
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
    if (d == Dep::kPobj) score -= 6;
    if (d == Dep::kAppos) score -= 5;
    const bool subject = dep(m.head) == Dep::kNsubj || dep(m.head) == Dep::kNsubjpass;
    if (subject && (d == Dep::kNsubj || d == Dep::kNsubjpass)) score += 10;
    if (o.form == Form::kName) score += 6;
    if (o.form == Form::kPronoun) score += 8;
    if (o.kind == ActorKind::kOrganisation && m.number == Number::kPlural) score -= 15;
    if (o.quoted && !m.quoted) score -= 40;
    if (m.quoted && !o.quoted && back == 0 && speaks(o)) score -= 50;  // who speaks says "I" of himself
    if (o.gender != Gender::kUnknown && o.gender == m.gender) score += 8;
    score += std::min(4 * told_[static_cast<size_t>(root(k))], 16);
    score -= std::min((m.head - o.head) / 8, 12);
    // The subject of the same clause owns what is "his", "its", "their".
    if (dep(m.head) == Dep::kPoss && back == 0 && d == Dep::kNsubj && clause_of(m.head) == head(o.head)) score += 15;
    return score;
  }
  bool speaks(const Mention& o) const {
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
