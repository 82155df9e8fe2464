#include "reading/times/own_date.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

std::string dated(std::string text, const char* given = nullptr) {
  static const TimeReader reader = *TimeReader::load(*DataFiles::from_folder(std::string(VEDETTE_SOURCE_DIR) + "/data"));
  Doc doc;
  doc.text = std::move(text);
  const auto own = own_date(doc, reader.read(doc), given ? *parse_moment(given) : Moment{});
  if (!own) return "none";
  constexpr std::string_view kKinds[] = {"labelled", "line", "dateline"};
  return std::string(kKinds[static_cast<size_t>(own->kind)]) + " " + to_string(own->date) + " [" + std::string(slice(doc.text, own->span)) + "]";
}

TEST(OwnDate, FormsOfDateLines) {
  EXPECT_EQ(dated(" date 2022-02-15 The minister of Arland says that talks go on.\n\nMore."), "labelled 2022-02-15 [2022-02-15]");
  EXPECT_EQ(dated("Troops leave\n15 February 2022\nThe troops left."), "line 2022-02-15 [15 February 2022]");
  EXPECT_EQ(dated("Troops leave\nPublished Feb. 15, 2022, 1:30 p.m. ET\nThe troops left."), "labelled 2022-02-15T18:30:00Z [Feb. 15, 2022, 1:30 p.m. ET]");
  EXPECT_EQ(dated("Troops leave\nBy A. Writer\nUpdated 14:05 GMT, 15 February 2022\n"), "labelled 2022-02-15T14:05:00Z [14:05 GMT, 15 February 2022]");
  EXPECT_EQ(dated("PORTO ALBA, Arland, Feb. 15, 2022 (Wire) -- The troops left."), "dateline 2022-02-15 [Feb. 15, 2022]");
}

TEST(OwnDate, ADatelineWithoutAYearTakesTheGivenOne) {
  EXPECT_EQ(dated("PORTO ALBA, 28 January (Wire) \xE2\x80\x93 The troops left.", "2022-02-01"), "dateline 2022-01-28 [28 January]");
  EXPECT_EQ(dated("PORTO ALBA, 30 December (Wire) \xE2\x80\x93 The troops left.", "2022-01-02"), "dateline 2021-12-30 [30 December]");
  EXPECT_EQ(dated("PORTO ALBA, 28 January (Wire) \xE2\x80\x93 The troops left."), "none");
}

TEST(OwnDate, ADateInASentenceIsNone) {
  EXPECT_EQ(dated("The war that began on 24 March 1999 ended with a long and bitter treaty between the two neighbours."), "none");
  EXPECT_EQ(dated(""), "none");
}

}  // namespace
}  // namespace vedette
