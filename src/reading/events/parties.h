// PartyFinder: which actors and places stand in the roles of an event's anchor.
//
// Reads: Doc, Tree, Frames, words, actors, places. Owned by the caller for one text; not shared between threads.
#pragma once

#include <span>
#include <vector>

#include "reading/context.h"

namespace vedette {

class PartyFinder {
 public:
  // All of it must outlive this object. O(tokens + actors + places).
  PartyFinder(const ReadingContext& text, const std::vector<Actor>& actors, const std::vector<Place>& places);

  const std::vector<int32_t>& actor_at() const { return actor_head_; }
  const std::vector<int32_t>& place_at() const { return place_head_; }

  // The tokens that stand in a role at a predicate, with all that is conjoined to them, in the order of the text.
  void heads(int32_t predicate, const RoleRef& role, std::vector<int32_t>& out) const;

  // A token and all that is conjoined to it, in the order of the text; what they count stands for counting words.
  void conjoined(int32_t first, std::vector<int32_t>& out) const;

  // The actors of the first role that holds any: the word itself, else one inside its noun phrase ("Arland's
  // decision"). `heads` takes the tokens they stand at. Never an actor of the entities in `not_these`.
  void find(int32_t predicate, std::span<const RoleRef> roles, const std::vector<int32_t>& not_these,
            std::vector<int32_t>& actors) const;

  // An actor inside the phrase of any object or preposition that tells no circumstance; adds at most one.
  void find_anywhere(int32_t predicate, const std::vector<int32_t>& not_these, std::vector<int32_t>& actors) const;

  // For a pronoun the mention before it that names its entity, if there is one; else the actor itself.
  int32_t named(int32_t actor) const { return actor < 0 ? actor : named_[actor]; }

  // The first place in any of the roles; -1.
  int32_t place(int32_t predicate, std::span<const RoleRef> roles) const;

  // The actor whose head a token is, or whose span holds it, or which it counts ("hundreds of troops"); -1.
  int32_t actor_of(int32_t token) const;
  int32_t place_of(int32_t token) const;
  // An actor inside the noun phrase of a token: possessor, modifier, "of" phrase and the like; -1.
  int32_t actor_inside(int32_t token, const std::vector<int32_t>& not_these) const;

 private:
  bool fits(const Arg& arg, const RoleRef& role) const;
  bool excluded(int32_t actor, const std::vector<int32_t>& not_these) const;
  int32_t inside(int32_t token, const std::vector<int32_t>& not_these, int depth) const;
  int32_t counted(int32_t token) const;

  const ReadingContext& text_;
  const Doc& doc_;
  const Tree& tree_;
  const std::vector<Actor>& actors_;
  std::vector<int32_t> actor_head_, actor_cover_, place_head_, place_cover_;  // by token; -1
  std::vector<int32_t> named_;                                                // by actor
  ClassId measure_noun_ = -1;
};

}  // namespace vedette
