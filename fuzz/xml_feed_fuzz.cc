// links: feed
// Any bytes as RSS, Atom or RDF.
#include "feed_of_data.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) { return vedette::fuzz_as("a.rss", data, size); }
