#include "watch/watch_file.h"

#include <gtest/gtest.h>

#include "base/files.h"

namespace vedette {
namespace {

// The watch files' vocabulary, from the project's data.
Result<Watch> parse(std::string_view toml, const std::string& file) {
  static const DataFiles data = *DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
  static const Codebook codebook = *Codebook::load(data);
  static const Signs signs = *Signs::load(data, codebook);
  return parse_watch(toml, file, codebook, signs);
}

constexpr std::string_view kHead = "[watch]\nid = \"w\"\nname = \"W\"\n";

TEST(WatchFile, ReadsTheExamples) {
  for (const char* name : {"strait", "ukraine-2022", "syria-2018"}) {
    SCOPED_TRACE(name);
    const std::string path = std::string(VEDETTE_SOURCE_DIR) + "/examples/" + name + "/watch.toml";
    const auto text = read_file(path);
    ASSERT_TRUE(text.has_value());
    const auto watch = parse(*text, path);
    ASSERT_TRUE(watch.has_value()) << watch.error().to_string();
    EXPECT_EQ(watch->id, name);
    EXPECT_GE(watch->parties.size(), 4u);
    EXPECT_FALSE(watch->tests.empty());
  }
}

TEST(WatchFile, ErrorsNameThePlaceAndTheNearestRightWord) {
  struct Row {
    std::string_view toml;
    std::string_view where, message;
  };
  const Row rows[] = {
      {"[[party]]\nid = \"a\"\nname = \"A\"\nactor = [\"X\"]\n", "w.toml:7:1",
       "unknown key \"actor\"; did you mean \"actors\"?"},
      {"[[party]]\nid = \"a\"\n", "w.toml:4:1", "\"name\" is missing"},
      {"[[party]]\nid = \"a\"\nname = 3\n", "w.toml:6:8", "\"name\" is a text"},
      {"[[party]]\nid = \"a\"\nname = \"A\"\nclass = \"judge\"\n", "w.toml:7:9", "unknown class \"judge\""},
      {"[[test]]\nid = \"t\"\nquestion = \"Q?\"\nparty = \"b\"\n", "w.toml:7:9", "no party has the id \"b\""},
      {"[party]\nid = \"a\"\n", "w.toml:4:1", "\"party\" is a list of tables: write [[party]]"},
      {"[[indicator]]\nid = \"i\"\nname = \"I\"\npoints = \"left\"\n", "w.toml:7:10",
       "\"points\" is \"up\" or \"down\""},
      {"[[indicator]]\nid = \"i\"\nname = \"I\"\npoints = \"up\"\ndeeds = [\"withdraw_force\"]\n", "w.toml:8:10",
       "unknown deed \"withdraw_force\"; did you mean \"withdraw_forces\"?"},
      {"[[party]]\nid = \"a\"\nname = \"A\"\n[[include]]\nparty = \"a\"\nfamilies = [\"postures\"]\n", "w.toml:9:13",
       "unknown family \"postures\"; did you mean \"posture\"?"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.toml);
    const auto watch = parse(std::string(kHead) + std::string(row.toml), "w.toml");
    ASSERT_FALSE(watch.has_value());
    EXPECT_EQ(watch.error().where, row.where);
    EXPECT_EQ(watch.error().message.substr(0, watch.error().message.find('\n')), row.message);
  }
}

TEST(WatchFile, AnIncludedFamilyGivesIndicatorsThatTestsMayName) {
  const auto watch = parse(std::string(kHead) + R"(
[[party]]
id = "a"
name = "Arland"
[[include]]
party = "a"
families = ["exercise"]
[[test]]
id = "t"
question = "Q?"
party = "a"
  [[test.criterion]]
  id = "c"
  kind = "no_counter"
  indicators = ["a.exercises"]
)",
                           "w.toml");
  ASSERT_TRUE(watch.has_value()) << watch.error().to_string();
  ASSERT_EQ(watch->indicators.size(), 2U);
  EXPECT_EQ(watch->indicators[0].id, "a.exercises");
  EXPECT_EQ(watch->indicators[0].name, "Arland holds exercises");
  EXPECT_TRUE(watch->indicators[0].up);
  EXPECT_FALSE(watch->indicators[1].up);
}

TEST(WatchFile, ADateThatIsNoneIsRefused) {
  EXPECT_FALSE(parse("[watch]\nid = \"w\"\nname = \"W\"\nfrom = \"soon\"\n", "w.toml").has_value());
  EXPECT_FALSE(parse("[watch]\nid = \"w\"\nname = \"W\"\nfrom = 2031-06-31\n", "w.toml").has_value());
}

}  // namespace
}  // namespace vedette
