// links: feed
// Any bytes under any of the names that choose a reader: reports come out whole, or the input is refused.
#include "fuzz/feed_of_data.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr const char* kNames[] = {"a.jsonl", "a.csv", "a.txt", "20310303T070000Z_XA_en_arland-today.txt", "a.html", "a"};
  if (size == 0) return 0;
  const std::string name = kNames[data[0] % std::size(kNames)];
  static const vedette::Feed feed = vedette::fuzz_feed();
  vedette::FeedResult out;
  feed.read_bytes(std::string(reinterpret_cast<const char*>(data) + 1, size - 1), name, out);
  for (const vedette::Report& report : out.reports) {
    if (report.id.empty() || report.digest.empty()) std::abort();
    for (const auto& r : report.ask.relations) {
      if (r.source_end > static_cast<int32_t>(report.text.size()) || r.source_begin > r.source_end) std::abort();
    }
  }
  return 0;
}
