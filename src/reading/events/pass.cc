#include "reading/events/pass.h"

#include <algorithm>

#include "base/digest.h"

namespace vedette {
namespace {

bool is_nominal(Pos pos) { return pos == Pos::kNoun || pos == Pos::kPropn; }

bool names_thing(EntLabel label) {
  switch (label) {
    case EntLabel::kOrg:
    case EntLabel::kPerson:
    case EntLabel::kGpe:
    case EntLabel::kFac:
    case EntLabel::kProduct:
    case EntLabel::kLaw:
    case EntLabel::kWorkOfArt:
    case EntLabel::kLoc: return true;
    default: return false;
  }
}

// Deeds that name another deed without being it: the other one is a mention of its own.
bool leaves_object(const Deed& deed, const Deed& object) {
  if (deed.cls == object.cls) return false;
  return deed.cls == "request" || deed.cls == "threaten" || deed.cls == "accuse" || deed.cls == "agree" ||
         (deed.cls == "none" && deed.verbal);
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

EventReader::Pass::Pass(const EventReader& reader, const EventInput& input)
    : reader_(reader), in_(input.text), actors_(input.actors), quantities_(input.quantities),
      parties_(input.text, input.actors, input.places),
      text_{in_.doc, in_.tree, in_.frames, in_.words, parties_.actor_at(), parties_.place_at()},
      at_(static_cast<size_t>(in_.doc.size()), -1) {}

Events EventReader::Pass::run() {
  find_deeds();
  drop_consumed();
  Events out;
  for (const Found& f : found_) {
    if (f.token < 0) continue;
    out.mentions.push_back(mention(f));
    out.anchors.push_back(f.token);
    const int32_t above = in_.frames.of(f.token).governor;
    out.ordered.push_back(above >= 0 && in_.lexicon.in_class(in_.doc, in_.words, above, reader_.classes_.order_verb));
  }
  for (const Ask::Relation& question : in_.report.ask.relations) out.questions.push_back(candidates(question, out));
  return out;
}

bool EventReader::Pass::may_trigger(int32_t token) const {
  const Pos pos = in_.doc.pos[token];
  if (pos == Pos::kVerb || pos == Pos::kAdj) return true;
  return pos == Pos::kNoun && nominal_event(token);
}

// A noun that stands for a deed, not for a kind of thing ("attack helicopter", "the Peace Treaty Museum").
bool EventReader::Pass::nominal_event(int32_t token) const {
  if (names_thing(in_.doc.ent_labels[token])) return false;
  const Dep dep = in_.doc.deps[token];
  const int32_t head = in_.doc.heads[token];
  const bool modifier = dep == Dep::kCompound || dep == Dep::kNmod || dep == Dep::kAmod;
  return !modifier || head == token || !is_nominal(in_.doc.pos[head]);
}

// "said that Arland must leave": a demand, whatever the verb of saying.
bool EventReader::Pass::says_must(int32_t token) const {
  if (!in_.lexicon.in_class(in_.doc, in_.words, token, reader_.classes_.say_verb)) return false;
  for (const Arg& arg : in_.frames.args(token)) {
    if (arg.role != Role::kComp) continue;
    for (const int32_t c : in_.tree.children(arg.token)) {
      if (in_.doc.deps[c] == Dep::kAux && in_.lexicon.in_class(in_.doc, in_.words, c, reader_.classes_.must)) return true;
    }
  }
  return false;
}

// A verb that no pattern names is a deed all the same where an actor does it.
bool EventReader::Pass::fallback(int32_t token) const {
  if (in_.doc.pos[token] != Pos::kVerb || in_.lexicon.in_class(in_.doc, in_.words, token, reader_.classes_.no_event_verb)) return false;
  if (in_.doc.deps[token] == Dep::kAmod || in_.doc.deps[token] == Dep::kCompound) return false;
  bool actor = false, object = false;
  for (const Arg& arg : in_.frames.args(token)) {
    if (arg.role == Role::kSubj && parties_.actor_of(arg.token) >= 0) actor = true;
    if (arg.role == Role::kObj || arg.role == Role::kPrep) object = true;
    if (arg.role == Role::kComp && arg.token != token) return false;
  }
  return actor && object;
}

void EventReader::Pass::find_deeds() {
  for (int32_t t = 0; t < in_.doc.size(); ++t) {
    if (!may_trigger(t)) continue;
    const PatternSet::Match m = reader_.patterns_.match(text_, in_.lexicon, t);
    Found f{t, m.pattern, reader_.other_, m.specificity};
    if (m.pattern >= 0) {
      f.deed = reader_.pattern_deed_[m.pattern];
    } else if (says_must(t)) {
      f.deed = reader_.demand_;
    } else if (!fallback(t)) {
      continue;
    }
    at_[t] = static_cast<int32_t>(found_.size());
    found_.push_back(f);
  }
}

// "lifted the blockade" is one deed, and so is "launched an attack": of verb and noun the one that names it stays.
void EventReader::Pass::drop_consumed() {
  for (Found& noun : found_) {
    if (noun.token < 0 || !is_nominal(in_.doc.pos[noun.token])) continue;
    const Frame& frame = in_.frames.of(noun.token);
    if (frame.link != Link::kLight && frame.link != Link::kObject && frame.link != Link::kSubject) continue;
    if (frame.governor < 0 || at_[frame.governor] < 0) continue;
    Found& verb = found_[at_[frame.governor]];
    if (verb.token < 0) continue;
    const bool direct = in_.doc.heads[noun.token] == verb.token;
    if (frame.link == Link::kLight && verb.pattern < 0) {
      verb.token = -1;  // the light verb says nothing of its own
    } else if (direct && frame.link != Link::kSubject && verb.specificity >= 100 &&
               !leaves_object(reader_.codebook_.deed(verb.deed), reader_.codebook_.deed(noun.deed))) {
      noun.token = -1;
    }
  }
}

Span EventReader::Pass::clause(int32_t token) const {
  const Frame& frame = in_.frames.of(token);
  const int32_t top = frame.link == Link::kLight && frame.governor >= 0 ? frame.governor : token;
  Span whole = in_.tree.subtree(top);
  for (const int32_t c : in_.tree.children(top)) {  // what is conjoined is a clause of its own
    if (in_.doc.deps[c] != Dep::kConj && in_.doc.deps[c] != Dep::kParataxis) continue;
    const Span other = in_.tree.subtree(c);
    if (other.begin > token && other.begin < whole.end) whole.end = other.begin;
  }
  const auto trailing = [&](int32_t t) {
    const Pos pos = in_.doc.pos[t];
    return pos == Pos::kPunct || pos == Pos::kCconj || pos == Pos::kSpace;
  };
  while (whole.end > token + 1 && trailing(whole.end - 1)) --whole.end;
  while (whole.begin < token && trailing(whole.begin)) ++whole.begin;
  return in_.doc.bytes(whole);
}

EventMention EventReader::Pass::mention(const Found& found) {
  EventMention e;
  e.anchor = in_.doc.spans[found.token];
  e.span = clause(found.token);
  e.sentence = in_.tree.sentence(found.token);
  e.id = short_digest(in_.report.id + '\n' + std::to_string(e.anchor.begin) + ':' + std::to_string(e.anchor.end));
  e.deed = reader_.codebook_.deed(found.deed).id;
  e.rule = found.pattern >= 0 ? reader_.patterns_.id(found.pattern) : found.deed == reader_.demand_ ? "say_must" : "other";
  e.confidence = found.pattern < 0 ? 0.4 : found.specificity >= 100 ? 0.9 : 0.8;
  set_parties(found, e);
  const auto place = [&](std::string_view key) {
    return parties_.place(found.token, reader_.roles(found.pattern, found.deed, key));
  };
  e.origin = place("origin");
  e.destination = place("destination");
  e.place = place("place");
  link_quantities(found, e);
  return e;
}

// "came under criticism from", "suffered an attack by": the subject is the one it is done to.
bool EventReader::Pass::turned(const Found& found) const {
  const Frame& frame = in_.frames.of(found.token);
  return frame.link == Link::kLight && frame.governor >= 0 &&
         in_.lexicon.in_class(in_.doc, in_.words, frame.governor, reader_.classes_.light_passive);
}

void EventReader::Pass::set_parties(const Found& found, EventMention& e) const {
  const auto actors = reader_.roles(found.pattern, found.deed, "actor");
  const auto recipients = reader_.roles(found.pattern, found.deed, "recipient");
  if (turned(found)) {
    parties_.find(found.token, reader_.turned_actor(), {}, e.actor);
    parties_.find(found.token, actors, e.actor, e.recipient);
    return;
  }
  parties_.find(found.token, actors, {}, e.actor);
  parties_.find(found.token, recipients, e.actor, e.recipient);
  share_reciprocal(found, e);
  if (e.recipient.empty()) add_from_complement(found, e.actor, e.recipient);
  const bool typed = !reader_.codebook_.deed(found.deed).type.empty();
  if (e.recipient.empty() && typed && found.pattern >= 0) {
    parties_.find(found.token, reader_.roles(-1, found.deed, "recipient"), e.actor, e.recipient);
  }
  if (e.recipient.empty() && typed && !e.actor.empty()) parties_.find_anywhere(found.token, e.actor, e.recipient);
}

// "refused to send troops to Arland", "demanded that Arland withdraw": the other party stands in the clause below.
void EventReader::Pass::add_from_complement(const Found& found, const std::vector<int32_t>& not_these,
                                            std::vector<int32_t>& out) const {
  if (!reader_.codebook_.deed(found.deed).verbal) return;
  for (const Arg& arg : in_.frames.args(found.token)) {
    const bool clause = arg.role == Role::kComp || (arg.role == Role::kPrep && in_.frames.of(arg.token).verbal);
    if (!clause || arg.token == found.token) continue;
    const int32_t below = at_[arg.token];
    const int32_t pattern = below >= 0 ? found_[below].pattern : -1;
    const int32_t deed = below >= 0 ? found_[below].deed : reader_.other_;
    parties_.find(arg.token, reader_.roles(-1, reader_.other_, "actor"), not_these, out);
    if (out.empty()) parties_.find(arg.token, reader_.roles(pattern, deed, "recipient"), not_these, out);
    if (!out.empty()) return;
  }
}

// Of a deed that both sides do together, the first named is the actor, the others its partners.
void EventReader::Pass::share_reciprocal(const Found& found, EventMention& e) const {
  const Deed& deed = reader_.codebook_.deed(found.deed);
  const bool mutual = deed.mover == Mover::kBoth || deed.cls == "consult" || deed.id == "clash" || deed.id == "fight";
  if (!mutual || !e.recipient.empty() || e.actor.size() < 2) return;
  e.recipient.assign(e.actor.begin() + 1, e.actor.end());
  e.actor.resize(1);
}

void EventReader::Pass::link_quantities(const Found& found, EventMention& e) const {
  if (quantities_.empty()) return;
  for (const Arg& arg : in_.frames.args(found.token)) {
    const bool near = arg.role == Role::kSubj || arg.role == Role::kObj || arg.role == Role::kPrep || arg.role == Role::kNum;
    if (!near || in_.frames.of(arg.token).verbal) continue;
    const Span phrase = in_.doc.bytes(in_.tree.subtree(arg.token));
    for (size_t q = 0; q < quantities_.size(); ++q) {
      const auto index = static_cast<int32_t>(q);
      if (!overlap(phrase, quantities_[q].span)) continue;
      if (std::find(e.quantities.begin(), e.quantities.end(), index) == e.quantities.end()) e.quantities.push_back(index);
    }
  }
  std::sort(e.quantities.begin(), e.quantities.end());
}

// How well a span stands in a role of an event: 3 as its party, 2 as or inside a phrase in that role, 0 not.
double EventReader::Pass::standing(Span wanted, const std::vector<int32_t>& actors, int32_t anchor,
                                   std::span<const RoleRef> roles) const {
  for (const int32_t a : actors) {
    if (overlap(actors_[a].span, wanted)) return 3;
    for (const Actor& other : actors_) {
      if (overlap(other.span, wanted) && !other.entity.empty() && other.entity == actors_[a].entity && !overlap(in_.doc.spans[anchor], wanted)) return 2.6;
    }
  }
  double best = 0;
  std::vector<int32_t> tokens;
  for (const RoleRef& role : roles) {
    tokens.clear();
    parties_.heads(anchor, role, tokens);
    for (const int32_t t : tokens) {
      if (overlap(in_.doc.spans[t], wanted)) return 2.8;
      const bool phrase = !in_.frames.of(t).verbal && overlap(in_.doc.bytes(in_.tree.subtree(t)), wanted);
      if (phrase) best = std::max(best, 2.0);
    }
  }
  return best;
}

RelationCandidates EventReader::Pass::candidates(const Ask::Relation& question, const Events& events) const {
  const Span source{question.source_begin, question.source_end}, target{question.target_begin, question.target_end};
  RelationCandidates out;
  for (size_t i = 0; i < events.mentions.size(); ++i) {
    const EventMention& e = events.mentions[i];
    const Found& f = found_[at_[events.anchors[i]]];
    const auto as = [&](Span span, const std::vector<int32_t>& actors, std::string_view key) {
      return span.begin < 0 ? 1.0 : standing(span, actors, f.token, reader_.roles(f.pattern, f.deed, key));
    };
    const double acts = as(source, e.actor, "actor");
    double receives = as(target, e.recipient, "recipient");
    if (receives == 0 && overlap(e.span, target)) receives = 1;
    const double turned = as(target, e.actor, "actor") + as(source, e.recipient, "recipient");
    double score = 2 * acts + receives + (f.pattern >= 0 ? 0.5 : 0);
    if (acts == 0) score *= 0.3;
    if (turned >= 4 && acts < 2) score *= 0.5;
    if (score > 0.4) out.events.push_back({static_cast<int32_t>(i), score});
  }
  std::stable_sort(out.events.begin(), out.events.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  return out;
}

}  // namespace vedette
