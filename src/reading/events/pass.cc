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
    case EntLabel::kLoc:
      return true;
    default:
      return false;
  }
}

// Deeds that name another deed without being it: the other one is a mention of its own.
bool leaves_object(const Deed& deed, const Deed& object) {
  if (deed.cls == object.cls) return false;
  return deed.cls == "request" || deed.cls == "threaten" || deed.cls == "accuse" || deed.cls == "agree" ||
         (deed.cls == "none" && deed.verbal);
}

bool skips_blame(std::string_view prep) {
  return prep == "after" || prep == "before" || prep == "since" || prep == "against" || prep == "despite";
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

EventReader::Pass::Pass(const EventReader& reader, const EventInput& input)
    : reader_(reader),
      in_(input.text),
      actors_(input.actors),
      places_(input.places),
      quantities_(input.quantities),
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
  share_blame(out);
  if (!in_.report.ask.relations.empty()) {
    const PairText pairs(in_, parties_.actor_at(), actors_);
    for (const Ask::Relation& question : in_.report.ask.relations) {
      out.questions.push_back(candidates(question, out));
      ask_coder(pairs, question, out, out.questions.back());
    }
  }
  out.added = std::move(added_);
  return out;
}

bool EventReader::Pass::may_trigger(int32_t token) const {
  const Pos pos = in_.doc.pos[token];
  // "Isis-controlled", "so-called": part of an adjective.
  const bool compound = token > 0 && in_.doc.deps[token] == Dep::kAmod && in_.doc.spaces[token - 1] == 0 &&
                        in_.doc.word(token - 1) == "-";
  if (pos == Pos::kVerb || pos == Pos::kAdj) return !compound;
  return pos == Pos::kNoun && nominal_event(token);
}

// A noun that stands for a deed, not for a kind of thing ("attack helicopter", "the Peace Treaty Museum").
bool EventReader::Pass::nominal_event(int32_t token) const {
  if (names_thing(in_.doc.ent_labels[token])) return false;
  const Dep dep = in_.doc.deps[token];
  const int32_t head = in_.doc.heads[token];
  if (dep == Dep::kNpadvmod) return false;  // "combat-ready"
  const bool modifier = dep == Dep::kCompound || dep == Dep::kNmod || dep == Dep::kAmod;
  return !modifier || head == token || !is_nominal(in_.doc.pos[head]);
}

// "said that Arland must leave": a demand, whatever the verb of saying.
bool EventReader::Pass::says_must(int32_t token) const {
  if (!in_.lexicon.in_class(in_.doc, in_.words, token, reader_.classes_.say_verb)) return false;
  for (const Arg& arg : in_.frames.args(token)) {
    if (arg.role != Role::kComp) continue;
    for (const int32_t c : in_.tree.children(arg.token)) {
      if (in_.doc.deps[c] == Dep::kAux && in_.lexicon.in_class(in_.doc, in_.words, c, reader_.classes_.must))
        return true;
    }
  }
  return false;
}

// A verb that no pattern names is a deed all the same where an actor does it.
bool EventReader::Pass::fallback(int32_t token) const {
  if (in_.doc.pos[token] != Pos::kVerb ||
      in_.lexicon.in_class(in_.doc, in_.words, token, reader_.classes_.no_event_verb))
    return false;
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
      if (f.deed == reader_.other_) continue;  // a pattern that only keeps others away
      // "an estimated 300", "the alleged plan": words of speech before a noun tell of the noun, not of a saying.
      if (in_.doc.deps[t] == Dep::kAmod && reader_.codebook_.deed(f.deed).verbal) continue;
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
  // "signs of reduced presence": the participle names the deed, its noun only what it was done to.
  for (const Found& f : found_) {
    if (f.token < 0) continue;
    const int32_t noun = in_.doc.heads[f.token];
    if (in_.doc.deps[f.token] != Dep::kAmod || f.pattern < 0 || f.specificity < 100 || at_[noun] < 0) continue;
    if (is_nominal(in_.doc.pos[noun])) found_[at_[noun]].token = -1;
  }
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
    } else if (frame.link == Link::kLight &&
               reader_.codebook_.deed(verb.deed).cls == reader_.codebook_.deed(noun.deed).cls &&
               verb.deed == noun.deed) {
      verb.token = -1;  // "imposed sanctions": one deed, its noun names it
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
  while (whole.begin < token && (trailing(whole.begin) || in_.doc.tags[whole.begin] == Tag::kTo)) ++whole.begin;
  return in_.doc.bytes(whole);
}

EventMention EventReader::Pass::mention(const Found& found) {
  EventMention e;
  e.anchor = in_.doc.spans[found.token];
  e.lemma = in_.doc.lemma(found.token);
  e.span = clause(found.token);
  e.sentence = in_.tree.sentence(found.token);
  e.id = short_digest(in_.report.id + '\n' + std::to_string(e.anchor.begin) + ':' + std::to_string(e.anchor.end));
  e.deed = reader_.codebook_.deed(found.deed).id;
  e.rule = found.pattern >= 0              ? reader_.patterns_.id(found.pattern)
           : found.deed == reader_.demand_ ? "say_must"
                                           : "other";
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

// The actors that only are what is moved: "sent its troops" is no deed against the troops.
void EventReader::Pass::add_moved(const Found& found, std::vector<int32_t>& out) const {
  const std::string& family = reader_.codebook_.deed(found.deed).family;
  const bool moves = family == "posture" || family == "readiness" || family == "mobilisation" || family == "exercise" ||
                     family == "logistics";
  if (!moves) return;
  for (const Arg& arg : in_.frames.args(found.token)) {
    const std::string_view prep = arg.role == Role::kPrep ? in_.doc.lemma(arg.prep) : std::string_view();
    const bool home =
        (prep == "to" || prep == "into") && in_.lexicon.in_class(in_.doc, in_.words, arg.token, reader_.classes_.base);
    if (home && parties_.actor_of(arg.token) >= 0) out.push_back(parties_.actor_of(arg.token));
    if (arg.role != Role::kObj && prep != "with" && prep != "of") continue;
    std::vector<int32_t> tokens;
    parties_.conjoined(arg.token, tokens);
    for (const int32_t t : tokens) {
      const int32_t a = in_.lexicon.in_class(in_.doc, in_.words, t, reader_.classes_.force) ? parties_.actor_of(t) : -1;
      if (a >= 0) out.push_back(a);
    }
  }
}

void EventReader::Pass::set_parties(const Found& found, EventMention& e) {
  const auto actors = reader_.roles(found.pattern, found.deed, "actor");
  const auto recipients = reader_.roles(found.pattern, found.deed, "recipient");
  if (turned(found)) {
    parties_.find(found.token, reader_.turned_actor(), {}, e.actor);
    parties_.find(found.token, actors, e.actor, e.recipient);
    return;
  }
  parties_.find(found.token, actors, {}, e.actor);
  const bool typed = !reader_.codebook_.deed(found.deed).type.empty();
  if (e.actor.empty() && typed && found.pattern >= 0) add_nameable(found, {Role::kSubj}, e.actor);
  std::vector<int32_t> others = e.actor;  // who is not the recipient
  add_moved(found, others);
  parties_.find(found.token, recipients, others, e.recipient);
  share_reciprocal(found, e);
  if (e.recipient.empty()) add_from_complement(found, e.actor, e.recipient);
  if (!e.recipient.empty() || !typed) return;
  if (found.pattern >= 0) parties_.find(found.token, reader_.roles(-1, found.deed, "recipient"), others, e.recipient);
  if (e.recipient.empty() && !e.actor.empty()) parties_.find_anywhere(found.token, others, e.recipient);
  if (e.recipient.empty() && found.pattern >= 0) add_target(found, e);
  if (e.recipient.empty() && found.pattern >= 0 && others == e.actor) add_nameable(found, {Role::kObj}, e.recipient);
}

// A name or a word for persons that no earlier stage knew as an actor: "the gunman", "Smithson".
void EventReader::Pass::add_nameable(const Found& found, RoleRef role, std::vector<int32_t>& out) {
  std::vector<int32_t> tokens;
  parties_.heads(found.token, role, tokens);
  for (const int32_t t : tokens) {
    const bool name = in_.doc.pos[t] == Pos::kPropn && in_.doc.ent_labels[t] != EntLabel::kDate &&
                      in_.doc.ent_labels[t] != EntLabel::kEvent;
    const bool person = in_.lexicon.in_class(in_.doc, in_.words, t, reader_.classes_.person);
    if ((name || person) && in_.doc.deps[t] != Dep::kCompound && at_[t] < 0 && parties_.actor_of(t) < 0)
      out.push_back(made_actor(t));
  }
}

// What has no actor of its own is hit, held or helped all the same: a convoy, a town.
void EventReader::Pass::add_target(const Found& found, EventMention& e) {
  const std::string& cls = reader_.codebook_.deed(found.deed).cls;
  const bool things = cls == "assault" || cls == "coerce";
  const bool places = things || cls == "mobilize" || cls == "aid" || cls == "sanction" || cls == "retreat" ||
                      reader_.codebook_.deed(found.deed).mode == "visit";
  if (!places) return;
  std::vector<int32_t> tokens;
  const auto look = [&](std::span<const RoleRef> roles, bool any_noun) {
    for (const RoleRef& role : roles) {
      tokens.clear();
      parties_.heads(found.token, role, tokens);
      for (const int32_t t : tokens) {
        const bool direct = role.role == Role::kObj || role.role == Role::kPrep;
        const bool noun = any_noun && direct && is_nominal(in_.doc.pos[t]) && at_[t] < 0 && parties_.actor_of(t) < 0 &&
                          in_.doc.ent_labels[t] != EntLabel::kDate && in_.doc.ent_labels[t] != EntLabel::kTime;
        const bool named_place = parties_.place_of(t) >= 0 && (things || in_.doc.pos[t] == Pos::kPropn);
        if (!named_place && !noun) continue;
        e.recipient.push_back(made_actor(t));
        return true;
      }
    }
    return false;
  };
  if (look(reader_.roles(found.pattern, found.deed, "recipient"), things)) return;
  if (look(reader_.roles(-1, found.deed, "recipient"), false)) return;
  look(reader_.roles(-1, reader_.other_, "place"), false);
}

int32_t EventReader::Pass::made_actor(int32_t token) {
  const auto base = static_cast<int32_t>(actors_.size());
  for (size_t i = 0; i < added_at_.size(); ++i) {
    if (added_at_[i] == token) return base + static_cast<int32_t>(i);
  }
  Actor a;
  a.head = in_.doc.spans[token];
  const int32_t place = parties_.place_of(token);
  if (place >= 0) {
    a.span = places_[place].span;
    a.name = places_[place].name;
    a.code = a.country = places_[place].country;
    a.entity = places_[place].entity;
    a.kind = places_[place].kind == "country" ? ActorKind::kCountry : ActorKind::kUnnamed;
  } else {
    a.span = in_.doc.bytes({std::min(in_.tree.subtree(token).begin, token), token + 1});
  }
  if (a.name.empty()) a.name = std::string(slice(in_.doc.text, a.span));
  if (a.entity.empty()) a.entity = "name:" + std::string(in_.doc.lemma(token));
  added_.push_back(std::move(a));
  added_at_.push_back(token);
  return base + static_cast<int32_t>(added_.size()) - 1;
}

// "Three were killed when a bomber attacked", "killed in a raid by Arland": who did the one did the other.
void EventReader::Pass::share_blame(Events& out) const {
  for (size_t i = 0; i < out.mentions.size(); ++i) {
    EventMention& e = out.mentions[i];
    const Found& f = found_[at_[out.anchors[i]]];
    if (!e.actor.empty() || reader_.codebook_.deed(f.deed).cls != "assault") continue;
    for (const Arg& arg : in_.frames.args(f.token)) {
      if (arg.role != Role::kPrep && arg.role != Role::kAdvcl && arg.role != Role::kSubj) continue;
      const int32_t other = at_[arg.token];
      if (other < 0 || found_[other].token < 0 || reader_.codebook_.deed(found_[other].deed).cls != "assault") continue;
      if (arg.role == Role::kPrep && skips_blame(in_.doc.lemma(arg.prep))) continue;
      const auto at = std::lower_bound(out.anchors.begin(), out.anchors.end(), arg.token);
      if (at == out.anchors.end() || *at != arg.token) continue;
      const EventMention& cause = out.mentions[static_cast<size_t>(at - out.anchors.begin())];
      e.actor = cause.actor;
      std::erase_if(e.actor, [&](int32_t a) {
        return std::find(e.recipient.begin(), e.recipient.end(), a) != e.recipient.end();
      });
      if (!e.actor.empty()) break;
    }
  }
}

// "refused to send troops to Arland", "demanded that Arland withdraw": the other party stands in the clause below.
void EventReader::Pass::add_from_complement(const Found& found, const std::vector<int32_t>& not_these,
                                            std::vector<int32_t>& out) const {
  const Deed& own = reader_.codebook_.deed(found.deed);
  if (!own.verbal || own.type.empty()) return;
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
    const bool near =
        arg.role == Role::kSubj || arg.role == Role::kObj || arg.role == Role::kPrep || arg.role == Role::kNum;
    if (!near || in_.frames.of(arg.token).verbal) continue;
    const Span phrase = in_.doc.bytes(in_.tree.subtree(arg.token));
    for (size_t q = 0; q < quantities_.size(); ++q) {
      const auto index = static_cast<int32_t>(q);
      if (!overlap(phrase, quantities_[q].span)) continue;
      if (std::find(e.quantities.begin(), e.quantities.end(), index) == e.quantities.end())
        e.quantities.push_back(index);
    }
  }
  std::sort(e.quantities.begin(), e.quantities.end());
}

// How well a span stands in a role of an event: 3 as its party, 2 as or inside a phrase in that role, 0 not.
double EventReader::Pass::standing(Span wanted, const std::vector<int32_t>& actors, int32_t anchor,
                                   std::span<const RoleRef> roles) const {
  for (const int32_t a : actors) {
    if (overlap(actor(a).span, wanted)) return 3;
    for (const Actor& other : actors_) {
      if (overlap(other.span, wanted) && !other.entity.empty() && other.entity == actor(a).entity &&
          !overlap(in_.doc.spans[anchor], wanted))
        return 2.6;
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
  std::stable_sort(out.events.begin(), out.events.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  return out;
}

}  // namespace vedette
