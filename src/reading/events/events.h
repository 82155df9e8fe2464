// EventReader: who did what to whom (DESIGN 3). A pattern names the deed; the frames say who stands in which role. How
// real the deed is comes later (status), the type last (codify).
//
//   VEDETTE_TRY(EventReader reader, EventReader::load(data, lexicon));
//   Events events = reader.read({context, actors, places, quantities});
//   … status fills in modality, polarity, tense …
//   reader.codify(events, report.codebook);
//   std::vector<RelationAnswer> answers = reader.answer(events, report.codebook);
//
// Built once, then const and safe to share between threads.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "knowledge/codebook.h"
#include "knowledge/patterns.h"
#include "reading/context.h"
#include "reading/learned/label_groups.h"
#include "reading/learned/learned_coder.h"
#include "types/reading.h"

namespace vedette {

// What the reader looks at, for one text. All of it outlives the call.
struct EventInput {
  const ReadingContext& text;
  const std::vector<Actor>& actors;
  const std::vector<Place>& places;
  const std::vector<Quantity>& quantities;
};

// For one question of `ask.relations`: the events that may be the relation, best first.
struct RelationCandidates {
  struct Candidate {
    int32_t event;
    double score;
  };
  std::vector<Candidate> events;
  PairFeatures features;
  // With a coder: the probability of each of its labels, and what stands for the label: a mention, or, from
  // mentions.size() on, one of `asked`; -1 for none.
  std::vector<float> learned;
  std::vector<int32_t> stands_for;
};

struct Events {
  std::vector<EventMention> mentions;  // in the order of their anchors
  std::vector<int32_t> anchors;        // by mention: the token
  std::vector<uint8_t> ordered;        // by mention: 1 where a verb of ordering governs it
  std::vector<Actor> added;  // places and things as parties; their indices follow those of the actors read before
  std::vector<RelationCandidates> questions;  // by question of the report
  std::vector<EventMention> asked;  // what only the coder sees in a question; answers rest on them, they are not told
};

class PartyFinder;
class EventReader {
 public:
  // Interns the patterns' words into the lexicon. kMalformed with file:line:column. Without a coder patterns decide
  // alone.
  static Result<EventReader> load(const DataFiles& data, Lexicon& lexicon,
                                  std::shared_ptr<const LearnedCoder> coder = nullptr);

  Events read(const EventInput& input) const;

  // Writes type, type_plain, mode, context, cameo and scores from deed and status. An unknown profile is the default
  // one.
  void codify(Events& events, std::string_view profile) const;
  // The type that source and target of each question stand in. Requires codify().
  std::vector<RelationAnswer> answer(const Events& events) const;

  const Codebook& codebook() const { return codebook_; }
  const PatternSet& patterns() const { return patterns_; }

 private:
  struct Classes {
    ClassId no_event_verb = -1, order_verb = -1, say_verb = -1, must = -1, light_passive = -1, force = -1, person = -1,
            base = -1;
  };
  struct Found {
    int32_t token;
    int32_t pattern;  // -1: by no pattern
    int32_t deed;
    int32_t specificity;
  };
  class Pass;  // one text

  Status take_coder(const DataFiles& data, std::shared_ptr<const LearnedCoder> coder);
  void codify(EventMention& event, bool ordered, int32_t profile) const;
  RelationAnswer answer_learned(const Events& events, const RelationCandidates& question) const;
  std::span<const RoleRef> turned_actor() const { return defaults_.roles(turned_, "actor"); }
  std::span<const RoleRef> roles(int32_t pattern, int32_t deed, std::string_view key) const;

  Codebook codebook_;
  PatternSet patterns_, defaults_;
  std::vector<int32_t> pattern_deed_;   // by pattern
  std::vector<int32_t> deed_defaults_;  // by deed: pattern of defaults_
  int32_t fallback_defaults_ = -1;
  int32_t other_ = -1;
  Classes classes_;
  std::shared_ptr<const LearnedCoder> coder_;
  std::vector<int32_t> label_of_deed_;  // by deed: the coder's label it belongs to; 0: none
  int32_t turned_ = -1;                 // the row "turned" of defaults_
  int32_t demand_ = -1;
};

}  // namespace vedette
