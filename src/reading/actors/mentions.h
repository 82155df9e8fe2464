// Mentions: names, roles, nouns and pronouns of a Doc that stand for actors, with what their own words tell. Internal to reading/actors.
#pragma once

#include "knowledge/actor_base.h"
#include "reading/actors/mention.h"
#include "reading/context.h"

namespace vedette::actors {

// The word classes of data/actors/classes.txt.
struct Classes {
  ClassId say = -1, act = -1, place_prep = -1, former = -1, indefinite = -1;
  ClassId deed_noun = -1, epithet = -1, move = -1, own_news = -1, person = -1, perceive = -1, stance = -1;
  ClassId university = -1, firm = -1, unit = -1, party = -1, state_body = -1, press = -1, judge = -1, faith = -1, hospital = -1, thing = -1;
  static Classes of(const Lexicon& lexicon);
};

// Fills mentions and mention_of. Requires names, terms and quotes. `day`: of publication, for "the Russian president".
void find_mentions(const ReadingContext& context, const ActorBase& base, const Classes& classes, Found& found);

}  // namespace vedette::actors
