#include "reading/actors/names.h"

#include <algorithm>
#include <unordered_set>

#include "base/utf8.h"

namespace vedette::actors {
namespace {

constexpr int32_t kMaxTokens = 14;
constexpr int32_t kMaxEntity = 60;  // tokens of an engine's entity looked at to each side, on any text

bool capital(std::string_view word) {
  if (word.empty()) return false;
  const char c = word.front();
  if (static_cast<unsigned char>(c) < 0x80) return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  const char plain = plain_letter(utf8::decode(word, 0).code_point);
  return plain >= 'A' && plain <= 'Z';
}

bool no_small_letter(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Marks that names may hold.
bool joins_names(std::string_view word) {
  return word == "-" || word == "/" || word == "'" || word == "’" || word == "&" || word == "+" || word == "." || word == "–";
}

bool is_hyphen(const Doc& doc, int32_t i) {
  return i >= 0 && i < doc.size() && (doc.word(i) == "-" || doc.word(i) == "–" || doc.word(i) == "‑");
}

bool inside_person(const Doc& doc, int32_t i) {
  return doc.ent_labels[static_cast<size_t>(i)] == EntLabel::kPerson && doc.ent_biluo[static_cast<size_t>(i)] != Biluo::kOut;
}

// The engine's entity that covers a token.
Span entity_at(const Doc& doc, int32_t i) {
  const auto out = [&](int32_t k) { return doc.ent_biluo[static_cast<size_t>(k)] == Biluo::kOut; };
  const auto starts = [&](int32_t k) {
    const Biluo b = doc.ent_biluo[static_cast<size_t>(k)];
    return b == Biluo::kBegin || b == Biluo::kUnit;
  };
  if (out(i)) return {i, i};
  int32_t begin = i;
  while (begin > 0 && i - begin < kMaxEntity && !starts(begin) && !out(begin - 1)) --begin;
  int32_t end = i + 1;
  while (end < doc.size() && end - i < kMaxEntity && !out(end) && !starts(end)) ++end;
  return {begin, end};
}

bool case_fits(const Doc& doc, Span tokens, uint8_t flags) {
  const std::string_view text = slice(doc.text, doc.bytes(tokens));
  if ((flags & kAliasUpper) != 0) return no_small_letter(text);
  if ((flags & kAliasLower) == 0 && !capital(doc.word(tokens.begin))) return false;
  if ((flags & kAliasTitled) != 0 && !capital(doc.word(tokens.end - 1))) return false;
  if (tokens.size() > 1 && (flags & (kAliasLower | kAliasShort)) == 0 && text.starts_with("The ")) return capital(doc.word(tokens.begin + 1));
  return true;
}

// A name of one common word counts only where the engine takes it for a name too.
bool looks_like_name(const Doc& doc, Span tokens, uint8_t flags, int32_t sentence_begin) {
  if (tokens.size() > 1 || (flags & (kAliasUpper | kAliasLower)) != 0) return true;
  const auto i = static_cast<size_t>(tokens.begin);
  if (doc.ent_biluo[i] != Biluo::kOut) return true;
  const bool inside = tokens.begin > sentence_begin + 1 && doc.pos[i - 1] != Pos::kPunct && doc.pos[i - 1] != Pos::kSpace;
  if (inside && doc.pos[i] == Pos::kNoun && capital(doc.word(tokens.begin))) return true;
  return doc.pos[i] == Pos::kPropn || (doc.pos[i] == Pos::kAdj && (flags & (kAliasAdjective | kAliasPeople)) != 0) ||
         (doc.pos[i] == Pos::kNoun && (flags & kAliasPeople) != 0);
}

class NameFinder {
 public:
  NameFinder(const ReadingContext& c, const ActorBase& base, const Classes& classes, Found& found)
      : c_(c), doc_(c.doc), base_(base), classes_(classes), found_(found) {}

  void run() {
    found_.name_of.assign(static_cast<size_t>(doc_.size()), -1);
    for (const Span sentence : doc_.sentences) {
      sentence_begin_ = sentence.begin;
      for (int32_t i = sentence.begin; i < sentence.end;) {
        const int32_t end = at(i, sentence.end);
        i = end > i ? end : i + 1;
      }
    }
    add_engine_names();
    index();
    add_surnames();
    add_speaking_names();
    index();
  }

 private:
  void index() {
    std::sort(found_.names.begin(), found_.names.end(), [](const NameHit& a, const NameHit& b) { return a.tokens < b.tokens; });
    for (size_t n = 0; n < found_.names.size(); ++n) {
      for (int32_t i = found_.names[n].tokens.begin; i < found_.names[n].tokens.end; ++i) found_.name_of[static_cast<size_t>(i)] = static_cast<int32_t>(n);
    }
  }

  // Words that end a person's name elsewhere in the report, where the engine sees no name, or the base a people ("English").
  void add_surnames() {
    for (NameHit& hit : found_.names) {  // "Botan English"
      if (may_be_surname(hit) && continues_left(hit.tokens.begin - 1, hit.head)) hit = person({hit.tokens.begin - 1, hit.tokens.end}, hit.head);
    }
    std::unordered_set<uint64_t> surnames;
    for (const NameHit& hit : found_.names) {
      if (hit.tokens.size() > 1 && is_person(hit)) surnames.insert(name_key(doc_.word(hit.tokens.end - 1)).hash);
    }
    if (surnames.empty()) return;
    const auto ends_a_name = [&](int32_t i) {
      const bool may = doc_.pos[static_cast<size_t>(i)] == Pos::kPropn && doc_.word(i).size() > 2 && capital(doc_.word(i));
      return may && surnames.contains(name_key(doc_.word(i)).hash);
    };
    for (NameHit& hit : found_.names) {
      if (may_be_surname(hit) && ends_a_name(hit.head)) hit = person({hit.tokens}, hit.head);
    }
    for (int32_t i = 0; i < doc_.size(); ++i) {
      if (found_.name_of[static_cast<size_t>(i)] < 0 && !modifies(i) && ends_a_name(i)) found_.names.push_back(person({i, i + 1}, i));
    }
  }
  static NameHit person(Span tokens, int32_t head) { return {tokens, head, -1, 0, EntLabel::kPerson, false, false}; }
  // The word for a people, standing like a name.
  bool may_be_surname(const NameHit& hit) const {
    const bool people = (hit.flags & (kAliasAdjective | kAliasPeople)) != 0 && hit.tokens.size() == 1;
    return people && !modifies(hit.head) && doc_.tags[static_cast<size_t>(hit.head)] == Tag::kNnp;
  }
  bool is_person(const NameHit& hit) const {
    return hit.entity >= 0 ? base_.entity(hit.entity).kind == ActorKind::kPerson : hit.label == EntLabel::kPerson;
  }
  bool modifies(int32_t i) const {
    const Dep d = doc_.deps[static_cast<size_t>(i)];
    return d == Dep::kCompound || d == Dep::kAmod || d == Dep::kNmod;
  }

  // "Ayham, a baker, complains", "Elyas, 25, left": a proper noun that speaks or has an age, which the base does not know and the
  // engine takes for something else or nothing.
  void add_speaking_names() {
    constexpr int32_t kLongest = 4;
    if (classes_.say < 0) return;
    for (int32_t i = 0; i < doc_.size(); ++i) {
      const auto t = static_cast<size_t>(i);
      if (doc_.pos[t] != Pos::kPropn || !capital(doc_.word(i)) || no_small_letter(doc_.word(i)) || term_word(i) || modifies(i)) continue;
      const bool speaks = doc_.deps[t] == Dep::kNsubj && c_.lexicon.in_class(doc_, c_.words, doc_.heads[t], classes_.say);
      const bool aged = has_age(i);
      const int32_t n = found_.name_of[t];
      if (n >= 0) {
        NameHit& hit = found_.names[static_cast<size_t>(n)];
        if (aged && hit.entity < 0 && hit.tokens.end == i + 1) hit.label = EntLabel::kPerson, hit.acts = true;
        continue;
      }
      const bool open = doc_.ent_biluo[t] == Biluo::kOut || doc_.ent_labels[t] == EntLabel::kGpe;
      if (!aged && !(speaks && open)) continue;
      Span name{i, i + 1};
      while (name.size() < kLongest && continues_left(name.begin - 1, i)) --name.begin;
      found_.names.push_back(person(name, i));
      found_.names.back().acts = true;
    }
  }
  // "Elyas, 25,"
  bool has_age(int32_t i) const {
    if (i + 3 >= doc_.size() || doc_.word(i + 1) != "," || (doc_.word(i + 3) != "," && doc_.word(i + 3) != ".")) return false;
    const std::string_view age = doc_.word(i + 2);
    return age.size() <= 2 && age.find_first_not_of("0123456789") == std::string_view::npos && age >= "10";
  }
  bool continues_left(int32_t i, int32_t head) const {
    if (i < 0) return false;
    const auto t = static_cast<size_t>(i);
    return doc_.pos[t] == Pos::kPropn && doc_.deps[t] == Dep::kCompound && doc_.heads[t] == head && found_.name_of[t] < 0 && capital(doc_.word(i)) && !term_word(i);
  }

  // The longest name of the base at token i; adds it and returns its end, or i.
  int32_t at(int32_t i, int32_t limit) {
    const std::string_view first = doc_.word(i);
    if (first.empty() || !base_.begins_name(name_key(first).hash)) return i;
    NameKey key;
    NameHit best;
    for (int32_t j = i; j < std::min(limit, i + kMaxTokens) && key.chars < ActorBase::kMaxNameChars; ++j) {
      const auto t = static_cast<size_t>(j);
      if (doc_.pos[t] == Pos::kSpace) break;
      if (doc_.pos[t] == Pos::kPunct && !joins_names(doc_.word(j))) break;
      key.add(doc_.word(j));
      if (doc_.tags[t] == Tag::kPos || joins_names(doc_.word(j))) continue;
      const Alias* alias = base_.alias(key);
      const Span tokens{i, j + 1};
      if (alias == nullptr || !case_fits(doc_, tokens, alias->flags) || !looks_like_name(doc_, tokens, alias->flags, sentence_begin_)) continue;
      if ((alias->flags & kAliasShort) != 0 && tokens.size() == 1 && of_other_gender(doc_.word(i), alias->entity)) continue;
      if ((alias->flags & kAliasUpper) != 0 && !sure_acronym(alias->entity) && in_capitals(doc_, tokens)) continue;
      best = {tokens, -1, alias->entity, alias->flags, EntLabel::kNone, false};
    }
    if (best.entity < 0 || part_of_other_name(best)) return i;
    best.head = head_of(doc_, best.tokens);
    best.label = doc_.ent_labels[static_cast<size_t>(best.head)];
    best.bound = bound(best.tokens);
    found_.names.push_back(best);
    return best.tokens.end;
  }

  // A given name that is also somebody's surname: "his mother, Sharon".
  bool of_other_gender(std::string_view word, int32_t person) const {
    const Gender given = base_.gender_of_given_name(word), known = base_.entity(person).gender;
    return given != Gender::kUnknown && given != known;
  }

  // In a line all in capitals "IS" and "WHO" may be words.
  bool sure_acronym(int32_t entity) const {
    const ActorEntity& e = base_.entity(entity);
    return e.kind == ActorKind::kCountry || (e.is(kIgo) && e.id != "who");
  }

  bool part_of_other_name(const NameHit& hit) const {
    const ActorEntity& e = base_.entity(hit.entity);
    const bool person = e.kind == ActorKind::kPerson;
    const bool brief = !person || (hit.flags & kAliasShort) != 0;
    const Span around = entity_at(doc_, hit.tokens.begin);
    if (inside_person(doc_, hit.tokens.begin) && brief) {
      for (int32_t i = around.begin; i < around.end; ++i) {
        if (!hit.tokens.contains(i) && doc_.pos[static_cast<size_t>(i)] == Pos::kPropn && !title_before(i)) return true;
      }
    }
    if (!brief) return false;
    // "Jill Biden": a given name before, that no title explains.
    const int32_t before = hit.tokens.begin - 1;
    if (person && before >= 0) {
      const auto b = static_cast<size_t>(before);
      if (doc_.pos[b] == Pos::kPropn && doc_.deps[b] == Dep::kCompound && !title_before(before) && found_at(before) < 0) return true;
    }
    // "Corvo Region Security Council": another body's, for a part of whose name the base has one.
    if (!person && e.kind != ActorKind::kCountry && around.begin < hit.tokens.begin && before >= 0) {
      const auto b = static_cast<size_t>(before);
      const bool inside = doc_.pos[b] == Pos::kPropn && doc_.deps[b] == Dep::kCompound && hit.tokens.contains(doc_.heads[b]);
      const bool named = found_at(before) < 0 || e.country.empty();
      if (inside && capital(doc_.word(before)) && !title_before(before) && named) return true;
    }
    // "Moscow Times", "Berlin Wall": the head of the name comes after.
    const auto last = static_cast<size_t>(hit.tokens.end - 1);
    const int32_t head = doc_.heads[last];
    const bool unit = around.end > hit.tokens.end && doc_.ent_labels[last] != EntLabel::kPerson;
    if (unit && doc_.deps[last] == Dep::kCompound && head >= hit.tokens.end && head < around.end &&
        doc_.pos[static_cast<size_t>(head)] == Pos::kPropn && e.kind != ActorKind::kCountry && !term_word(head)) {
      return true;
    }
    return false;
  }

  int32_t found_at(int32_t token) const {
    return !found_.names.empty() && found_.names.back().tokens.contains(token) ? static_cast<int32_t>(found_.names.size()) - 1 : -1;
  }
  bool title_before(int32_t i) const { return term_word(i); }
  bool term_word(int32_t i) const {
    const Term t = base_.term(ActorBase::term_key(0, ActorBase::word_hash(doc_.word(i))));
    if (t.any()) return true;
    return base_.term(ActorBase::term_key(0, ActorBase::word_hash(doc_.lemma(i)))).any();
  }

  // "Iran-backed", "pro-Russian", but not "US-Russian" or "al-Assad".
  bool bound(Span tokens) const {
    if (is_hyphen(doc_, tokens.end) && tokens.end + 1 < doc_.size() && !capital(doc_.word(tokens.end + 1))) return true;
    return tokens.begin >= 2 && is_hyphen(doc_, tokens.begin - 1) && !capital(doc_.word(tokens.begin - 2)) &&
           doc_.spans[static_cast<size_t>(tokens.begin - 2)].end == doc_.spans[static_cast<size_t>(tokens.begin - 1)].begin;
  }

  // The engine's persons, organisations and peoples that the base does not have.
  void add_engine_names() {
    const std::vector<NameHit> known = found_.names;
    size_t k = 0;
    for (int32_t i = 0; i < doc_.size();) {
      const Span entity = entity_at(doc_, i);
      if (entity.empty()) {
        ++i;
        continue;
      }
      i = entity.end;
      const EntLabel label = doc_.ent_labels[static_cast<size_t>(entity.begin)];
      if (label != EntLabel::kPerson && label != EntLabel::kOrg && label != EntLabel::kNorp) continue;
      while (k < known.size() && known[k].tokens.end <= entity.begin) ++k;
      add_engine_name(entity, label, known, k);
    }
    std::erase_if(found_.names, [](const NameHit& hit) { return hit.head == kErased; });
  }

  void add_engine_name(Span entity, EntLabel label, const std::vector<NameHit>& known, size_t k) {
    Span name = entity;
    while (!name.empty() && !capital(doc_.word(name.begin)) && doc_.pos[static_cast<size_t>(name.begin)] != Pos::kPropn) ++name.begin;
    if (name.size() > 1 && doc_.word(name.begin) == "The") ++name.begin;
    while (!name.empty() && (doc_.tags[static_cast<size_t>(name.end - 1)] == Tag::kPos || doc_.pos[static_cast<size_t>(name.end - 1)] == Pos::kPunct)) --name.end;
    if (name.empty()) return;
    bool head_known = false;
    for (size_t n = k; n < known.size() && known[n].tokens.begin < name.end; ++n) {
      if (known[n].tokens.end >= name.end || known[n].tokens.contains(head_of(doc_, name))) head_known = true;
      if (known[n].tokens.end > name.begin && known[n].tokens.end < name.end && label == EntLabel::kPerson) name.begin = known[n].tokens.end;
    }
    if (name.empty()) return;
    if (!take_state(name, label, known, k) && head_known) return;
    if (label == EntLabel::kPerson) {
      while (name.size() > 1 && term_word(name.begin)) ++name.begin;  // titles inside the engine's span
    }
    const int32_t head = head_of(doc_, name);
    const bool common = label != EntLabel::kPerson && doc_.pos[static_cast<size_t>(head)] != Pos::kPropn && doc_.pos[static_cast<size_t>(head)] != Pos::kAdj;
    if (common && term_word(head)) return;  // "Foreign ministry": a phrase, with what stands before it
    if (label == EntLabel::kOrg && name.size() > 1 && term_word(head) && starts_with_owner(name, known, k)) return;
    // An organisation swallows the names that are only its modifiers.
    if (label != EntLabel::kPerson) {
      for (size_t n = k; n < known.size() && known[n].tokens.begin < name.end; ++n) {  // the same indices as in names
        NameHit& hit = found_.names[n];
        if (!name.contains(hit.tokens) || hit.tokens == name) continue;
        hit.bound = hit.bound || base_.entity(hit.entity).kind != ActorKind::kCountry;
        if ((hit.flags & kAliasSeat) != 0) hit.head = kErased;
      }
    }
    found_.names.push_back({name, head, -1, 0, label, bound(name)});
  }

  // "Builders' Union UK": the state at its end belongs to the organisation's name. Takes it in; false where there is none.
  bool take_state(Span& name, EntLabel label, const std::vector<NameHit>& known, size_t k) {
    const int32_t last = name.end - 1;
    if (label != EntLabel::kOrg || name.size() < 2 || doc_.deps[static_cast<size_t>(last)] != Dep::kCompound || doc_.heads[static_cast<size_t>(last)] != name.end) return false;
    while (k < known.size() && known[k].tokens.begin < name.end) ++k;
    if (k >= known.size() || known[k].tokens != Span{name.end, name.end + 1} || base_.entity(known[k].entity).kind != ActorKind::kCountry) return false;
    found_.names[k].head = kErased;  // the same indices as in known
    ++name.end;
    return true;
  }

  // "Russian Foreign Ministry", "NATO Defence Ministers": an organ of a state or body.
  bool starts_with_owner(Span name, const std::vector<NameHit>& known, size_t k) const {
    for (size_t n = k; n < known.size() && known[n].tokens.begin < name.end; ++n) {
      const ActorKind kind = base_.entity(known[n].entity).kind;
      if (known[n].tokens.begin >= name.begin && (kind == ActorKind::kCountry || kind == ActorKind::kOrganisation)) return true;
    }
    return false;
  }

  static constexpr int32_t kErased = -2;
  const ReadingContext& c_;
  const Doc& doc_;
  const ActorBase& base_;
  const Classes& classes_;
  Found& found_;
  int32_t sentence_begin_ = 0;
};

}  // namespace

bool in_capitals(const Doc& doc, Span tokens) {
  constexpr int32_t kAround = 4;
  int32_t words = 0;
  for (const int32_t step : {-1, 1}) {
    for (int32_t k = 1; k <= kAround; ++k) {
      const int32_t i = step < 0 ? tokens.begin - k : tokens.end - 1 + k;
      if (i < 0 || i >= doc.size() || doc.pos[static_cast<size_t>(i)] == Pos::kSpace) break;
      if (doc.pos[static_cast<size_t>(i)] == Pos::kPunct) continue;
      if (!no_small_letter(doc.word(i))) return false;
      words += doc.word(i).size() > 1;
    }
  }
  return words >= 3;
}

int32_t head_of(const Doc& doc, Span tokens) {
  int32_t best = tokens.end - 1;
  for (int32_t i = tokens.end - 1; i >= tokens.begin; --i) {
    const int32_t h = doc.heads[static_cast<size_t>(i)];
    if ((h == i || !tokens.contains(h)) && doc.pos[static_cast<size_t>(i)] != Pos::kPunct && doc.tags[static_cast<size_t>(i)] != Tag::kPos) return i;
  }
  return best;
}

void find_names(const ReadingContext& context, const ActorBase& base, const Classes& classes, Found& found) {
  NameFinder(context, base, classes, found).run();
}

void find_terms(const Doc& doc, const ActorBase& base, Found& found) {
  constexpr int32_t kMaxWords = 7;
  found.term_of.assign(static_cast<size_t>(doc.size()), -1);
  const auto in_name = [&](int32_t i) {
    const int32_t n = found.name_of[static_cast<size_t>(i)];
    return n >= 0 && (found.names[static_cast<size_t>(n)].entity >= 0 || found.names[static_cast<size_t>(n)].label == EntLabel::kPerson);
  };
  for (const Span sentence : doc.sentences) {
    for (int32_t i = sentence.begin; i < sentence.end;) {
      TermHit best;
      const auto pos = doc.pos[static_cast<size_t>(i)];
      const bool may = pos == Pos::kNoun || pos == Pos::kPropn || pos == Pos::kAdj || pos == Pos::kVerb || pos == Pos::kAdv || pos == Pos::kAdp || pos == Pos::kDet;
      const std::string_view lemma = doc.lemma(i), word = doc.word(i);
      for (const std::string_view first : {word, lemma}) {
        if (!may || in_name(i) || !base.begins_term(ActorBase::word_hash(first))) continue;
        uint64_t prefix = 0;
        int32_t words = 0;
        for (int32_t j = i; j < sentence.end && words < kMaxWords; ++j) {
          if (is_hyphen(doc, j)) continue;
          if (doc.pos[static_cast<size_t>(j)] == Pos::kSpace || (j > i && in_name(j))) break;
          if (doc.pos[static_cast<size_t>(j)] == Pos::kPunct) break;
          ++words;
          const std::string_view w = j == i ? first : doc.word(j);
          std::string_view singular = doc.word(j);
          if (singular.size() > 3 && singular.back() == 's') singular.remove_suffix(1);
          for (const std::string_view last : {w, doc.lemma(j), singular}) {
            const uint64_t key = ActorBase::term_key(prefix, ActorBase::word_hash(last));
            const Term term = base.term(key);
            if (!term.any() || (best.term.any() && best.tokens.end >= j + 1)) continue;
            best = {{i, j + 1}, -1, term, key};
          }
          prefix = ActorBase::term_key(prefix, ActorBase::word_hash(w));
        }
      }
      if (!best.term.any()) {
        ++i;
        continue;
      }
      best.head = head_of(doc, best.tokens);
      for (int32_t t = best.tokens.begin; t < best.tokens.end; ++t) found.term_of[static_cast<size_t>(t)] = static_cast<int32_t>(found.terms.size());
      found.terms.push_back(best);
      i = best.tokens.end;
    }
  }
}

namespace {

bool is_dash(std::string_view w) { return w == "-" || w == "–" || w == "—" || w == "--"; }

// "- We go - said the mayor.": from a dash that begins a line to the one before a verb of the past.
void find_dashed(const Doc& doc, Found& found) {
  int32_t open = -1;
  for (int32_t i = 0; i + 1 < doc.size(); ++i) {
    const auto t = static_cast<size_t>(i);
    const bool line = doc.pos[t] == Pos::kSpace && doc.word(i).find('\n') != std::string_view::npos;
    if (line) open = -1;
    if (!is_dash(doc.word(i))) continue;
    if (i == 0 || (doc.pos[t - 1] == Pos::kSpace && doc.word(i - 1).find('\n') != std::string_view::npos)) {
      open = i;
    } else if (open >= 0 && (doc.tags[t + 1] == Tag::kVbd || (i + 2 < doc.size() && doc.tags[t + 2] == Tag::kVbd))) {
      std::fill(found.quoted.begin() + open, found.quoted.begin() + i + 1, uint8_t{1});
      open = -1;
    }
  }
}

}  // namespace

void find_quotes(const Doc& doc, Found& found) {
  found.quoted.assign(static_cast<size_t>(doc.size()), 0);
  find_dashed(doc, found);
  int32_t open = -1;
  for (int32_t i = 0; i < doc.size(); ++i) {
    const std::string_view w = doc.word(i);
    if (doc.pos[static_cast<size_t>(i)] == Pos::kSpace && w.find('\n') != std::string_view::npos && w.find('\n') != w.rfind('\n')) open = -1;
    const bool opens = w == "“" || w == "``" || w == "«", closes = w == "”" || w == "''" || w == "»", either = w == "\"";
    if (opens || (either && open < 0)) {
      open = i;
    } else if ((closes || either) && open >= 0) {
      for (int32_t k = open; k <= i; ++k) found.quoted[static_cast<size_t>(k)] = 1;
      open = -1;
    }
  }
}

}  // namespace vedette::actors
