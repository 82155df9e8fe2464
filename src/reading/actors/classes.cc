// The names that the reader of actors has for its word classes in data/actors/classes.txt.
#include "reading/actors/mentions.h"

namespace vedette::actors {

Classes Classes::of(const Lexicon& lexicon) {
  const auto id = [&](std::string_view name) { return lexicon.class_id(name); };
  return {id("actor_say"), id("actor_act"), id("actor_place_prep"), id("actor_former"), id("actor_indefinite"), id("actor_deed_noun"), id("actor_epithet"), id("actor_move"), id("actor_own_news"),
          id("actor_person"), id("actor_perceive"), id("actor_stance"), id("actor_university"),
          id("actor_firm"), id("actor_unit"), id("actor_party"), id("actor_state_body"), id("actor_press"), id("actor_judge"),
          id("actor_faith"), id("actor_hospital"), id("actor_thing")};
}

}  // namespace vedette::actors
