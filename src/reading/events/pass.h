// One text through the event reader. Internal to reading/events.
#pragma once

#include "reading/events/events.h"
#include "reading/events/parties.h"
#include "reading/learned/pair_features.h"

namespace vedette {

class EventReader::Pass {
 public:
  Pass(const EventReader& reader, const EventInput& input);
  Events run();

 private:
  void find_deeds();
  void drop_consumed();
  bool may_trigger(int32_t token) const;
  bool nominal_event(int32_t token) const;
  bool says_must(int32_t token) const;
  bool fallback(int32_t token) const;
  EventMention mention(const Found& found);
  bool turned(const Found& found) const;
  void add_moved(const Found& found, std::vector<int32_t>& out) const;
  void set_parties(const Found& found, EventMention& event);
  void add_from_complement(const Found& found, const std::vector<int32_t>& not_these, std::vector<int32_t>& out) const;
  void add_target(const Found& found, EventMention& event);
  void add_nameable(const Found& found, RoleRef role, std::vector<int32_t>& out);
  int32_t made_actor(int32_t token);
  void share_blame(Events& out) const;
  void share_reciprocal(const Found& found, EventMention& event) const;
  Span clause(int32_t token) const;
  void link_quantities(const Found& found, EventMention& event) const;
  // pass_learned.cc
  void ask_coder(const PairText& pairs, const Ask::Relation& question, Events& events, RelationCandidates& out);
  int32_t learned_anchor(const PairText::Path& path, const Deed& deed) const;
  EventMention learned_mention(int32_t anchor, const Deed& deed, double confidence) const;

  RelationCandidates candidates(const Ask::Relation& question, const Events& events) const;
  double standing(Span wanted, const std::vector<int32_t>& actors, int32_t anchor,
                  std::span<const RoleRef> roles) const;

  const EventReader& reader_;
  const ReadingContext& in_;
  const std::vector<Actor>& actors_;
  const std::vector<Place>& places_;
  const std::vector<Quantity>& quantities_;
  std::vector<Actor> added_;       // parties that no stage before has as actors
  std::vector<int32_t> added_at_;  // their heads
  const Actor& actor(int32_t i) const {
    const auto n = static_cast<int32_t>(actors_.size());
    return i < n ? actors_[i] : added_[i - n];
  }

  PartyFinder parties_;
  MatchText text_;
  std::vector<Found> found_;
  std::vector<int32_t> at_;  // by token: index into found_, -1
};

}  // namespace vedette
