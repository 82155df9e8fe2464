// vedette search: which sentences hold the words, in a store or in files.
#include "store/search.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "cli/as_of.h"
#include "cli/ingest.h"

namespace vedette {
namespace {

std::string json_of(const SearchHit& hit) {
  const utf8::CodePointMap map(hit.report.text);
  JsonWriter out;
  const auto span = [&](Span s) {
    out.array([&] { out.value(map.to_code_points(s.begin)), out.value(map.to_code_points(s.end)); });
  };
  out.object([&] {
    out.field("schema", "vedette.search/1");
    out.field("report", hit.report.id);
    out.field("digest", hit.report.digest);
    out.text_or_null("outlet", hit.report.outlet);
    out.text_or_null("title", hit.report.title);
    out.text_or_null("url", hit.report.url);
    out.text_or_null("published", to_string(hit.published));
    out.key("sentences");
    out.array([&] {
      for (const Passage& p : hit.passages) {
        out.object([&] {
          out.key("span"), span(p.sentence);
          out.field("text", slice(hit.report.text, p.sentence));
          out.key("matches");
          out.array([&] {
            for (const Span m : p.matches) span(m);
          });
        });
      }
    });
  });
  out.newline();
  return out.take();
}

// A sentence on one line with single spaces, what was found in it in bold on a terminal.
std::string shown(const std::string& text, const Passage& passage, bool colour) {
  std::string out;
  const auto append = [&](Span s) {
    for (const char c : slice(text, s)) {
      const bool space = static_cast<unsigned char>(c) <= 0x20;
      if (!space || (!out.empty() && out.back() != ' ')) out += space ? ' ' : c;
    }
  };
  int32_t at = passage.sentence.begin;
  for (const Span m : passage.matches) {
    append({at, m.begin});
    if (colour) out += "\x1b[1m";
    append(m);
    if (colour) out += "\x1b[0m";
    at = m.end;
  }
  append({at, passage.sentence.end});
  return out;
}

std::string text_of(const SearchHit& hit, bool colour) {
  std::string out = fmt::format("{}  {}  {}  [{}]\n", hit.published.known() ? to_string(hit.published) : "no date",
                                hit.report.outlet.empty() ? "unknown" : hit.report.outlet, hit.report.title, hit.report.id);
  for (const Passage& p : hit.passages) out += "    " + shown(hit.report.text, p, colour) + "\n";
  return out;
}

// Files are taken into a store that lives as long as the question.
Result<Store> store_of(const SearchOptions& options, bool& refused) {
  if (!options.store.empty()) return Store::open(options.store, Store::Mode::kReadOnly);
  VEDETTE_TRY(Store store, Store::open(":memory:", Store::Mode::kReadWrite));
  VEDETTE_TRY(ReportReader reader, ReportReader::load(options));
  VEDETTE_TRY(const Feed feed, open_feed(options, reader.data()));
  IngestSink sink(store, reader, false);
  feed.read(options.files, sink);
  VEDETTE_CHECK(sink.flush());
  refused = sink.counts().refused > 0;
  return store;
}

Result<int> search_for(const SearchOptions& options) {
  if (options.files.empty() == options.store.empty()) {
    std::fputs("vedette search: give either files or --store\n", stderr);
    return kExitWrongUse;
  }
  SearchQuery query;
  query.words = options.words, query.limit = options.limit;
  if (!options.as_of.empty()) {
    VEDETTE_TRY(const Moment as_of, parse_as_of(options.as_of));
    query.at.published_by = as_of.time;
  }
  bool refused = false;
  VEDETTE_TRY(const Store store, store_of(options, refused));
  VEDETTE_TRY(const std::vector<SearchHit> hits, search(store, query));
  const bool colour = isatty(STDOUT_FILENO) != 0;
  for (const SearchHit& hit : hits) {
    const std::string out = options.json ? json_of(hit) : text_of(hit, colour);
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) break;
  }
  if (std::fflush(stdout) != 0) return Error{ErrorCode::kIo, "standard output cannot be written", ""};
  return refused ? kExitSomeRefused : kExitDone;
}

}  // namespace

int run_search(const SearchOptions& options) {
  const Result<int> code = search_for(options);
  return code.has_value() ? *code : report_failure("search", code.error());
}

}  // namespace vedette
