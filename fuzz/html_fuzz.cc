// links: feed
// Any bytes as a web page: the parser of HTML5, what a page tells of itself, the choice of the article.
#include "feed_of_data.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) { return vedette::fuzz_as("a.html", data, size); }
