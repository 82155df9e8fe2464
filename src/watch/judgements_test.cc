#include "watch/judgements.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

Result<std::vector<Judgement>> parse(std::string_view toml) {
  static const DataFiles data = *DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
  static const Codebook codebook = *Codebook::load(data);
  Watch watch;
  watch.parties.push_back({"arland", "Arland", {}, {}, {}, {}, {}, {}, true});
  return parse_judgements(toml, "j.toml", watch, codebook);
}

constexpr std::string_view kSigned =
    "author = \"A. Desk\"\ntime = \"2031-03-20T18:00Z\"\nreason = \"seen otherwise\"\n";

ReadReport report(const std::string& id) {
  ReadReport r;
  r.report.id = id;
  EventMention m;
  m.id = id + "-event";
  m.deed = "withdraw_forces";
  r.reading.events.push_back(m);
  return r;
}

TEST(Judgements, AreReadWithAuthorTimeAndReason) {
  const auto list =
      parse("[[judgement]]\nkind = \"relabel\"\ntarget = \"e1\"\ndeed = \"move_forces\"\n" + std::string(kSigned));
  ASSERT_TRUE(list.has_value()) << list.error().to_string();
  ASSERT_EQ(list->size(), 1U);
  EXPECT_EQ((*list)[0].author, "A. Desk");
  EXPECT_EQ((*list)[0].deed, "move_forces");
}

TEST(Judgements, MistakesNameTheirPlace) {
  struct Case {
    std::string toml;
    std::string_view where, message;
  };
  const Case cases[] = {
      {"[[judgement]]\nkind = \"rejects\"\ntarget = \"e\"\n", "j.toml:2:8",
       "unknown kind of judgement \"rejects\"; did you mean \"reject\"?"},
      {"[[judgement]]\nkind = \"reject\"\n", "j.toml:1:1", "\"target\" is missing: the id of what is judged"},
      {"[[judgement]]\nkind = \"reject\"\ntarget = \"e\"\n", "j.toml:1:1", "\"author\" is missing"},
      {"[[judgement]]\nkind = \"camp\"\ntarget = \"BOV\"\nparty = \"arlan\"\n" + std::string(kSigned), "j.toml:4:9",
       "unknown party \"arlan\"; did you mean \"arland\"?"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.toml);
    const auto list = parse(c.toml);
    ASSERT_FALSE(list.has_value());
    EXPECT_EQ(list.error().where, c.where);
    EXPECT_EQ(list.error().message.substr(0, list.error().message.find('\n')), c.message);
  }
}

TEST(Judgements, HoldFromTheirTimeOn) {
  const auto list = parse("[[judgement]]\nkind = \"reject\"\ntarget = \"e\"\n" + std::string(kSigned));
  ASSERT_TRUE(list.has_value());
  EXPECT_TRUE(made_by(*list, *parse_moment("2031-03-19")).empty());
  EXPECT_EQ(made_by(*list, *parse_moment("2031-03-21")).size(), 1U);
}

TEST(Judgements, RejectedMentionsAndDistrustedReportsLeaveTheirEvents) {
  static const Codebook codebook;
  for (const auto& [kind, target] : {std::pair("reject", "r1-event"), std::pair("distrust", "r1")}) {
    SCOPED_TRACE(kind);
    std::vector<ReadReport> reports = {report("r1"), report("r2")};
    StoryBook book;
    book.events.resize(2);
    book.events[0].id = "e1";
    book.events[0].mentions = {{0, 0}, {1, 0}};
    book.events[1].id = "e2";
    book.events[1].mentions = {{0, 0}};
    Watch watch;
    const auto list = parse("[[judgement]]\nkind = \"" + std::string(kind) + "\"\ntarget = \"" + target + "\"\n" +
                            std::string(kSigned));
    ASSERT_TRUE(list.has_value()) << list.error().to_string();
    apply(*list, codebook, watch, reports, book);
    ASSERT_EQ(book.events.size(), 1U);
    EXPECT_EQ(book.events[0].mentions, (std::vector<MentionRef>{{1, 0}}));
    EXPECT_EQ(judgement_rows(*list, reports, book)[0].state, "applied");
  }
}

}  // namespace
}  // namespace vedette
