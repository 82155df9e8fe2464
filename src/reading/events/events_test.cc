#include "reading/events/events.h"

#include <gtest/gtest.h>

#include "language/pipeline.h"
#include "reading/joined_words.h"
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

  // Parses sentences together, each a text of its own, with the words joined as the reader joins them.
  static std::vector<Doc> parse(const std::vector<std::string>& sentences) {
    std::vector<Doc> docs(sentences.size());
    for (size_t i = 0; i < docs.size(); ++i) docs[i].text = sentences[i];
    pipeline_->parse(docs, *workspace_);
    for (Doc& doc : docs) {
      if (auto joined = join_prefixes(doc)) doc = *std::move(joined);
    }
    return docs;
  }

  template <typename Fn>
  static void read(const Doc& doc, const std::string& profile, Fn&& fn) {
    Report report;
    report.id = "test";
    report.text = doc.text;
    const ReadingContext text(report, doc, rules().lexicon);
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

// The examples of a set of patterns, in the order of their lines.
struct Example {
  const LineRecord* record;
  const LineExample* example;
};

std::vector<Example> examples_of(const std::vector<LineRecord>& records) {
  std::vector<Example> out;
  for (const LineRecord& record : records) {
    for (const LineExample& example : record.examples) out.push_back({&record, &example});
  }
  return out;
}

std::vector<std::string> texts_of(const std::vector<Example>& examples) {
  std::vector<std::string> out;
  for (const Example& e : examples) out.push_back(e.example->text);
  return out;
}

// Each pattern finds its own examples; where verb and noun name one deed, the other's pattern may have it.
TEST_F(ModelEvents, PatternsMatchTheirExamples) {
  const std::vector<Example> examples = examples_of(rules().events.patterns().records());
  const std::vector<Doc> docs = parse(texts_of(examples));
  for (size_t i = 0; i < examples.size(); ++i) {
    const LineRecord& record = *examples[i].record;
    const LineExample& example = *examples[i].example;
    read(docs[i], "", [&](const ReadingContext&, const auto&, const Events& events) {
      bool hit = false;
      std::string all;
      for (const EventMention& e : events.mentions) {
        hit |= e.rule == record.fields[0] || (example.positive && (record.fields[3] + ' ').find("deed=" + e.deed + ' ') != std::string::npos);
        all += ' ' + e.rule;
      }
      EXPECT_EQ(hit, example.positive) << record.file << ':' << example.line << ' ' << example.text << "\n  found:" << all;
    });
  }
  EXPECT_GE(examples.size(), 1900u);
}

// Each predicate of data/status stands where its examples say.
TEST_F(ModelEvents, PredicatesStandInTheirExamples) {
  const PatternSet& predicates = rules().status.predicates();
  const std::vector<Example> examples = examples_of(predicates.records());
  const std::vector<Doc> docs = parse(texts_of(examples));
  for (size_t i = 0; i < examples.size(); ++i) {
    Report report;
    report.text = docs[i].text;
    const ReadingContext text(report, docs[i], rules().lexicon);
    const MatchText match{text.doc, text.tree, text.frames, text.words, {}, {}};
    std::vector<PatternSet::Match> found;
    bool hit = false;
    for (int32_t t = 0; t < text.doc.size(); ++t) {
      predicates.match_all(match, text.lexicon, t, found);
      for (const auto& m : found) hit |= predicates.id(m.pattern) == examples[i].record->fields[0];
    }
    EXPECT_EQ(hit, examples[i].example->positive) << examples[i].record->file << ':' << examples[i].example->line << ' ' << report.text;
  }
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
    read(parse({r.sentence}).front(), "", [&](const ReadingContext& text, const auto& actors, const Events& events) {
      EXPECT_EQ(print(text, actors, events), r.expected) << r.sentence;
    });
  }
}

}  // namespace
}  // namespace vedette
