// Facts: every event mention of the reports as the watch sees it: whose deed, told by which class of source, where.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/codebook.h"
#include "types/assessment.h"
#include "types/story.h"
#include "types/watch.h"
#include "watch/parties.h"

namespace vedette {

// What an assessment is made from. All of it must outlive what is made of it. Only reports known at `as_of`.
struct WatchInput {
  const Watch& watch;
  const std::vector<ReadReport>& reports;
  const StoryBook& book;
  const Codebook& codebook;
  Moment as_of;
};

struct Fact {
  MentionRef ref;
  int32_t event = -1;          // index into StoryBook::events
  int32_t deed = -1;           // index into the codebook; -1: other
  int32_t mover = -1;          // party whose deed it is; -1: none of the watch's
  SourceClass source = SourceClass::kUnknown;  // of the innermost source, for this mover
  int32_t speaker_party = -1;  // party of the innermost source
  Moment told;                 // when it was said or published
};

class Facts {
 public:
  explicit Facts(const WatchInput& input);

  const std::vector<Fact>& all() const { return facts_; }
  const EventMention& mention(const Fact& f) const { return input_.reports[f.ref.report].reading.events[f.ref.event]; }
  const ReadReport& report(const Fact& f) const { return input_.reports[f.ref.report]; }
  const Deed* deed(const Fact& f) const { return f.deed < 0 ? nullptr : &input_.codebook.deed(f.deed); }
  const Parties& parties() const { return parties_; }
  const WatchInput& input() const { return input_; }

  // The sentence of a mention.
  Evidence evidence(const Fact& f) const;
  // Whether a mention is in an area: a place of it is, or none is told (`told` false then). An empty id is everywhere.
  bool in_area(const Fact& f, const std::string& area, bool* told = nullptr) const;
  // Name of a mention's innermost source, for printing; empty where the outlet itself tells it.
  std::string source_name(const Fact& f) const;
  // Whether the mover is this party and the deed one of these.
  bool is(const Fact& f, const std::string& party, const std::vector<std::string>& deeds) const;

 private:
  void add(int32_t event, MentionRef ref);
  int32_t implied_mover(const Fact& f) const;
  const WatchInput& input_;
  Parties parties_;
  std::vector<Fact> facts_;
};

// A row's id: a digest of its ledger and what founded it.
std::string row_id(std::string_view ledger, std::string_view founded_by);

}  // namespace vedette
