// Coreference: which mentions of one report are the same actor, by sieves from the surest to the least sure. Internal to reading/actors.
#pragma once

#include <optional>

#include "knowledge/actor_base.h"
#include "reading/actors/mention.h"
#include "reading/actors/mentions.h"
#include "reading/context.h"

namespace vedette::actors {

// Sets entity and link of the mentions: names to fuller names and office-holders, appositions, dated roles ("the Russian
// president"), roles and nouns to what they take up, pronouns. `day`: of publication; nullopt: unknown, then no dated roles.
void resolve_mentions(const ReadingContext& context, const ActorBase& base, const Classes& classes, std::optional<Day> day, Found& found);

// The speaker of the quotation that token i is in; -1 outside of quotations, or without one.
int32_t speaker_of(const ReadingContext& context, const Classes& classes, const Found& found, int32_t i);

}  // namespace vedette::actors
