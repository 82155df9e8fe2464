// What can be asked of a store: events, words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.h"
#include "store/event_query.h"
#include "store/search.h"
#include "types/test_reading.h"

namespace vedette {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::chrono::sys_seconds at(const char* text) { return parse_moment(text)->time; }

// A report of sentences, each with one event: party, deed, place.
struct Told {
  std::string sentence, code, deed, country;
  double lat = 0, lon = 0;
};

ReadReport report_of(const std::string& id, const std::string& published, const std::vector<Told>& told) {
  ReadReport out;
  out.report.id = id, out.report.title = "Title of " + id, out.report.outlet = "Harbour Post";
  out.reading.published = {*parse_moment(published), Published::From::kGiven};
  for (const Told& t : told) {
    const auto begin = static_cast<int32_t>(out.report.text.size());
    out.report.text += t.sentence;
    const Span span{begin, static_cast<int32_t>(out.report.text.size())};
    out.report.text += " ";
    out.reading.sentences.push_back(span);
    Actor actor;
    actor.span = actor.head = span, actor.code = t.code, actor.name = t.code, actor.entity = "entity." + t.code;
    Place place;
    place.span = span, place.name = "in " + t.country, place.country = t.country, place.lat = t.lat, place.lon = t.lon;
    EventMention e;
    e.anchor = e.span = span, e.deed = t.deed, e.time = *parse_moment(published);
    e.actor = {static_cast<int32_t>(out.reading.actors.size())}, e.place = static_cast<int32_t>(out.reading.places.size());
    out.reading.actors.push_back(actor), out.reading.places.push_back(place), out.reading.events.push_back(e);
  }
  out.report.digest = short_digest(out.report.text);
  return out;
}

class StoreQuery : public testing::Test {
 protected:
  void SetUp() override {
    const std::vector<ReadReport> reports = {
        report_of("r1", "2031-03-01", {{"Brigades withdrew from Port Ems.", "ARLMIL", "withdraw_forces", "ARL", 10, 20},
                                       {"Ministers met in Vessa City.", "VESGOV", "meet", "VES", 11, 40}}),
        report_of("r2", "2031-03-05", {{"The fleet deployed off Côte Noire.", "ARLMIL", "deploy_forces", "VES", 10.2, 20.1}}),
        report_of("r3", "2031-03-09", {{"Nobody was withdrawing anything, an exercise was held.", "VES", "exercise", "VES", 50, 50}}),
    };
    ASSERT_TRUE(store.put({"1", "md", "d", "c"}, reports).has_value());
  }
  std::vector<std::string> events(const EventQuery& q) {
    const auto found = find_events(store, q);
    EXPECT_TRUE(found.has_value()) << found.error().to_string();
    std::vector<std::string> out;
    for (const FoundEvent& e : *found) out.push_back(e.report + "#" + std::to_string(e.n) + " " + e.deed);
    return out;
  }
  // "id: sentence|matched|matched"
  std::vector<std::string> hits(const std::string& words, const AsOf& as_of = {}) {
    SearchQuery q;
    q.words = words, q.at = as_of;
    const auto found = search(store, q);
    EXPECT_TRUE(found.has_value()) << found.error().to_string();
    std::vector<std::string> out;
    for (const SearchHit& hit : *found) {
      for (const Passage& p : hit.passages) {
        out.push_back(hit.report.id + ": " + std::string(slice(hit.report.text, p.sentence)));
        for (const Span m : p.matches) out.back() += "|" + std::string(slice(hit.report.text, m));
      }
    }
    return out;
  }
  Store store = *Store::open(":memory:", Store::Mode::kReadWrite);
};

TEST_F(StoreQuery, FindsEventsByPartyAreaDeedAndTime) {
  EXPECT_THAT(events({}), ElementsAre("r1#0 withdraw_forces", "r1#1 meet", "r2#0 deploy_forces", "r3#0 exercise"));
  EventQuery q;
  q.parties = {"ARL"};
  EXPECT_THAT(events(q), ElementsAre("r1#0 withdraw_forces", "r2#0 deploy_forces"));
  q.areas = {"VES"};
  EXPECT_THAT(events(q), ElementsAre("r2#0 deploy_forces"));
  q.deeds = {"withdraw_forces"};
  EXPECT_THAT(events(q), IsEmpty());
  q = {};
  q.parties = {"entity.VES"};
  EXPECT_THAT(events(q), ElementsAre("r3#0 exercise"));
  q = {};
  q.circles = {{10, 20, 50}};
  EXPECT_THAT(events(q), ElementsAre("r1#0 withdraw_forces", "r2#0 deploy_forces"));
  q.at.published_by = at("2031-03-02");
  EXPECT_THAT(events(q), ElementsAre("r1#0 withdraw_forces"));
  q = {};
  q.from = at("2031-03-05"), q.to = at("2031-03-09");
  EXPECT_THAT(events(q), ElementsAre("r2#0 deploy_forces"));
  q = {};
  q.parties = {"no such", "'; DROP TABLE reports; --"};
  EXPECT_THAT(events(q), IsEmpty());
}

TEST_F(StoreQuery, FindsTheSentencesThatHoldTheWords) {
  EXPECT_THAT(hits("withdrew"), ElementsAre("r1: Brigades withdrew from Port Ems.|withdrew"));
  EXPECT_THAT(hits("withdraws"), ElementsAre("r3: Nobody was withdrawing anything, an exercise was held.|withdrawing"));
  EXPECT_THAT(hits("cote noire"), ElementsAre("r2: The fleet deployed off Côte Noire.|Côte|Noire"));
  EXPECT_THAT(hits("\"Port Ems\" ministers"),
              ElementsAre("r1: Brigades withdrew from Port Ems.|Port Ems", "r1: Ministers met in Vessa City.|Ministers"));
  EXPECT_THAT(hits("fleet OR exercise"), testing::SizeIs(2));
  EXPECT_THAT(hits("deployed fleet OR exercise"), ElementsAre("r2: The fleet deployed off Côte Noire.|fleet|deployed"));
  EXPECT_THAT(hits("withdr* -exercise"), ElementsAre("r1: Brigades withdrew from Port Ems.|withdrew"));
  EXPECT_THAT(hits("title r2"), ElementsAre("r2: The fleet deployed off Côte Noire."));
  EXPECT_THAT(hits("exercise", {.published_by = at("2031-03-08")}), IsEmpty());
}

TEST_F(StoreQuery, NothingTypedIsSyntax) {
  for (const char* words : {"a\" b", "NEAR(a", "text:x", "(", "a AND", "^x", "\"\"\"a", "OR a", "a OR", "x -", "title : y", "* a*"}) {
    SearchQuery q;
    q.words = words;
    const auto found = search(store, q);
    EXPECT_TRUE(found.has_value() || found.error().code == ErrorCode::kInvalid) << words << ": " << found.error().to_string();
  }
  SearchQuery nothing;
  nothing.words = "\"\" - *";
  EXPECT_EQ(search(store, nothing).error().message, "no word to look for");
}

}  // namespace
}  // namespace vedette
