// Feeds: bytes → Reports. Bad input is refused by name and reason; its neighbours survive.
//
//   VEDETTE_TRY(const Feed feed, Feed::load([&](std::string_view name) { return data.text(name); }));
//   FeedResult in;                                   // or a sink of your own, which need not keep anything
//   feed.read({"reports/", "more.jsonl.gz", "https://example.org/rss.xml", "-"}, in);
//   for (const Report& r : in.reports) …             in.refused: one Error for each input that could not be read
//
// The form of an input is told by its content and its name; docs/feeds.md lists the forms. Reports come in the order of
// the arguments, files of a folder by name, and are handed over one by one: no more than one document, or one line or
// record of a file that holds many, is in memory. A Feed is const once loaded and safe to share, a sink is not.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "feed/known.h"
#include "types/report.h"

namespace vedette {

// Takes what a feed yields, in order.
class FeedSink {
 public:
  virtual ~FeedSink() = default;
  virtual void take(Report report) = 0;
  virtual void refuse(Error error) = 0;
};

// A sink that keeps all.
struct FeedResult : FeedSink {
  void take(Report report) override { reports.push_back(std::move(report)); }
  void refuse(Error error) override { refused.push_back(std::move(error)); }
  std::vector<Report> reports;
  std::vector<Error> refused;
};

struct FeedOptions {
  // CSV: {"text", "body"} takes the text from the column `body`. Roles: text, title, published, modified, outlet, author,
  // url, id, country, lang. A role that is not given is looked for under its usual names.
  std::vector<std::pair<std::string, std::string>> columns;
  // A file that keeps what servers said of each address (ETag, Last-Modified, failures); empty: addresses are asked anew.
  std::string state;
};

// "text=body,published=date" → columns. kInvalid for what is no such list, or an unknown role.
Result<std::vector<std::pair<std::string, std::string>>> parse_columns(std::string_view list);

class Feed {
 public:
  // `text` gives a data file's text by its name below data/. An Error: a data file is missing or malformed.
  static Result<Feed> load(const std::function<std::string_view(std::string_view)>& text, FeedOptions options = {});

  // Requires nothing of `paths`: files, folders, http(s) addresses, "-" for standard input.
  void read(const std::vector<std::string>& paths, FeedSink& out) const;

  // One input's bytes; `name` is shown in errors and tells form and time as a file's would.
  void read_bytes(std::string_view bytes, const std::string& name, FeedSink& out) const;

 private:
  FeedKnowledge known_;
  FeedOptions options_;
};

}  // namespace vedette
