#include "store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.h"
#include "store/reading_codec.h"
#include "store/schema.h"
#include "types/test_reading.h"

namespace vedette {
namespace {

using testing::ElementsAre;
using Outcome = Store::Outcome;

std::chrono::sys_seconds at(const char* text) { return parse_moment(text)->time; }

// A store in memory whose clock stands where the test puts it.
struct Fixture {
  std::chrono::sys_seconds now = at("2031-03-10T00:00Z");
  Store store = *Store::open(":memory:", Store::Mode::kReadWrite, [this] { return now; });
  MadeBy made_by{"1", "md", "d1", "plover-2.0"};

  Outcome put(ReadReport r) {
    const auto done = store.put(made_by, {std::move(r)});
    EXPECT_TRUE(done.has_value()) << done.error().to_string();
    return done->front();
  }
  // "id/version" of what is in force.
  std::vector<std::string> in_force(const AsOf& as_of) {
    std::vector<std::string> out;
    const Status done = store.each_reading(as_of, [&](StoredReading r) {
      out.push_back(r.read.report.id + "/" + std::to_string(r.version));
      return true;
    });
    EXPECT_TRUE(done.has_value()) << done.error().to_string();
    return out;
  }
};

TEST(Store, GivesBackWhatWasPutToTheLastBit) {
  Fixture f;
  const ReadReport given = full_report("a", "2031-03-01T10:00Z");
  EXPECT_EQ(f.put(given), Outcome::kStored);
  const auto readings = f.store.readings({});
  ASSERT_TRUE(readings.has_value()) << readings.error().to_string();
  ASSERT_EQ(readings->size(), 1U);
  const ReadReport& got = readings->front();
  EXPECT_EQ(encode_reading(got.reading), encode_reading(given.reading));
  EXPECT_EQ(got.sketch, given.sketch);
  JsonWriter before;
  JsonWriter after;
  write_json(before, f.made_by, given.report, given.reading, nullptr);
  write_json(after, f.made_by, got.report, got.reading, nullptr);
  EXPECT_EQ(after.str(), before.str());
  EXPECT_EQ(got.report.ask.relations.size(), 1U);
  EXPECT_EQ(got.report.ask.relations[0].target_begin, -1);
  EXPECT_EQ(got.report.from, "a.jsonl:3");
}

TEST(Store, TakesAReportOnce) {
  Fixture f;
  EXPECT_EQ(f.put(full_report("a", "2031-03-01")), Outcome::kStored);
  EXPECT_EQ(f.put(full_report("a", "2031-03-01")), Outcome::kKnown);
  EXPECT_EQ(f.put(full_report("b", "2031-03-01")), Outcome::kStored);  // an agency's text in two outlets is two reports
  EXPECT_EQ(*f.store.count({}), 2);
}

TEST(Store, AnswersAsOfAnyMoment) {
  Fixture f;
  f.now = at("2031-03-04T00:00Z"), f.put(full_report("early", "2031-03-01"));
  f.now = at("2031-03-09T00:00Z"), f.put(full_report("late", "2031-03-08")), f.put(full_report("found_late", "2031-03-02"));
  f.put(full_report("undated", ""));
  EXPECT_THAT(f.in_force({}), ElementsAre("early/1", "late/1", "found_late/1", "undated/1"));
  EXPECT_THAT(f.in_force({.published_by = at("2031-03-05")}), ElementsAre("early/1", "found_late/1"));
  EXPECT_THAT(f.in_force({.published_by = at("2031-03-05"), .known_by = at("2031-03-05")}), ElementsAre("early/1"));
  EXPECT_THAT(f.in_force({.after = 2}), ElementsAre("found_late/1", "undated/1"));
  EXPECT_EQ(*f.store.undated(), 1);
  EXPECT_EQ(to_string(*f.store.latest_publication()), "2031-03-08");
}

TEST(Store, ANewTextOfAReportIsAVersionFromThenOn) {
  Fixture f;
  f.put(full_report("a", "2031-03-01"));
  f.now = at("2031-03-12T00:00Z");
  ReadReport corrected = full_report("a", "2031-03-01");
  corrected.report.modified = {};
  corrected.report.text += " The figure has been corrected.";
  corrected.report.digest = short_digest(corrected.report.text);
  EXPECT_EQ(f.put(corrected), Outcome::kVersion);
  EXPECT_EQ(f.put(full_report("a", "2031-03-01")), Outcome::kKnown);  // the old text again: it stays replaced
  EXPECT_THAT(f.in_force({}), ElementsAre("a/2"));
  EXPECT_THAT(f.in_force({.published_by = at("2031-03-11")}), ElementsAre("a/1"));
  EXPECT_THAT(f.in_force({.published_by = at("2031-03-12")}), ElementsAre("a/2"));
  // As one would have asked then.
  EXPECT_THAT(f.in_force({.published_by = at("2031-03-20"), .known_by = at("2031-03-11")}), ElementsAre("a/1"));
}

TEST(Store, RefusesAnotherReportUnderATakenId) {
  Fixture f;
  f.put(full_report("1", "2031-03-01"));
  ReadReport other = full_report("1", "2031-03-01");
  other.report.url.clear(), other.report.article.clear();
  other.report.text = "Ministers of seven states met to speak about fishing.";
  other.report.digest = short_digest(other.report.text);
  other.reading = {};
  EXPECT_EQ(f.put(other), Outcome::kRefused);
  EXPECT_EQ(*f.store.count({}), 1);
}

TEST(Store, ATextThatTakesTheArticleBackEndsIt) {
  Fixture f;
  f.put(full_report("a", "2031-03-01"));
  ReadReport back = full_report("a2", "2031-03-05");
  back.report.text = "This article has been withdrawn.", back.report.digest = short_digest(back.report.text);
  back.report.supersedes = "a", back.report.retracted = true, back.report.modified = {}, back.report.parts.clear(), back.report.ask = {};
  back.reading = {};
  back.reading.published = back.report.published;
  EXPECT_EQ(f.put(back), Outcome::kVersion);
  EXPECT_THAT(f.in_force({}), testing::IsEmpty());
  EXPECT_THAT(f.in_force({.published_by = at("2031-03-04")}), ElementsAre("a/1"));
}

TEST(Store, AVersionThatNamesItsTimeIsInForceFromThen) {
  Fixture f;
  f.now = at("2031-03-12T00:00Z");
  f.put(full_report("a", "2031-03-01"));
  ReadReport updated = full_report("b", "2031-03-01");
  updated.report.article = "https://post.example/a", updated.report.modified = *parse_moment("2031-03-02T12:00Z");
  updated.report.text += " More soon.", updated.report.digest = short_digest(updated.report.text);
  EXPECT_EQ(f.put(updated), Outcome::kVersion);
  EXPECT_THAT(f.in_force({.published_by = at("2031-03-02")}), ElementsAre("a/1"));
  EXPECT_THAT(f.in_force({.published_by = at("2031-03-03")}), ElementsAre("b/2"));
}

TEST(Store, IsMadeInTheNewestForm) {
  Fixture f;
  EXPECT_EQ(*f.store.database().integer("PRAGMA user_version"), kSchemaForm);
  EXPECT_EQ(*f.store.database().integer("PRAGMA foreign_key_check"), std::nullopt);
}

TEST(ReadingCodec, RefusesDamagedBodies) {
  const ReadReport given = full_report("a", "2031-03-01");
  const std::string body = encode_reading(given.reading);
  ASSERT_TRUE(decode_reading(body, given.report.text).has_value());
  EXPECT_FALSE(decode_reading("", given.report.text).has_value());
  EXPECT_FALSE(decode_reading(body, given.report.text.substr(0, 20)).has_value());  // spans outside
  EXPECT_EQ(decode_reading("\x63" + body.substr(1), given.report.text).error().code, ErrorCode::kUnsupported);
  for (size_t size = 1; size < body.size(); ++size) {
    EXPECT_FALSE(decode_reading(body.substr(0, size), given.report.text).has_value()) << size;
  }
}

}  // namespace
}  // namespace vedette
