// measure_store BASE.db OUT.db COUNT: grows a store of COUNT synthetic reports out of the readings of another one, and times it.
//
//   vedette ingest --store base.db examples
//   measure_store base.db big.db 100000
//
// A synthetic report is a report of the base with a third of its longer words exchanged for made-up ones of the same length, so
// that spans stay right and the vocabulary grows, with parties, places and days drawn anew. Printed: time to keep one report
// (one transaction each, over the last 1,000), bytes a report, and the times of the questions that docs/evaluation.md lists.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/digest.h"
#include "store/event_query.h"
#include "store/search.h"
#include "store/store.h"

namespace {

using namespace vedette;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Maker {
 public:
  explicit Maker(std::vector<ReadReport> base) : base_(std::move(base)) {
    for (int i = 0; i < 60; ++i) countries_.push_back(fmt::format("{}{}{}", char('A' + i % 26), char('A' + i / 26), char('A' + (i * 7) % 26)));
  }

  ReadReport make(int64_t number) {
    std::mt19937_64 random(static_cast<uint64_t>(number));
    ReadReport out = base_[random() % base_.size()];
    change_words(out.report.text, random);
    out.report.id = fmt::format("synthetic-{}", number);
    out.report.article.clear(), out.report.url.clear(), out.report.parts.clear();
    out.report.digest = short_digest(out.report.text);
    out.report.outlet = fmt::format("Outlet {}", random() % 200);
    const auto day = std::chrono::sys_days{std::chrono::year{2031} / 1 / 1} + std::chrono::days{number % 1000};
    out.report.published = {{day + std::chrono::seconds{random() % 86400}, Precision::kSecond}, Published::From::kGiven};
    out.reading.published = out.report.published;
    for (Actor& a : out.reading.actors) change_actor(a, random);
    for (Place& p : out.reading.places) change_place(p, random);
    for (EventMention& e : out.reading.events) e.time = out.report.published.moment;
    return out;
  }

 private:
  void change_words(std::string& text, std::mt19937_64& random) const {
    for (size_t i = 0; i < text.size();) {
      size_t end = i;
      while (end < text.size() && is_letter(text[end])) ++end;
      if (end - i >= 5 && random() % 3 == 0) {
        uint64_t word = random() % 40 * (random() % 40) * (random() % 20);  // some made-up words are common, most are rare
        for (size_t k = i; k < end; ++k, word = word * 31 + 7) text[k] = static_cast<char>((k % 2 == 0 ? "bdfgklmnprst" : "aeiouaeiouae")[word % 12]);
      }
      i = end + 1;
    }
  }
  void change_actor(Actor& a, std::mt19937_64& random) const {
    const std::string country = countries_[std::min(random() % 60, random() % 60)];
    a.code = country + (a.sector.empty() ? "GOV" : a.sector), a.country = country;
    a.entity = fmt::format("{}.{}", country, random() % 30);
  }
  void change_place(Place& p, std::mt19937_64& random) const {
    const uint64_t n = random() % 5000;
    p.geonames = static_cast<int64_t>(n + 1), p.entity = fmt::format("geonames:{}", n + 1), p.name = fmt::format("Place {}", n);
    p.country = countries_[n % 60], p.lat = static_cast<double>(n % 140) - 70, p.lon = static_cast<double>(n % 350) - 175;
  }

  std::vector<ReadReport> base_;
  std::vector<std::string> countries_;
};

template <typename Ask>
Status time_question(const char* name, Ask&& ask) {
  double best = 1e9;
  size_t found = 0;
  const auto first_start = Clock::now();
  double first = 0;
  for (int i = 0; i < 5; ++i) {
    const auto start = Clock::now();
    VEDETTE_TRY(found, ask());
    best = std::min(best, ms_since(start));
    if (i == 0) first = ms_since(first_start);
  }
  fmt::print("{:<58} {:>8} found  first {:8.1f} ms  best {:8.1f} ms\n", name, found, first, best);
  return ok();
}

Status grow(Store& store, Maker& maker, int64_t count) {
  constexpr int64_t kAtOnce = 200;
  const MadeBy made_by{"synthetic", "none", "none", "none"};
  VEDETTE_TRY(int64_t at, store.last_seq());
  const auto start = Clock::now();
  for (; at < count - 1000; at += kAtOnce) {
    std::vector<ReadReport> reports;
    for (int64_t i = 0; i < kAtOnce; ++i) reports.push_back(maker.make(at + i));
    VEDETTE_TRY(const auto done, store.put(made_by, reports));
    static_cast<void>(done);
    if (at % 10'000 == 0) std::fprintf(stderr, "\r%lld reports, %.0f s", static_cast<long long>(at), ms_since(start) / 1000);
  }
  std::vector<double> times;
  for (; at < count; ++at) {
    const std::vector<ReadReport> one = {maker.make(at)};
    const auto put = Clock::now();
    VEDETTE_TRY(const auto done, store.put(made_by, one));
    static_cast<void>(done);
    times.push_back(ms_since(put));
  }
  if (times.empty()) return ok();
  std::sort(times.begin(), times.end());
  fmt::print("\none report more, a transaction each: median {:.2f} ms, 99 % below {:.2f} ms\n", times[times.size() / 2], times[times.size() * 99 / 100]);
  return ok();
}

Status measure(const std::string& base, const std::string& path, int64_t count) {
  VEDETTE_TRY(const Store from, Store::open(base, Store::Mode::kReadOnly));
  VEDETTE_TRY(std::vector<ReadReport> readings, from.readings({}));
  if (readings.empty()) return Error{ErrorCode::kInvalid, "the base has no readings", base};
  Maker maker(std::move(readings));
  {
    VEDETTE_TRY(Store store, Store::open(path, Store::Mode::kReadWrite));
    VEDETTE_CHECK(grow(store, maker, count));
    VEDETTE_CHECK(store.database().run("PRAGMA wal_checkpoint(TRUNCATE)"));
  }
  fmt::print("{:.0f} bytes a report\n", static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(count));
  VEDETTE_TRY(const Store store, Store::open(path, Store::Mode::kReadOnly));
  const auto as_of = std::chrono::sys_seconds{std::chrono::sys_days{std::chrono::year{2033} / 1 / 1}};
  VEDETTE_CHECK(time_question("events of 2 parties in 2 countries, as of two years on", [&]() -> Result<size_t> {
    EventQuery q;
    q.at.published_by = as_of, q.parties = {"AAA", "BAH"}, q.areas = {"AAA", "CAO"};
    VEDETTE_TRY(const auto found, find_events(store, q));
    return found.size();
  }));
  VEDETTE_CHECK(time_question("events of 3 parties anywhere, as of two years on", [&]() -> Result<size_t> {
    EventQuery q;
    q.at.published_by = as_of, q.parties = {"AAA", "BAH", "CAO"};
    VEDETTE_TRY(const auto found, find_events(store, q));
    return found.size();
  }));
  for (const char* words : {"withdrawal", "minister troops border", "\"satellite images\"", "withdr* -minister", "said"}) {
    VEDETTE_CHECK(time_question(fmt::format("search {}", words).c_str(), [&]() -> Result<size_t> {
      SearchQuery q;
      q.words = words;
      VEDETTE_TRY(const auto hits, search(store, q));
      return hits.size();
    }));
  }
  return time_question("the 100 newest readings", [&]() -> Result<size_t> {
    VEDETTE_TRY(const int64_t last, store.last_seq());
    AsOf at;
    at.after = last - 100;
    VEDETTE_TRY(const auto newest, store.readings(at));
    return newest.size();
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fputs("measure_store BASE.db OUT.db COUNT\n", stderr), 2;
  const Status done = measure(argv[1], argv[2], std::atoll(argv[3]));
  if (done.has_value()) return 0;
  std::fprintf(stderr, "%s\n", done.error().to_string().c_str());
  return 3;
}
