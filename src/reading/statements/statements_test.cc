// Needs the imported model: the examples of data/statements and texts of our own, end to end.
#include "reading/statements/statements.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>

#include "language/model_path.h"
#include "language/pipeline.h"
#include "reading/statements/attributions.h"

namespace vedette {
namespace {

struct Fixture {
  DataFiles data;
  Lexicon lexicon;
  StatementReader reader;
  std::unique_ptr<Pipeline> pipeline;
  std::unique_ptr<Workspace> workspace;
};

// Loaded once; null where there is no model.
Fixture* fixture() {
  static const std::unique_ptr<Fixture> made = [] {
    auto out = std::make_unique<Fixture>();
    const std::string beside = std::string(VEDETTE_BINARY_DIR) + "/md.model";
    auto pipeline = Pipeline::open(beside);
    if (!pipeline.has_value()) return std::unique_ptr<Fixture>();
    out->pipeline = std::make_unique<Pipeline>(*std::move(pipeline));
    out->workspace = std::make_unique<Workspace>(*out->pipeline);
    out->data = DataFiles::from_folder(std::string(VEDETTE_SOURCE_DIR) + "/data").value_or({});
    auto lexicon = Lexicon::load(out->data);
    if (!lexicon.has_value()) return std::unique_ptr<Fixture>();
    out->lexicon = *std::move(lexicon);
    auto reader = StatementReader::load(out->data, out->lexicon);
    if (!reader.has_value()) return std::unique_ptr<Fixture>();
    out->reader = *std::move(reader);
    return out;
  }();
  return made.get();
}

std::vector<Statement> read(Fixture& f, const std::string& text) {
  const Doc doc = f.pipeline->parse(text, *f.workspace);
  Report report;
  report.text = text;
  const ReadingContext context(report, doc, f.lexicon);
  return f.reader.read(context, {});
}

// "act | source | cue | content", parts of a discontinuous content joined by " … ", the parent's number before it.
std::string show(Fixture& f, const std::string& text) {
  std::string out;
  for (const Statement& s : read(f, text)) {
    std::string source, content;
    for (const Span b : s.source) source += (source.empty() ? "" : " … ") + std::string(slice(text, b));
    for (const Span b : s.content) content += (content.empty() ? "" : " … ") + std::string(slice(text, b));
    out += fmt::format("{}{} | {} | {} | {}\n", s.parent >= 0 ? fmt::format("<{} ", s.parent) : "", to_string(s.act), source,
                       slice(text, s.cue), content);
  }
  return out;
}

// The act that a cue's record yields.
std::string act_of(const LineRecord& record) {
  for (const std::string_view y : split_list(record.field(3), ' ')) {
    if (y.starts_with("act=")) return std::string(y.substr(4));
  }
  return {};
}

class ModelStatements : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fixture()) GTEST_SKIP() << "no md.model beside the build: make assets";
  }
};

TEST_F(ModelStatements, EveryExampleOfTheCuesHolds) {
  Fixture& f = *fixture();
  int total = 0;
  for (const std::string& name : f.data.names("statements/cues")) {
    const auto records = parse_lines(f.data.text(name), name);
    ASSERT_TRUE(records.has_value());
    for (const LineRecord& record : *records) {
      for (const LineExample& example : record.examples) {
        ++total;
        // Where several frames fit ("the crews" thanked, "for their work"), any with the record's act will do.
        bool found = false;
        for (const Statement& s : read(f, example.text)) {
          found = found || s.rule == record.field(0) || (example.positive && act_of(record) == to_string(s.act));
        }
        EXPECT_EQ(found, example.positive) << name << ":" << example.line << ": " << record.field(0) << ": " << example.text << "\n" << show(f, example.text);
      }
    }
  }
  EXPECT_GT(total, 100);
}

TEST_F(ModelStatements, EveryExampleOfTheOccasionsHolds) {
  Fixture& f = *fixture();
  const auto records = parse_lines(f.data.text("statements/occasions.txt"), "occasions.txt");
  ASSERT_TRUE(records.has_value());
  for (const LineRecord& record : *records) {
    for (const LineExample& example : record.examples) {
      bool found = false;
      for (const Statement& s : read(f, example.text)) found = found || (s.occasion && "occasion=" + std::string(to_string(s.occasion->kind)) == record.field(3));
      EXPECT_EQ(found, example.positive) << record.field(0) << ": " << example.text;
    }
  }
}

TEST_F(ModelStatements, ContentIsFoundOnEverySideOfTheCue) {
  const struct {
    std::string text, found;
  } rows[] = {
      {"The envoy said that the border was open.", "claim | The envoy | said | that the border was open\n"},
      {"“The border is open,” the envoy said.", "claim | the envoy | said | “The border is open,”\n"},
      {"“The border is open,” said the envoy, a former general.", "claim | the envoy, a former general | said | “The border is open,”\n"},
      {"“The border,” the envoy said, “is open.”", "claim | the envoy | said | “The border,” … “is open.”\n"},
      {"“The border is open,” the envoy said. “Nobody will be turned away.”",
       "claim | the envoy | said | “The border is open,” … “Nobody will be turned away.”\n"},
      {"The border, the envoy said, is open.", "claim | the envoy | said | The border … is open\n"},
      {"According to the envoy, the border is open.", "claim | the envoy | According to | the border is open\n"},
      {"- The border will be open again - said the envoy.", "assess | the envoy | said | The border will be open again\n"},
      {"The envoy said: “The border is open.”", "claim | The envoy | said | “The border is open.”\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(show(*fixture(), row.text), row.found) << row.text;
}

TEST_F(ModelStatements, QuotationsGoOnOverParagraphs) {
  EXPECT_EQ(show(*fixture(), "“The border is open,” the envoy said.\n\n“Nobody will be turned away from it this week.”\n\nThe road was empty."),
            "claim | the envoy | said | “The border is open,” … “Nobody will be turned away from it this week.”\n");
}

TEST_F(ModelStatements, ChainsAreNested) {
  EXPECT_EQ(show(*fixture(), "The Tern agency reported that the minister had accused Bovia of massing tanks."),
            "claim | The Tern agency | reported | that the minister had accused Bovia of massing tanks\n"
            "<0 accuse | the minister | had accused | Bovia of massing tanks\n");
}

TEST_F(ModelStatements, JoinedCuesShareTheirSource) {
  EXPECT_EQ(show(*fixture(), "Arland has denied that it is planning an attack and has accused Bovia of lying."),
            "deny | Arland | has denied | that it is planning an attack\n"
            "accuse | Arland | has accused | Bovia of lying\n");
}

TEST_F(ModelStatements, ASpanBelongsToItsInnermostStatement) {
  Fixture& f = *fixture();
  const std::string text = "The Tern agency reported that the minister had accused Bovia of massing tanks. The road was empty.";
  const std::vector<Statement> statements = read(f, text);
  const Attributions attributions(statements);
  const auto at = [&](std::string_view word) {
    const auto b = static_cast<int32_t>(text.find(word));
    return attributions.at({b, b + static_cast<int32_t>(word.size())});
  };
  EXPECT_EQ(at("massing"), (std::vector<int32_t>{0, 1}));
  EXPECT_EQ(at("accused"), (std::vector<int32_t>{0}));
  EXPECT_EQ(at("reported"), (std::vector<int32_t>{}));
  EXPECT_EQ(at("empty"), (std::vector<int32_t>{}));
}

TEST_F(ModelStatements, ActsFollowCueAndContent) {
  const struct {
    std::string text;
    Act act;
  } rows[] = {
      {"“We will not attack Bovia,” the premier said.", Act::kPromise},
      {"“We will send a brigade to the border,” the premier said.", Act::kAnnounce},
      {"The premier said that Bovia must leave the valley.", Act::kDemand},
      {"“Who opened the gate?” the judge said.", Act::kAsk},
      {"The premier told the army to leave the valley.", Act::kDemand},
      {"The premier did not say when the talks would begin.", Act::kRefuse},
      {"Bovia warned that the truce might collapse.", Act::kWarn},
      {"Bovia threatened to close the strait.", Act::kThreaten},
      {"Bovia refused to close the strait.", Act::kRefuse},
      {"Bovia expressed readiness to talk.", Act::kAnnounce},
  };
  for (const auto& row : rows) {
    const std::vector<Statement> found = read(*fixture(), row.text);
    ASSERT_FALSE(found.empty()) << row.text;
    EXPECT_EQ(to_string(found.front().act), to_string(row.act)) << row.text;
  }
}

// Twice the text may cost a little more than twice the time, never four times.
TEST_F(ModelStatements, HostileTextIsReadInLinearTime) {
  Fixture& f = *fixture();
  const auto seconds = [&](std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    const Doc doc = f.pipeline->parse(text, *f.workspace);
    Report report;
    report.text = text;
    const ReadingContext context(report, doc, f.lexicon);
    const auto start = std::chrono::steady_clock::now();
    f.reader.read(context, {});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (const std::string_view piece : {"“he said ‘she said ", "“a \"b 'c «d ``e he said ", "he said: \"we go far away from here\" "}) {
    const double once = seconds(piece, 1500), eightfold = seconds(piece, 12000);
    EXPECT_LT(eightfold, 24 * once + 0.2) << piece;
  }
}

}  // namespace
}  // namespace vedette
