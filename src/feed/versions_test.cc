#include "feed/versions.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

ReadReport version(const std::string& id, const std::string& article, const std::string& digest, const std::string& published, const std::string& modified = "", bool retracted = false) {
  ReadReport r;
  r.report.id = id, r.report.article = article, r.report.digest = digest, r.report.retracted = retracted;
  if (!published.empty()) r.reading.published.moment = *parse_moment(published);
  if (!modified.empty()) r.report.modified = *parse_moment(modified);
  return r;
}

std::string kept(std::vector<ReadReport> reports, const std::string& as_of) {
  keep_current(reports, as_of.empty() ? Moment{} : *parse_moment(as_of));
  std::string out;
  for (const ReadReport& r : reports) out += r.report.id + (r.report.supersedes.empty() ? "" : "<" + r.report.supersedes) + " ";
  return out;
}

TEST(Versions, TheOneMadeLastStands) {
  const std::vector<ReadReport> reports = {
      version("b", "x/1", "d2", "2031-02-17", "2031-02-18"),
      version("a", "x/1", "d1", "2031-02-17"),
      version("c", "x/2", "d3", "2031-02-17"),
      version("e", "", "d3", "2031-02-17"),
      version("f", "x/2", "d3", "2031-02-17"),
      version("g", "x/1", "d4", "2031-02-17", "2031-02-19", true),
  };
  EXPECT_EQ(kept(reports, "2031-02-17T12:00Z"), "a c e ");
  EXPECT_EQ(kept(reports, "2031-02-18T12:00Z"), "b<a c e ");
  EXPECT_EQ(kept(reports, "2031-02-19T12:00Z"), "c e ");
  EXPECT_EQ(kept(reports, ""), "c e ");
}

TEST(Versions, UnderOneIdAreToldApart) {
  EXPECT_EQ(kept({version("a", "x/1", "d1aaaaaaaaaa", "2031-02-17"), version("a", "x/1", "d2bbbbbbbbbb", "2031-02-17")}, ""), "a~d2bbbbbb<a ");
}

}  // namespace
}  // namespace vedette
