#include "reading/quantities/quantities.h"

#include <algorithm>
#include <cmath>

#include "reading/quantities/find.h"

namespace vedette {
namespace {

constexpr int32_t kMaxClimb = 24;

bool is_noun(Pos p) { return p == Pos::kNoun || p == Pos::kPropn; }
bool is_verb(Pos p) { return p == Pos::kVerb || p == Pos::kAux; }

// Looks at one Doc; everything is by token.
class Counter {
 public:
  Counter(const QuantityWords& words, const Doc& doc, std::span<const Atom> atoms, std::span<const Actor> actors)
      : words_(words), doc_(doc), atoms_(atoms), actors_(actors), lemmas_(atoms.size(), 0) {
    for (size_t i = 0; i < atoms.size(); ++i) {
      // A token of one atom lends it its dictionary form.
      const int32_t t = atoms[i].token;
      if (t >= 0 && !doc.lemmas.empty() && atoms[i].bytes == doc.spans[static_cast<size_t>(t)]) lemmas_[i] = words.lexicon.find(doc.lemma(t));
    }
  }

  Quantity quantity(const NumberFound& n) const {
    Quantity q;
    q.span = {atom(n.atoms.begin).bytes.begin, atom(n.atoms.end - 1).bytes.end};
    if (!std::isnan(n.low)) q.low = n.low;
    if (!std::isnan(n.high)) q.high = n.high;
    q.bound = n.bound;
    if (n.unit >= 0) q.unit = words_.unit_list[static_cast<size_t>(n.unit)].name;
    if (n.factor) q.unit = "times";
    if (n.share && q.low) q.unit = "percent";
    const bool money = n.unit >= 0 && words_.unit_list[static_cast<size_t>(n.unit)].money;
    Span counted = money ? kNoSpan : n.factor ? subject_atoms(n) : counted_atoms(n);
    if (is_absent(counted) && !money && n.unit < 0) counted = number_of_atoms(n);
    if (!is_absent(counted)) q.of = {atom(counted.begin).bytes.begin, atom(counted.end - 1).bytes.end};
    const int32_t kind = money ? -1 : kind_of(counted);
    if (money) q.kind = "money";
    if (kind >= 0) q.kind = words_.kind_list[static_cast<size_t>(kind)].id;
    const int32_t head = head_of(n, counted);
    q.whose = whose(head);
    if (n.factor) q.measure = Measure::kChange;
    else if (n.unit < 0 || !is_absent(counted) || !words_.unit_list[static_cast<size_t>(n.unit)].size) q.measure = measure(n, head, kind);
    if (n.added && q.measure == Measure::kStock) q.measure = Measure::kChange;
    return q;
  }

  // "Several", "more", "one" are quantities only of forces, arms and losses; a bare year only with something counted.
  bool worth(const NumberFound& n, const Quantity& q) const {
    if (n.one && is_below(q.kind, "civilians")) return true;
    if (!n.told || n.one) return q.kind != "money" && is_military(q.kind);
    const bool like_year = n.number.size() == 1 && atom(n.number.begin).digits() == 4 && atom(n.number.begin).number >= 1900 && atom(n.number.begin).number < 2100;
    return !like_year || !q.kind.empty() || !q.unit.empty();
  }

 private:
  bool is_below(std::string_view kind, std::string_view wider) const {
    for (size_t i = 0; i < words_.kind_list.size(); ++i) {
      if (words_.kind_list[i].id == kind) return words_.is_a(static_cast<int32_t>(i), wider);
    }
    return false;
  }
  bool is_military(std::string_view kind) const {
    constexpr std::string_view kWide[] = {"personnel", "armour", "artillery", "air_defence", "aircraft", "ship", "missile",
                                          "logistics", "vehicle", "unit", "weapon", "casualties"};
    for (size_t i = 0; i < words_.kind_list.size(); ++i) {
      if (words_.kind_list[i].id != kind) continue;
      return std::any_of(std::begin(kWide), std::end(kWide), [&](std::string_view w) { return words_.is_a(static_cast<int32_t>(i), w); });
    }
    return false;
  }
  const Atom& atom(int32_t i) const { return atoms_[static_cast<size_t>(i)]; }
  bool in(int32_t i) const { return i >= 0 && i < static_cast<int32_t>(atoms_.size()); }
  bool parsed() const { return !doc_.heads.empty() && !doc_.deps.empty(); }
  int32_t head(int32_t t) const { return doc_.heads[static_cast<size_t>(t)]; }
  Dep dep(int32_t t) const { return doc_.deps[static_cast<size_t>(t)]; }
  Pos pos(int32_t t) const { return doc_.pos[static_cast<size_t>(t)]; }

  // The token that stands for the quantity in the parse: of the noun's atoms the one that governs the rest.
  int32_t head_of(const NumberFound& n, Span counted) const {
    if (is_absent(counted)) return atom(n.number.end - 1).token;
    const int32_t first = atom(counted.begin).token;
    int32_t t = atom(counted.end - 1).token;
    for (int32_t steps = 0; parsed() && t >= 0 && steps < 4 && head(t) >= first && head(t) < t; ++steps) t = head(t);
    return t;
  }

  // ---- what is counted ----

  // The atoms of the noun counted, with what stands between it and the number; absent if nothing is told.
  Span counted_atoms(const NumberFound& n) const {
    int32_t from = n.atoms.end;
    const auto says_of = [&](int32_t i) { return in(i) && slice(doc_.text, atom(i).bytes) == "of"; };
    const bool of = says_of(from) || says_of(from - 1);  // "hundreds of", "some of"
    if (says_of(from)) ++from;
    if (!in(from) || atom(from).paragraph) return kNoSpan;
    if (!parsed()) return by_words(from);
    const int32_t token = of ? child_noun(atom(from - 1).token) : counted_token(n, from);
    if (token < 0 || token < atom(from).token) return kNoSpan;
    int32_t end = from;
    while (in(end) && atom(end).token <= token) ++end;
    for (int32_t i = from; i < end; ++i) {  // "prisoners of war"
      const auto hit = words_.kinds.longest(atoms_, i, lemmas_);
      if (hit && hit->end > end) end = hit->end;
    }
    const int32_t begin = skip_determiners(from, end);
    if (end <= begin || end - begin > 12) return kNoSpan;
    return {begin, end};
  }

  // "The number of troops has doubled": the subject, or what its "number of" counts.
  Span subject_atoms(const NumberFound& n) const {
    const int32_t verb = atom(n.number.begin).token;
    if (verb < 0 || !parsed() || !is_verb(pos(verb))) return kNoSpan;
    for (int32_t t = std::max(0, verb - 30); t < verb; ++t) {
      if (head(t) == verb && (dep(t) == Dep::kNsubj || dep(t) == Dep::kNsubjpass)) return phrase_of(number_noun(t) < 0 ? t : number_noun(t));
    }
    return kNoSpan;
  }

  // "The number of soldiers … at 150,000", "up from 100,000": what the "number of" beside the number's verb counts.
  Span number_of_atoms(const NumberFound& n) const {
    int32_t t = atom(n.number.end - 1).token;
    if (t < 0 || !parsed() || dep(t) != Dep::kPobj) return kNoSpan;
    for (int32_t steps = 0; steps < 6 && !is_verb(pos(t)) && head(t) != t; ++steps) t = head(t);
    if (!is_verb(pos(t))) return kNoSpan;
    for (int32_t c = std::max(0, t - 30); c < std::min(t + 20, doc_.size()); ++c) {
      if (head(c) != t || (dep(c) != Dep::kNsubj && dep(c) != Dep::kDobj && dep(c) != Dep::kNsubjpass)) continue;
      if (const int32_t counted = number_noun(c); counted >= 0) return phrase_of(counted);
    }
    return kNoSpan;
  }

  // X of "the number of X"; -1 for another noun.
  int32_t number_noun(int32_t t) const {
    const std::string_view lemma = doc_.lemma(t);
    if (lemma != "number" && lemma != "total" && lemma != "strength" && lemma != "toll") return -1;
    for (int32_t p = t + 1; p < std::min(t + 3, doc_.size()); ++p) {
      if (head(p) == t && dep(p) == Dep::kPrep) return child_noun(p);
    }
    return -1;
  }

  // A noun with the nouns and adjectives before it.
  Span phrase_of(int32_t token) const {
    int32_t first = token;
    while (first > 0 && head(first - 1) == token && (dep(first - 1) == Dep::kCompound || dep(first - 1) == Dep::kAmod)) --first;
    const auto at = [&](int32_t t) {
      return static_cast<int32_t>(std::lower_bound(atoms_.begin(), atoms_.end(), t, [](const Atom& a, int32_t v) { return a.token < v; }) - atoms_.begin());
    };
    const Span out{at(first), at(token + 1)};
    return out.empty() ? kNoSpan : out;
  }

  // Without a parse: as far as the longest kind begins.
  Span by_words(int32_t from) const {
    for (int32_t i = from; i < from + 3 && in(i); ++i) {
      if (const auto hit = words_.kinds.longest(atoms_, i, lemmas_)) return {from, hit->end};
    }
    return kNoSpan;
  }

  int32_t child_noun(int32_t prep) const {
    if (prep < 0) return -1;
    for (int32_t t = prep + 1; t < std::min(prep + 16, doc_.size()); ++t) {
      if (head(t) == prep && (dep(t) == Dep::kPobj || dep(t) == Dep::kPcomp)) return t;
    }
    return -1;
  }

  // The noun on which the number hangs, right of it.
  int32_t counted_token(const NumberFound& n, int32_t from) const {
    int32_t t = atom(n.number.end - 1).token;
    if (n.unit >= 0 && n.atoms.end > n.number.end) t = atom(n.atoms.end - 1).token;
    const int32_t last = t;
    for (int32_t steps = 0; t >= 0 && steps < 6; ++steps) {
      const Dep d = dep(t);
      const bool modifies = d == Dep::kNummod || d == Dep::kQuantmod || d == Dep::kCompound || d == Dep::kAmod || d == Dep::kDet ||
                            d == Dep::kNmod || d == Dep::kPredet || d == Dep::kNpadvmod || d == Dep::kAdvmod;
      if (!modifies) break;
      t = head(t);
      if (t > last && (is_noun(pos(t)) || pos(t) == Pos::kPron)) {
        if (dep(t) != Dep::kCompound && dep(t) != Dep::kNmod) return t;
      }
    }
    // "two killed": a participle or adjective used as the noun.
    const int32_t next = atom(from).token;
    if (t >= 0 && next >= 0 && next == last + 1 && (dep(next) == Dep::kAcl || dep(next) == Dep::kAmod) && head(next) == last) return next;
    return next_noun(next);
  }

  // Where the parse hangs the number elsewhere: the noun phrase that follows it.
  int32_t next_noun(int32_t next) const {
    if (next < 0) return -1;
    const bool opens = is_noun(pos(next)) || (pos(next) == Pos::kAdj && dep(next) == Dep::kAmod);
    if (!opens) return -1;
    int32_t t = next;
    for (int32_t steps = 0; steps < 4 && head(t) > t && (dep(t) == Dep::kCompound || dep(t) == Dep::kAmod || dep(t) == Dep::kNmod); ++steps) t = head(t);
    return is_noun(pos(t)) ? t : -1;
  }

  int32_t skip_determiners(int32_t from, int32_t end) const {
    while (from < end) {
      const int32_t t = atom(from).token;
      const Tag tag = doc_.tags[static_cast<size_t>(t)];
      if (tag != Tag::kDt && tag != Tag::kCd && tag != Tag::kPrpPoss && tag != Tag::kPos && atom(from).sign != '-' && atom(from).sign != ',') break;
      ++from;
    }
    return from;
  }

  // The kind named by the noun; else by what stands before it ("S-400 battalions": the last such).
  int32_t kind_of(Span counted) const {
    if (is_absent(counted)) return -1;
    int32_t at_head = -1;
    int32_t before = -1;
    int32_t head_begin = counted.end;
    for (int32_t i = counted.begin; i < counted.end; ++i) {
      const auto hit = words_.kinds.longest(atoms_.subspan(0, static_cast<size_t>(counted.end)), i, lemmas_);
      if (!hit) continue;
      if (hit->end >= counted.end) {
        if (at_head < 0) {
          at_head = hit->value;
          head_begin = i;
        }
      } else if (i < head_begin) {
        before = hit->value;
      }
    }
    // A unit or a general word takes its kind from the weapon that it has.
    const bool general = at_head < 0 || words_.is_a(at_head, "missile") || words_.is_a(at_head, "unit") || words_.is_a(at_head, "weapon") || words_.is_a(at_head, "vehicle");
    if (before >= 0 && at_head >= 0 && words_.is_a(before, words_.kind_list[static_cast<size_t>(at_head)].id)) return before;
    if (before >= 0 && general && is_equipment(before)) return before;
    return at_head;
  }

  bool is_equipment(int32_t kind) const {
    constexpr std::string_view kWide[] = {"armour", "artillery", "air_defence", "aircraft", "ship", "missile", "weapon"};
    return std::any_of(std::begin(kWide), std::end(kWide), [&](std::string_view w) { return words_.is_a(kind, w); });
  }

  // ---- whose ----

  // The narrowest actor at a token; not one that takes in `beside` too.
  int32_t actor_at(int32_t t, int32_t beside = -1) const {
    int32_t best = -1;
    const Span token = doc_.spans[static_cast<size_t>(t)];
    for (size_t i = 0; i < actors_.size(); ++i) {
      if (!actors_[i].span.contains(token)) continue;
      if (beside >= 0 && actors_[i].span.contains(doc_.spans[static_cast<size_t>(beside)])) continue;
      if (best < 0 || actors_[i].span.size() < actors_[static_cast<size_t>(best)].span.size()) best = static_cast<int32_t>(i);
    }
    return best;
  }

  static bool is_known(const Actor& a) { return !a.country.empty() || (!a.entity.empty() && !a.entity.starts_with("name:")); }

  int32_t whose(int32_t noun) const {
    if (noun < 0 || actors_.empty() || !parsed()) return -1;
    const int32_t first = std::max(0, noun - 12);
    for (const bool possessive : {true, false}) {
      for (int32_t t = first; t < noun; ++t) {
        const bool hangs = head(t) == noun;
        const bool right = possessive ? dep(t) == Dep::kPoss : (dep(t) == Dep::kAmod || dep(t) == Dep::kCompound || dep(t) == Dep::kNmod);
        if (!hangs || !right) continue;
        if (const int32_t a = actor_at(t, noun); a >= 0) return a;
      }
    }
    // "100,000 Russian troops" may be one actor: its own, if it is known whose they are.
    if (const int32_t own = actor_at(noun); own >= 0 && is_known(actors_[static_cast<size_t>(own)])) return own;
    return subject_actor(noun);
  }

  // "Russia has massed 100,000 troops": who does it to the noun.
  int32_t subject_actor(int32_t noun) const {
    int32_t t = noun;
    for (int32_t steps = 0; steps < 5 && !is_verb(pos(t)); ++steps) {
      const Dep d = dep(t);
      if (d == Dep::kNsubj || d == Dep::kNsubjpass) return -1;
      if (head(t) == t) return -1;
      t = head(t);
    }
    if (!is_verb(pos(t)) || t == noun) return -1;
    for (int32_t steps = 0; steps < 4; ++steps) {
      for (int32_t s = std::max(0, t - 30); s < t; ++s) {
        if (head(s) == t && dep(s) == Dep::kNsubj) return actor_at(s);
      }
      const Dep d = dep(t);
      if (d != Dep::kXcomp && d != Dep::kConj) return -1;
      t = head(t);
    }
    return -1;
  }

  // ---- measure ----

  Measure measure(const NumberFound& n, int32_t noun, int32_t kind) const {
    if (kind >= 0 && words_.is_a(kind, "casualties")) return Measure::kLoss;
    if (n.more) return Measure::kChange;
    if (noun < 0 || !parsed()) return Measure::kStock;
    if (is_whole(n, noun)) return Measure::kStock;
    // A participle behind the noun: "100 soldiers killed".
    for (int32_t t = noun + 1; t < std::min(noun + 8, doc_.size()); ++t) {
      if (head(t) == noun && dep(t) == Dep::kAcl) {
        if (const auto m = word_measure(t)) return *m;
      }
    }
    int32_t t = noun;
    for (int32_t steps = 0; steps < kMaxClimb; ++steps) {
      if (is_verb(pos(t)) || (t != noun && is_noun(pos(t)))) {
        if (const auto m = measure_here(t)) return is_flow(*m) && is_verb(pos(t)) ? with_future(stands(*m, t), t) : *m;
      }
      if (is_verb(pos(t)) && (dep(t) != Dep::kXcomp || head(t) == t)) break;
      if (head(t) == t) break;
      t = head(t);
    }
    return Measure::kStock;
  }

  // Of the word, or of what it begins, goes on with or ends: "troops began returning".
  std::optional<Measure> measure_here(int32_t t) const {
    if (const auto m = word_measure(t)) return m;
    if (!is_verb(pos(t))) return std::nullopt;
    for (int32_t c = t + 1; c < std::min(t + 8, doc_.size()); ++c) {
      if (head(c) == t && dep(c) == Dep::kXcomp && is_verb(pos(c))) return word_measure(c);
    }
    return std::nullopt;
  }

  // "10,000 of its 130,000 troops": the second number.
  bool is_whole(const NumberFound& n, int32_t noun) const {
    const int32_t number = atom(n.number.end - 1).token;
    if (dep(noun) != Dep::kPobj || number < 0 || dep(number) != Dep::kNummod || head(number) != noun) return false;
    const int32_t of = head(noun);
    return doc_.lemma(of) == "of" && pos(head(of)) == Pos::kNum;
  }

  static bool is_flow(Measure m) { return m == Measure::kFlowIn || m == Measure::kFlowOut || m == Measure::kChange || m == Measure::kCapability; }

  std::optional<Measure> word_measure(int32_t t) const {
    std::string lemma(doc_.lemma(t));
    for (char& c : lemma) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    for (int32_t p = t + 1; p < std::min(t + 4, doc_.size()); ++p) {
      if (head(p) != t || (dep(p) != Dep::kPrt && dep(p) != Dep::kAdvmod)) continue;
      if (const auto m = find_measure(lemma + " " + std::string(doc_.lemma(p)))) return m;
    }
    return find_measure(lemma);
  }
  std::optional<Measure> find_measure(const std::string& lemma) const {
    const auto at = std::lower_bound(words_.measure_words.begin(), words_.measure_words.end(), lemma, [](const auto& e, const std::string& w) { return e.first < w; });
    if (at == words_.measure_words.end() || at->first != lemma) return std::nullopt;
    return at->second;
  }

  // "Has deployed 100,000 men near the border": they are there.
  Measure stands(Measure m, int32_t verb) const {
    if (m != Measure::kFlowIn || doc_.tags[static_cast<size_t>(verb)] != Tag::kVbn) return m;
    bool perfect = false;
    for (int32_t t = std::max(0, verb - 8); t < std::min(verb + 16, doc_.size()); ++t) {
      if (head(t) != verb) continue;
      if (t < verb && dep(t) == Dep::kAux && doc_.lemma(t) == "have") perfect = true;
      if (dep(t) == Dep::kPrep && (doc_.lemma(t) == "to" || doc_.lemma(t) == "into" || doc_.lemma(t) == "toward")) return m;
    }
    return perfect && doc_.lemma(verb) == "deploy" ? Measure::kStock : m;
  }

  // "will send", "plans to send": planned; "could field": capability.
  Measure with_future(Measure m, int32_t verb) const {
    for (int32_t t = std::max(0, verb - 8); t < verb; ++t) {
      if (head(t) != verb || dep(t) != Dep::kAux) continue;
      const std::string_view w = doc_.lemma(t);
      if (w == "can" || w == "could") return Measure::kCapability;
      if (doc_.tags[static_cast<size_t>(t)] == Tag::kMd) return Measure::kPlanned;
    }
    const int32_t above = head(verb);
    if (dep(verb) == Dep::kXcomp || dep(verb) == Dep::kAcl || dep(verb) == Dep::kCcomp) {
      const std::string lemma(doc_.lemma(above));
      if (std::binary_search(words_.planning_words.begin(), words_.planning_words.end(), lemma)) return Measure::kPlanned;
      if (lemma == "go" && doc_.tags[static_cast<size_t>(above)] == Tag::kVbg) return Measure::kPlanned;
      if (lemma == "able" || lemma == "capable") return Measure::kCapability;
    }
    return m;
  }

  const QuantityWords& words_;
  const Doc& doc_;
  std::span<const Atom> atoms_;
  std::span<const Actor> actors_;
  std::vector<int32_t> lemmas_;  // by atom: the word id of its dictionary form
};

}  // namespace

Result<QuantityReader> QuantityReader::load(const DataFiles& data) {
  VEDETTE_TRY(QuantityWords words, QuantityWords::load(data));
  QuantityReader out;
  out.words_ = std::make_shared<const QuantityWords>(std::move(words));
  return out;
}

std::vector<Quantity> QuantityReader::read(const Doc& doc, std::span<const TimeMention> times, std::span<const Actor> actors) const {
  std::vector<Quantity> out;
  if (!words_) return out;
  const std::vector<Atom> atoms = cut_atoms(doc, words_->lexicon);
  std::vector<Span> taken;
  for (const TimeMention& t : times) taken.push_back(t.span);
  const std::vector<NumberFound> numbers = find_numbers(*words_, doc, atoms, taken);
  if (numbers.empty()) return out;
  const Counter counter(*words_, doc, atoms, actors);
  for (const NumberFound& n : numbers) {
    Quantity q = counter.quantity(n);
    // A word such as "more" or "several" is a quantity only of something known.
    if (!counter.worth(n, q)) continue;
    out.push_back(std::move(q));
  }
  return out;
}

}  // namespace vedette
