#include "reading/events/parties.h"

#include <algorithm>
#include <unordered_map>

namespace vedette {
namespace {

// Phrases that tell when or under what circumstances: nobody in them is a party.
bool skips(std::string_view prep) {
  return prep == "in" || prep == "at" || prep == "during" || prep == "since" || prep == "after" || prep == "before" ||
         prep == "until" || prep == "amid" || prep == "despite" || prep == "following" || prep == "because" ||
         prep == "like" || prep == "than";
}

}  // namespace

PartyFinder::PartyFinder(const ReadingContext& text, const std::vector<Actor>& actors, const std::vector<Place>& places)
    : text_(text), doc_(text.doc), tree_(text.tree), actors_(actors) {
  const auto n = static_cast<size_t>(doc_.size());
  for (auto* column : {&actor_head_, &actor_cover_, &place_head_, &place_cover_}) column->assign(n, -1);
  measure_noun_ = text.lexicon.class_id("measure_noun");
  const auto cover = [&](Span bytes, int32_t value, std::vector<int32_t>& column) {
    for (int32_t t = token_at(doc_, bytes.begin); t >= 0 && t < doc_.size() && doc_.spans[t].begin < bytes.end; ++t) {
      if (column[t] < 0) column[t] = value;
    }
  };
  for (size_t a = 0; a < actors.size(); ++a) {
    const auto index = static_cast<int32_t>(a);
    const int32_t head = token_at(doc_, actors[a].head.begin);
    if (head >= 0 && actor_head_[head] < 0) actor_head_[head] = index;
    cover(actors[a].span, index, actor_cover_);
  }
  std::unordered_map<std::string_view, int32_t> last;  // by entity: its last mention that is no pronoun
  for (size_t a = 0; a < actors.size(); ++a) {
    const auto index = static_cast<int32_t>(a);
    const auto known = actors[a].pronoun && !actors[a].entity.empty() ? last.find(actors[a].entity) : last.end();
    named_.push_back(known == last.end() ? index : known->second);
    if (!actors[a].pronoun) last[actors[a].entity] = index;
  }
  for (size_t p = 0; p < places.size(); ++p) {
    const auto index = static_cast<int32_t>(p);
    cover(places[p].span, index, place_cover_);
    for (int32_t t = token_at(doc_, places[p].span.begin);
         t >= 0 && t < doc_.size() && doc_.spans[t].begin < places[p].span.end; ++t) {
      const int32_t h = doc_.heads[t];
      const bool is_head =
          h == t || doc_.spans[h].begin < places[p].span.begin || doc_.spans[h].begin >= places[p].span.end;
      if (is_head && place_head_[t] < 0) place_head_[t] = index;
    }
  }
}

bool PartyFinder::fits(const Arg& arg, const RoleRef& role) const {
  if (arg.role != role.role) return false;
  if (role.role != Role::kPrep) return true;
  if (arg.prep < 0 || text_.words[arg.prep] != role.prep) return false;
  const int32_t above = doc_.heads[arg.prep];
  return role.outer == kNoWord ? doc_.deps[above] != Dep::kPrep : text_.words[above] == role.outer;
}

int32_t PartyFinder::counted(int32_t token) const {
  for (int step = 0; step < 3; ++step) {
    const Pos pos = doc_.pos[token];
    const bool counts = pos == Pos::kNum || pos == Pos::kDet || pos == Pos::kPron || doc_.tags[token] == Tag::kCd ||
                        text_.lexicon.in_class(doc_, text_.words, token, measure_noun_);
    if (!counts) return token;
    int32_t below = -1;
    for (const int32_t c : tree_.children(token)) {
      if (doc_.deps[c] == Dep::kPrep && doc_.lemma(c) == "of") below = tree_.child(c, Dep::kPobj);
    }
    if (below < 0) return token;
    token = below;
  }
  return token;
}

void PartyFinder::heads(int32_t predicate, const RoleRef& role, std::vector<int32_t>& out) const {
  for (const Arg& arg : text_.frames.args(predicate)) {
    if (fits(arg, role)) conjoined(arg.token, out);
  }
}

void PartyFinder::conjoined(int32_t first, std::vector<int32_t>& out) const {
  for (int32_t at = first, step = 0; at >= 0 && step < 32; ++step) {
    if (std::find(out.begin(), out.end(), at) == out.end()) out.push_back(at);
    const int32_t inner = counted(at);
    int32_t next = tree_.child(at, Dep::kConj);
    if (next < 0 && inner != at) next = tree_.child(inner, Dep::kConj);
    at = next;
  }
}

int32_t PartyFinder::actor_of(int32_t token) const {
  if (actor_head_[token] >= 0) return actor_head_[token];
  const int32_t inner = counted(token);
  if (inner != token && actor_head_[inner] >= 0) return actor_head_[inner];
  if (actor_cover_[token] >= 0) return actor_cover_[token];
  const int32_t apposed = tree_.child(token, Dep::kAppos);
  return apposed >= 0 && doc_.ent_labels[apposed] != EntLabel::kNone ? actor_head_[apposed] : -1;
}

int32_t PartyFinder::place_of(int32_t token) const {
  return place_head_[token] >= 0 ? place_head_[token] : place_cover_[token];
}

bool PartyFinder::excluded(int32_t actor, const std::vector<int32_t>& not_these) const {
  return std::any_of(not_these.begin(), not_these.end(), [&](int32_t other) {
    // A party made up for this mention is none of the actors.
    if (other >= static_cast<int32_t>(actors_.size())) return false;
    const std::string &mine = actors_[actor].entity, &theirs = actors_[other].entity;
    const bool own_force = actors_[other].kind == ActorKind::kArmedForce && !actors_[other].country.empty() &&
                           actors_[actor].kind == ActorKind::kCountry &&
                           actors_[other].country == actors_[actor].country;
    return actor == other || (!mine.empty() && mine == theirs) || own_force;
  });
}

int32_t PartyFinder::inside(int32_t token, const std::vector<int32_t>& not_these, int depth) const {
  for (const int32_t c : tree_.children(token)) {
    const Dep d = doc_.deps[c];
    const bool modifies = d == Dep::kPoss || d == Dep::kAmod || d == Dep::kCompound || d == Dep::kNmod;
    const int32_t actor = modifies ? named(actor_of(c)) : -1;
    if (actor >= 0 && !actors_[actor].pronoun && !excluded(actor, not_these)) return actor;
  }
  for (const int32_t c : tree_.children(token)) {
    const Dep d = doc_.deps[c];
    if (d == Dep::kPrep || d == Dep::kAgent) {
      if (skips(doc_.lemma(c))) continue;
      const int32_t below = tree_.child(c, Dep::kPobj);
      if (below < 0) continue;
      if (actor_of(below) >= 0 && !excluded(actor_of(below), not_these)) return actor_of(below);
      const int32_t deeper = depth < 3 ? inside(below, not_these, depth + 1) : -1;
      if (deeper >= 0) return deeper;
    } else if ((d == Dep::kPoss || d == Dep::kCompound) && depth < 2) {
      const int32_t deeper = inside(c, not_these, depth + 1);
      if (deeper >= 0) return deeper;
    }
  }
  return -1;
}

int32_t PartyFinder::actor_inside(int32_t token, const std::vector<int32_t>& not_these) const {
  return inside(token, not_these, 0);
}

void PartyFinder::find_anywhere(int32_t predicate, const std::vector<int32_t>& not_these,
                                std::vector<int32_t>& actors) const {
  for (const Arg& arg : text_.frames.args(predicate)) {
    if (arg.role != Role::kObj && arg.role != Role::kPrep) continue;
    if (arg.prep >= 0 && (skips(doc_.lemma(arg.prep)) || doc_.deps[doc_.heads[arg.prep]] == Dep::kPrep)) continue;
    if (text_.frames.of(arg.token).verbal) continue;
    const int32_t actor = named(actor_inside(arg.token, not_these));
    if (actor >= 0 && !excluded(actor, not_these)) {
      actors.push_back(actor);
      return;
    }
  }
}

void PartyFinder::find(int32_t predicate, std::span<const RoleRef> roles, const std::vector<int32_t>& not_these,
                       std::vector<int32_t>& actors) const {
  actors.clear();
  std::vector<int32_t> tokens;
  for (const bool look_inside : {false, true}) {
    for (const RoleRef& role : roles) {
      tokens.clear();
      heads(predicate, role, tokens);
      for (const int32_t t : tokens) {
        const int32_t actor = named(look_inside ? actor_inside(t, not_these) : actor_of(t));
        if (actor < 0 || excluded(actor, not_these)) continue;
        if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
      }
      if (!actors.empty()) return;
    }
  }
}

int32_t PartyFinder::place(int32_t predicate, std::span<const RoleRef> roles) const {
  std::vector<int32_t> tokens;
  for (const RoleRef& role : roles) {
    tokens.clear();
    heads(predicate, role, tokens);
    for (const int32_t t : tokens) {
      if (place_of(t) >= 0) return place_of(t);
    }
  }
  return -1;
}

}  // namespace vedette
