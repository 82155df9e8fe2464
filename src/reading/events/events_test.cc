#include "reading/events/events.h"

#include <gtest/gtest.h>

#include "language/pipeline.h"
#include "reading/status/status.h"

namespace vedette {
namespace {

// The rules with the data they need, loaded once.
struct Rules {
  Lexicon lexicon;
  EventReader events;
  StatusReader status;
};

const Rules& rules() {
  static const Rules* const rules = [] {
    const auto data = DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
    auto lexicon = Lexicon::load(*data);
    auto events = EventReader::load(*data, *lexicon);
    EXPECT_TRUE(events.has_value()) << (events ? "" : events.error().to_string());
    auto status = StatusReader::load(*data, *lexicon);
    return new Rules{*std::move(lexicon), *std::move(events), *std::move(status)};
  }();
  return *rules;
}

TEST(EventRules, EveryPatternNamesADeedOfTheCodebook) {
  EXPECT_GT(rules().events.patterns().size(), 500u);
  for (size_t i = 0; i < rules().events.patterns().size(); ++i) {
    const auto deed = rules().events.patterns().value(static_cast<int32_t>(i), "deed");
    EXPECT_GE(rules().events.codebook().find(deed), 0) << deed;
  }
}

// Tests named Model… need the imported pipeline and skip where it was not made.
class ModelEvents : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Pipeline::open(VEDETTE_BINARY_DIR "/md.model");
    if (opened) pipeline_ = new Pipeline(*std::move(opened)), workspace_ = new Workspace(*pipeline_);
  }
  void SetUp() override {
    if (!pipeline_) GTEST_SKIP() << "no md.model in the build folder (target `models`)";
  }

  // Every named entity an actor: enough to see who stands where.
  static std::vector<Actor> named(const ReadingContext& text) {
    std::vector<Actor> out;
    for (int32_t i = 0; i < text.doc.size(); ++i) {
      if (text.doc.pos[i] != Pos::kPropn || text.doc.deps[i] == Dep::kCompound) continue;
      Actor a;
      a.span = a.head = text.doc.spans[i];
      a.entity = std::string(text.doc.word(i));
      out.push_back(a);
    }
    return out;
  }

  template <typename Fn>
  static void read(const std::string& sentence, const std::string& profile, Fn&& fn) {
    Report report;
    report.id = "test";
    report.text = sentence;
    std::vector<Doc> docs(1);
    docs[0].text = sentence;
    pipeline_->parse(docs, *workspace_);
    const ReadingContext text(report, docs[0], rules().lexicon);
    std::vector<Actor> actors = named(text);
    Events events = rules().events.read({text, actors, {}, {}});
    actors.insert(actors.end(), events.added.begin(), events.added.end());
    events.mentions = rules().status.read(text, actors, {}, std::move(events.mentions));
    rules().events.codify(events, profile);
    fn(text, actors, events);
  }

  static inline Pipeline* pipeline_ = nullptr;
  static inline Workspace* workspace_ = nullptr;
};

// Each pattern finds its own examples; where verb and noun name one deed, the other's pattern may have it.
TEST_F(ModelEvents, PatternsMatchTheirExamples) {
  int examples = 0;
  for (const LineRecord& record : rules().events.patterns().records()) {
    for (const LineExample& example : record.examples) {
      ++examples;
      read(example.text, "", [&](const ReadingContext&, const auto&, const Events& events) {
        bool hit = false;
        std::string all;
        for (const EventMention& e : events.mentions) {
          hit |= e.rule == record.fields[0] || (example.positive && (record.fields[3] + ' ').find("deed=" + e.deed + ' ') != std::string::npos);
          all += ' ' + e.rule;
        }
        EXPECT_EQ(hit, example.positive) << record.file << ':' << example.line << ' ' << example.text << "\n  found:" << all;
      });
    }
  }
  EXPECT_GE(examples, 600);
}

struct Row {
  const char* sentence;
  const char* expected;  // "deed type actor > recipient", the events in their order
};

std::string print(const ReadingContext& text, const std::vector<Actor>& actors, const Events& events) {
  std::string out;
  for (const EventMention& e : events.mentions) {
    if (e.deed == "other") continue;
    if (!out.empty()) out += "; ";
    out += e.deed + ' ' + (e.type.empty() ? "-" : e.type);
    for (const int32_t a : e.actor) out += ' ' + std::string(slice(text.doc.text, actors[a].span));
    out += " >";
    for (const int32_t a : e.recipient) out += ' ' + std::string(slice(text.doc.text, actors[a].span));
  }
  return out;
}

TEST_F(ModelEvents, PartiesStandWhereSyntaxPutsThem) {
  const Row rows[] = {
      {"France attacked Spain.", "attack ASSAULT France > Spain"},
      {"Spain was attacked by France.", "attack ASSAULT France > Spain"},
      {"France carried out an attack on Spain.", "attack ASSAULT France > Spain"},
      {"France's attack on Spain was long.", "attack ASSAULT France > Spain"},
      {"France and Italy attacked Spain.", "attack ASSAULT France Italy > Spain"},
      {"France lifted its blockade of Spain.", "lift_blockade RETREAT France > Spain"},
      {"France condemned Spain's decision.", "condemn ACCUSE France > Spain; decide - Spain >"},
      {"Spain was invaded.", "invade ASSAULT > Spain"},
      {"France attacked a convoy.", "attack ASSAULT France > a convoy"},
      {"Three people were killed when France attacked the village.",
       "kill ASSAULT France > Three people; attack ASSAULT France > the village"},
  };
  for (const Row& r : rows) {
    read(r.sentence, "", [&](const ReadingContext& text, const auto& actors, const Events& events) {
      EXPECT_EQ(print(text, actors, events), r.expected) << r.sentence;
    });
  }
}

}  // namespace
}  // namespace vedette
