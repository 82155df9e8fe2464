#include "store/imports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vedette {
namespace {

using testing::ElementsAre;

ImportedRow row(int line, const char* published) {
  ImportedRow out;
  out.line = line, out.id = std::to_string(line), out.code = "040", out.country = "NOR", out.lat = 59.9, out.lon = 10.7;
  out.published = parse_moment(published).value_or(Moment{});
  out.body = "{\"id\":\"" + out.id + "\"}";
  return out;
}

std::vector<std::string> ids(const Store& store, const AsOf& at) {
  std::vector<std::string> out;
  const Status status = each_import(store, at, [&](const ImportedRow& r) { return out.push_back(r.id), true; });
  EXPECT_TRUE(status.has_value());
  return out;
}

TEST(Imports, AreKeptOnceAndAskedAsOfAMoment) {
  auto store = Store::open(":memory:", Store::Mode::kReadWrite, [] { return parse_moment("2031-05-01")->time; });
  ASSERT_TRUE(store.has_value());
  const ImportedFile file{"events.tab", "d1", "icews", "1.1b3"};
  const std::vector<ImportedRow> rows = {row(2, "2031-03-01"), row(3, "2031-03-09"), row(4, "")};
  EXPECT_TRUE(*keep_import(*store, file, rows));
  EXPECT_FALSE(*keep_import(*store, {"copy.tab", "d1", "icews", "1.1b3"}, rows));
  EXPECT_THAT(ids(*store, {}), ElementsAre("2", "3", "4"));
  EXPECT_THAT(ids(*store, {.published_by = parse_moment("2031-03-05")->time}), ElementsAre("2"));
  EXPECT_THAT(ids(*store, {.known_by = parse_moment("2031-04-01")->time}), testing::IsEmpty());
}

TEST(Imports, OfOneFileAreKeptWholeOrNotAtAll) {
  auto store = Store::open(":memory:", Store::Mode::kReadWrite);
  ASSERT_TRUE(store.has_value());
  EXPECT_FALSE(keep_import(*store, {"events.tab", "d1", "icews", "1.1b3"}, {row(2, ""), row(2, "")}).has_value());
  EXPECT_THAT(ids(*store, {}), testing::IsEmpty());
}

}  // namespace
}  // namespace vedette
