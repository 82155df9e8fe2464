// Mention: what the stages of the actor reader know of one mention, in tokens. Internal to reading/actors.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "knowledge/actor_base.h"
#include "types/doc.h"

namespace vedette::actors {

enum class Form : uint8_t { kName, kRole, kNoun, kPronoun };
enum class Number : uint8_t { kUnknown, kSingular, kPlural };

// A proper name in the text.
struct NameHit {
  Span tokens;
  int32_t head = -1;
  int32_t entity = -1;       // in the base; -1: a name that it does not have
  uint8_t flags = 0;         // AliasFlag
  EntLabel label = EntLabel::kNone;  // the engine's, where it found the name
  bool bound = false;        // part of a hyphened word: "Iran-backed", "pro-Russian"
  bool acts = false;         // it speaks, or has an age: no place, whatever is called so
};

// A phrase of titles.txt, nouns.txt or organs.txt in the text.
struct TermHit {
  Span tokens;
  int32_t head = -1;
  Term term;
  uint64_t key = 0;
};

struct Mention {
  Span tokens;               // the whole phrase with what stands before its head
  int32_t head = -1;
  Span name{0, 0};           // the proper name in it; empty: none
  Form form = Form::kNoun;
  ActorKind kind = ActorKind::kUnnamed;
  Number number = Number::kUnknown;
  Gender gender = Gender::kUnknown;
  int32_t entity = -1;       // in the base
  int32_t state = -1;        // the state that its words name, in the base
  int32_t body = -1;         // the body that its words name
  int16_t organ = -1;        // the organ of a state that it is, or (roles) belongs to
  int16_t title = -1, noun = -1;
  uint64_t title_key = 0;    // phrase key of its title
  std::string_view sector;   // of the base, which outlives it; empty: unknown
  bool former = false;
  bool definite = false;     // the, this, a possessor, or a capital title
  bool counted = false;      // a number or "some": part of a body, not the body
  bool modifier = false;     // "Russian" in "Russian withdrawal"
  bool quoted = false;
  bool shouted = false;      // in a headline all in capitals
  bool weak = false;         // a noun that is an actor only with a state or body, or where it takes one up
  bool refers = false;       // it found what it refers to
  int32_t link = -1;         // an earlier (or apposed) mention of the same actor
  int32_t named = -1;        // of a role: the mention of its holder's name beside it
};

// Everything found in one report; lives as long as the reading of it.
struct Found {
  std::vector<NameHit> names;
  std::vector<TermHit> terms;
  std::vector<int32_t> name_of, term_of;  // by token: index, -1 outside
  std::vector<uint8_t> quoted;            // by token
  std::vector<int32_t> place_state;       // by token: the state of the place it is in, in the base; -1: no place; empty: no places told
  std::vector<Mention> mentions;          // in the order of their heads
  std::vector<int32_t> mention_of;        // by head token: index, -1

  // The mention that stands for all of its actor's.
  int32_t root(int32_t i) const {
    while (mentions[static_cast<size_t>(i)].link >= 0) i = mentions[static_cast<size_t>(i)].link;
    return i;
  }
};

}  // namespace vedette::actors
