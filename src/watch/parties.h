// Who stands where: actors and sources judged by the parties of a watch file.
#pragma once

#include <string>
#include <vector>

#include "types/story.h"
#include "types/watch.h"

namespace vedette {

class Parties {
 public:
  // `watch` must outlive this.
  explicit Parties(const Watch& watch) : watch_(watch) {}

  // Index of the party an actor is of, by entity, side, code or country; -1 for none.
  int32_t party_of(const Actor& actor) const;
  // The first party among the actors of an event; -1.
  int32_t party_of(const Reading& reading, const std::vector<int32_t>& actors) const;
  // Index of the party whose outlet this is; -1.
  int32_t party_of_outlet(const std::string& outlet) const;
  int32_t index(const std::string& id) const;

  // The class of an event's innermost source for a claim about `mover`'s deed. Text in the outlet's own voice is kUnknown
  // unless the outlet speaks for the mover.
  SourceClass class_of(const ReadReport& report, const EventMention& mention, int32_t mover) const;
  // The same of one actor as a source.
  SourceClass class_of(const Actor& actor, int32_t mover) const;

  const Party& party(int32_t i) const { return watch_.parties[i]; }

 private:
  bool in(const Actor& actor, const std::vector<std::string>& codes) const;
  const Watch& watch_;
};

}  // namespace vedette
