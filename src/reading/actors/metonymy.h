// Metonymy: whether a capital or seat stands for its government or is the place. Internal to reading/actors.
#pragma once

#include "reading/context.h"

namespace vedette::actors {

// True where the seat at token h acts, speaks, is spoken to or possesses; false where things happen in it.
bool seat_acts(const ReadingContext& context, ClassId act, ClassId place_prep, int32_t h);

}  // namespace vedette::actors
