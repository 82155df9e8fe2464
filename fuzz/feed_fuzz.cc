// links: feed
// Any bytes under any of the names that choose a reader, gzip among them.
#include "feed_of_data.h"

#include <iterator>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr const char* kNames[] = {"a.jsonl", "a.csv", "a.txt", "20310303T070000Z_XA_en_arland-today.txt", "a.html", "a", "a.json", "a.tsv"};
  if (size == 0) return 0;
  return vedette::fuzz_as(kNames[data[0] % std::size(kNames)], data + 1, size - 1);
}
