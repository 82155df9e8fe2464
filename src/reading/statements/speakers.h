// Speakers: the actors behind the words of a source or addressee.
//
//   const ActorMap actors(doc, reading.actors);
//   actors.behind(context, cue.source, cue.source_spans)     // "NATO and Ukrainian officials": two
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "reading/context.h"
#include "reading/statements/layout.h"
#include "types/reading.h"

namespace vedette {

// Actor mentions by the token of their head word.
class ActorMap {
 public:
  // Both must outlive the map.
  ActorMap(const Doc& doc, const std::vector<Actor>& actors);

  const std::vector<Actor>& all() const { return actors_; }
  // By token: the mention whose head it is, or -1.
  const std::vector<int32_t>& at() const { return at_; }

  // The mentions that are the heads; where a head is none, the mention around it, else the one in apposition to it, else
  // the nearest one within its noun phrase. Each once, in the order of the heads.
  std::vector<int32_t> behind(const ReadingContext& context, std::span<const int32_t> heads) const;

  // Whether the actor at `head` is the side of one of the heads: one entity, state or body. False where either is unknown.
  bool same_side(const ReadingContext& context, int32_t head, std::span<const int32_t> heads) const;

 private:
  int32_t one(const ReadingContext& context, int32_t head) const;
  void add_groups(const ReadingContext& context, int32_t head, std::vector<int32_t>& out) const;

  const std::vector<Actor>& actors_;
  std::vector<int32_t> at_;
  std::vector<int32_t> around_;  // by token: a mention that covers it, or -1
  std::map<std::string_view, int32_t> by_name_;  // the first mention of a person with that head
  std::map<std::string_view, int32_t> by_word_;  // the first mention that is this one word; views of the Doc's text
};

// "He" and "she" as a speaker, where the actor found for it cannot be meant (a family, a mother for "he", nobody): the last
// person who spoke before. "It", "the statement" and what cannot speak: whoever spoke before in the paragraph or the one
// before, and a document's maker where the verb that it is the object of tells ("read out a statement saying …"). `heads` are the
// source heads of each statement.
void settle_speakers(const ReadingContext& context, const Layout& layout, const ActorMap& actors, std::span<const int32_t> heads,
                     std::vector<Statement>& statements);

}  // namespace vedette
