#include "brief/text.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

DataFiles own_words() {
  DataFiles data;
  data.put("brief/labels.txt", "deed | withdraw_forces | withdrawal of forces\nindicators.state | seen | seen | bad\nclass | third_state | third state\nmonth | 2 | Feb\n");
  data.put("brief/wording.txt",
           "hello | {who} met {whom}\ncount.row.1 | 1 row\ncount.row.n | {count} rows\ncount.hour.n | {count} hours\ncount.day.1 | 1 day\n"
           "count.day.n | {count} days\nage.now | now\nage.today | same day\ntime.utc | {date}, {time} UTC\n");
  data.put("brief/columns.txt", "force | party number -low\n");
  return data;
}

class BriefTextTest : public ::testing::Test {
 protected:
  const BriefText text_ = *BriefText::load(own_words());
  static Moment at(const char* iso) { return *parse_moment(iso); }
};

TEST_F(BriefTextTest, NoCodeReachesAReader) {
  EXPECT_EQ(text_.label("deed", "withdraw_forces"), "withdrawal of forces");
  EXPECT_EQ(text_.label({"none", "class"}, "third_state"), "third state");
  EXPECT_EQ(text_.label("deed", "never_heard_of"), "never heard of");
  EXPECT_EQ(text_.plain("seen by third_state, some_code: 2031-02-03 and e-mail"), "seen by third state, some code: 3 Feb 2031 and e-mail");
  EXPECT_EQ(text_.tone("indicators.state", "seen"), Tone::kBad);
}

TEST_F(BriefTextTest, FillsSlotsOnceAndLeavesTheirContentAlone) {
  EXPECT_EQ(text_.say("hello", {{"who", "{whom}"}, {"whom", "B"}}), "{whom} met B");
  EXPECT_EQ(text_.say("nothing of the kind"), "");
  EXPECT_EQ(text_.count("row", 1), "1 row");
  EXPECT_EQ(text_.count("row", 12345), "12,345 rows");
}

TEST_F(BriefTextTest, TellsDatesToTheirPrecisionAndAges) {
  EXPECT_EQ(text_.date(at("2031-02-03")), "3 Feb 2031");
  EXPECT_EQ(text_.date(at("2031-02-03T04:05:06Z")), "3 Feb 2031, 04:05 UTC");
  EXPECT_EQ(text_.date(at("2031-02")), "Feb 2031");
  EXPECT_EQ(text_.date(Moment{}), "");
  EXPECT_EQ(text_.age(at("2031-02-03"), at("2031-02-03T20:00:00Z")), "same day");
  EXPECT_EQ(text_.age(at("2031-02-02"), at("2031-02-03T20:00:00Z")), "1 day");
  EXPECT_EQ(text_.age(at("2031-02-02T10:00:00Z"), at("2031-02-03T20:00:00Z")), "34 hours");
  EXPECT_EQ(text_.age(Moment{}, at("2031-02-03")), "");
}

TEST_F(BriefTextTest, RefusesADoubledLabelAndAnUnknownTone) {
  for (const char* wrong : {"a | b | c\na | b | d\n", "a | b | c | purple\n", "a | b\n"}) {
    DataFiles data = own_words();
    data.put("brief/labels.txt", wrong);
    EXPECT_FALSE(BriefText::load(data).has_value()) << wrong;
  }
}

TEST(Shown, HoldsNoControlOrDirectionCharactersAndIsCut) {
  EXPECT_EQ(shown("a\n\t b\x1b[31m\u202Ec\u2069"), "a b[31mc");
  EXPECT_EQ(shown("äöü", 2), "äö…");
  EXPECT_EQ(shown("äö", 2), "äö");
  EXPECT_EQ(with_thousands("1234567"), "1,234,567");
  EXPECT_EQ(with_thousands("12.5"), "12.5");
}

TEST(Wording, OfTheProgramIsWhole) {
  const auto data = DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
  ASSERT_TRUE(data.has_value());
  const auto text = BriefText::load(*data);
  ASSERT_TRUE(text.has_value()) << text.error().to_string();
  for (const char* key : {"section.tests", "count.report.n", "empty.ledger", "ui.noscript", "force.at_least"}) EXPECT_NE(text->say(key), "") << key;
  EXPECT_EQ(text->date(*parse_moment("2031-12-24")), "24 Dec 2031");
}

}  // namespace
}  // namespace vedette
