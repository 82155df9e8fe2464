// Pronouns: what he, she, they, it, and the I and we of quotations refer to. Internal to reading/actors.
#pragma once

#include "knowledge/actor_base.h"
#include "reading/actors/mention.h"
#include "reading/actors/mentions.h"
#include "reading/context.h"

namespace vedette::actors {

// Links pronouns to earlier mentions. An "it" that finds none stands for no actor and keeps refers = false.
void resolve_pronouns(const ReadingContext& context, const ActorBase& base, const Classes& classes, Found& found);

}  // namespace vedette::actors
