#include "reading/actors/mentions.h"

#include <algorithm>

#include "reading/actors/metonymy.h"
#include "reading/actors/names.h"
#include "reading/actors/pronoun_words.h"

namespace vedette::actors {
namespace {

bool is_left_modifier(Dep d) {
  return d == Dep::kDet || d == Dep::kAmod || d == Dep::kCompound || d == Dep::kPoss || d == Dep::kNummod || d == Dep::kNmod ||
         d == Dep::kQuantmod || d == Dep::kPredet;
}

constexpr int32_t kMaxChain = 16;  // steps up the parse

bool plural_tag(Tag t) { return t == Tag::kNns || t == Tag::kNnps; }
bool noun_tag(Tag t) { return t == Tag::kNn || t == Tag::kNns || t == Tag::kNnp || t == Tag::kNnps; }

class MentionFinder {
 public:
  MentionFinder(const ReadingContext& c, const ActorBase& base, const Classes& classes, Found& found)
      : c_(c), doc_(c.doc), base_(base), classes_(classes), found_(found) {}

  void run() {
    found_.mention_of.assign(static_cast<size_t>(doc_.size()), -1);
    for (int32_t h = 0; h < doc_.size(); ++h) at(h);
  }

 private:
  Dep dep(int32_t i) const { return doc_.deps[static_cast<size_t>(i)]; }
  Tag tag(int32_t i) const { return doc_.tags[static_cast<size_t>(i)]; }
  int32_t head(int32_t i) const { return doc_.heads[static_cast<size_t>(i)]; }
  bool in(int32_t i, ClassId id) const { return id >= 0 && c_.lexicon.in_class(doc_, c_.words, i, id); }
  const NameHit* name_at(int32_t i) const {
    const int32_t n = found_.name_of[static_cast<size_t>(i)];
    return n < 0 ? nullptr : &found_.names[static_cast<size_t>(n)];
  }
  const TermHit* term_at(int32_t i) const {
    const int32_t t = found_.term_of[static_cast<size_t>(i)];
    return t < 0 ? nullptr : &found_.terms[static_cast<size_t>(t)];
  }

  void at(int32_t h) {
    if (doc_.pos[static_cast<size_t>(h)] == Pos::kPron) return add_pronoun(h);
    const NameHit* name = name_at(h);
    if (name != nullptr && name->head == h) return add_name(h, *name);
    const TermHit* term = term_at(h);
    if (term != nullptr && term->head == h && name == nullptr) return add_term(h, *term);
    if (name == nullptr && term == nullptr) add_source(h);
  }

  void push(Mention m) {
    m.quoted = found_.quoted[static_cast<size_t>(m.head)] != 0;
    const std::string_view word = doc_.word(m.head);
    const bool upper = word.size() > 1 && std::none_of(word.begin(), word.end(), [](char ch) { return ch >= 'a' && ch <= 'z'; });
    m.shouted = upper && in_capitals(doc_, m.tokens);
    found_.mention_of[static_cast<size_t>(m.head)] = static_cast<int32_t>(found_.mentions.size());
    found_.mentions.push_back(m);
  }

  void add_pronoun(int32_t h) {
    const PronounWord* p = find_pronoun(doc_.word(h));
    if (p == nullptr || dep(h) == Dep::kExpl) return;
    if (doc_.word(h) == "US") return;
    Mention m;
    m.tokens = {h, h + 1};
    m.head = h;
    m.form = Form::kPronoun;
    m.kind = p->kind;
    m.number = p->number;
    m.gender = p->gender;
    push(m);
  }

  // The left end of the phrase: what modifies the head from before it.
  int32_t left_of(int32_t h, int32_t first) const {
    constexpr int32_t kFarthest = 40;  // tokens; keeps hostile text linear
    int32_t begin = first;
    for (const int32_t c : c_.tree.children(h)) {
      if (c < first && is_left_modifier(dep(c)) && !mistaken_modifier(h, c)) begin = std::min(begin, c_.tree.subtree(c).begin);
    }
    begin = std::max(begin, first - kFarthest);
    for (int32_t t = first - 1; t >= begin; --t) {  // not over "15 Feb. - " or a line's end
      const bool dash = doc_.word(t) == "-" || doc_.word(t) == "–" || doc_.word(t) == "—";
      const bool apart = t > 0 && doc_.spans[static_cast<size_t>(t - 1)].end < doc_.spans[static_cast<size_t>(t)].begin;
      const bool date = doc_.ent_labels[static_cast<size_t>(t)] == EntLabel::kDate && doc_.word(t).find_first_of("0123456789") != std::string_view::npos;
      if ((dash && apart) || date || doc_.pos[static_cast<size_t>(t)] == Pos::kSpace) begin = t + 1;
      if (in_date(t)) begin = std::min(first, t + 2);
    }
    while (begin < first && doc_.pos[static_cast<size_t>(begin)] == Pos::kPunct) ++begin;
    return begin;
  }

  // The hyphen of "02-15".
  bool in_date(int32_t t) const {
    return t > 0 && doc_.word(t) == "-" && doc_.pos[static_cast<size_t>(t - 1)] == Pos::kNum && doc_.pos[static_cast<size_t>(t + 1)] == Pos::kNum;
  }

  // "attack" before "Arland", which the parse takes for part of the name.
  bool mistaken_modifier(int32_t h, int32_t c) const {
    const NameHit* name = name_at(h);
    const bool country = name != nullptr && name->entity >= 0 && base_.entity(name->entity).kind == ActorKind::kCountry;
    return country && dep(c) == Dep::kCompound && name_at(c) == nullptr && doc_.pos[static_cast<size_t>(c)] != Pos::kPropn;
  }

  // Whether this noun only modifies another one, which is then the mention.
  bool modifies(int32_t i) const { return dep(i) == Dep::kCompound || dep(i) == Dep::kAmod || dep(i) == Dep::kNmod || dep(i) == Dep::kNpadvmod; }

  // The noun at the end of a chain of compounds.
  int32_t outermost(int32_t i) const {
    for (int32_t steps = 0; steps < kMaxChain && modifies(i) && head(i) > i; ++steps) i = head(i);
    return i;
  }
  bool actor_head(int32_t i) const {
    const NameHit* name = name_at(i);
    if (name != nullptr) return name->label == EntLabel::kPerson || (name->entity >= 0 && (name->flags & kAliasSeat) == 0);
    const TermHit* t = term_at(i);
    return t != nullptr && t->head == i && noun_tag(tag(i));
  }

  void add_name(int32_t h, const NameHit& hit) {
    if (hit.bound) return;
    Mention m;
    m.form = Form::kName;
    m.head = h;
    m.name = hit.tokens;
    m.entity = hit.entity;
    m.definite = true;
    if (modifies(h) && (dep(h) != Dep::kAmod || (hit.flags & kAliasAdjective) != 0 || hit.label == EntLabel::kNorp)) {
      const int32_t outer = outermost(h);
      if (outer != h && outer >= hit.tokens.end && actor_head(outer)) return;  // told by the phrase it is in
      m.modifier = true;
    }
    const bool person = hit.entity >= 0 ? base_.entity(hit.entity).kind == ActorKind::kPerson : hit.label == EntLabel::kPerson;
    if (hit.entity < 0 && !unknown_name_may(h, hit)) return;
    m.tokens = m.modifier ? hit.tokens : Span{left_of(h, hit.tokens.begin), hit.tokens.end};
    m.number = (hit.flags & kAliasPeople) != 0 && plural_tag(tag(h)) ? Number::kPlural : Number::kSingular;
    m.gender = person ? Gender::kUnknown : Gender::kNeuter;
    context_of(m, {m.tokens.begin, hit.tokens.begin});
    title_of(m, {m.tokens.begin, hit.tokens.begin});
    if (person) {
      person_name(m, hit);
      home_of(m);
    } else if (hit.entity >= 0) {
      if (!known_name(m, hit)) return;
    } else {
      unknown_name(m, hit);
    }
    push(m);
  }

  bool unknown_name_may(int32_t h, const NameHit& hit) const {
    if (hit.label == EntLabel::kNorp) return !(dep(h) == Dep::kAmod || dep(h) == Dep::kCompound);
    if (hit.label == EntLabel::kPerson) return true;
    if (in(hit.tokens.begin, classes_.thing) || in(hit.tokens.end - 1, classes_.thing) || in(h, classes_.thing)) return false;
    const int32_t det = c_.tree.child(h, Dep::kDet);  // "a VBIED"
    if (hit.tokens.size() == 1 && det >= 0 && (doc_.word(det) == "a" || doc_.word(det) == "A" || doc_.word(det) == "an")) return false;
    return noun_tag(tag(h)) || doc_.pos[static_cast<size_t>(h)] == Pos::kPropn;
  }

  void person_name(Mention& m, const NameHit& hit) {
    m.kind = ActorKind::kPerson;
    m.number = Number::kSingular;
    if (hit.entity >= 0) m.gender = base_.entity(hit.entity).gender;
    if (m.gender == Gender::kNeuter) m.gender = Gender::kUnknown;
    if (m.gender == Gender::kUnknown && hit.tokens.size() > 1) m.gender = base_.gender_of_given_name(doc_.word(hit.tokens.begin));
    if (m.title >= 0) {
      const uint8_t flags = base_.title(m.title).flags;
      if ((flags & kTitleFemale) != 0) m.gender = Gender::kFemale;
      if ((flags & kTitleMale) != 0 && m.gender == Gender::kUnknown) m.gender = Gender::kMale;
    }
  }

  // "Ann Lee from Corvo", "Ann Lee of Corvo": the state of the place, where nothing else tells one.
  void home_of(Mention& m) const {
    if (m.entity >= 0 || m.state >= 0 || m.body >= 0) return;
    for (const int32_t c : c_.tree.children(m.head)) {
      const bool home = c >= m.tokens.end && dep(c) == Dep::kPrep && (doc_.word(c) == "from" || doc_.word(c) == "of");
      const int32_t object = home ? c_.tree.child(c, Dep::kPobj) : -1;
      if (object < 0) continue;
      const NameHit* n = name_at(object);
      const bool state = n != nullptr && n->entity >= 0 && base_.entity(n->entity).kind == ActorKind::kCountry;
      m.state = state ? n->entity : state_of_place(object);
    }
  }

  // A name of the base that is no person's. False: here it is a place, not an actor.
  bool known_name(Mention& m, const NameHit& hit) {
    const ActorEntity& e = base_.entity(hit.entity);
    m.kind = e.kind;
    m.sector = e.sector;
    if (e.kind == ActorKind::kCountry) {
      m.state = hit.entity;
      const bool adjective = (hit.flags & kAliasAdjective) != 0 && (tag(m.head) == Tag::kJj || m.modifier);
      const bool people = (hit.flags & (kAliasPeople | kAliasAdjective)) != 0 && (noun_tag(tag(m.head)) || tag(m.head) == Tag::kJj) && !m.modifier;
      if ((hit.flags & kAliasSeat) != 0) {
        if (dateline(m) || !(seat_acts(c_, classes_.act, classes_.place_prep, m.head) || listed_with_actor(m.head))) return false;
        if (const int32_t body = body_of_seat(hit); body >= 0) {
          m.entity = body, m.state = -1;
          m.kind = base_.entity(body).kind;
          m.sector = base_.entity(body).sector;
          return true;
        }
        m.organ = base_.government();
        m.kind = ActorKind::kGovernment;
        return true;
      }
      if (adjective && m.modifier) return argument_of_noun(m.head);
      if ((hit.flags & (kAliasPeople | kAliasAdjective)) != 0 && people && hit.label != EntLabel::kGpe && !is_state_name(hit)) {
        m.kind = ActorKind::kNationality;
        return true;
      }
      return !only_a_place(m.head);
    }
    if (e.kind == ActorKind::kNationality) {
      if (m.modifier || dep(m.head) == Dep::kAmod) return false;
      m.number = plural_tag(tag(m.head)) ? Number::kPlural : Number::kUnknown;
      m.sector = e.sector;
      return true;
    }
    if (e.kind == ActorKind::kGovernment && only_a_place(m.head)) return false;  // "in the Kremlin"
    if (m.modifier && dep(m.head) == Dep::kAmod) return false;
    return true;
  }

  // Which body "Brussels" stands for: the one the report names most; the state where it names that most.
  int32_t body_of_seat(const NameHit& hit) const {
    NameKey key;
    for (int32_t t = hit.tokens.begin; t < hit.tokens.end; ++t) key.add(doc_.word(t));
    const auto bodies = base_.bodies_seated_at(key);
    if (bodies.empty()) return -1;
    const auto told = [&](int32_t entity) {
      const auto end = found_.names.begin() + std::min<std::ptrdiff_t>(2000, std::ssize(found_.names));
      return std::count_if(found_.names.begin(), end, [&](const NameHit& n) {
        return n.entity == entity && (n.flags & kAliasSeat) == 0;
      });
    };
    int32_t best = bodies[0];
    for (const int32_t b : bodies) {
      if (told(b) > told(best)) best = b;
    }
    return told(hit.entity) > told(best) ? -1 : best;
  }

  // "MOSCOW, Feb. 15 -", "KYIV (AP) -": where it was written.
  bool dateline(const Mention& m) const {
    const int32_t first = doc_.sentences[static_cast<size_t>(c_.tree.sentence(m.head))].begin;
    const int32_t next = m.name.end;
    if (m.name.begin > first + 1 || next >= doc_.size() || !is_state_name({m.name, m.head, -1, 0, EntLabel::kNone, false})) return false;
    const std::string_view mark = doc_.word(next);
    return mark == "," || mark == "(" || mark == "-" || mark == "–" || mark == "—" || mark == "/";
  }

  // "the US": an adjective too, but here the state.
  bool is_state_name(const NameHit& hit) const {
    const std::string_view text = slice(doc_.text, doc_.bytes(hit.tokens));
    return std::none_of(text.begin(), text.end(), [](char ch) { return ch >= 'a' && ch <= 'z'; });
  }

  // The first of a coordination, or one near it.
  int32_t first_conjunct(int32_t i) const {
    for (int32_t steps = 0; steps < kMaxChain && dep(i) == Dep::kConj && head(i) < i; ++steps) i = head(i);
    return i;
  }
  // "emboldened Hezbollah, Moscow and Iran": one of a list of actors.
  bool listed_with_actor(int32_t h) const {
    const int32_t first = first_conjunct(h);
    const NameHit* name = first == h ? nullptr : name_at(first);
    if (name == nullptr || name->entity < 0 || dep(first) == Dep::kPobj) return false;
    const ActorKind kind = base_.entity(name->entity).kind;
    return kind == ActorKind::kGroup || kind == ActorKind::kOrganisation || kind == ActorKind::kPerson || kind == ActorKind::kArmedForce;
  }
  bool only_a_place(int32_t h) const {
    h = first_conjunct(h);
    return dep(h) == Dep::kPobj && in(head(h), classes_.place_prep);
  }

  // "Russian withdrawal": the noun takes it as its subject or object.
  bool argument_of_noun(int32_t t) const {
    const int32_t noun = outermost(t);
    if (in(noun, classes_.deed_noun)) return true;
    for (const Arg& a : c_.frames.args(noun)) {
      if (a.token == t && (a.role == Role::kSubj || a.role == Role::kObj)) return true;
    }
    return false;
  }

  void unknown_name(Mention& m, const NameHit& hit) {
    if (hit.label == EntLabel::kNorp) {
      m.kind = ActorKind::kGroup;
      m.number = Number::kPlural;
      return;
    }
    m.kind = ActorKind::kOrganisation;
    const int32_t last = hit.tokens.end - 1;
    const auto any = [&](ClassId id) {
      for (int32_t i = hit.tokens.begin; i <= last; ++i) {
        if (in(i, id)) return true;
      }
      return false;
    };
    if (in(last, classes_.unit)) {
      m.kind = ActorKind::kArmedForce, m.sector = "MIL";
    } else if (any(classes_.university)) {
      m.sector = "EDU";
    } else if (any(classes_.state_body)) {
      m.sector = "GOV";
    } else if (any(classes_.judge)) {
      m.sector = "JUD";
    } else if (in(last, classes_.party)) {
      m.sector = "PTY";
    } else if (any(classes_.firm)) {
      m.sector = "BUS";
    } else if (any(classes_.press)) {
      m.sector = "JRN";
    } else if (any(classes_.faith)) {
      m.sector = "REL";
    } else if (any(classes_.hospital)) {
      m.sector = "MED";
    }
    if (m.state < 0) inner_state(m, hit.tokens);
  }

  void inner_state(Mention& m, Span tokens) const {
    const auto first = std::lower_bound(found_.names.begin(), found_.names.end(), tokens.begin,
                                        [](const NameHit& n, int32_t at) { return n.tokens.begin < at; });
    for (auto it = first; it != found_.names.end() && it->tokens.begin < tokens.end; ++it) {
      const NameHit& n = *it;
      if (tokens.contains(n.tokens) && n.entity >= 0 && base_.entity(n.entity).kind == ActorKind::kCountry) m.state = n.entity;
    }
  }

  // States and bodies named before the head.
  void context_of(Mention& m, Span before) {
    for (int32_t i = before.begin; i < before.end; ++i) {
      const NameHit* n = name_at(i);
      if (n != nullptr && n->entity >= 0 && !n->bound && n->head == i) {
        const ActorEntity& e = base_.entity(n->entity);
        if (e.kind == ActorKind::kCountry) {
          m.state = n->entity;
        } else if (e.kind != ActorKind::kPerson && e.kind != ActorKind::kNationality) {
          m.body = n->entity;
        }
      }
      const TermHit* t = term_at(i);
      if (t != nullptr && t->head == i && t->term.organ >= 0 && m.form != Form::kNoun) m.organ = t->term.organ;
      if (m.state < 0 && n == nullptr) m.state = state_of_place(i);
      if (in(i, classes_.former)) m.former = true;
      if (in(i, classes_.indefinite) || doc_.pos[static_cast<size_t>(i)] == Pos::kNum) m.counted = true;
      if (doc_.deps[static_cast<size_t>(i)] == Dep::kPoss || doc_.word(i) == "the" || doc_.word(i) == "The" || doc_.word(i) == "this" || doc_.word(i) == "This") m.definite = true;
    }
  }

  // The state that a place at this token is in; -1 without one.
  int32_t state_of_place(int32_t i) const { return found_.place_state.empty() ? -1 : found_.place_state[static_cast<size_t>(i)]; }

  // The title right before a name: the last one that names an office or a trade.
  void title_of(Mention& m, Span before) {
    for (int32_t i = before.end - 1; i >= before.begin; --i) {
      const TermHit* t = term_at(i);
      if (t == nullptr || t->term.title < 0) continue;
      const Title& title = base_.title(t->term.title);
      const bool plain = title.sector.empty() && (title.flags & (kTitleNameOnly)) != 0;
      if (m.title < 0 || (base_.title(m.title).sector.empty() && !title.sector.empty()) || (base_.title(m.title).flags & kTitleRank) != 0) {
        if (m.title >= 0 && plain) continue;
        m.title = t->term.title;
        m.title_key = t->key;
      }
      i = t->tokens.begin;
    }
  }

  // "the government of Iraq", "president of the European Commission", "protesters in Belarus".
  void context_after(Mention& m) {
    for (const int32_t c : c_.tree.children(m.head)) {
      if (c < m.tokens.end || dep(c) != Dep::kPrep) continue;
      const std::string_view prep = doc_.word(c);
      const bool of = prep == "of" || prep == "for";
      const bool place = in(c, classes_.place_prep) || prep == "from";
      if (!of && !place) continue;
      const int32_t object = c_.tree.child(c, Dep::kPobj);
      if (object < 0) continue;
      const NameHit* n = name_at(object);
      if (n == nullptr || n->entity < 0 || n->bound) {
        const TermHit* t = term_at(object);
        if (of && m.state < 0) inner_state(m, n != nullptr ? n->tokens : Span{std::max(c, object - kMaxChain), object});  // "the head of the Arlandic Ministry of Trade"
        if (of && t != nullptr && t->term.organ >= 0 && m.form == Form::kRole && m.organ < 0) m.organ = t->term.organ;
        if (of && t != nullptr && c == m.tokens.end) m.definite = m.definite || doc_.word(m.tokens.begin) != "a";
        const bool owned = !of && c_.tree.child(m.head, Dep::kPoss) >= 0;
        if (m.state < 0 && !owned && (of || m.sector != "MIL")) m.state = state_of_place(object);
        if (of && c == m.tokens.end && state_of_place(object) >= 0) m.tokens.end = object + 1;
        continue;
      }
      const ActorEntity& e = base_.entity(n->entity);
      const bool state = e.kind == ActorKind::kCountry;
      const bool owned = !of && c_.tree.child(m.head, Dep::kPoss) >= 0;  // "its embassy in …" is not that state's
      if (state && m.state < 0 && !owned && (of || m.sector != "MIL")) m.state = n->entity;
      if (!state && of && e.kind != ActorKind::kPerson && m.body < 0) m.body = n->entity;
      if (of && c == m.tokens.end && (state || m.form == Form::kRole)) m.tokens.end = n->tokens.end;
    }
  }

  void add_term(int32_t h, const TermHit& hit) {
    if (!noun_tag(tag(h)) || hit.tokens.contains(h) == false) return;
    if (modifies(h) && head(h) > h) return;
    const bool plural = plural_tag(tag(h));
    Mention m;
    m.head = h;
    m.tokens = {left_of(h, hit.tokens.begin), std::max(h + 1, hit.tokens.end)};
    m.number = plural ? Number::kPlural : Number::kSingular;
    m.noun = hit.term.noun;
    m.form = hit.term.title >= 0 && !plural ? Form::kRole : Form::kNoun;
    if (m.form == Form::kNoun && hit.term.noun < 0 && hit.term.organ < 0 && hit.term.title < 0) return;
    if (hit.term.title >= 0 && (base_.title(hit.term.title).flags & kTitleNameOnly) != 0) return;
    const uint16_t flags_of_noun = hit.term.noun >= 0 ? base_.noun(hit.term.noun).flags : 0;
    if ((flags_of_noun & kNounTarget) != 0 && !acted_on(h)) return;
    const bool single = (flags_of_noun & kNounPlural) != 0 && !plural && hit.term.organ < 0;
    if (single && m.form == Form::kNoun && c_.tree.child(h, Dep::kDet) < 0) return;  // "fighter", of a jet
    context_of(m, {m.tokens.begin, h});
    if (m.form == Form::kRole) {
      m.title = hit.term.title;
      m.title_key = hit.key;
      m.kind = ActorKind::kPerson;
      m.sector = base_.title(m.title).sector;
      const uint8_t flags = base_.title(m.title).flags;
      m.gender = (flags & kTitleFemale) != 0 ? Gender::kFemale : (flags & kTitleMale) != 0 ? Gender::kMale : Gender::kUnknown;
      if (doc_.tags[static_cast<size_t>(h)] == Tag::kNnp && m.tokens.size() <= hit.tokens.size()) m.definite = true;
    } else {
      noun_kind(m, hit);
    }
    context_after(m);
    push(m);
  }

  // "the coroner said": a human noun that speaks, of no list.
  void add_source(int32_t h) {
    if (dep(h) != Dep::kNsubj || !noun_tag(tag(h)) || !in(head(h), classes_.say) || !in(h, classes_.person)) return;
    Mention m;
    m.head = h;
    m.tokens = {left_of(h, h), h + 1};
    m.number = plural_tag(tag(h)) ? Number::kPlural : Number::kSingular;
    m.kind = m.number == Number::kPlural ? ActorKind::kUnnamed : ActorKind::kPerson;
    context_of(m, {m.tokens.begin, h});
    context_after(m);
    push(m);
  }

  // "attacked an army camp", "the assault on the base"; not "in the camp".
  bool acted_on(int32_t h) const {
    h = first_conjunct(h);
    if (dep(h) == Dep::kDobj || dep(h) == Dep::kNsubjpass) return true;
    return dep(h) == Dep::kPobj && (doc_.word(head(h)) == "on" || doc_.word(head(h)) == "against");
  }

  void noun_kind(Mention& m, const TermHit& hit) {
    // "forces" are an army; "a force", "military force" need not be.
    const bool lone_force = hit.tokens.size() == 1 && m.number == Number::kSingular && doc_.lemma(m.head) == "force";
    if (hit.term.organ >= 0 && !lone_force) m.organ = hit.term.organ;
    if (hit.term.noun >= 0) {
      m.kind = base_.noun(hit.term.noun).kind;
      m.sector = base_.noun(hit.term.noun).sector;
    } else if (hit.term.title >= 0) {
      m.kind = ActorKind::kUnnamed;
      m.sector = base_.title(hit.term.title).sector;
    }
    if (m.organ >= 0) {
      m.kind = base_.organ(m.organ).kind;
      m.sector = base_.organ(m.organ).sector;
    }
    if (hit.term.title >= 0 && m.organ < 0 && m.number == Number::kPlural && m.kind != ActorKind::kGroup && m.kind != ActorKind::kArmedForce &&
        m.kind != ActorKind::kCountry) {
      m.kind = ActorKind::kUnnamed;  // people of a body, not the body
    }
    m.weak = hit.term.noun >= 0 && m.organ < 0 && (base_.noun(hit.term.noun).flags & kNounWeak) != 0;
    if (hit.term.title >= 0) m.title = hit.term.title, m.title_key = hit.key;
  }

  const ReadingContext& c_;
  const Doc& doc_;
  const ActorBase& base_;
  const Classes& classes_;
  Found& found_;
};

}  // namespace

void find_mentions(const ReadingContext& context, const ActorBase& base, const Classes& classes, Found& found) {
  MentionFinder(context, base, classes, found).run();
}

}  // namespace vedette::actors
