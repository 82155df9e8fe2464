// links: story
// A damaged state of the grouping, or sketch, is refused or gives wrong stories, never a crash.
#include <cstdint>
#include <string_view>

#include "story/grouper.h"
#include "story/sketch_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  auto grouper = vedette::StoryGrouper::load(input);
  if (grouper) {
    grouper->add({"r", {}, {{1, 1}}, {{2, 1}}, {}});
    grouper->settle();
  }
  const auto sketch = vedette::decode_sketch(input);
  return sketch && vedette::encode_sketch(*sketch) != input ? -1 : 0;
}
