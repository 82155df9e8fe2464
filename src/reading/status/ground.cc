#include "reading/status/ground.h"

#include <algorithm>

namespace vedette {
namespace {

constexpr int kMaxClimb = 6;

bool is_verbal(Pos pos) { return pos == Pos::kVerb || pos == Pos::kAux; }

bool is_state(const Actor& a) {
  constexpr std::string_view kSectors[] = {"", "GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY", "ELI"};
  return std::find(std::begin(kSectors), std::end(kSectors), a.sector) != std::end(kSectors);
}

// Forces of no named owner in a soldier's mouth are his own: "our", "the" troops.
bool own_forces(const Actor& speaker, const Actor& forces) {
  return speaker.sector == "MIL" && forces.kind == ActorKind::kArmedForce && forces.country.empty() && forces.side.empty();
}

// Whether one side speaks for the other: one entity, one acting for the other, or both for one state or body.
bool same_side(const Actor& a, const Actor& b) {
  if (!a.entity.empty() && a.entity == b.entity) return true;
  const std::string& side_a = a.side.empty() ? a.entity : a.side;
  const std::string& side_b = b.side.empty() ? b.entity : b.side;
  if (!side_a.empty() && side_a == side_b) return true;
  return (!a.country.empty() && a.country == b.country && is_state(a) && is_state(b)) || own_forces(a, b);
}

// Promises, plans and refusals are of the speaker's own deeds.
bool of_own_deeds(Act act) {
  return act == Act::kAnnounce || act == Act::kPromise || act == Act::kThreaten || act == Act::kPropose || act == Act::kRefuse;
}

}  // namespace

int32_t head_token(const Doc& doc, Span bytes) {
  const Span tokens = tokens_of(doc, bytes);
  for (int32_t i = tokens.begin; i < tokens.end; ++i) {
    const bool outside = !tokens.contains(doc.heads[i]) || doc.heads[i] == i;
    if (outside && doc.pos[i] != Pos::kPunct && doc.pos[i] != Pos::kSpace) return i;
  }
  return tokens.empty() ? -1 : tokens.begin;
}

Ground::Classes Ground::Classes::of(const Lexicon& lexicon) {
  return {lexicon.class_id("eyewitness"), lexicon.class_id("imagery"), lexicon.class_id("said_noun"),
          lexicon.class_id("outlet_participle")};
}

Ground::Ground(const ReadingContext& text, const std::vector<Actor>& actors, const std::vector<Statement>& statements,
               const Classes& classes)
    : text_(text), actors_(actors), statements_(statements), classes_(classes), attributions_(statements),
      cues_(static_cast<size_t>(text.doc.size()), -1), actor_at_(cues_) {
  for (size_t s = 0; s < statements.size(); ++s) {
    const int32_t cue = is_absent(statements[s].cue) ? -1 : head_token(text.doc, statements[s].cue);
    cue_of_.push_back(cue);
    if (cue >= 0 && cues_[cue] < 0) cues_[cue] = static_cast<int32_t>(s);
  }
  for (size_t a = 0; a < actors.size(); ++a) {
    const int32_t head = token_at(text.doc, actors[a].head.begin);
    if (head >= 0 && actor_at_[head] < 0) actor_at_[head] = static_cast<int32_t>(a);
    if (actors[a].observer) observers_.push_back(actors[a].head.begin);
  }
  std::sort(observers_.begin(), observers_.end());
}

// What is not told by a statement though it stands in its content: the saying itself ("repeated its warning"), its means
// ("responded by deploying") and what the outlet sets beside it ("said so as tanks moved in").
bool Ground::stands_outside(int32_t anchor, int32_t cue) const {
  const Frame& f = text_.frames.of(anchor);
  if (cue < 0 || f.governor < 0) return false;
  const bool saying = !f.verbal && f.governor == cue && text_.lexicon.in_class(text_.doc, text_.words, anchor, classes_.said_noun);
  if (saying) return true;
  int32_t at = anchor;
  for (int step = 0; step < kMaxClimb && text_.frames.of(at).governor >= 0; ++step) {
    const Frame& clause = text_.frames.of(at);
    const Dep dep = text_.doc.deps[at];
    if (clause.governor == cue) {
      if (dep == Dep::kPcomp) return text_.doc.lemma(text_.doc.heads[at]) == "by";
      if (dep != Dep::kAdvcl) return false;
      const int32_t mark = text_.tree.child(at, Dep::kMark);
      return mark >= 0 && (text_.doc.lemma(mark) == "as" || text_.doc.lemma(mark) == "while" || text_.doc.lemma(mark) == "after");
    }
    at = clause.governor;
  }
  return false;
}

// "…, raising fears of a war": a participle hung on what somebody tells is the outlet's.
bool Ground::hung_on(int32_t anchor, int32_t cue) const {
  int32_t at = anchor;
  for (int step = 0; step < kMaxClimb && text_.frames.of(at).governor >= 0; ++step) {
    const bool participle = text_.doc.deps[at] == Dep::kAdvcl && text_.doc.tags[at] == Tag::kVbg && at > 0 && text_.doc.word(at - 1) == ",";
    if (participle && text_.lexicon.in_class(text_.doc, text_.words, at, classes_.outlet_participle)) {
      return !text_.tree.subtree(at).contains(cue);
    }
    at = text_.frames.of(at).governor;
  }
  return false;
}

// "threatens to strike if Bovia attacks": the condition belongs to what is threatened. The cue's statement; -1.
int32_t Ground::condition_of(int32_t anchor) const {
  int32_t at = anchor;
  for (int step = 0; step < kMaxClimb && text_.frames.of(at).governor >= 0; ++step) {
    const Frame& clause = text_.frames.of(at);
    const int32_t mark = text_.tree.child(at, Dep::kMark);
    const bool condition = clause.link == Link::kAdverbial && mark >= 0 && (text_.doc.lemma(mark) == "if" || text_.doc.lemma(mark) == "unless");
    at = clause.governor;
    if (condition) return cues_[at];
  }
  return -1;
}

std::vector<int32_t> Ground::attribution(const EventMention& event) const {
  std::vector<int32_t> out = attributions_.at(event.anchor);
  const int32_t anchor = head_token(text_.doc, event.anchor);
  if (anchor < 0) return out;
  if (!out.empty() && (stands_outside(anchor, cue_of_[out.back()]) || hung_on(anchor, cue_of_[out.back()]))) out.pop_back();
  if (out.empty()) {
    const int32_t threat = condition_of(anchor);
    if (threat >= 0) out.push_back(threat);
  }
  return out;
}

// "reportedly", "it was announced", "amid reports" name nobody.
bool Ground::sourced(int32_t statement) const {
  const Statement& s = statements_[statement];
  if (!s.source.empty() || !s.speaker.empty()) return true;
  const int32_t cue = cue_of_[statement];
  if (cue < 0) return false;
  if (text_.frames.of(cue).verbal) return text_.frames.arg(cue, Role::kSubj) >= 0;
  return teller(cue) >= 0;
}

// Whose announcement a noun is: its own subject, who it comes from, or who surprised others with it.
int32_t Ground::teller(int32_t cue) const {
  if (text_.frames.of(cue).verbal) return -1;
  for (const Arg& arg : text_.frames.args(cue)) {
    const bool from = arg.role == Role::kPrep && (text_.doc.lemma(arg.prep) == "from" || text_.doc.lemma(arg.prep) == "by");
    if ((arg.role == Role::kSubj || from) && actor_at_[arg.token] >= 0) return actor_at_[arg.token];
  }
  const int32_t above = text_.frames.of(cue).governor;
  const bool with = text_.doc.deps[cue] == Dep::kPobj && text_.doc.lemma(text_.doc.heads[cue]) == "with";
  if (above < 0 || !with || !is_verbal(text_.doc.pos[above])) return -1;
  const int32_t subject = text_.frames.arg(above, Role::kSubj);
  return subject < 0 ? -1 : actor_at_[subject];
}

bool Ground::speaks_for_mover(const Statement& inner, int32_t cue, const EventMention& event) const {
  const auto for_any_of = [&](int32_t speaker) {
    return std::any_of(event.actor.begin(), event.actor.end(), [&](int32_t a) { return same_side(actors_[speaker], actors_[a]); });
  };
  if (std::any_of(inner.speaker.begin(), inner.speaker.end(), for_any_of)) return true;
  const int32_t noun_teller = cue < 0 || !inner.speaker.empty() ? -1 : teller(cue);
  if (noun_teller >= 0 && for_any_of(noun_teller)) return true;
  // "threatened to strike", "says it will leave": who speaks is who acts, whoever that is.
  const int32_t anchor = head_token(text_.doc, event.anchor);
  const int32_t subject = anchor < 0 ? -1 : text_.frames.arg(anchor, Role::kSubj);
  if (subject >= 0 && cue >= 0 && text_.frames.arg(cue, Role::kSubj) == subject) return true;
  const int32_t at = subject < 0 ? -1 : text_.doc.spans[subject].begin;
  if (at >= 0 && std::any_of(inner.source.begin(), inner.source.end(), [&](Span s) { return s.contains(at); })) return true;
  // "Arland says it will leave", where nobody could tell who "it" is.
  const bool unknown = subject >= 0 && text_.doc.pos[subject] == Pos::kPron && event.actor.empty() && text_.frames.of(anchor).governor >= 0;
  if (unknown && cue >= 0 && !inner.speaker.empty() && text_.doc.lemma(subject) != "this" && text_.doc.lemma(subject) != "that") {
    int32_t verb = anchor;
    for (int step = 0; step < 3 && text_.frames.of(verb).link == Link::kComp && text_.frames.of(verb).governor >= 0; ++step) {
      verb = text_.frames.of(verb).governor;
      if (verb == cue) return true;
    }
  }
  const bool nobody_else = std::all_of(event.actor.begin(), event.actor.end(), [&](int32_t a) {
    return actors_[a].country.empty() && actors_[a].side.empty() && actors_[a].entity.starts_with("name:");
  });
  const bool owns = of_own_deeds(inner.act) || ((inner.act == Act::kDeny || inner.act == Act::kRespond) && !event.actor.empty());
  return owns && nobody_else && (!inner.speaker.empty() || inner.act == Act::kThreaten || inner.act == Act::kPromise);
}

bool Ground::is_there(const Statement& inner) const {
  if (std::any_of(inner.speaker.begin(), inner.speaker.end(), [&](int32_t s) { return actors_[s].observer; })) return true;
  for (const Span& source : inner.source) {
    const auto observer = std::lower_bound(observers_.begin(), observers_.end(), source.begin);
    if (observer != observers_.end() && *observer < source.end) return true;
    const int32_t head = head_token(text_.doc, source);
    const auto in = [&](ClassId id) { return head >= 0 && text_.lexicon.in_class(text_.doc, text_.words, head, id); };
    if (in(classes_.eyewitness) || in(classes_.imagery)) return true;
  }
  return false;
}

Ground::Source Ground::source(const EventMention& event) const {
  Source out;
  if (event.attribution.empty() || !sourced(event.attribution.back())) return out;
  const int32_t innermost = event.attribution.back();
  out.named = true;
  out.mover = speaks_for_mover(statements_[innermost], cue_of_[innermost], event);
  out.there = is_there(statements_[innermost]);
  return out;
}

Ground::Source Ground::demanded_by(int32_t noun, const EventMention& event) const {
  Source out;
  const int32_t who = teller(noun);
  out.named = who >= 0;
  out.mover = out.named && std::any_of(event.actor.begin(), event.actor.end(), [&](int32_t a) { return same_side(actors_[who], actors_[a]); });
  return out;
}

}  // namespace vedette
