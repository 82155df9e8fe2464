#include "reading/statements/speakers.h"

#include <algorithm>

namespace vedette {

ActorMap::ActorMap(const Doc& doc, const std::vector<Actor>& actors)
    : actors_(actors), at_(doc.size(), -1), around_(doc.size(), -1) {
  for (size_t a = 0; a < actors.size(); ++a) {
    const auto index = static_cast<int32_t>(a);
    const Span head = tokens_of(doc, actors[a].head);
    if (!head.empty() && at_[head.end - 1] < 0) at_[head.end - 1] = index;
    if (!head.empty() && actors[a].kind == ActorKind::kPerson && !actors[a].pronoun) by_name_.emplace(doc.word(head.end - 1), index);
    const Span all = tokens_of(doc, actors[a].span);
    if (all.size() == 1 && !actors[a].pronoun) by_word_.emplace(doc.word(all.begin), index);
    for (int32_t i = all.begin; i < all.end; ++i) {
      // The shorter mention is nearer to its words.
      if (around_[i] < 0 || actors[around_[i]].span.size() > actors[a].span.size()) around_[i] = index;
    }
  }
}

int32_t ActorMap::one(const ReadingContext& context, int32_t head) const {
  if (at_[head] >= 0) return at_[head];
  const Doc& doc = context.doc;
  for (const int32_t c : context.tree.children(head)) {
    if (doc.deps[c] == Dep::kAppos && at_[c] >= 0) return at_[c];
  }
  if (around_[head] >= 0) return around_[head];
  // A surname that is no mention here but heads one elsewhere.
  const char first = doc.word(head)[0];
  if (first >= 'A' && first <= 'Z') {
    const auto known = by_name_.find(doc.word(head));
    if (known != by_name_.end()) return known->second;
  }
  // "a spokesman for the ministry", "Corvo's army chief": who he speaks for is the nearest that is known.
  for (const int32_t c : context.tree.children(head)) {
    const Dep d = doc.deps[c];
    if ((d == Dep::kCompound || d == Dep::kPoss || d == Dep::kAmod || d == Dep::kNmod) && at_[c] >= 0) return at_[c];
    if (d != Dep::kPrep) continue;
    const int32_t below = context.tree.child(c, Dep::kPobj);
    if (below >= 0 && at_[below] >= 0) return at_[below];
  }
  return -1;
}

// "NATO and Ukrainian officials": two modifiers joined by "and" are two parties.
void ActorMap::add_groups(const ReadingContext& context, int32_t head, std::vector<int32_t>& out) const {
  const Doc& doc = context.doc;
  std::vector<int32_t> found;
  bool joined = false;
  std::vector<int32_t> open{head};
  for (size_t k = 0; k < open.size() && k < 16; ++k) {
    for (const int32_t c : context.tree.children(open[k])) {
      const Dep d = doc.deps[c];
      if (c > head || (d != Dep::kAmod && d != Dep::kNmod && d != Dep::kCompound && d != Dep::kConj)) continue;
      open.push_back(c);
      joined = joined || d == Dep::kConj;
      int32_t a = at_[c];
      // Inside a longer mention a name is none of its own: another mention of the name stands for it.
      if (a < 0 && doc.ent_labels[c] != EntLabel::kNone) {
        const auto known = by_word_.find(doc.word(c));
        if (known != by_word_.end()) a = known->second;
      }
      if (a >= 0 && actors_[a].kind != ActorKind::kUnnamed) found.push_back(a);
    }
  }
  if (!joined || found.empty()) return;
  if (found.size() == 1 && at_[head] >= 0) found.push_back(at_[head]);  // "NATO and Ukrainian officials"
  if (found.size() < 2) return;
  std::sort(found.begin(), found.end());
  out.insert(out.end(), found.begin(), found.end());
}

bool ActorMap::same_side(const ReadingContext& context, int32_t head, std::span<const int32_t> heads) const {
  const int32_t a = one(context, head);
  if (a < 0) return false;
  const std::vector<int32_t> others = behind(context, heads);
  return std::any_of(others.begin(), others.end(), [&](int32_t b) {
    const Actor &x = actors_[a], &y = actors_[b];
    const std::string& mine = x.side.empty() ? x.entity : x.side;
    const std::string& theirs = y.side.empty() ? y.entity : y.side;
    return (!mine.empty() && mine == theirs) || (!x.country.empty() && x.country == y.country);
  });
}

std::vector<int32_t> ActorMap::behind(const ReadingContext& context, std::span<const int32_t> heads) const {
  std::vector<int32_t> out;
  for (const int32_t h : heads) {
    const size_t before = out.size();
    add_groups(context, h, out);
    if (out.size() > before) continue;
    const int32_t a = one(context, h);
    if (a >= 0) out.push_back(a);
  }
  std::vector<int32_t> unique;
  for (const int32_t a : out) {
    if (std::find(unique.begin(), unique.end(), a) == unique.end()) unique.push_back(a);
  }
  return unique;
}

namespace {

class SpeakerSettler {
 public:
  SpeakerSettler(const ReadingContext& context, const Layout& layout, const ActorMap& actors)
      : context_(context), doc_(context.doc), layout_(layout), map_(actors), actors_(actors.all()),
        wrong_for_he_(context.lexicon.class_id("female_noun")), wrong_for_she_(context.lexicon.class_id("male_noun")),
        wrong_(context.lexicon.class_id("no_one_person")), document_(context.lexicon.class_id("document_noun")) {
    // The mention that gave the entity its name tells what it is.
    for (const Actor& m : actors_) {
      const Span head = m.pronoun || m.entity.empty() ? Span{} : tokens_of(doc_, m.head);
      if (!head.empty()) first_head_.emplace(m.entity, head.end - 1);
    }
  }

  void run(std::span<const int32_t> heads, std::vector<Statement>& statements) {
    for (size_t i = 0; i < statements.size(); ++i) {
      Statement& s = statements[i];
      if (heads[i] >= 0) settle(heads[i], s);
      for (const int32_t a : s.speaker) {
        if (actors_[a].kind == ActorKind::kPerson && !actors_[a].name.empty()) last_person_ = a;
      }
      if (s.speaker.empty() || is_absent(s.cue)) continue;
      last_ = s.speaker;
      last_paragraph_ = paragraph(s);
      last_sentence_ = context_.tree.sentence(std::max(0, token_at(doc_, s.cue.begin)));
    }
  }

 private:
  void settle(int32_t head, Statement& s) const {
    const std::string_view word = doc_.word(head);
    const bool he = word == "he" || word == "He", she = word == "she" || word == "She";
    if (he || she) {
      if (last_person_ < 0 || unfit(last_person_, he)) return;
      const bool misfit = std::any_of(s.speaker.begin(), s.speaker.end(), [&](int32_t a) { return actors_[a].name.empty() || unfit(a, he); });
      if (misfit || s.speaker.empty()) s.speaker = {last_person_};
      return;
    }
    const bool nobody = s.speaker.empty() || std::all_of(s.speaker.begin(), s.speaker.end(), [&](int32_t a) { return actors_[a].name.empty(); });
    if (!nobody) return;
    if (!context_.lexicon.in_class(doc_, context_.words, head, document_)) {
      if (goes_on(s)) s.speaker = last_;
      return;
    }
    if (doc_.deps[head] == Dep::kDobj) {
      const int32_t maker = context_.frames.arg(doc_.heads[head], Role::kSubj);
      if (maker >= 0 && map_.at()[maker] >= 0) {
        s.speaker = {map_.at()[maker]};
        return;
      }
    }
    const int32_t here = paragraph(s);
    if (!last_.empty() && here - last_paragraph_ <= 1) s.speaker = last_;
  }
  bool unfit(int32_t actor, bool he) const {
    const auto first = first_head_.find(actors_[actor].entity);
    if (first == first_head_.end()) return false;
    const auto in = [&](ClassId id) { return context_.lexicon.in_class(doc_, context_.words, first->second, id); };
    return in(wrong_) || in(he ? wrong_for_he_ : wrong_for_she_);
  }
  // "He said that a blow was struck, saying: …": the participle may hang on what was said.
  bool goes_on(const Statement& s) const {
    const int32_t cue = is_absent(s.cue) ? -1 : token_at(doc_, s.cue.begin);
    return cue >= 0 && doc_.tags[cue] == Tag::kVbg && context_.tree.sentence(cue) == last_sentence_;
  }
  int32_t paragraph(const Statement& s) const {
    const int32_t at = is_absent(s.cue) ? -1 : token_at(doc_, s.cue.begin);
    return at < 0 ? -1 : layout_.paragraph_at[at];
  }

  const ReadingContext& context_;
  const Doc& doc_;
  const Layout& layout_;
  const ActorMap& map_;
  const std::vector<Actor>& actors_;
  ClassId wrong_for_he_, wrong_for_she_, wrong_, document_;
  std::map<std::string_view, int32_t> first_head_;
  int32_t last_person_ = -1;     // actor: the last person who spoke
  std::vector<int32_t> last_;    // the last who spoke, whoever
  int32_t last_paragraph_ = -1, last_sentence_ = -1;  // where
};

}  // namespace

void settle_speakers(const ReadingContext& context, const Layout& layout, const ActorMap& actors, std::span<const int32_t> heads,
                     std::vector<Statement>& statements) {
  SpeakerSettler(context, layout, actors).run(heads, statements);
}

}  // namespace vedette
