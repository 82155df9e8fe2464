#include <gtest/gtest.h>

#include <functional>

#include "story/story.h"
#include "story/test_reports.h"

namespace vedette {
namespace {

// Two reports, one mention each, changed by the case; how many events they make.
template <typename Change>
size_t events_of(Change&& change) {
  Written a("a", "one", "2031-03-07");
  Written b("b", "two", "2031-03-08");
  EventMention& x = a.event("attack", {a.actor("ARL", "arland", "ARL")}, {a.actor("SUN", "sundria", "SUN")});
  EventMention& y = b.event("attack", {b.actor("ARL", "arland", "ARL")}, {b.actor("SUN", "sundria", "SUN")});
  change(a, x, b, y);
  const std::vector<ReadReport> reports{a.report(), b.report()};
  return merge_events(reports, one_story(reports)).size();
}

TEST(Merge, OneDeedByTheSamePartiesIsOneEvent) {
  EXPECT_EQ(events_of([](auto&...) {}), 1U);
}

TEST(Merge, OtherWordsForOneDeedAndOtherDeedsByOneWordAreOneEvent) {
  EXPECT_EQ(events_of([](Written&, EventMention&, Written&, EventMention& y) { y.lemma = "assault"; }), 1U);
  EXPECT_EQ(events_of([](Written&, EventMention&, Written&, EventMention& y) { y.deed = "strike"; }), 1U);
  EXPECT_EQ(events_of([](Written&, EventMention&, Written&, EventMention& y) { y.deed = "strike", y.lemma = "hit"; }), 2U);
}

TEST(Merge, WhatConflictsIsAnotherEvent) {
  EXPECT_EQ(events_of([](Written&, EventMention&, Written& b, EventMention& y) { y.actor = {b.actor("VEL", "velm", "VEL")}; }), 2U) << "actor";
  EXPECT_EQ(events_of([](Written&, EventMention&, Written& b, EventMention& y) { y.recipient = {b.actor("VEL", "velm", "VEL")}; }), 2U) << "recipient";
  EXPECT_EQ(events_of([](Written& a, EventMention& x, Written& b, EventMention& y) {
    x.place = a.place("Ostry", "SUN", 50, 20), y.place = b.place("Mira", "SUN", 52, 20);
  }), 2U) << "place";
  EXPECT_EQ(events_of([](Written&, EventMention& x, Written&, EventMention& y) {
    x.time = *parse_moment("2031-03-01"), y.time = *parse_moment("2031-03-06");
    x.time_from_text = y.time_from_text = true;
  }), 2U) << "day";
  EXPECT_EQ(events_of([](Written&, EventMention&, Written&, EventMention& y) { y.modality = Modality::kPlanned; }), 2U) << "plan";
}

TEST(Merge, SilenceAndDenialDoNotConflict) {
  EXPECT_EQ(events_of([](Written&, EventMention&, Written&, EventMention& y) { y.actor.clear(), y.recipient.clear(); }), 1U);
  EXPECT_EQ(events_of([](Written& a, EventMention& x, Written&, EventMention&) { x.place = a.place("Ostry", "SUN"); }), 1U);
  EXPECT_EQ(events_of([](Written&, EventMention&, Written&, EventMention& y) { y.modality = Modality::kNotHappened; }), 1U);
  EXPECT_EQ(events_of([](Written&, EventMention& x, Written&, EventMention& y) {
    x.time = *parse_moment("2031-03"), y.time = *parse_moment("2031-03-06");
    x.time_from_text = y.time_from_text = true;
  }), 1U) << "a month holds its days";
}

TEST(Merge, ALaterReportMovesNoEarlierMention) {
  std::vector<ReadReport> reports;
  for (int i = 0; i < 4; ++i) {
    Written w(std::to_string(i), "paper", "2031-03-0" + std::to_string(i + 1));
    w.event("attack", {w.actor("ARL", i % 2 == 0 ? "arland" : "velm", i % 2 == 0 ? "ARL" : "VEL")});
    w.event("attack");
    reports.push_back(w.report());
    const std::vector<Event> now = merge_events(reports, one_story(reports));
    EXPECT_EQ(now.front().id, event_id("00"));
    EXPECT_EQ(now.size(), i == 0 ? 1U : 2U);
  }
}

// The sources of one event that both reports tell of.
std::vector<SourceCount> sources_of(const std::vector<ReadReport>& reports) { return merge_events(reports, one_story(reports)).at(0).sources; }

ReadReport told_by(const std::string& id, const std::function<std::vector<int32_t>(Written&)>& chain) {
  Written w(id, "paper " + id, "2031-03-07");
  const std::vector<int32_t> attribution = chain(w);
  w.event("attack").attribution = attribution;
  return w.report();
}

TEST(Sources, OneOrganisationIsOneSourceHoweverManyOutletsAndOccasions) {
  const auto ministry = [](Written& w) { return std::vector<int32_t>{w.statement({w.actor("ARLMIL", "arland.mod")})}; };
  const auto sources = sources_of({told_by("a", ministry), told_by("b", ministry)});
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_EQ(sources[0].mentions.size(), 2U);
}

TEST(Sources, TwoNamesInOneAttributionAreJointAndOne) {
  const auto sources = sources_of({told_by("a", [](Written& w) {
    return std::vector<int32_t>{w.statement({w.actor("ARLGOV", "arland.gov"), w.actor("VELGOV", "velm.gov")})};
  })});
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_TRUE(sources[0].joint);
  EXPECT_EQ(sources[0].organisation, "ARLGOV and VELGOV");
}

TEST(Sources, AnUnnamedEndCountsAsItsNearestNamedHolder) {
  const auto sources = sources_of({told_by("a", [](Written& w) {
    const int32_t minister = w.statement({w.actor("VELGOV", "velm.minister")});
    return std::vector<int32_t>{minister, w.statement({w.unnamed("intelligence")}, Act::kClaim, minister)};
  })});
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_EQ(sources[0].entity, "velm.minister");
  const auto outlet = sources_of({told_by("b", [](Written& w) { return std::vector<int32_t>{w.statement({w.unnamed("official")})}; })});
  ASSERT_EQ(outlet.size(), 1U);
  EXPECT_EQ(outlet[0].entity, "outlet:paper b");
}

TEST(Sources, TwoClaimsOnOneStatedBasisAreOne) {
  const auto by = [](const std::string& code) {
    return [code](Written& w) {
      const int32_t official = w.statement({w.actor(code, code + ".office")});
      return std::vector<int32_t>{official, w.statement({w.actor("", "skylook")}, Act::kClaim, official)};
    };
  };
  const auto sources = sources_of({told_by("a", by("ARLGOV")), told_by("b", by("VELGOV"))});
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_EQ(sources[0].entity, "skylook");
}

TEST(Sources, UnattributedTextCountsNone) {
  EXPECT_TRUE(sources_of({told_by("a", [](Written&) { return std::vector<int32_t>{}; })}).empty());
}

TEST(Views, OneSidesDenialAndAnothersAccountAreTwoViewsOfOneEvent) {
  Written a("a", "one", "2031-03-07");
  Written b("b", "two", "2031-03-07");
  EventMention& x = a.event("attack", {a.actor("ARL", "arland", "ARL")});
  x.modality = Modality::kNotHappened, x.negative = true;
  x.attribution = {a.statement({a.actor("ARLMIL", "arland.mod")}, Act::kDeny)};
  EventMention& y = b.event("attack", {b.actor("ARL", "arland", "ARL")});
  y.basis = Basis::kObserved;
  y.attribution = {b.statement({b.actor("", "skylook")})};
  const std::vector<ReadReport> reports{a.report(), b.report()};
  const std::vector<Event> events = merge_events(reports, one_story(reports));
  ASSERT_EQ(events.size(), 1U);
  ASSERT_EQ(events[0].views.size(), 2U);
  EXPECT_EQ(events[0].modality, Modality::kHappened) << "the observer's word speaks for it";
  EXPECT_EQ(events[0].outlets, 2);
}

}  // namespace
}  // namespace vedette
