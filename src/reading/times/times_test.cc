#include "reading/times/times.h"

#include <gtest/gtest.h>

#include "base/line_file.h"
#include "language/pipeline.h"
#include "reading/times/calendar.h"
#include "reading/times/rules.h"

namespace vedette {
namespace {

const TimeReader& reader() {
  static const TimeReader instance = [] {
    auto data = DataFiles::from_folder(std::string(VEDETTE_SOURCE_DIR) + "/data");
    EXPECT_TRUE(data.has_value()) << data.error().to_string();
    auto loaded = TimeReader::load(*data);
    EXPECT_TRUE(loaded.has_value()) << loaded.error().to_string();
    return *std::move(loaded);
  }();
  return instance;
}

Doc plain(std::string text) {
  Doc doc;
  doc.text = std::move(text);
  return doc;
}

std::string show(const Doc& doc, const TimeExpr& t) {
  constexpr std::string_view kTypes[] = {"DATE", "TIME", "DURATION", "SET"};
  std::string out = "[" + std::string(slice(doc.text, t.span)) + "] " + std::string(kTypes[static_cast<size_t>(t.type)]) + " " + t.value;
  if (!t.mod.empty()) out += " mod=" + t.mod;
  return out;
}

std::string read_all(const std::string& text, const char* published, std::span<const SaidRange> said = {}) {
  const Doc doc = plain(text);
  const Moment base = published ? *parse_moment(published) : Moment{};
  std::string out;
  for (const TimeExpr& t : settle_times(doc, reader().read(doc), base, said)) out += (out.empty() ? "" : "; ") + show(doc, t);
  return out;
}

// ---- the examples in data/times ----

// "The fort fell on [Monday] => 2022-02-14 @2022-02-16" taken apart.
struct Example {
  std::string text;
  std::vector<Span> spans;
  std::vector<std::string> values;
  std::string published = "2022-02-16";
  bool parsed = false;  // needs tags and parse
};

Example take_apart(std::string_view line) {
  Example e;
  if (line.starts_with("~ ")) {
    e.parsed = true;
    line.remove_prefix(2);
  }
  const size_t arrow = line.find(" => ");
  std::string_view expected = arrow == std::string_view::npos ? std::string_view() : line.substr(arrow + 4);
  line = line.substr(0, arrow);
  if (const size_t at = expected.rfind(" @"); at != std::string_view::npos) {
    e.published = std::string(expected.substr(at + 2));
    expected = expected.substr(0, at);
  }
  for (const std::string_view v : split_list(expected, ';')) e.values.emplace_back(v);
  for (const char c : line) {
    if (c == '[') e.spans.push_back({static_cast<int32_t>(e.text.size()), 0});
    if (c == ']') e.spans.back().end = static_cast<int32_t>(e.text.size());
    if (c != '[' && c != ']') e.text.push_back(c);
  }
  return e;
}

// `read` makes the Doc of a sentence.
template <typename Read>
int run_examples(bool with_parse, const Read& read) {
  int examples = 0;
  for (const TimeRule& rule : reader().rules().rules) {
    for (const LineExample& line : rule.examples) {
      const Example e = take_apart(line.text);
      if (e.parsed && !with_parse) continue;
      ++examples;
      const Doc doc = read(e.text);
      const auto found = reader().read(doc);
      const auto times = settle_times(doc, found, *parse_moment(e.published), {});
      SCOPED_TRACE(rule.file + ":" + std::to_string(line.line) + ": " + line.text);
      if (!line.positive) {
        for (const TimeMention& m : found) EXPECT_NE(reader().rule_id(m), rule.id);
        continue;
      }
      EXPECT_EQ(e.spans.size(), e.values.size());
      for (size_t i = 0; i < std::min(e.spans.size(), e.values.size()); ++i) {
        std::string seen = "none";
        for (const TimeExpr& t : times) {
          if (t.span == e.spans[i]) seen = show(doc, t);
        }
        EXPECT_TRUE(seen.find(" " + e.values[i]) != std::string::npos) << "said " << seen << ", wanted " << e.values[i];
      }
    }
  }
  return examples;
}

TEST(TimeExamples, HoldWithoutTheEngine) { EXPECT_GT(run_examples(false, plain), 100); }

TEST(ModelTimes, ExamplesHoldWithTheEngine) {
  const auto pipeline = Pipeline::open(VEDETTE_BINARY_DIR "/md.model");
  if (!pipeline) GTEST_SKIP() << "no md.model in the build folder (target `models`)";
  Workspace workspace(*pipeline);
  run_examples(true, [&](const std::string& text) {
    std::vector<Doc> docs(1);
    docs[0].text = text;
    pipeline->parse(docs, workspace);
    return docs[0];
  });
}

// ---- settling ----

TEST(Times, WithoutADateOfPublicationTheUnknownStaysOpen) {
  EXPECT_EQ(read_all("They left on Friday, in March and yesterday.", nullptr),
            "[Friday] DATE XXXX-WXX-5; [March] DATE XXXX-03; [yesterday] DATE XXXX-XX-XX");
  EXPECT_EQ(read_all("They left on Feb. 3 and on Feb. 4, 2022.", nullptr), "[Feb. 3] DATE XXXX-02-03; [Feb. 4, 2022] DATE 2022-02-04");
}

TEST(Times, InsideAQuotationCountsFromWhenItWasSaid) {
  const std::string text = "The minister said on Monday: \"We leave tomorrow.\" They left yesterday.";
  const auto begin = static_cast<int32_t>(text.find('"'));
  const SaidRange said[] = {{{begin, static_cast<int32_t>(text.rfind('"'))}, *parse_moment("2022-02-14")}};
  EXPECT_EQ(read_all(text, "2022-02-16", said), "[Monday] DATE 2022-02-14; [tomorrow] DATE 2022-02-15; [yesterday] DATE 2022-02-15");
}

TEST(Times, OneExpressionCountsFromAnother) {
  EXPECT_EQ(read_all("The fort fell on May 3, 2014. The following day they fled. Two weeks later they were back.", "2022-02-16"),
            "[May 3, 2014] DATE 2014-05-03; [The following day] DATE 2014-05-04; [Two weeks later] DATE 2014-W20");
}

TEST(Times, AnEmptyLineEndsAnExpression) {
  EXPECT_EQ(read_all("They came in February\n\n2014 people came.", "2022-02-16").substr(0, 23), "[February] DATE 2022-02");
}

TEST(Times, HostileTextsEnd) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "a few or two to one and a half ";
  EXPECT_NO_FATAL_FAILURE(read_all(text, "2022-02-16"));
  EXPECT_NO_FATAL_FAILURE(read_all("In 9999999999999999999999 years, on May 99, 0000, the 999999999th century", "9999-12-31"));
}

// ---- the calendar ----

TEST(Calendar, StretchesShiftAndPrint) {
  const auto day = *make_day(2021, 1, 3);  // a Sunday of ISO week 53 of 2020
  EXPECT_EQ(timex_value(stretch_of(TimeUnit::kWeek, day)), "2020-W53");
  EXPECT_EQ(timex_value(shift(stretch_of(TimeUnit::kWeek, day), 1)), "2021-W01");
  EXPECT_EQ(timex_value(stretch_of(TimeUnit::kWeekend, day)), "2020-W53-WE");
  EXPECT_EQ(timex_value(shift(stretch_of(TimeUnit::kQuarter, day), -1)), "2020-Q4");
  EXPECT_EQ(timex_value(stretch_of(TimeUnit::kSeason, day)), "2020-WI");
  EXPECT_EQ(timex_value(shift(stretch_of(TimeUnit::kDecade, day), -1)), "201");
  EXPECT_EQ(timex_value(stretch_of(TimeUnit::kCentury, day)), "20");
}

TEST(Calendar, MovableHolidays) {
  EXPECT_EQ(holiday_day(11144, 2021), make_day(2021, 11, 25));
  EXPECT_EQ(holiday_day(10515, 2022), make_day(2022, 5, 30));
  EXPECT_EQ(holiday_day(20100, 2022), make_day(2022, 4, 17));
  EXPECT_EQ(holiday_day(99999, 2022), std::nullopt);
}

// ---- loading ----

TEST(TimeRules, ErrorsPointAtThePattern) {
  DataFiles data;
  data.put("quantities/numbers.txt", "unit | one=1\n");
  data.put("times/words.txt", "month | month | june=6\n");
  data.put("times/parts.txt", "m | <month>\n");
  data.put("times/1.txt", "a | type=DATE | in <moon>\n");
  const auto loaded = TimeReader::load(data);
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().where, "times/1.txt:1:26");
}

}  // namespace
}  // namespace vedette
