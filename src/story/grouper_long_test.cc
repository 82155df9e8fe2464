// 100,000 synthetic reports through the grouper: memory and cost a report stay flat. Minutes; runs where VEDETTE_LONG is set
// (`make check-long`).
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <random>

#include "story/grouper.h"

namespace vedette {
namespace {

size_t resident_bytes() {
  long pages = 0;
  long resident = 0;
  if (std::FILE* f = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(f, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(f);
  }
  return static_cast<size_t>(resident) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

// Words come as often as words do: the k-th with a frequency like 1/k.
uint32_t zipf(std::mt19937& random, double words) {
  const double u = static_cast<double>(random()) / 4294967296.0;
  return static_cast<uint32_t>(std::exp(u * std::log(words)));
}

std::vector<SketchTerm> terms(std::mt19937& random, const std::vector<uint32_t>& own, size_t others, double words, uint32_t space) {
  std::map<uint32_t, uint16_t> counts;
  for (const uint32_t w : own) counts[space + w] = 2;
  for (size_t i = 0; i < others; ++i) ++counts[space + zipf(random, words)];
  std::vector<SketchTerm> out;
  for (const auto& [term, count] : counts) out.push_back({term, count});
  return out;
}

// An event an hour or so, each with some reports within a day; a thousand reports are some four days.
class Stream {
 public:
  Sketch next() {
    if (random_() % 3 == 0 || events_.empty()) {
      Event e;
      for (int i = 0; i < 15; ++i) e.words.push_back(zipf(random_, 50000));
      for (int i = 0; i < 8; ++i) e.names.push_back(zipf(random_, 200000));
      events_.push_back(e);
      if (events_.size() > 30) events_.erase(events_.begin());
    }
    const Event& e = events_[random_() % events_.size()];
    Sketch out;
    out.report = std::to_string(++n_);
    out.published = {std::chrono::sys_days{std::chrono::year{2031} / 3 / 1} + std::chrono::minutes{6 * n_}, Precision::kSecond};
    out.words = terms(random_, e.words, 120, 50000, 0);
    out.names = terms(random_, e.names, 20, 200000, 1U << 30);
    return out;
  }

 private:
  struct Event {
    std::vector<uint32_t> words, names;
  };
  std::mt19937 random_{42};
  std::vector<Event> events_;
  int64_t n_ = 0;
};

TEST(LongStoryGrouper, OneMoreReportCostsWhatItCostBefore) {
  if (std::getenv("VEDETTE_LONG") == nullptr) GTEST_SKIP() << "takes minutes; set VEDETTE_LONG";
  Stream stream;
  StoryGrouper grouper;
  std::vector<double> seconds;  // of each 10,000 reports, by their processor time
  size_t at_10000 = 0;
  for (int part = 0; part < 10; ++part) {
    double spent = 0;
    for (int i = 0; i < 10000; i += 100) {
      std::vector<Sketch> batch;
      for (int k = 0; k < 100; ++k) batch.push_back(stream.next());
      const std::clock_t start = std::clock();
      for (Sketch& s : batch) grouper.add(std::move(s));
      if (i % 1000 == 900) grouper.settle();
      spent += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    seconds.push_back(spent);
    if (part == 0) at_10000 = resident_bytes();
    std::printf("%6d reports: %.2f s for the last 10,000, %zu MB\n", (part + 1) * 10000, spent, resident_bytes() >> 20);
  }
  const size_t now = resident_bytes();
  EXPECT_LE(now > at_10000 ? now - at_10000 : 0, 90000U * 2048U) << "2 KB a report";
  EXPECT_LE(seconds.back(), 1.2 * seconds[1]) << "the first part begins with nothing to compare with";
}

}  // namespace
}  // namespace vedette
