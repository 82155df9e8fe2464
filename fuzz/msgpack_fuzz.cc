// links: language
// Foreign MessagePack and .npy bytes are refused or read, never trusted.
#include <cstdint>
#include <string_view>

#include "language/msgpack.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (const auto root = vedette::msgpack::parse(input, "input"); root.has_value()) {
    root->get("nodes");
    if (const auto tensor = vedette::msgpack::tensor(*root, "input"); tensor.has_value()) {
      if (!tensor->data.empty() && tensor->data[0] == 0.5F) return 0;
    }
  }
  if (const auto array = vedette::msgpack::parse_npy(input, "input"); array.has_value()) return 0;
  return 0;
}
