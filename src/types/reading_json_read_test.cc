#include "types/reading_json_read.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "types/reading_check.h"
#include "types/test_reading.h"

namespace vedette {
namespace {

std::string json_of(const MadeBy& made_by, const ReadReport& r) {
  JsonWriter out;
  write_json(out, made_by, r.report, r.reading, nullptr);
  return out.take();
}

std::string full_line() { return json_of({"1", "md", "d", "plover-2.0"}, full_report("a", "2031-03-01T10:00Z")); }

std::string fault_of(const std::string& line) {
  const auto parsed = parse_reading_json(line);
  return parsed.has_value() ? "" : parsed.error().message;
}

std::string with(std::string line, std::string_view old, std::string_view now) {
  const size_t at = line.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return line.replace(at, old.size(), now);
}

TEST(ReadingJson, ReadsBackWhatItWroteByteForByte) {
  ReadReport odd = full_report("b", "");
  odd.reading = {};
  odd.report.passthrough = {{"country", "7"}, {"parts", "[\"x\"]"}, {"author", "[1,2]"}};
  odd.report.country.clear(), odd.report.author.clear(), odd.report.parts.clear();
  ReadReport empty;
  for (const ReadReport& given : {full_report("a", "2031-03-01T10:00Z"), full_report("a", "2031-03"), odd, empty}) {
    const std::string line = json_of({"1", "md", "", "plover-2.0"}, given);
    const auto again = parse_reading_json(line);
    ASSERT_TRUE(again.has_value()) << again.error().to_string() << "\n" << line;
    EXPECT_EQ(json_of(again->made_by, again->read), line);
  }
}

TEST(ReadingJson, NamesThePlaceOfAFault) {
  const std::string line = full_line();
  EXPECT_EQ(fault_of(line), "");
  EXPECT_THAT(fault_of("{"), testing::StartsWith("not a JSON object"));
  EXPECT_EQ(fault_of("{}"), "schema is missing");
  EXPECT_EQ(fault_of(with(line, "reading/1", "reading/9")), "the schema is vedette.reading/9, not vedette.reading/1");
  EXPECT_EQ(fault_of(with(line, "\"modality\":\"not_happened\"", "\"modality\":\"maybe\"")), "events[0].modality is no word of the contract");
  EXPECT_EQ(fault_of(with(line, "\"whose\":0", "\"whose\":7")), "quantities[0].whose points to nothing");
  EXPECT_EQ(fault_of(with(line, "\"parent\":0", "\"parent\":1")), "statements[0].parent is in a ring");
  EXPECT_EQ(fault_of(with(line, "\"sentences\":[[0,69]", "\"sentences\":[[0,6900]")), "sentences holds what is no span of the text");
  EXPECT_EQ(fault_of(with(line, "\"confidence\":0.3333", "\"confidence\":null")), "events[0].confidence is missing");
}

TEST(ReadingCheck, FindsWhatCannotBeUsed) {
  const ReadReport good = full_report("a", "2031-03-01");
  EXPECT_TRUE(check_reading(good.report.text, good.reading).has_value());
  Reading r = good.reading;
  r.actors[0].span = {6, 8};  // ends inside the apostrophe's three bytes
  EXPECT_EQ(check_reading(good.report.text, r).error().message, "actors[0].span cuts a character");
  r = good.reading;
  r.events[0].attribution = {-1};
  EXPECT_EQ(check_reading(good.report.text, r).error().message, "events[0].attribution points to nothing");
}

}  // namespace
}  // namespace vedette
