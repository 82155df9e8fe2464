// Owners: whose forces, government, officials a noun means where its own words do not tell. Internal to reading/actors.
#pragma once

#include <optional>

#include "knowledge/actor_base.h"
#include "reading/actors/mention.h"
#include "reading/actors/mentions.h"
#include "reading/context.h"

namespace vedette::actors {

// The mention of the possessive pronoun before a noun; -1 without one.
int32_t possessor(const ReadingContext& context, const Found& found, const Mention& m);

// "the regime", "the army", "the home secretary" with no state told before: of the state that the report is about, where one leads clearly.
void give_leading_state(const ReadingContext& context, const ActorBase& base, Found& found);

// "its forces", "his government": of the state or body that the pronoun stands for; "Arland sent 3,000 troops", "the Arlandic
// build-up of troops": of the state that moves them. Requires pronouns.
void give_owners(const ReadingContext& context, const ActorBase& base, const Classes& classes, std::optional<Day> day, Found& found);

// The state that an actor acts for, -1: none known. `day` counts for persons in office.
int32_t state_of(const ActorBase& base, std::optional<Day> day, const Mention& m);

}  // namespace vedette::actors
