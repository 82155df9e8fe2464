// Frames: the predicates of a Doc with their arguments by role, the same whatever the syntax (docs/rules.md).
//
//   const Frames frames = build_frames(doc, tree, lexicon, words);
//   for (const Arg& arg : frames.args(token)) if (arg.role == Role::kObj) use(arg.token);
//
// Roles follow the parse labels of ClearNLP (Choi & Palmer 2012) and the usual normal forms: passives, relative and
// participle clauses, coordination, control and raising, light verbs, nominal arguments.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "knowledge/lexicon.h"
#include "language/tree.h"
#include "types/doc.h"

namespace vedette {

enum class Role : uint8_t { kSubj, kObj, kIobj, kComp, kAttr, kAcomp, kPrep, kMod, kPoss, kNum, kAdvcl };

struct Arg {
  Role role;
  bool inherited = false;   // understood from another clause (control, coordination, light verb), not said here
  int32_t token = -1;       // head of the argument
  int32_t prep = -1;        // token of the preposition for kPrep (the last one of "because of"), else -1
};

// How a predicate hangs on the one above it.
enum class Link : uint8_t {
  kRoot,        // nothing above
  kComp,        // clausal complement (that, to, -ing, quotation)
  kObject,      // nominal argument or prepositional object of a verb: "announced the withdrawal", "called for talks"
  kSubject,     // nominal or clausal subject: "the withdrawal began"
  kNounOf,      // inside a noun phrase: "sign of de-escalation", "plan for talks", "plan to attack"
  kRelative,    // relative or participle clause of a noun
  kAdverbial,   // adverbial clause
  kConjunct,    // second part of a coordination; the governor is the first part
  kLight,       // noun whose light verb bears its tense: "launched an attack"; the governor is the light verb
};

struct Frame {
  int32_t token = -1;
  bool passive = false;
  bool verbal = false;      // verb or auxiliary; else noun, adjective
  Link link = Link::kRoot;
  int32_t governor = -1;    // token of the predicate above; -1 for kRoot
  int32_t carrier = -1;     // the verb that bears tense and negation: itself, its light verb, its copula
  int32_t first_arg = 0;
  int32_t arg_count = 0;
};

class Frames {
 public:
  const Frame& of(int32_t token) const { return frames_[token]; }
  // In the order of the text within said arguments, inherited ones last.
  std::span<const Arg> args(int32_t token) const {
    const Frame& f = frames_[token];
    return {args_.data() + f.first_arg, static_cast<size_t>(f.arg_count)};
  }
  // The first argument in that role; -1 without one.
  int32_t arg(int32_t token, Role role) const;
  int32_t size() const { return static_cast<int32_t>(frames_.size()); }

 private:
  friend class FrameBuilder;
  std::vector<Frame> frames_;  // one for each token; tokens that are no predicates have no arguments
  std::vector<Arg> args_;
};

// `words` are lexicon.words(doc). The lexicon's classes light_verb, light_prep, object_control, object_gerund, occasion_noun,
// purpose_verb, own_deed_verb (data/language/classes.txt) and leader_n are used where it has them. O(tokens), deterministic.
Frames build_frames(const Doc& doc, const Tree& tree, const Lexicon& lexicon, const std::vector<Word>& words);

}  // namespace vedette
