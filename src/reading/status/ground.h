// Ground: who tells of an event, and what that source is to the one whose deed it is (words-and-ground guidelines, 13-20).
//
//   const Ground ground(text, actors, statements, classes);
//   event.attribution = ground.attribution(event);
//   const Ground::Source source = ground.source(event);
//
// Built once for a text, O(tokens + actors + statements); everything passed in must outlive it. Not shared between threads.
#pragma once

#include <vector>

#include "reading/context.h"
#include "reading/statements/attributions.h"

namespace vedette {

class Ground {
 public:
  struct Classes {
    ClassId eyewitness = -1, imagery = -1, said_noun = -1, outlet_participle = -1;
    static Classes of(const Lexicon& lexicon);
  };
  // What the innermost source is to an event.
  struct Source {
    bool named = false;  // somebody says it; else it is the outlet's own voice
    bool mover = false;  // it speaks for the mover
    bool there = false;  // it is there, or observes by trade
  };
  Ground(const ReadingContext& text, const std::vector<Actor>& actors, const std::vector<Statement>& statements, const Classes& classes);

  // The statements that the event belongs to, outermost first.
  std::vector<int32_t> attribution(const EventMention& event) const;
  // Requires the event's attribution and parties.
  Source source(const EventMention& event) const;
  // The same where a noun demands the event and no statement holds it ("issued a list of demands").
  Source demanded_by(int32_t noun, const EventMention& event) const;

 private:
  bool stands_outside(int32_t anchor, int32_t cue) const;
  bool hung_on(int32_t anchor, int32_t cue) const;
  int32_t condition_of(int32_t anchor) const;
  bool sourced(int32_t statement) const;
  int32_t teller(int32_t cue) const;
  bool speaks_for_mover(const Statement& inner, int32_t cue, const EventMention& event) const;
  bool is_there(const Statement& inner) const;

  const ReadingContext& text_;
  const std::vector<Actor>& actors_;
  const std::vector<Statement>& statements_;
  Classes classes_;
  Attributions attributions_;
  std::vector<int32_t> cue_of_;     // by statement: the token that heads its cue; -1
  std::vector<int32_t> cues_;       // by token: the statement whose cue it heads; -1
  std::vector<int32_t> actor_at_;   // by token: the actor whose head it is; -1
  std::vector<int32_t> observers_;  // where actors stand that watch by trade; bytes, sorted
};

// The token that heads a byte span: the one whose head lies outside it. -1 in an empty span.
int32_t head_token(const Doc& doc, Span bytes);

}  // namespace vedette
