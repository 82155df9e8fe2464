// links: knowledge
// A damaged gazetteer gives wrong or no places, never a crash: input is "name NUL bytes of the file".
#include <cstdint>
#include <string_view>

#include "knowledge/fold_name.h"
#include "knowledge/gazetteer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t zero = input.find('\0');
  if (zero == std::string_view::npos) return 0;
  const auto world = vedette::Gazetteer::from_bytes(input.substr(zero + 1));
  if (!world) return 0;
  for (const auto& c : world->find(vedette::fold_name(input.substr(0, zero)))) {
    const auto p = world->place(c.place);
    world->admin1_place(p.admin1);
    world->capital(p.country);
    world->neighbours(p.country, 0);
    world->border(p.country, 0);
  }
  return 0;
}
