#include "knowledge/fold_name.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

TEST(FoldName, MakesSpellingsOfOneNameEqual) {
  const struct {
    const char *name, *folded;
  } kRows[] = {
      {"Kharkiv", "kharkiv"},
      {"KHARKIV", "kharkiv"},
      {"Zürich", "zurich"},
      {"Ivano-Frankivs’k", "ivano frankivsk"},
      {"St. Mary's", "st marys"},
      {"Saint Marys", "st marys"},
      {"Mount Vernon", "mt vernon"},
      {"Mt. Vernon", "mt vernon"},
      {"Fort Worth", "ft worth"},
      {"The Hague", "hague"},
      {"Athens", "athens"},
      {"U.S.", "us"},
      {"Washington, D.C.", "washington dc"},
      {"Łódź", "lodz"},
      {"Đà Nẵng", "da nang"},
      {"Straße", "strasse"},
      {"Deir ez‐Zor", "deir ez zor"},
      {"  New\nYork ", "new york"},
      {"Харків", ""},
      {"The", ""},
      {"", ""},
  };
  for (const auto& row : kRows) EXPECT_EQ(fold_name(row.name), row.folded) << row.name;
}

}  // namespace
}  // namespace vedette
