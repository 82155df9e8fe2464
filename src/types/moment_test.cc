#include "types/moment.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

TEST(Moment, ReadsTheFormsThatFeedsUse) {
  const struct {
    std::string_view in, out;
  } rows[] = {
      {"2022", "2022"},
      {"2022-02", "2022-02"},
      {"2022-02-15", "2022-02-15"},
      {"20220215", "2022-02-15"},
      {"2022-02-15T13:00Z", "2022-02-15T13:00:00Z"},
      {"2022-02-15 13:00:05", "2022-02-15T13:00:05Z"},
      {"2022-02-15T13:00:05.123+01:00", "2022-02-15T12:00:05Z"},
      {"2022-02-15T00:30-0530", "2022-02-15T06:00:00Z"},
      {"20220125T090000Z", "2022-01-25T09:00:00Z"},
  };
  for (const auto& row : rows) {
    const auto moment = parse_moment(row.in);
    ASSERT_TRUE(moment.has_value()) << row.in;
    EXPECT_EQ(to_string(*moment), row.out);
  }
}

TEST(Moment, RefusesWhatIsNoDate) {
  for (const std::string_view bad : {"", "15 Feb 2022", "2022-13-01", "2022-06-31", "202202", "2022-02-15T25:00Z",
                                     "2022-02-15T10:00+99:00", "2022-02-15x", "0000-01-01"}) {
    EXPECT_FALSE(parse_moment(bad).has_value()) << bad;
  }
}

}  // namespace
}  // namespace vedette
