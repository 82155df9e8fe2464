// links: feed
// Any bytes as a web archive: records, HTTP responses, chunks, gzip, and all that they may hold.
#include "feed_of_data.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) { return vedette::fuzz_as("a.warc", data, size); }
