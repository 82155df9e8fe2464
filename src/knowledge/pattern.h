// The compiled form of a pattern. Private to patterns.cc and patterns_load.cc.
#pragma once

#include "knowledge/patterns.h"

namespace vedette {

// One way to trigger a pattern: "pull:back.v", "air strike.n".
struct Trigger {
  Word head = kNoWord;
  WordPos pos = WordPos::kAny;
  std::vector<Word> before;      // right before the head
  std::vector<Word> dependents;  // among its children
};

// What an argument's head must be.
struct ValueSpec {
  enum class Kind : uint8_t { kAny, kClass, kWord, kActor, kPlace, kClause, kNumber, kPronoun, kPerson, kNoun, kInfinitive, kBareVerb, kWhether };
  Kind kind = Kind::kAny;
  int32_t id = -1;  // class or word
};

struct Condition {
  enum class Kind : uint8_t { kPresent, kIfPresent, kAbsent, kPassive, kActive, kVerb, kNoun, kAdj, kNegated, kInfinitive, kRoot };
  Kind kind = Kind::kPresent;
  std::vector<RoleRef> roles;
  std::vector<ValueSpec> values;  // one of them
};

struct Pattern {
  std::string id;
  int32_t record = -1;
  int32_t weight = 0;  // of its conditions
  std::vector<Trigger> triggers;
  std::vector<Condition> conditions;
  std::vector<Yield> yields;                                          // plain keys
  std::vector<std::pair<std::string, std::vector<RoleRef>>> roles;    // role keys
};

}  // namespace vedette
