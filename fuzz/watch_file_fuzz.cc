// links: watch
// Any text as a watch file: a watch, or an error that names a place.
#include "watch/watch_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto watch = vedette::parse_watch(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz.toml");
  if (!watch.has_value() && watch.error().to_string().empty()) std::abort();
  return 0;
}
