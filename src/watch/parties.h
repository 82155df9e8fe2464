// Who stands where: actors and sources judged by the parties of a watch file.
#pragma once

#include <string>
#include <vector>

#include "types/story.h"
#include "types/watch.h"
#include "watch/phrases.h"

namespace vedette {

class Parties {
 public:
  // All must outlive this. Every actor of every report is given its party once, here: by entity, side, code, country or
  // name; else by another mention of the same entity in the report; else, for an organ of state that is not told of
  // which ("the Defence Ministry"), by the outlet's own party.
  Parties(const Watch& watch, const std::vector<ReadReport>& reports, const Phrases& phrases);

  // Index of the party of an actor of a report; -1 for none.
  int32_t party_of(int32_t report, int32_t actor) const { return of_[report][actor]; }
  // The first party among the actors of an event; -1.
  int32_t party_of(int32_t report, const std::vector<int32_t>& actors) const;
  // Index of the party whose outlet this is; -1.
  int32_t party_of_outlet(const std::string& outlet) const;
  int32_t index(const std::string& id) const;

  // The class of an event's innermost source for a claim about `mover`'s deed. Text in the outlet's own voice is
  // kUnknown unless the outlet speaks for the mover.
  SourceClass class_of(int32_t report, const EventMention& mention, int32_t mover) const;
  // The same of one actor as a source.
  SourceClass class_of(int32_t report, int32_t actor, int32_t mover) const;

  const Party& party(int32_t i) const { return watch_.parties[i]; }

 private:
  int32_t named_party(const Actor& actor) const;
  void resolve(const ReadReport& report, std::vector<int32_t>& of) const;
  const Watch& watch_;
  const std::vector<ReadReport>& reports_;
  const Phrases& phrases_;
  std::vector<std::vector<int32_t>> of_;  // of a report's actors, as in its reading
};

}  // namespace vedette
