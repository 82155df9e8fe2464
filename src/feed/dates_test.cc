#include "feed/dates.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

TEST(Dates, AreReadInTheFormsThatOutletsUse) {
  const struct {
    std::string_view in, out;
  } rows[] = {
      {"2031-02-15", "2031-02-15"},
      {" 2031-02-15T13:00:05+01:00 ", "2031-02-15T12:00:05Z"},
      {"2031-02-15 13:00:05 UTC", "2031-02-15T13:00:05Z"},
      {"2031-02-15T13:00:05.000 +0200", "2031-02-15T11:00:05Z"},
      {"Sat, 15 Feb 2031 13:05:00 +0100", "2031-02-15T12:05:00Z"},
      {"Sat, 15 Feb 2031 13:05:00 GMT", "2031-02-15T13:05:00Z"},
      {"15 Feb 31 13:05 EST", "2031-02-15T18:05:00Z"},
      {"Sat Feb 15 13:05:00 2031", "2031-02-15T13:05:00Z"},
      {"Sat, 15 Feb 2031 13:05:00 +0000 (UTC)", "2031-02-15T13:05:00Z"},
      {"February 15, 2031 8:04 a.m. EST", "2031-02-15T13:04:00Z"},
      {"Feb. 15, 2031, 12:30 AM", "2031-02-15T00:30:00Z"},
      {"Published: 15th February 2031", "2031-02-15"},
      {"Updated at 3 PM on Sept 5, 2031", "2031-09-05T15:00:00Z"},
      {"15 February 2031 | 14:20 MSK", "2031-02-15T11:20:00Z"},
      {"15 Feb 2031 1500 GMT", "2031-02-15T15:00:00Z"},
      {"15 Feb 2031 15:00 XYZT", "2031-02-15"},
      {"15/02/2031", "2031-02-15"},
      {"02/15/2031", "2031-02-15"},
      {"15.02.2031 09:10", "2031-02-15T09:10:00Z"},
      {"2031/02/15", "2031-02-15"},
      {"February 2031", "2031-02"},
      {"1928934300", "2031-02-15T15:05:00Z"},
      {"1928934300123", "2031-02-15T15:05:00Z"},
  };
  for (const auto& row : rows) {
    const auto moment = parse_date(row.in);
    ASSERT_TRUE(moment.has_value()) << row.in;
    EXPECT_EQ(to_string(*moment), row.out) << row.in;
  }
}

TEST(Dates, OfTwoReadingsAreReadAsTheCountryWritesThem) {
  EXPECT_FALSE(parse_date("03/04/2031").has_value());
  EXPECT_EQ(to_string(*parse_date("03/04/2031", day_order("US"))), "2031-03-04");
  EXPECT_EQ(to_string(*parse_date("03/04/2031", day_order("GB"))), "2031-04-03");
}

TEST(Dates, ThatAreNoneAreRefused) {
  for (const std::string_view bad : {"", "yesterday", "31 June 2031", "15 Feb", "2031-02-15 25:00", "15 Feb 2031, updated 16 Feb 2031", "a very long text", "12345", "May",
                                     "99999999999999", "Sat, 15 Feb 2031 13:05:00 +9900"}) {
    EXPECT_FALSE(parse_date(bad).has_value()) << bad;
  }
}

}  // namespace
}  // namespace vedette
