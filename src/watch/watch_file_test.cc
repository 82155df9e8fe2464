#include "watch/watch_file.h"

#include <gtest/gtest.h>

#include "base/files.h"

namespace vedette {
namespace {

constexpr std::string_view kHead = "[watch]\nid = \"w\"\nname = \"W\"\n";

TEST(WatchFile, ReadsTheExamples) {
  for (const char* name : {"strait", "ukraine-2022"}) {
    SCOPED_TRACE(name);
    const std::string path = std::string(VEDETTE_SOURCE_DIR) + "/examples/" + name + "/watch.toml";
    const auto text = read_file(path);
    ASSERT_TRUE(text.has_value());
    const auto watch = parse_watch(*text, path);
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
      {"[[party]]\nid = \"a\"\nname = \"A\"\nactor = [\"X\"]\n", "w.toml:7:1", "unknown key \"actor\"; did you mean \"actors\"?"},
      {"[[party]]\nid = \"a\"\n", "w.toml:4:1", "\"name\" is missing"},
      {"[[party]]\nid = \"a\"\nname = 3\n", "w.toml:6:8", "\"name\" is a text"},
      {"[[party]]\nid = \"a\"\nname = \"A\"\nclass = \"judge\"\n", "w.toml:7:9", "unknown class \"judge\""},
      {"[[test]]\nid = \"t\"\nquestion = \"Q?\"\nparty = \"b\"\n", "w.toml:7:9", "no party has the id \"b\""},
      {"[party]\nid = \"a\"\n", "w.toml:4:1", "\"party\" is a list of tables: write [[party]]"},
      {"[[indicator]]\nid = \"i\"\nname = \"I\"\npoints = \"left\"\n", "w.toml:7:10", "\"points\" is \"up\" or \"down\""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.toml);
    const auto watch = parse_watch(std::string(kHead) + std::string(row.toml), "w.toml");
    ASSERT_FALSE(watch.has_value());
    EXPECT_EQ(watch.error().where, row.where);
    EXPECT_EQ(watch.error().message.substr(0, watch.error().message.find('\n')), row.message);
  }
}

TEST(WatchFile, ADateThatIsNoneIsRefused) {
  EXPECT_FALSE(parse_watch("[watch]\nid = \"w\"\nname = \"W\"\nfrom = \"soon\"\n", "w.toml").has_value());
  EXPECT_FALSE(parse_watch("[watch]\nid = \"w\"\nname = \"W\"\nfrom = 2031-06-31\n", "w.toml").has_value());
}

}  // namespace
}  // namespace vedette
