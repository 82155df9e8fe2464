#include <gtest/gtest.h>

#include "feed/test_feed.h"

namespace vedette {
namespace {

const std::string kBody =
    "Arland said on Monday that it would pull back its two brigades from the coast of Bovia by the end of the week, its foreign ministry announced.";

Report one(const std::string& text) { return read_as(text, "a.txt").reports.at(0); }

TEST(Parts, OfADatedReportAreTold) {
  const Report r = one(" date 2031-02-15 Arland pulls back.\n\n" + kBody + "\n\nPORT VELL, BOVIA\n\n" + kBody +
                       "\n\nNo answer from Bovia: foreign minister\n\n" + kBody + "\n\nWhat happens next?\n\n" + kBody + "\n\nImage: AP\n");
  EXPECT_EQ(parts_of(r), (std::vector<std::string>{"headline: date 2031-02-15 Arland pulls back.", "dateline: PORT VELL, BOVIA", "subheading: No answer from Bovia: foreign minister",
                                                   "subheading: What happens next?", "credit: Image: AP"}));
  EXPECT_EQ(r.title, "Arland pulls back.");
  EXPECT_EQ(r.outlet, "");  // whose picture it is tells no outlet
}

TEST(Parts, OfAHeadAreTold) {
  const Report r = one("Arland pulls back its brigades\nBy Ann Holt and Jon Reed in Port Vell\n15 February 2031 14:20 GMT\n\n" + kBody +
                       "\n\nRead more: Who is who in Bovia\n\n" + kBody + "\n\nReporting by Ann Holt; Editing by Jon Reed\n");
  EXPECT_EQ(parts_of(r), (std::vector<std::string>{"headline: Arland pulls back its brigades", "byline: By Ann Holt and Jon Reed in Port Vell", "byline: 15 February 2031 14:20 GMT",
                                                   "boilerplate: Read more: Who is who in Bovia", "credit: Reporting by Ann Holt; Editing by Jon Reed"}));
  EXPECT_EQ(r.title, "Arland pulls back its brigades");
  EXPECT_EQ(r.author, "Ann Holt and Jon Reed");
  EXPECT_EQ(to_string(r.published.moment), "2031-02-15T14:20:00Z");
  EXPECT_EQ(r.published.from, Published::From::kText);
}

TEST(Parts, OfHeaderLinesAreTold) {
  const Report r = one("Title: Arland pulls back\nSource: BBC\nDate: 3 March 2031\nURL: https://www.bbc.co.uk/news/1\n\n" + kBody + "\n");
  EXPECT_EQ(r.title, "Arland pulls back");
  EXPECT_EQ(r.outlet, "BBC News");
  EXPECT_EQ(r.country, "GB");
  EXPECT_EQ(to_string(r.published.moment), "2031-03-03");
  EXPECT_EQ(r.parts.size(), 4u);
}

TEST(Parts, BodyTextIsLeftAlone) {
  for (const std::string& text : {
           kBody + "\n\nBy Monday the brigades had left the harbour, three residents said.\n\n" + kBody,
           kBody + "\n\nComments by the minister drew an angry answer from Bovia's navy.\n\n" + kBody,
           kBody + "\n\nThe minister added:\n\n\"We shall not go back.\"\n\n" + kBody,
           kBody + "\n\n- two brigades of the guard\n- one squadron of the navy\n\n" + kBody,
           std::string("\"We shall not go back,\" the minister said, \"whatever\nour neighbours may think of it, and we have said\nso more than once in the past two months since\nthe talks began.\"\n\nNobody answered him on\nthat day.\n"),
           std::string("Two sentences. No more.")}) {
    EXPECT_EQ(parts_of(one(text)), std::vector<std::string>{}) << text;
  }
}

TEST(Parts, TheAgencyOfADatelineIsTheOutlet) {
  EXPECT_EQ(one("PORT VELL (Reuters) - " + kBody).outlet, "Reuters");
  EXPECT_EQ(one("PORT VELL (Bovia) - " + kBody).outlet, "");
}

TEST(Parts, ARetractionIsSeen) {
  EXPECT_TRUE(one("RETRACTED: Arland pulls back its brigades\n\n" + kBody).retracted);
  EXPECT_FALSE(one("Arland retracted its offer on Monday, a spokesman said.\n").retracted);
}

}  // namespace
}  // namespace vedette
