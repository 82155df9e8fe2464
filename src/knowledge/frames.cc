// How the roles are found.
//
// A verb's own children give most of them. What is not said at the verb is understood from elsewhere: a passive's subject
// is its object, a relative pronoun stands for the noun before it, the second of two conjoined verbs shares the first one's
// subject, an infinitive or gerund takes subject or object of the verb above (control), a participle clause the noun it
// modifies. A noun that names a deed takes possessor, nationality, "by" and "of" phrases, and where a light verb carries
// it, that verb's subject and prepositional phrases. `surface_subject` is the one recursive part: it climbs from clause to
// clause, at most kMaxClimb steps, and is remembered for each token.
#include "knowledge/frames.h"

#include <algorithm>

namespace vedette {
namespace {

constexpr int32_t kUnknown = -2;
constexpr int kMaxClimb = 12;

bool is_verbal(Pos pos) { return pos == Pos::kVerb || pos == Pos::kAux; }
bool is_nominal(Pos pos) { return pos == Pos::kNoun || pos == Pos::kPropn; }
bool names_actor(EntLabel label) {
  return label == EntLabel::kGpe || label == EntLabel::kNorp || label == EntLabel::kOrg || label == EntLabel::kPerson;
}

}  // namespace

class FrameBuilder {
 public:
  FrameBuilder(const Doc& doc, const Tree& tree, const Lexicon& lexicon, const std::vector<Word>& words)
      : doc_(doc), tree_(tree), lexicon_(lexicon), words_(words), subjects_(doc.size(), kUnknown) {
    light_verb_ = lexicon.class_id("light_verb");
    light_prep_ = lexicon.class_id("light_prep");
    object_control_ = lexicon.class_id("object_control");
    object_gerund_ = lexicon.class_id("object_gerund");
    measure_noun_ = lexicon.class_id("measure_noun");
    occasion_noun_ = lexicon.class_id("occasion_noun");
    purpose_verb_ = lexicon.class_id("purpose_verb");
    own_deed_verb_ = lexicon.class_id("own_deed_verb");
    leader_noun_ = lexicon.class_id("leader_n");
  }

  Frames build() {
    Frames out;
    const int32_t n = doc_.size();
    out.frames_.resize(n);
    out.args_.reserve(n);
    for (int32_t i = 0; i < n; ++i) {
      Frame& f = out.frames_[i];
      f.token = i;
      f.verbal = is_verbal(doc_.pos[i]);
      f.passive = is_passive(i);
      set_governor(f);
      f.carrier = carrier(f);
      f.first_arg = static_cast<int32_t>(out.args_.size());
      args_ = &out.args_;
      if (f.verbal) {
        add_verb_args(f);
      } else if (is_nominal(doc_.pos[i]) || doc_.pos[i] == Pos::kAdj || doc_.pos[i] == Pos::kNum) {
        add_noun_args(f);
      } else if (doc_.pos[i] == Pos::kAdp || doc_.pos[i] == Pos::kAdv) {
        add_particle_args(i);
      }
      f.arg_count = static_cast<int32_t>(out.args_.size()) - f.first_arg;
    }
    return out;
  }

 private:
  Dep dep(int32_t i) const { return doc_.deps[i]; }
  int32_t head(int32_t i) const { return doc_.heads[i]; }
  bool in(int32_t i, ClassId id) const { return lexicon_.in_class(doc_, words_, i, id); }
  void add(Role role, int32_t token, bool inherited = false, int32_t prep = -1) {
    args_->push_back({role, inherited, token, prep});
  }

  bool is_passive(int32_t i) const {
    for (const int32_t c : tree_.children(i)) {
      if (dep(c) == Dep::kNsubjpass || dep(c) == Dep::kAuxpass || dep(c) == Dep::kCsubjpass) return true;
    }
    // A participle after a noun: "troops deployed by Arland".
    return doc_.tags[i] == Tag::kVbn && (dep(i) == Dep::kAcl || dep(i) == Dep::kAmod);
  }

  bool infinitive(int32_t i) const {
    for (const int32_t c : tree_.children(i)) {
      if (doc_.tags[c] == Tag::kTo && dep(c) == Dep::kAux) return true;
    }
    return false;
  }
  bool has_mark(int32_t i) const { return tree_.child(i, Dep::kMark) >= 0; }

  // The adjective that an infinitive completes; -1. "ready to attack"; "makes it possible for Bovia to attack", where the
  // parser hangs the infinitive on the verb.
  int32_t completed_adjective(int32_t i) const {
    if (dep(i) != Dep::kAdvcl || !infinitive(i)) return -1;
    const int32_t h = head(i);
    if (doc_.pos[h] == Pos::kAdj) return h;
    const int32_t mark = tree_.child(i, Dep::kMark);
    if (!is_verbal(doc_.pos[h]) || mark < 0 || doc_.lemma(mark) != "for") return -1;
    for (const int32_t c : tree_.children(h)) {
      const bool predicate = dep(c) == Dep::kCcomp || dep(c) == Dep::kAcomp || dep(c) == Dep::kOprd;
      if (predicate && c < i && doc_.pos[c] == Pos::kAdj) return c;
    }
    return -1;
  }

  // "urged it to stop and called the raid a crime": a past form without a subject belongs to the verb above the infinitive.
  // "tanks are leaving, she said, but warned": to the verb of saying set in before it.
  int32_t past_governor(int32_t i) const {
    const int32_t h = head(i);
    if (doc_.tags[i] != Tag::kVbd || own_subject(i) >= 0 || tree_.child(i, Dep::kAux) >= 0) return -1;
    const int32_t said = tree_.child(h, Dep::kParataxis);
    if (said > h && said < i && doc_.tags[said] == Tag::kVbd && doc_.tags[h] != Tag::kVbd && own_subject(said) >= 0) return said;
    const int32_t below = dep(h) == Dep::kConj && head(h) != h ? first_conjunct(h) : h;
    const bool clause = dep(below) == Dep::kXcomp || dep(below) == Dep::kCcomp || dep(below) == Dep::kAdvcl;
    return clause && infinitive(below) && doc_.tags[head(below)] == Tag::kVbd ? head(below) : -1;
  }

  // The first of conjoined verbs. "urged it to stop and pull back": a bare form cannot stand beside a finite one, so it
  // belongs to the infinitive below that.
  int32_t first_conjunct(int32_t i) const {
    const int32_t h = head(i);
    const int32_t past = past_governor(i);
    if (past >= 0) return past;
    if (doc_.tags[i] != Tag::kVb || doc_.tags[h] == Tag::kVb || own_subject(i) >= 0 || tree_.child(i, Dep::kAux) >= 0) return h;
    for (const int32_t c : tree_.children(h)) {
      const bool clause = dep(c) == Dep::kXcomp || dep(c) == Dep::kCcomp || dep(c) == Dep::kAdvcl;
      if (clause && c < i && infinitive(c)) return c;
    }
    return h;
  }

  // The noun that a relative pronoun in clause `verb` stands for; the token itself where it is none.
  int32_t antecedent(int32_t token, int32_t verb) const {
    const Tag tag = doc_.tags[token];
    if (tag != Tag::kWdt && tag != Tag::kWp) return token;
    for (int step = 0; step < kMaxClimb; ++step) {
      if (dep(verb) == Dep::kRelcl) return head(verb);
      if (dep(verb) != Dep::kConj && dep(verb) != Dep::kCcomp && dep(verb) != Dep::kXcomp) break;
      verb = head(verb);
    }
    return token;
  }

  int32_t own_subject(int32_t verb) const {
    for (const int32_t c : tree_.children(verb)) {
      const Dep d = dep(c);
      if (d == Dep::kNsubj || d == Dep::kNsubjpass || d == Dep::kCsubj || d == Dep::kCsubjpass) return antecedent(c, verb);
    }
    return -1;
  }

  // Subject of a clause as it stands at the surface ("troops" in "troops were sent"), its own or understood; -1.
  int32_t surface_subject(int32_t i, int depth = 0) {
    if (subjects_[i] != kUnknown) return subjects_[i];
    if (depth > kMaxClimb) return -1;
    int32_t found = own_subject(i);
    if (found < 0) found = understood_subject(i, depth);
    if (found == i) found = -1;
    return subjects_[i] = found;
  }

  int32_t object_of(int32_t verb) const {
    const int32_t object = tree_.child(verb, Dep::kDobj);
    return object >= 0 ? object : tree_.child(verb, Dep::kDative);
  }

  // Who an infinitive or gerund below `verb` belongs to.
  int32_t controller(int32_t verb, ClassId by_object, int depth) {
    if (!is_passive(verb) && in(verb, by_object)) {
      const int32_t object = object_of(verb);
      if (object >= 0) return doc_.pos[object] == Pos::kAdp ? pobj(object) : object;
    }
    return surface_subject(verb, depth + 1);
  }

  int32_t pobj(int32_t prep) const { return tree_.child(prep, Dep::kPobj); }

  int32_t understood_subject(int32_t i, int depth) {
    const int32_t h = head(i);
    if (h == i) return -1;
    switch (dep(i)) {
      case Dep::kConj: {
        const int32_t first = first_conjunct(i);
        return is_verbal(doc_.pos[first]) ? surface_subject(first, depth + 1) : -1;
      }
      case Dep::kXcomp:
      case Dep::kCcomp:
        if (dep(i) == Dep::kCcomp && !infinitive(i) && doc_.tags[i] != Tag::kVbg) return -1;
        if (is_verbal(doc_.pos[h])) return controller(h, object_control_, depth);
        if (doc_.pos[h] == Pos::kAdj) return adjective_subject(h, depth);
        return noun_subject(h, depth);
      case Dep::kAcl:
        if (infinitive(i) || has_mark(i)) return noun_subject(h, depth);
        return h;
      case Dep::kRelcl: return own_subject(i) < 0 && tree_.child(i, Dep::kDobj) >= 0 ? h : -1;
      case Dep::kAdvcl: return is_verbal(doc_.pos[h]) && !has_subordinate_subject(i) ? surface_subject(h, depth + 1) : -1;
      case Dep::kPcomp: {
        const int32_t above = head(h);
        if (above == h) return -1;
        if (is_verbal(doc_.pos[above])) return controller(above, object_gerund_, depth);
        if (doc_.pos[above] == Pos::kAdj) return adjective_subject(above, depth);  // "guilty of breaking"
        return noun_subject(above, depth);
      }
      default: return -1;
    }
  }
  bool has_subordinate_subject(int32_t i) const { return own_subject(i) >= 0; }

  int32_t adjective_subject(int32_t adjective, int depth) {
    const int32_t h = head(adjective);
    if (h != adjective && is_verbal(doc_.pos[h])) return surface_subject(h, depth + 1);
    return dep(adjective) == Dep::kAmod ? h : -1;
  }

  int32_t nationality(int32_t modifier) const {
    const int32_t inner = tree_.child(modifier, Dep::kAmod);
    return inner >= 0 && doc_.ent_labels[inner] == EntLabel::kNorp ? inner : -1;
  }

  // Possessor, "by" phrase, nationality or named compound of a noun.
  int32_t own_noun_subject(int32_t noun) const {
    int32_t modifier = -1;
    for (const int32_t c : tree_.children(noun)) {
      if (dep(c) == Dep::kPoss && doc_.pos[c] != Pos::kPart) return c;
      if (dep(c) == Dep::kPrep && doc_.lemma(c) == "by" && pobj(c) >= 0) return pobj(c);
      const bool named = names_actor(doc_.ent_labels[c]) || (dep(c) == Dep::kCompound && in(c, leader_noun_));
      const int32_t inner = dep(c) == Dep::kAmod || dep(c) == Dep::kCompound ? nationality(c) : -1;
      if (modifier < 0 && inner >= 0) modifier = inner;  // "Russian" in "a Russian military build-up"
      if (modifier < 0 && named && (dep(c) == Dep::kAmod || dep(c) == Dep::kCompound || dep(c) == Dep::kNmod)) modifier = c;
    }
    return modifier;
  }

  int32_t noun_subject(int32_t noun, int depth) {
    if (subjects_[noun] != kUnknown) return subjects_[noun];
    if (depth > kMaxClimb) return -1;
    int32_t found = own_noun_subject(noun);
    // "voiced their support": the pronoun is who voices it.
    const bool pronoun = found >= 0 && dep(found) == Dep::kPoss && doc_.pos[found] == Pos::kPron;
    if (found < 0 || pronoun) {
      const int32_t light = light_verb_above(noun);
      const int32_t subject = light < 0 ? -1 : surface_subject(light, depth + 1);
      if (subject >= 0) found = subject;
    }
    if (found < 0) found = circumstance_subject(noun, depth);
    const int32_t above = head(noun);
    if (found < 0 && dep(noun) == Dep::kDobj && in(above, own_deed_verb_)) found = surface_subject(above, depth + 1);
    if (found == noun) found = -1;
    return subjects_[noun] = found;
  }

  // "In a reply, Arland said", "moved in for an assault": whose doing the noun of a circumstance is.
  int32_t circumstance_subject(int32_t noun, int depth) {
    const int32_t prep = head(noun);
    if (dep(noun) != Dep::kPobj || prep == noun || head(prep) == prep || !is_verbal(doc_.pos[head(prep)])) return -1;
    const bool saying = doc_.lemma(prep) == "in" && in(noun, occasion_noun_);
    const bool purpose = doc_.lemma(prep) == "for" && in(head(prep), purpose_verb_);
    return saying || purpose ? surface_subject(head(prep), depth + 1) : -1;
  }

  // The light verb that carries a noun: its object, the subject of its passive, or "in talks" after a verb; else -1.
  int32_t light_verb_above(int32_t noun, int depth = 0) const {
    constexpr int kDeepest = 24;  // conjuncts and measures up; keeps "A, B, C, …" linear
    const int32_t h = head(noun);
    if (h == noun || depth > kDeepest) return -1;
    const Dep d = dep(noun);
    if (d == Dep::kConj) return is_nominal(doc_.pos[h]) ? light_verb_above(h, depth + 1) : -1;
    if ((d == Dep::kDobj || d == Dep::kNsubjpass) && in(h, light_verb_)) return h;
    if (d == Dep::kPobj && doc_.lemma(h) == "of" && in(head(h), measure_noun_) && head(head(h)) != head(h)) {
      return light_verb_above(head(h), depth + 1);  // "launched a series of attacks"
    }
    if (d == Dep::kPobj && in(h, light_prep_) && head(h) != h) {
      const int32_t verb = head(h);
      const std::string_view lemma = doc_.lemma(verb);
      if (lemma == "be" || lemma == "come" || lemma == "go" || lemma == "remain" || lemma == "put" || lemma == "place") return verb;
    }
    return -1;
  }

  void set_governor(Frame& f) {
    const int32_t i = f.token;
    const int32_t h = head(i);
    if (h == i) return;
    f.governor = h;
    switch (dep(i)) {
      case Dep::kRoot: f.governor = -1; return;
      case Dep::kCcomp:
      case Dep::kXcomp:
      case Dep::kAcomp:
      case Dep::kAttr:
      case Dep::kOprd: f.link = is_nominal(doc_.pos[h]) ? Link::kNounOf : Link::kComp; return;
      case Dep::kRelcl: f.link = Link::kRelative; return;
      case Dep::kAcl: f.link = infinitive(i) || has_mark(i) ? Link::kNounOf : Link::kRelative; return;
      case Dep::kAdvcl: {
        const int32_t adjective = completed_adjective(i);
        if (adjective >= 0) f.governor = adjective;
        f.link = adjective >= 0 ? Link::kComp : Link::kAdverbial;
        return;
      }
      case Dep::kConj:
        f.governor = first_conjunct(i);
        f.link = Link::kConjunct;
        return;
      case Dep::kAppos:
      case Dep::kParataxis: f.link = Link::kConjunct; return;
      case Dep::kNsubj:
      case Dep::kCsubj: f.link = Link::kSubject; return;
      case Dep::kNsubjpass:
      case Dep::kCsubjpass:
      case Dep::kDobj:
      case Dep::kDative: f.link = Link::kObject; break;
      case Dep::kPobj:
      case Dep::kPcomp: {
        f.governor = head(h) == h ? -1 : above_prep(h);
        if (f.governor < 0) {
          f.link = Link::kRoot;
          return;
        }
        const bool verb = is_verbal(doc_.pos[f.governor]) || doc_.pos[f.governor] == Pos::kAdj;
        f.link = !verb ? Link::kNounOf : dep(i) == Dep::kPcomp ? Link::kComp : Link::kObject;
        break;
      }
      case Dep::kCompound:
      case Dep::kPoss:
      case Dep::kNmod:
      case Dep::kAmod: f.link = Link::kNounOf; return;
      default: f.link = Link::kAdverbial; return;
    }
    if (!f.verbal && is_nominal(doc_.pos[i])) {
      const int32_t light = light_verb_above(i);
      if (light >= 0) f.governor = light, f.link = Link::kLight;
    }
  }

  // The first word above a chain of prepositions and adverbs ("because of", "out of").
  int32_t above_prep(int32_t prep) const {
    int32_t at = head(prep);
    for (int step = 0; step < kMaxClimb && (doc_.pos[at] == Pos::kAdp || doc_.pos[at] == Pos::kAdv); ++step) {
      if (head(at) == at) return -1;
      at = head(at);
    }
    return at;
  }

  int32_t carrier(const Frame& f) const {
    if (f.verbal) return f.token;
    if (f.link == Link::kLight) return f.governor;
    const bool predicate = dep(f.token) == Dep::kAttr || dep(f.token) == Dep::kAcomp;
    return predicate && is_verbal(doc_.pos[head(f.token)]) ? head(f.token) : -1;
  }

  // Every phrase of a preposition: its noun or clause, and the phrases chained to it.
  void add_prep(int32_t prep, bool inherited, int depth = 0) {
    if (depth > kMaxClimb) return;
    for (const int32_t c : tree_.children(prep)) {
      if (dep(c) == Dep::kPobj || dep(c) == Dep::kPcomp) {
        add(Role::kPrep, c, inherited, prep);
      } else if (dep(c) == Dep::kPrep) {
        add_prep(c, inherited, depth + 1);
      }
    }
  }

  void add_verb_args(const Frame& f) {
    const int32_t v = f.token;
    const int32_t subject = surface_subject(v);
    const bool own = own_subject(v) >= 0;
    if (!f.passive && subject >= 0) add(Role::kSubj, subject, !own);
    bool has_object = false;
    for (const int32_t c : tree_.children(v)) {
      switch (dep(c)) {
        case Dep::kDobj: has_object = true, add(Role::kObj, antecedent(c, v)); break;
        case Dep::kDative:
          if (doc_.pos[c] == Pos::kAdp) {
            if (pobj(c) >= 0) add(Role::kIobj, pobj(c), false, c), add(Role::kPrep, pobj(c), false, c);
          } else {
            add(Role::kIobj, antecedent(c, v));
          }
          break;
        case Dep::kCcomp:
        case Dep::kXcomp: add(Role::kComp, c); break;
        case Dep::kAttr:
        case Dep::kOprd: add(Role::kAttr, c); break;
        case Dep::kAcomp: add(Role::kAcomp, c); break;
        case Dep::kPrep: add_prep(c, false); break;
        case Dep::kAgent:
          if (pobj(c) >= 0) add(Role::kSubj, pobj(c), false, c);
          break;
        case Dep::kAdvmod:
          for (const int32_t below : tree_.children(c)) {
            if (dep(below) == Dep::kPrep) add_prep(below, false);
          }
          break;
        case Dep::kAdvcl: add(Role::kAdvcl, c); break;
        default: break;
      }
    }
    if (f.passive && dep(v) == Dep::kAmod) {
      add(Role::kObj, head(v), true);  // "reduced forces"
    } else if (f.passive && subject >= 0) {
      add(Role::kObj, subject, !own);
    } else if (dep(v) == Dep::kRelcl && !has_object && own && subject != head(v)) {
      add(Role::kObj, head(v), true);  // "the troops (that) Arland sent"
    }
  }

  void add_noun_args(const Frame& f) {
    const int32_t n = f.token;
    const bool copular = f.carrier >= 0 && f.link == Link::kComp;
    const int32_t subject = copular ? surface_subject(f.carrier) : noun_subject(n, 0);
    if (doc_.pos[n] == Pos::kAdj && dep(n) == Dep::kAmod) add(Role::kObj, head(n), true);  // "reduced forces"
    if (subject >= 0) add(Role::kSubj, subject, copular || own_noun_subject(n) < 0);
    for (const int32_t c : tree_.children(n)) {
      switch (dep(c)) {
        case Dep::kPoss: add(Role::kPoss, c); break;
        case Dep::kNummod: add(Role::kNum, c); break;
        case Dep::kAmod:
        case Dep::kCompound:
        case Dep::kNmod:
          add(Role::kMod, c);
          if (c != subject && is_nominal(doc_.pos[c])) add(Role::kObj, c);
          break;
        case Dep::kPrep: {
          const size_t before = args_->size();
          add_prep(c, false);
          if (doc_.lemma(c) == "of" && args_->size() > before) add(Role::kObj, (*args_)[before].token, false, c);
          break;
        }
        case Dep::kAcl:
          if (infinitive(c) || has_mark(c)) add(Role::kComp, c);
          break;
        case Dep::kCcomp:
        case Dep::kXcomp: add(Role::kComp, c); break;
        case Dep::kAdvcl:
          if (completed_adjective(c) == n) add(Role::kComp, c);
          break;
        default: break;
      }
    }
    if (doc_.pos[n] == Pos::kAdj && head(n) != n && is_verbal(doc_.pos[head(n)])) {
      for (const int32_t c : tree_.children(head(n))) {
        if (completed_adjective(c) == n) add(Role::kComp, c);
      }
    }
    if (f.link != Link::kLight && !copular) return;
    for (const int32_t c : tree_.children(f.carrier)) {
      if (dep(c) == Dep::kPrep && c != head(n)) add_prep(c, true);
    }
  }

  // "according to the ministry": the phrases of a preposition or adverb that a rule may name as its trigger.
  void add_particle_args(int32_t i) {
    add_prep(i, false);
    if (head(i) != i && dep(i) == Dep::kPrep) add(Role::kComp, head(i), true);
  }

  const Doc& doc_;
  const Tree& tree_;
  const Lexicon& lexicon_;
  const std::vector<Word>& words_;
  std::vector<int32_t> subjects_;
  std::vector<Arg>* args_ = nullptr;
  ClassId light_verb_ = -1;
  ClassId light_prep_ = -1;
  ClassId object_control_ = -1;
  ClassId object_gerund_ = -1;
  ClassId measure_noun_ = -1;
  ClassId occasion_noun_ = -1;
  ClassId purpose_verb_ = -1;
  ClassId own_deed_verb_ = -1;
  ClassId leader_noun_ = -1;
};

int32_t Frames::arg(int32_t token, Role role) const {
  for (const Arg& a : args(token)) {
    if (a.role == role) return a.token;
  }
  return -1;
}

Frames build_frames(const Doc& doc, const Tree& tree, const Lexicon& lexicon, const std::vector<Word>& words) {
  return FrameBuilder(doc, tree, lexicon, words).build();
}

}  // namespace vedette
