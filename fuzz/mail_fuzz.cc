// links: feed
// Any bytes as a letter: headers, encoded words, multiparts, transfer encodings, charsets.
#include "feed_of_data.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) { return vedette::fuzz_as("a.eml", data, size); }
