// Digests: SHA-256 for files and reports, short ids out of it.
#pragma once

#include <string>
#include <string_view>

namespace vedette {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
// The first 16 digits of it: ids of reports, events and stories.
std::string short_digest(std::string_view bytes);

}  // namespace vedette
