// The personal pronouns that can stand for an actor. Internal to reading/actors.
#pragma once

#include <string_view>

#include "reading/actors/mention.h"
#include "types/reading.h"

namespace vedette::actors {

struct PronounWord {
  std::string_view form;
  Number number;
  Gender gender;
  ActorKind kind;
};

// In any case; nullptr for other words.
const PronounWord* find_pronoun(std::string_view word);

}  // namespace vedette::actors
