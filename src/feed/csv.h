// CSV (RFC 4180, quoted fields over several lines) with a header that names a text column.
#pragma once

#include <string>
#include <string_view>

#include "feed/feed.h"

namespace vedette {

// Columns by name, in any case: text (or body, content), date (or published), title (or headline), outlet (or source),
// url (or link), id. Other columns pass through. A row with no text, or with more fields than the header, is refused as
// name:line; without a text column the whole file is.
void read_csv(std::string_view bytes, const std::string& name, FeedResult& out);

}  // namespace vedette
