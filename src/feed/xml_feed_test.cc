// Feeds, letters and archives: what comes out, and that hostile ones cost only themselves.
#include <gtest/gtest.h>

#include "feed/mime.h"
#include "feed/test_feed.h"
#include "feed/test_gzip.h"

namespace vedette {
namespace {

TEST(XmlFeed, RssItemsBecomeReports) {
  const FeedResult in = read_as(R"(<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>Strait Daily</title><language>en-gb</language>
<item><title>Trains &amp; talks</title><link>https://straitdaily.example/1?utm_source=rss</link><guid isPermaLink="false">sd-1</guid><pubDate>Mon, 17 Feb 2031 10:00:00 +0100</pubDate><dc:creator>Mara Quill</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>The trains have left.</p><h2>Talks</h2><p>Both sides meet on Thursday, the ministry said.</p>]]></content:encoded></item>
<item><title>Only a headline</title><guid>https://straitdaily.example/2</guid></item><item></item></channel></rss>)", "a.rss");
  ASSERT_EQ(in.reports.size(), 2u);
  const Report& r = in.reports[0];
  EXPECT_EQ(r.title, "Trains & talks");
  EXPECT_EQ(r.text, "The trains have left.\n\nTalks\n\nBoth sides meet on Thursday, the ministry said.");
  EXPECT_EQ(parts_of(r), std::vector<std::string>{"subheading: Talks"});
  EXPECT_EQ(r.id, "sd-1");
  EXPECT_EQ(r.article, "https://straitdaily.example/1");
  EXPECT_EQ(r.author, "Mara Quill");
  EXPECT_EQ(r.lang, "en");
  EXPECT_EQ(to_string(r.published.moment), "2031-02-17T09:00:00Z");
  EXPECT_EQ(in.reports[1].text, "Only a headline");
  ASSERT_EQ(in.refused.size(), 1u);
  EXPECT_EQ(in.refused[0].to_string(), "a.rss[2]: an item without text");
}

TEST(XmlFeed, AtomAndRdfToo) {
  const FeedResult atom = read_as(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Tern</title><entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; move</title><id>tag:1</id>
<link rel="self" href="x"/><link href="https://tern.example/1"/><published>2031-02-17T10:00:00Z</published><updated>2031-02-17T12:00:00Z</updated><author><name>Ann Holt</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One paragraph.</p><p>Two.</p></div></content></entry></feed>)", "a.xml");
  ASSERT_EQ(atom.reports.size(), 1u);
  EXPECT_EQ(atom.reports[0].title, "A bold move");
  EXPECT_EQ(atom.reports[0].text, "One paragraph.\n\nTwo.");
  EXPECT_EQ(to_string(atom.reports[0].modified), "2031-02-17T12:00:00Z");
  const FeedResult rdf = read_as(R"(<?xml version="1.0"?><rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel><title>T</title></channel>
<item rdf:about="https://tern.example/2"><title>T2</title><description>The trains left, the ministry said.</description><dc:date>2031-02-17</dc:date></item></rdf:RDF>)", "a.rdf");
  ASSERT_EQ(rdf.reports.size(), 1u);
  EXPECT_EQ(rdf.reports[0].url, "https://tern.example/2");
}

TEST(XmlFeed, BombsAndCutFeedsCostOnlyThemselves) {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\">";
  for (char c = 'b'; c < 'm'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "\">";
  }
  bomb += "]><rss><channel><item><title>T</title><description>before &l; after</description></item></channel></rss>";
  const FeedResult in = read_as(bomb, "a.rss");
  ASSERT_EQ(in.reports.size(), 1u);
  EXPECT_LT(in.reports[0].text.size(), 100u);
  const FeedResult cut = read_as("<rss><channel><item><title>T</title><description>Whole.</description></item><item><ti", "a.rss");
  EXPECT_EQ(cut.reports.size(), 1u);
  EXPECT_EQ(cut.refused.size(), 1u);
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  EXPECT_EQ(read_as("<rss><channel>" + deep, "a.rss").reports.size(), 0u);
}

TEST(Mail, TheReadablePartIsTheText) {
  const FeedResult in = read_as(
      "From: =?utf-8?q?Ann_H=C3=B8lt?= <ann@news.reuters.com>\r\nTo: desk@example.org\r\nSubject: =?UTF-8?B?VHJhaW5zIA==?=\r\n =?UTF-8?Q?=26_talks?=\r\nDate: Mon, 17 Feb 2031 10:00:00 +0100\r\n"
      "Message-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n"
      "--y\r\nContent-Type: text/plain; charset=iso-8859-1; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 at the station =\r\nwas full, and the trains \r\nhad left.\r\n"
      "--y\r\nContent-Type: text/html\r\n\r\n<p>The caf&eacute; was full.</p>\r\n--y--\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nnot this\r\n--x--\r\n", "a.eml");
  ASSERT_EQ(in.reports.size(), 1u);
  const Report& r = in.reports[0];
  EXPECT_EQ(r.title, "Trains & talks");
  EXPECT_EQ(r.text, "The café at the station was full, and the trains had left.");
  EXPECT_EQ(r.author, "Ann Hølt");
  EXPECT_EQ(r.outlet, "Reuters");
  EXPECT_EQ(r.id, "<1@example.org>");
  EXPECT_EQ(to_string(r.published.moment), "2031-02-17T09:00:00Z");
}

TEST(Mail, NestingIsBounded) {
  std::string deep = "MIME-Version: 1.0\nMessage-ID: <2>\nFrom: a@b.example\n";
  for (int i = 0; i < 5000; ++i) deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  EXPECT_LE(parse_mime(deep).parts.size(), 16u);
}

std::string record(const std::string& type, const std::string& url, const std::string& content_type, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nContent-Type: " + content_type + "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

TEST(Warc, RecordsOfSeveralMembersAreRead) {
  const std::string page = "<html><body><article><p>The trains have left the harbour of Sankt Oder, the ministry said on Monday.</p></article></body></html>";
  const std::string packed = gzip(page);
  const std::string chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" +
                              [&] { char size[16]; std::snprintf(size, sizeof size, "%zx", packed.size()); return std::string(size); }() + "\r\n" + packed + "\r\n0\r\n\r\n";
  const std::string warc = gzip(record("warcinfo", "", "application/warc-fields", "software: x\r\n")) + gzip(record("response", "https://tern.example/1", "application/http; msgtype=response", chunked)) +
                           gzip(record("response", "https://tern.example/i.png", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG")) +
                           gzip("WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n\r\n") + gzip(record("conversion", "https://tern.example/2", "text/plain", "Plain words of another page."));
  const FeedResult in = read_as(warc, "a.warc.gz");
  ASSERT_EQ(in.reports.size(), 2u);
  EXPECT_EQ(in.reports[0].url, "https://tern.example/1");
  EXPECT_EQ(in.reports[0].text, "The trains have left the harbour of Sankt Oder, the ministry said on Monday.");
  EXPECT_EQ(in.reports[1].text, "Plain words of another page.");
  EXPECT_EQ(in.refused.size(), 2u);  // the record without a length, and what stands behind it
}

}  // namespace
}  // namespace vedette
