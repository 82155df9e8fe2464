// Offices: who a role means at the report's date. Internal to reading/actors.
#pragma once

#include "knowledge/actor_base.h"
#include "reading/actors/mention.h"
#include "reading/context.h"

namespace vedette::actors {

// "the Russian president", "NATO's secretary-general", "the NATO chief", "the Kremlin spokesman": the holder on `day`. A role or
// title that stands with a name means the holder only where the name is his, in whatever spelling.
void resolve_offices(const ReadingContext& context, const ActorBase& base, Day day, Found& found);

// Whether a person has ever led a body: "the NATO chief" after "Jens Stoltenberg", whatever the date.
bool has_led(const ActorBase& base, int32_t person, int32_t body);

// "chief", "head", "boss", "leader": whoever leads the body.
bool is_leading_title(uint64_t title_key);

}  // namespace vedette::actors
