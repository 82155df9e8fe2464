// ActorReader: the actors of a report, a mention each.
//
//   VEDETTE_TRY(ActorReader reader, ActorReader::load(data));
//   std::vector<Actor> actors = reader.read(context, published);     in the order of their head words
//   if (auto facts = reader.base().facts(actors[0].entity)) …        class, parent, owner of a known entity
//
// Reads: the Doc, the date of publication, the places. Writes nothing else. Const, safe to share. Kinds: one person is `person`, named or
// not; several are `unnamed`, a group, or the body they are of.
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "knowledge/actor_base.h"
#include "knowledge/data_files.h"
#include "knowledge/lexicon.h"
#include "reading/actors/mentions.h"
#include "reading/context.h"
#include "types/moment.h"
#include "types/reading.h"

namespace vedette {

class ActorReader {
 public:
  // Requires that `lexicon` was loaded from the same data.
  static Result<ActorReader> load(const DataFiles& data, const Lexicon& lexicon);

  // `published`: known to the month at least for dated roles ("the Russian president"); else these stay unresolved.
  // `places`: of the same text, in any order; they tell the state of "the mayor of Arborg" and keep towns that the engine
  // takes for organisations out. `dateline`: where no one acts; kNoSpan without one.
  std::vector<Actor> read(const ReadingContext& context, const Moment& published, std::span<const Place> places = {},
                          Span dateline = kNoSpan) const;

  const ActorBase& base() const { return base_; }

 private:
  ActorBase base_;
  actors::Classes classes_;
};

}  // namespace vedette
