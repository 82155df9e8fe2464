// The pages of tests/pages against what a person wrote beside them; hostile pages.
#include "feed/html.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "base/files.h"
#include "feed/test_feed.h"

namespace vedette {
namespace {

struct Gold {
  std::map<std::string, std::string> fields;
  std::vector<std::string> paragraphs;  // "[subheading] …" where no body
};

Gold read_gold(const std::string& path) {
  Gold out;
  std::istringstream in(read_file(path).value_or(""));
  bool head = true;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      head = false;
    } else if (head) {
      const size_t colon = line.find(": ");
      out.fields[line.substr(0, line.find(':'))] = colon == std::string::npos ? "" : line.substr(colon + 2);
    } else {
      out.paragraphs.push_back(line);
    }
  }
  return out;
}

std::vector<std::string> paragraphs_of(const Report& r) {
  std::vector<std::string> out;
  for (size_t at = 0; at < r.text.size();) {
    const size_t end = std::min(r.text.find('\n', at), r.text.size());
    const size_t begin = std::exchange(at, end + 1);
    if (begin == end) continue;
    std::string kind;
    for (const Part& p : r.parts) {
      if (p.span.overlaps({static_cast<int32_t>(begin), static_cast<int32_t>(end)})) kind = fmt::format("[{}] ", to_string(p.kind));
    }
    out.push_back(kind + r.text.substr(begin, end - begin));
  }
  return out;
}

std::multiset<std::string> body_words(const std::vector<std::string>& paragraphs) {
  std::multiset<std::string> out;
  for (const std::string& p : paragraphs) {
    if (p.starts_with("[")) continue;
    std::istringstream in(p);
    for (std::string w; in >> w;) out.insert(w);
  }
  return out;
}

TEST(Html, PagesGiveWhatAPersonReads) {
  const auto files = list_files(VEDETTE_SOURCE_DIR "/tests/pages");
  ASSERT_TRUE(files.has_value());
  int fields = 0, right = 0, paragraphs = 0, right_paragraphs = 0;
  size_t found = 0, wanted = 0, both = 0;
  for (const std::string& file : *files) {
    if (!file.ends_with(".html")) continue;
    FeedResult in;
    test_feed().read({file}, in);
    ASSERT_EQ(in.reports.size(), 1u) << file;
    const Report& r = in.reports[0];
    const Gold gold = read_gold(file.substr(0, file.size() - 5) + ".gold");
    const std::pair<const char*, std::string> got[] = {{"title", r.title}, {"outlet", r.outlet}, {"author", r.author}, {"published", to_string(r.published.moment)},
                                                       {"modified", to_string(r.modified)}, {"url", r.url}};
    for (const auto& [key, value] : got) {
      ++fields;
      right += value == gold.fields.at(key) ? 1 : 0;
      EXPECT_EQ(value, gold.fields.at(key)) << key << " of " << file;
    }
    const std::vector<std::string> told = paragraphs_of(r);
    EXPECT_EQ(told, gold.paragraphs) << file;
    for (const std::string& p : gold.paragraphs) {
      ++paragraphs;
      right_paragraphs += std::find(told.begin(), told.end(), p) != told.end() ? 1 : 0;
    }
    const auto a = body_words(told), b = body_words(gold.paragraphs);
    std::vector<std::string> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    found += a.size(), wanted += b.size(), both += common.size();
  }
  std::printf("pages: fields %d of %d, paragraphs with their part %d of %d, words of body P %.3f R %.3f\n", right, fields, right_paragraphs, paragraphs,
              static_cast<double>(both) / static_cast<double>(found), static_cast<double>(both) / static_cast<double>(wanted));
}

TEST(Html, HostilePagesAreRefusedOrReadWithinBounds) {
  const auto times = [](const std::string& s, int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += s;
    return out;
  };
  const std::string prose = "<p>" + times("Some words of prose that go on and on. ", 10) + "</p>";
  std::string formats;
  for (int i = 0; i < 400; ++i) formats += fmt::format("<b id={}>", i);
  const struct {
    const char* what;
    std::string page;
    bool read;
  } rows[] = {
      {"100,000 open elements", times("<div>", 100000) + prose, false},
      {"100,000 open elements in a drawing", "<svg>" + times("<li>", 100000) + prose, false},
      {"an ignored end tag between each", times("<div></b>", 100000) + prose, false},
      {"formatting elements that come back in each paragraph", formats + times("<p>x", 200000), false},
      {"100,000 paragraphs that are never closed", times("<p>Some words of prose that stand in a paragraph. ", 100000), true},
      {"a cut tag", prose + "<div class=\"a", true},
      {"a page of 17 MB", prose + std::string(17 << 20, 'x'), false},
  };
  for (const auto& row : rows) {
    const FeedResult in = read_as("<!doctype html><html>" + row.page, "a.html");
    EXPECT_EQ(in.reports.size(), row.read ? 1u : 0u) << row.what;
    EXPECT_EQ(in.refused.size(), row.read ? 0u : 1u) << row.what;
  }
}

}  // namespace
}  // namespace vedette
