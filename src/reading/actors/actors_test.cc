#include "reading/actors/actors.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "language/pipeline.h"

namespace vedette {
namespace {

struct Known {
  Lexicon lexicon;
  ActorReader reader;
};

const Known& known() {
  static const Known* const known = [] {
    const auto data = DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
    auto lexicon = Lexicon::load(*data);
    auto reader = ActorReader::load(*data, *lexicon);
    EXPECT_TRUE(reader.has_value()) << (reader ? "" : reader.error().to_string());
    return new Known{*std::move(lexicon), *std::move(reader)};
  }();
  return *known;
}

struct Row {
  const char* text;
  const char* want;  // "words kind code entity; …", all mentions in order
};

// Needs the imported pipeline; skips where it was not made.
class ModelActors : public testing::TestWithParam<Row> {
 protected:
  static void SetUpTestSuite() {
    auto opened = Pipeline::open(VEDETTE_BINARY_DIR "/md.model");
    if (opened) pipeline_ = new Pipeline(*std::move(opened)), workspace_ = new Workspace(*pipeline_);
  }
  void SetUp() override {
    if (!pipeline_) GTEST_SKIP() << "no md.model in the build folder (target `models`)";
  }
  static std::string read(const std::string& text, const char* published) {
    Report report;
    report.text = text;
    std::vector<Doc> docs(1);
    docs[0].text = text;
    pipeline_->parse(docs, *workspace_);
    const ReadingContext context(report, docs[0], known().lexicon);
    std::string out;
    for (const Actor& a : known().reader.read(context, parse_moment(published).value_or(Moment{}))) {
      out += fmt::format("{}{} {} {} {}", out.empty() ? "" : "; ", slice(text, a.span), to_string(a.kind), a.code.empty() ? "-" : a.code,
                         a.entity.empty() ? "-" : a.entity);
    }
    return out;
  }
  static inline Pipeline* pipeline_ = nullptr;
  static inline Workspace* workspace_ = nullptr;
};

TEST_P(ModelActors, AreFoundCodedAndLinked) { EXPECT_EQ(read(GetParam().text, "2022-02-15"), GetParam().want) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    Mentions, ModelActors,
    testing::Values(
        // Titles and names are one mention; offices count at the report's date.
        Row{"Russian Defence Minister Sergei Shoigu resigned.", "Russian Defence Minister Sergei Shoigu person RUSGOV person.sergei_shoigu"},
        Row{"The Russian president spoke to the German chancellor.",
            "The Russian president person RUSGOV person.vladimir_putin; the German chancellor person DEUGOV person.olaf_scholz"},
        Row{"Ukraine's foreign minister, Dmytro Kuleba, thanked the alliance.",
            "Ukraine country UKR ukr; Ukraine's foreign minister person UKRGOV person.dmytro_kuleba; Dmytro Kuleba person UKRGOV person.dmytro_kuleba; "
            "the alliance organisation - name:alliance"},
        // Common nouns take the state of their modifiers.
        Row{"Ukrainian border guards arrested two Belarusian soldiers.",
            "Ukrainian border guards armed_force UKRCOP ukr.border; two Belarusian soldiers armed_force BLRMIL name:blr soldier"},
        Row{"Protesters in Georgia met US officials.", "Protesters unnamed GEOCVL name:geo protester; US officials unnamed USAGOV name:usa official"},
        // Capitals act or are where things happen.
        Row{"Moscow denied the report.", "Moscow government RUSGOV rus.gov"},
        Row{"The talks were held in Moscow.", ""},
        Row{"The Kremlin rejected the demand.", "The Kremlin government RUSGOV rus.kremlin"},
        // Pronouns, surnames, roles.
        Row{"Jens Stoltenberg met Olaf Scholz. He thanked Scholz.",
            "Jens Stoltenberg person IGO person.jens_stoltenberg; Olaf Scholz person DEUGOV person.olaf_scholz; He person IGO person.jens_stoltenberg; "
            "Scholz person DEUGOV person.olaf_scholz"},
        Row{"\"We are ready,\" said NATO Secretary-General Jens Stoltenberg.",
            "We organisation IGO nato; NATO Secretary-General Jens Stoltenberg person IGO person.jens_stoltenberg"},
        Row{"Russia said it had moved its troops.", "Russia country RUS rus; it country RUS rus; its country RUS rus; its troops armed_force RUSMIL rus.mil"},
        // Brussels is the EU, or NATO where the report speaks of it.
        Row{"Brussels rejected the plan.", "Brussels organisation EUR eu"},
        Row{"NATO met. Brussels rejected the plan.", "NATO organisation IGO nato; Brussels organisation IGO nato"},
        // Fighters of a group are the group; its things count where they are acted on.
        Row{"Taliban fighters attacked an army base.", "Taliban fighters group AFGREB taliban; an army base unnamed MIL name:army base"},
        // "They" of a ministry that speaks, and of the body for which somebody does.
        Row{"The Arland Defence Ministry said they would go.", "The Arland Defence Ministry organisation GOV name:arland defence ministry; "
                                                                "they organisation GOV name:arland defence ministry"},
        Row{"Jens Stoltenberg spoke. The NATO chief said they had seen no change.",
            "Jens Stoltenberg person IGO person.jens_stoltenberg; The NATO chief person IGO person.jens_stoltenberg; they organisation IGO nato"},
        // Forces are whose state moves them.
        Row{"Russia has sent troops and tanks.", "Russia country RUS rus; troops armed_force RUSMIL rus.mil"},
        // An office before a name means its holder only where the name is his, in any spelling.
        Row{"The Russian foreign minister, Sergei Ławrow, left.",
            "The Russian foreign minister person RUSGOV person.sergei_lavrov; Sergei Ławrow person RUSGOV person.sergei_lavrov"},
        Row{"The German chancellor, Ann Lee, left.", "The German chancellor person DEUGOV name:ann lee; Ann Lee person DEUGOV name:ann lee"},
        // Who speaks or has an age is a person, whatever the engine calls it.
        Row{"Elyas, 25, left.", "Elyas person - name:elyas"},
        Row{"Ann English left. English said nothing.", "Ann English person - name:ann english; English person - name:ann english"},
        // A nation's adjective is an actor where the noun is a deed.
        Row{"Iran-backed fighters left.", "Iran-backed fighters group REB name:fighter"}));

TEST_F(ModelActors, WithoutADateRolesStayOpen) {
  EXPECT_EQ(read("The Russian president spoke.", ""), "The Russian president person RUSGOV name:rus president");
}

}  // namespace
}  // namespace vedette
