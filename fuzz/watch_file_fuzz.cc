// links: watch
// Any text as a watch file and as judgements: values, or an error that names a place.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "watch/judgements.h"
#include "watch/watch_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // A codebook without deeds will do: what is asked for is then unknown, which is an answer too.
  static const vedette::Codebook codebook;
  static const vedette::Signs signs;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto watch = vedette::parse_watch(text, "fuzz.toml", codebook, signs);
  if (!watch.has_value() && watch.error().to_string().empty()) std::abort();
  const auto judgements = vedette::parse_judgements(text, "fuzz.toml", {}, codebook);
  if (!judgements.has_value() && judgements.error().to_string().empty()) std::abort();
  return 0;
}
