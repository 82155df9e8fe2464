// Facts: every event mention and every statement of the reports as the watch sees them: whose deed, told by which class
// of source, where.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/codebook.h"
#include "types/assessment.h"
#include "types/story.h"
#include "types/watch.h"
#include "watch/parties.h"
#include "watch/watch_data.h"

namespace vedette {

// What an assessment is made from. All of it must outlive what is made of it. Only reports known at `as_of`.
struct WatchInput {
  const Watch& watch;
  const std::vector<ReadReport>& reports;
  const StoryBook& book;
  const Codebook& codebook;
  const WatchData& knowledge;
  Moment as_of;
};

struct Fact {
  MentionRef ref;
  int32_t event = -1;                          // index into StoryBook::events
  int32_t deed = -1;                           // index into the codebook; -1: other
  int32_t mover = -1;                          // party whose deed it is; -1: none of the watch's
  SourceClass source = SourceClass::kUnknown;  // of the innermost source, for this mover
  int32_t speaker_party = -1;                  // party of the innermost source
  Moment told;                                 // when it was said or published
  bool past = false;                           // told as history: no sign of anything now
  bool habitual = false;                       // told as what recurs: a pattern, no happening of its own
};

// A statement of somebody who speaks for a party of the watch.
struct Said {
  int32_t report = -1;
  int32_t statement = -1;
  int32_t party = -1;    // the speaker's
  int32_t camp_of = -1;  // the watched party that he speaks for: his own, or the one whose camp his is; -1: none
  Moment told;
  std::vector<int32_t> facts;  // what is told in it, innermost only: indices into all()
};

class Facts {
 public:
  explicit Facts(const WatchInput& input);

  const std::vector<Fact>& all() const { return facts_; }
  const std::vector<Said>& said() const { return said_; }
  const Statement& statement(const Said& s) const { return input_.reports[s.report].reading.statements[s.statement]; }
  const EventMention& mention(const Fact& f) const { return input_.reports[f.ref.report].reading.events[f.ref.event]; }
  const ReadReport& report(const Fact& f) const { return input_.reports[f.ref.report]; }
  const Deed* deed(const Fact& f) const { return f.deed < 0 ? nullptr : &input_.codebook.deed(f.deed); }
  const Parties& parties() const { return parties_; }
  const WatchInput& input() const { return input_; }

  const Sign* sign(const Fact& f) const { return input_.knowledge.signs.of(f.deed); }
  // Done by deeds, not by words.
  bool is_material(const Fact& f) const;
  // A deed of forces or of what goes with them: of the families that a ledger of the ground is about.
  bool of_force(const Fact& f) const;
  // The words that name it.
  std::string_view anchor(const Fact& f) const { return slice(report(f).report.text, mention(f).anchor); }

  // The sentence of a mention.
  Evidence evidence(const Fact& f) const { return sentence(f.ref.report, mention(f).anchor); }
  // The sentence around a span, without the heading or paragraph that runs into it.
  Evidence sentence(int32_t report, Span span) const;
  std::string_view text(const Evidence& e) const { return slice(input_.reports[e.report].report.text, e.span); }
  // Where it is, for a map: destination, place or origin, the first that has a point.
  std::optional<RowPlace> place(const Fact& f) const;
  // Somebody outside the mover's camp says that they saw it; whoever watches by trade is taken to have seen what he
  // tells.
  bool is_seen(const Fact& f) const;
  // Whether a mention is in an area: a place of it is, or none is told (`told` false then). An empty id is everywhere.
  bool in_area(const Fact& f, const std::string& area, bool* told = nullptr) const;
  bool is_place_in_area(int32_t report, int32_t place, const std::string& area) const;
  // Name of a mention's innermost source, for printing; empty where the outlet itself tells it.
  std::string source_name(const Fact& f) const;
  std::string speaker_name(int32_t report, const Statement& statement) const;
  std::string party_id(int32_t party) const { return party < 0 ? std::string() : parties_.party(party).id; }
  // The watch's one watched party; -1 if there are none or several.
  int32_t only_watched() const;
  // Whether the mover is this party and the deed one of these.
  bool is(const Fact& f, const std::string& party, const std::vector<std::string>& deeds) const;
  const Phrases& phrases() const { return input_.knowledge.phrases; }

 private:
  void add(int32_t event, MentionRef ref);
  void add_statements();
  int32_t implied_mover(const Fact& f) const;
  bool is_history(const Fact& f) const;
  bool is_own_announcement(const Fact& f) const;
  const WatchInput& input_;
  Parties parties_;
  std::vector<Fact> facts_;
  std::vector<Said> said_;
};

}  // namespace vedette
