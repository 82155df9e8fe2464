#include "brief/brief.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "brief/markdown.h"
#include "brief/page.h"
#include "brief/terminal.h"

namespace vedette {
namespace {

using testing::HasSubstr;
using testing::Not;

// A report of three sentences, the second of which a row rests on.
struct Scene {
  explicit Scene(std::string second = "Arland pulled back its forces.") {
    ReadReport r;
    r.report.id = "a1";
    r.report.text = "Before it. " + second + " After it.";
    const auto begin = static_cast<int32_t>(11);
    const auto end = begin + static_cast<int32_t>(second.size());
    r.reading.sentences = {{0, 10}, {begin, end}, {end + 1, end + 10}};
    r.reading.published.moment = *parse_moment("2031-03-14T08:00:00Z");
    reports.push_back(std::move(r));
    watch.name = "A watch";
    Party arland;
    arland.id = "arland";
    arland.name = "Arland";
    watch.parties = {arland};
    assessment.as_of = *parse_moment("2031-03-15T20:00:00Z");
    assessment.coverage.reports = 1;
    Row row;
    row.id = "r1";
    row.party = "arland";
    row.kind = "words";
    row.state = "said_by_others";
    row.since = reports[0].reading.published.moment;
    row.fields = {{"deed", "withdraw_forces"}, {"modality", "ongoing"}, {"words", "pulled"}};
    row.evidence = {{0, {begin, end}}};
    row.rule = "words_and_ground";
    assessment.words_and_ground = {row};
  }
  Brief brief() const { return make_brief({watch, reports, assessment, made_by}, text); }

  Watch watch;
  std::vector<ReadReport> reports;
  Assessment assessment;
  MadeBy made_by;
  BriefText text = *BriefText::load(*DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data"));
};

const BriefLedger& ledger(const Brief& brief, std::string_view id) {
  for (const BriefLedger& l : brief.ledgers) {
    if (l.id == id) return l;
  }
  static const BriefLedger none;
  return none;
}

TEST(MakeBrief, PutsARowInWordsAndLeadsToItsSentenceInContext) {
  const Scene scene;
  const Brief brief = scene.brief();
  const BriefLedger& l = ledger(brief, "words_and_ground");
  ASSERT_EQ(l.rows.size(), 1U);
  std::string told;
  for (const BriefCell& c : l.rows[0].cells) told += c.text + "|";
  EXPECT_EQ(told, "Words|Arland|withdrawal of forces|under way|said by others|pulled|14 Mar 2031, 08:00 UTC|");
  ASSERT_EQ(l.rows[0].supporting, (std::vector<int32_t>{0}));
  const BriefSentence& s = brief.sentences[0];
  EXPECT_EQ(s.before, "Before it.");
  EXPECT_EQ(s.head + s.mark + s.tail, "Arland pulled back its forces.");
  EXPECT_EQ(s.after, "After it.");
  EXPECT_EQ(brief.reports[0].cited, 1);
}

TEST(MakeBrief, ASentenceOfManyRowsStandsOnce) {
  Scene scene;
  scene.assessment.commitments = scene.assessment.words_and_ground;
  const Brief brief = scene.brief();
  EXPECT_EQ(brief.sentences.size(), 1U);
}

TEST(MakeBrief, MarksThePartThatCountsAndCutsAnEndlessSentence) {
  Scene scene(std::string(2'000'000, 'x') + " word " + std::string(2'000'000, 'y'));
  scene.assessment.words_and_ground[0].evidence = {{0, {11 + 2'000'001, 11 + 2'000'005}}};
  const Brief brief = scene.brief();
  const BriefSentence& s = brief.sentences[0];
  EXPECT_EQ(s.mark, "word");
  EXPECT_LT(s.head.size() + s.tail.size(), 3000U);
  EXPECT_TRUE(s.head.starts_with("…"));
  EXPECT_TRUE(s.tail.ends_with("…"));
}

TEST(MakeBrief, NumbersAreToldAsTheyWereBoundAndVagueOnesHaveNone) {
  Scene scene;
  Row row = scene.assessment.words_and_ground[0];
  row.kind = "personnel";
  row.state = "stock";
  row.fields = {{"low", "100000"}, {"high", ""}, {"bound", "at_least"}, {"words", "over 100,000"}};
  scene.assessment.force = {row};
  row.fields = {{"low", "3"}, {"high", ""}, {"bound", "vague"}, {"words", "many"}};
  scene.assessment.force.push_back(row);
  const Brief brief = scene.brief();
  const BriefLedger& l = ledger(brief, "force");
  EXPECT_EQ(l.rows[0].cells[2].text, "at least 100,000");
  EXPECT_EQ(l.rows[0].low, 100000);
  EXPECT_EQ(l.rows[1].cells[2].text, "“many”");
  EXPECT_FALSE(l.rows[1].low.has_value());
}

TEST(TerminalBrief, KeepsToTheWidthQuotesOnceAndCountsTheRest) {
  Scene scene;
  scene.assessment.words_and_ground.resize(30, scene.assessment.words_and_ground[0]);
  const Brief brief = scene.brief();
  for (const int width : {40, 80, 120}) {
    const std::string out = terminal_brief(brief, scene.text, {.width = width});
    for (size_t at = 0; at < out.size();) {
      const size_t end = std::min(out.find('\n', at), out.size());
      EXPECT_LE(utf8::length(std::string_view(out).substr(at, end - at)), width);
      at = end + 1;
    }
    EXPECT_THAT(out, HasSubstr("18 more (--all)"));
    EXPECT_THAT(out, Not(HasSubstr("\x1b")));
  }
  const std::string all = terminal_brief(brief, scene.text, {.rows = 0});
  EXPECT_EQ(all.find("pulled back"), all.rfind("pulled back"));
  EXPECT_THAT(all, Not(HasSubstr("withdraw_forces")));
  EXPECT_THAT(terminal_brief(brief, scene.text, {.colour = true}), HasSubstr("\x1b[1m"));
}

// What a hostile report may hold, in all of its texts.
constexpr const char* kHostile = "<script>alert(1)</script></style>--><img src=x onerror=alert(2)> {{brief}} \u202Eevil\u2028 ``` [x](javascript:alert(3)) | a_b";

TEST(PageBrief, TextOfReportsStaysText) {
  Scene scene(kHostile);
  scene.watch.name = kHostile;
  scene.reports[0].report.outlet = scene.reports[0].report.title = scene.reports[0].report.url = kHostile;
  scene.assessment.words_and_ground[0].fields.emplace_back("source", kHostile);
  scene.assessment.words_and_ground[0].fields.emplace_back(kHostile, kHostile);
  const Brief brief = scene.brief();
  const std::string json = brief_json(brief, scene.text);
  EXPECT_TRUE(nlohmann::json::accept(json));
  if (page_template().empty()) GTEST_SKIP() << "built without the page";
  const auto page = page_brief(brief, scene.text);
  ASSERT_TRUE(page.has_value()) << page.error().to_string();
  EXPECT_TRUE(*page == *page_brief(scene.brief(), scene.text));
  // All but the program's own script: the title, the plain text, and the data, which are one element of nothing but JSON.
  const std::string begin = "id=\"data\">";
  const size_t from = page->find(begin) + begin.size();
  const size_t to = page->find("</script>", from);
  EXPECT_TRUE(nlohmann::json::accept(page->substr(from, to - from)));
  const std::string_view own = std::string_view(*page).substr(0, to);
  const auto holds = [&](std::string_view text) { return own.find(text) != std::string_view::npos; };
  EXPECT_FALSE(holds("<script>alert"));
  EXPECT_FALSE(holds("</style>-->"));
  EXPECT_FALSE(holds("<img"));
  EXPECT_FALSE(holds("\u202E"));
  EXPECT_TRUE(holds("Content-Security-Policy"));
  // The slots are filled in the template alone: what a report has of them stays.
  EXPECT_TRUE(holds("{{brief}}"));
}

TEST(MarkdownBrief, TextOfReportsStaysText) {
  Scene scene(kHostile);
  const std::string out = markdown_brief(scene.brief(), scene.text);
  EXPECT_THAT(out, Not(HasSubstr("<script")));
  EXPECT_THAT(out, Not(HasSubstr("[x](")));
  EXPECT_THAT(out, HasSubstr("[^1]: “&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(out, HasSubstr("| withdrawal of forces |"));
}

}  // namespace
}  // namespace vedette
