#include "feed/stream.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "feed/encoding.h"
#include "feed/test_feed.h"
#include "feed/test_gzip.h"

namespace vedette {
namespace {

TEST(Stream, GzipOfSeveralMembersIsOneText) {
  const FeedResult in = read_as(gzip("{\"text\":\"One.\"}\n") + gzip("{\"text\":\"Two.\"}\n"), "a.jsonl.gz");
  ASSERT_EQ(in.reports.size(), 2u);
  EXPECT_EQ(in.reports[1].text, "Two.");
  EXPECT_EQ(in.reports[1].from, "a.jsonl.gz:2");
}

TEST(Stream, TruncatedGzipKeepsTheWholeLinesAndIsRefused) {
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"text\":\"Report " + std::to_string(i * 7919) + ".\"}\n";
  const std::string packed = gzip(lines);
  const FeedResult in = read_as(packed.substr(0, packed.size() / 2), "a.jsonl.gz");
  EXPECT_GT(in.reports.size(), 1000u);
  ASSERT_EQ(in.refused.size(), 1u);
  EXPECT_EQ(in.refused[0].to_string(), "a.jsonl.gz: truncated gzip");
}

TEST(Stream, ATooLongLineCostsOnlyItself) {
  const std::string text = "{\"text\":\"One.\"}\n" + std::string(200, 'x') + "\n{\"text\":\"Two.\"}\n";
  Input in(memory_stream(text), "a");
  std::string line;
  EXPECT_EQ(in.line(line, 100), Input::Line::kWhole);
  EXPECT_EQ(in.line(line, 100), Input::Line::kTooLong);
  EXPECT_EQ(line.size(), 100u);
  EXPECT_EQ(in.line(line, 100), Input::Line::kWhole);
  EXPECT_EQ(line, "{\"text\":\"Two.\"}");
  EXPECT_FALSE(in.line(line, 100));
}

TEST(Stream, BinaryFilesAreRefused) {
  for (const std::string& bytes : {std::string("%PDF-1.4 …"), std::string("PK\x03\x04zip"), std::string("a\0b\0\0c", 6)}) {
    const FeedResult in = read_as(bytes, "a.txt");
    EXPECT_EQ(in.reports.size(), 0u);
    ASSERT_EQ(in.refused.size(), 1u);
    EXPECT_EQ(in.refused[0].code, ErrorCode::kUnsupported);
  }
}

TEST(Encoding, IsToldByMarkValidityLabelAndContent) {
  using namespace std::string_literals;
  const struct {
    std::string bytes, label, text;
  } rows[] = {
      {"plain", "", "plain"},
      {"\xEF\xBB\xBF" "caf\xC3\xA9", "", "café"},
      {"caf\xC3\xA9", "iso-8859-1", "café"},
      {"\x93" "caf\xE9\x94 \x80" "5", "", "“café” €5"},
      {"caf\xE9", "latin1", "café"},
      {"\xF0\xD2\xC9\xD7\xC5\xD4", "koi8-r", "Привет"},
      {"\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "Привет"},
      {"\xFF\xFE" "c\0a\0f\0\xE9\0"s, "", "café"},
      {"\xFE\xFF\0c\0a\0f\0\xE9"s, "", "café"},
      {"e\0i\0g\0h\0t\0 \0c\0h\0"s, "", "eight ch"},
      {"na\xC3\xAFve caf\xC3\xA9 \xC3\xA0 la \xC3\xB4 \xC3\xAA \xFF", "", "naïve café à la ô ê \xEF\xBF\xBD"},
      {"x\xE9", "no-such-label", "xé"},
  };
  for (const auto& row : rows) EXPECT_EQ(to_utf8(row.bytes, row.label), row.text) << row.label;
}

TEST(Encoding, IsDeclaredInTheHead) {
  EXPECT_EQ(declared_encoding("<!doctype html><meta charset=\"koi8-r\">"), "koi8-r");
  EXPECT_EQ(declared_encoding("<meta http-equiv=Content-Type content='text/html; Charset=windows-1251'>"), "windows-1251");
  EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding='ISO-8859-2'?>"), "ISO-8859-2");
  EXPECT_EQ(declared_encoding("<p>nothing"), "");
}

}  // namespace
}  // namespace vedette
