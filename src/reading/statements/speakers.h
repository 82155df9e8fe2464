// Speakers: the actors behind the words of a source or addressee.
//
//   const ActorMap actors(doc, reading.actors);
//   actors.behind(context, cue.source, cue.source_spans)     // "NATO and Ukrainian officials": two
#pragma once

#include <span>
#include <vector>

#include "reading/context.h"
#include "types/reading.h"

namespace vedette {

// Actor mentions by the token of their head word.
class ActorMap {
 public:
  ActorMap(const Doc& doc, const std::vector<Actor>& actors);

  // By token: the mention whose head it is, or -1.
  const std::vector<int32_t>& at() const { return at_; }

  // The mentions that are the heads; where a head is none, the mention around it, else the one in apposition to it, else
  // the nearest one within its noun phrase. Each once, in the order of the heads.
  std::vector<int32_t> behind(const ReadingContext& context, std::span<const int32_t> heads) const;

 private:
  int32_t one(const ReadingContext& context, int32_t head) const;
  void add_groups(const ReadingContext& context, int32_t head, std::vector<int32_t>& out) const;

  const std::vector<Actor>& actors_;
  std::vector<int32_t> at_;
  std::vector<int32_t> around_;  // by token: a mention that covers it, or -1
};

}  // namespace vedette
