#include <gtest/gtest.h>

#include "story/story.h"
#include "story/test_reports.h"

namespace vedette {
namespace {

std::vector<Discrepancy> found(const std::vector<ReadReport>& reports) {
  const std::vector<Story> stories = one_story(reports);
  return find_discrepancies(reports, stories, merge_events(reports, stories));
}

ReadReport counts(const std::string& id, const std::string& number, const std::string& of, double low, double high, Bound bound) {
  Written w(id, id, "2031-03-07");
  const int32_t q = w.quantity(number, of, low, high);
  w.raw().reading.quantities[q].bound = bound;
  w.event("kill").quantities = {q};
  return w.report();
}

TEST(Discrepancies, NumbersOfOneThingInOneEventThatExcludeEachOther) {
  const auto d = found({counts("a", "12", "miners", 12, 12, Bound::kExact), counts("b", "17", "miners", 17, 17, Bound::kExact)});
  ASSERT_EQ(d.size(), 1U);
  EXPECT_EQ(d[0].kind, DiscrepancyKind::kNumber);
  EXPECT_EQ(d[0].values[0].value, "12");
  EXPECT_EQ(d[0].values[1].value, "17");
  EXPECT_FALSE(is_absent(d[0].values[1].sentence));
}

TEST(Discrepancies, VaguenessAndOtherThingsAreNone) {
  EXPECT_TRUE(found({counts("a", "about 125", "miners", 125, 125, Bound::kAbout), counts("b", "130", "miners", 130, 130, Bound::kExact)}).empty());
  EXPECT_TRUE(found({counts("a", "12", "miners", 12, 12, Bound::kExact), counts("b", "17", "houses", 17, 17, Bound::kExact)}).empty());
  EXPECT_TRUE(found({counts("a", "dozens", "miners", 24, 99, Bound::kVague), counts("b", "17", "miners", 17, 17, Bound::kExact)}).empty());
}

TEST(Discrepancies, WhatTwoOutletsTellThemselvesOfOneDeedNotWhatSourcesSay) {
  const auto told = [](Modality modality, bool attributed) {
    Written w(modality == Modality::kHappened ? "a" : "b", modality == Modality::kHappened ? "one" : "two", "2031-03-07");
    EventMention& m = w.event("attack", {w.actor("ARL", "arland", "ARL")});
    m.modality = modality, m.tense = Tense::kPast;
    m.factuality = modality == Modality::kHappened ? 3 : -3;
    if (attributed) m.attribution = {w.statement({w.actor("ARLMIL", "arland.mod")})};
    return w.report();
  };
  const auto d = found({told(Modality::kHappened, false), told(Modality::kNotHappened, false)});
  ASSERT_EQ(d.size(), 1U);
  EXPECT_EQ(d[0].kind, DiscrepancyKind::kStatus);
  EXPECT_TRUE(found({told(Modality::kHappened, false), told(Modality::kNotHappened, true)}).empty());
}

TEST(Discrepancies, DaysThatNoCalendarHas) {
  for (const auto& [text, faults] : std::vector<std::pair<std::string, size_t>>{
           {"The talks of 31 June failed.", 1}, {"It was signed on February 30 in Halden.", 1}, {"They met on 30 June.", 0},
           {"In June 31 ships sailed.", 1}, {"In June 2031 they met.", 0}, {"On 29 February all was quiet.", 0}}) {
    Written w("a", "one", "2031-03-07");
    w.write(text);
    const auto d = found({w.report()});
    EXPECT_EQ(d.size(), faults) << text;
    if (!d.empty()) EXPECT_EQ(d[0].kind, DiscrepancyKind::kWorld) << text;
  }
}

TEST(Discrepancies, ADeedDoneOnADayAfterPublication) {
  Written w("a", "one", "2031-03-07");
  EventMention& m = w.event("meet");
  m.span = w.write("they met on 12 March");
  m.tense = Tense::kPast, m.time_from_text = true, m.time = *parse_moment("2031-03-12");
  w.raw().reading.times.push_back({{m.span.begin + 12, m.span.end}, TimexType::kDate, "2031-03-12", ""});
  ReadReport r = w.report();
  ASSERT_EQ(found({r}).size(), 1U);
  r.reading.events[0].tense = Tense::kFuture;
  EXPECT_TRUE(found({r}).empty());
}

TEST(Duplicates, ReportsThatShareMostRunsOfWordsAreCopiesOfTheFirst) {
  Written a("a", "one", "2031-03-07");
  Written b("b", "two", "2031-03-08");
  Written c("c", "three", "2031-03-08");
  std::vector<ReadReport> reports{a.report(), b.report(), c.report()};
  for (ReadReport& r : reports) r.sketch.signature.assign(64, 1);
  for (size_t i = 0; i < 10; ++i) reports[1].sketch.signature[i] = 2;
  for (size_t i = 0; i < 60; ++i) reports[2].sketch.signature[i] = 3;
  reports[1].report.text = "Another sentence.";
  reports[1].reading.sentences = {{0, 17}};
  const auto d = find_duplicates(reports, one_story(reports));
  ASSERT_EQ(d.size(), 1U);
  EXPECT_EQ(d[0].first, 0);
  EXPECT_EQ(d[0].reports, (std::vector<int32_t>{0, 1}));
  EXPECT_EQ(d[0].changed, std::vector<std::string>{"Another sentence."});
}

}  // namespace
}  // namespace vedette
