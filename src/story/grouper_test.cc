#include "story/grouper.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "language/hash.h"

namespace vedette {
namespace {

std::vector<SketchTerm> terms(const std::string& words, uint64_t seed) {
  std::map<uint32_t, uint16_t> counts;
  size_t at = 0;
  while (at < words.size()) {
    const size_t end = std::min(words.find(' ', at), words.size());
    ++counts[static_cast<uint32_t>(murmur64a(words.substr(at, end - at), seed))];
    at = end + 1;
  }
  std::vector<SketchTerm> out;
  for (const auto& [term, count] : counts) out.push_back({term, count});
  return out;
}

Sketch sketch(const std::string& id, int hour, const std::string& words, const std::string& names) {
  Sketch out;
  out.report = id;
  if (hour >= 0) out.published = {std::chrono::sys_days{std::chrono::year{2031} / 3 / 1} + std::chrono::hours{hour}, Precision::kSecond};
  out.words = terms(words, 1);
  out.names = terms(names, 2);
  return out;
}

using Stories = std::map<std::string, std::string>;  // report → story

// Keeps places as whoever uses the grouper must.
struct Keeper {
  Stories story_of;
  std::map<std::string, std::string> closed_alias;
  std::map<std::string, std::string> open_alias;

  void take(const Grouping& g) {
    open_alias.clear();
    for (const StoryAlias& a : g.aliases) (a.closed ? closed_alias : open_alias)[a.gone] = a.into;
    for (const StoryPlace& p : g.places) story_of[p.report] = p.story;
  }
  Stories stories() const {
    Stories out;
    for (const auto& [report, first] : story_of) {
      std::string id = first;
      while (closed_alias.count(id) + open_alias.count(id) > 0) id = closed_alias.count(id) > 0 ? closed_alias.at(id) : open_alias.at(id);
      out[report] = id;
    }
    return out;
  }
};

Stories group(const std::vector<Sketch>& sketches) {
  StoryGrouper grouper;
  for (const Sketch& s : sketches) grouper.add(s);
  Keeper keeper;
  keeper.take(grouper.settle());
  return keeper.stories();
}

const Sketch kQuake1 = sketch("quake-1", 0, "earthquake shook city collapsed houses rescue", "Ostry Arland quake<ostry");
const Sketch kQuake2 = sketch("quake-2", 5, "earthquake houses collapsed rescuers city dead", "Ostry Arland quake<ostry");
const Sketch kVote1 = sketch("vote-1", 2, "parliament voted budget opposition", "Nordmark Halden vote>nordmark");
const Sketch kVote2 = sketch("vote-2", 9, "budget vote parliament deputies opposition", "Nordmark Halden vote>nordmark");

TEST(StoryGrouper, ReportsOfOneEventAreOneStoryNamedAfterTheFirst) {
  const Stories s = group({kQuake2, kVote1, kQuake1, kVote2});
  EXPECT_EQ(s.at("quake-1"), story_id("quake-1"));
  EXPECT_EQ(s.at("quake-2"), story_id("quake-1"));
  EXPECT_EQ(s.at("vote-1"), story_id("vote-1"));
  EXPECT_EQ(s.at("vote-2"), story_id("vote-1"));
}

TEST(StoryGrouper, TheSameKindOfEventElsewhereAndByOthersIsAnotherStory) {
  const Stories s = group({kQuake1, kQuake2, sketch("far", 6, "earthquake struck island harbour boats sank", "Velm Sundria quake<velm")});
  EXPECT_EQ(s.at("quake-2"), story_id("quake-1"));
  EXPECT_EQ(s.at("far"), story_id("far"));
}

TEST(StoryGrouper, ReportsMoreThanAWeekApartAreNotCompared) {
  Sketch later = kQuake1;
  later.report = "year-later";
  later.published.time += std::chrono::days{365};
  EXPECT_EQ(group({kQuake1, kQuake2, later}).at("year-later"), story_id("year-later"));
  later.published = {};
  EXPECT_EQ(group({kQuake1, kQuake2, later}).at("year-later"), story_id("quake-1")) << "an undated one is compared with all";
}

TEST(StoryGrouper, AReportMayJoinTwoStoriesAndTheLaterIdLeadsToTheEarlier) {
  const Sketch a = sketch("a", 0, "ship sank storm crew", "Halden Mira");
  const Sketch b = sketch("b", 1, "owners insurers court blamed", "Corvin Lund");
  EXPECT_NE(group({a, b}).at("b"), group({a, b}).at("a"));
  std::vector<Sketch> more{a, b};
  for (int i = 0; i < 3; ++i) more.push_back(sketch("c" + std::to_string(i), 2 + i, "ship sank storm crew owners insurers court blamed", "Halden Mira Corvin Lund"));
  const Stories s = group(more);
  EXPECT_EQ(s.at("b"), story_id("a")) << "story_id(\"b\") still leads to the story: that of the report b";
}

// A stream of many events of some reports each, from few words, so that they are easily taken for one another.
std::vector<Sketch> stream(int events, unsigned seed) {
  std::mt19937 random(seed);
  const auto pick = [&](unsigned n) { return static_cast<int>(random() % n); };
  std::vector<Sketch> out;
  for (int e = 0; e < events; ++e) {
    std::string names;
    std::string words;
    for (int i = 0; i < 3; ++i) names += "N" + std::to_string(pick(1000)) + " ";
    for (int i = 0; i < 8; ++i) words += "w" + std::to_string(pick(3000)) + " ";
    const int reports = 1 + pick(4);
    for (int r = 0; r < reports; ++r) {
      std::string own = words;
      for (int i = 0; i < 4; ++i) own += "w" + std::to_string(pick(3000)) + " ";
      out.push_back(sketch(std::to_string(e) + "." + std::to_string(r), e / 8 + pick(30), own + "x", names + "x"));
    }
  }
  return out;
}

void sort_by_publication(std::vector<Sketch>& sketches) {
  std::sort(sketches.begin(), sketches.end(), [](const Sketch& a, const Sketch& b) {
    return std::tie(a.published.time, a.report) < std::tie(b.published.time, b.report);
  });
}

TEST(StoryGrouper, TheOrderOfArrivalDoesNotMatter) {
  std::vector<Sketch> sketches = stream(120, 7);
  const Stories expected = group(sketches);
  std::mt19937 random(11);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(sketches.begin(), sketches.end(), random);
    StoryGrouper grouper;
    Keeper keeper;
    for (const Sketch& s : sketches) {
      grouper.add(s);
      if (random() % 40 == 0) keeper.take(grouper.settle());
    }
    keeper.take(grouper.settle());
    EXPECT_EQ(keeper.stories(), expected);
  }
}

TEST(StoryGrouper, ALongStreamInBatchesOutOfOrderGivesWhatAllAtOnceGives) {
  std::vector<Sketch> sketches = stream(2200, 3);  // some 5,500 reports: five blocks
  sort_by_publication(sketches);
  const Stories expected = group(sketches);
  std::mt19937 random(5);
  for (size_t i = 0; i + 300 < sketches.size(); i += 300) std::shuffle(sketches.begin() + i, sketches.begin() + i + 300, random);
  StoryGrouper grouper;
  Keeper keeper;
  for (size_t i = 0; i < sketches.size(); ++i) {
    EXPECT_TRUE(grouper.add(sketches[i]));
    if (i % 700 == 699) keeper.take(grouper.settle());
  }
  keeper.take(grouper.settle());
  EXPECT_EQ(keeper.stories(), expected);
  EXPECT_LT(grouper.open_reports(), 3072U);
  EXPECT_FALSE(grouper.add(sketches.front())) << "too old to be put where it belongs";
}

TEST(StoryGrouper, ASavedStateWithTheOpenReportsGoesOnWhereItWas) {
  std::vector<Sketch> sketches = stream(2200, 9);
  sort_by_publication(sketches);
  StoryGrouper whole;
  Keeper kept;
  size_t closed = 0;
  for (size_t i = 0; i < sketches.size() - 500; ++i) whole.add(sketches[i]);
  const Grouping first = whole.settle();
  kept.take(first);
  for (const StoryPlace& p : first.places) closed += p.closed ? 1 : 0;
  ASSERT_GT(closed, 0U);

  auto again = StoryGrouper::load(whole.save());
  ASSERT_TRUE(again.has_value());
  for (size_t i = closed; i < sketches.size(); ++i) again->add(sketches[i]);
  kept.take(again->settle());
  EXPECT_EQ(kept.stories(), group(sketches));
}

TEST(StoryGrouper, ADamagedStateIsRefused) {
  StoryGrouper grouper;
  for (const Sketch& s : stream(1300, 1)) grouper.add(s);
  grouper.settle();
  const std::string bytes = grouper.save();
  ASSERT_TRUE(StoryGrouper::load(bytes).has_value());
  EXPECT_FALSE(StoryGrouper::load("").has_value());
  EXPECT_FALSE(StoryGrouper::load(bytes + "x").has_value());
  for (size_t cut = 1; cut < bytes.size(); cut += bytes.size() / 20) EXPECT_FALSE(StoryGrouper::load(bytes.substr(0, cut)).has_value()) << cut;
}

}  // namespace
}  // namespace vedette
