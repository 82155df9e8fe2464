// CSV (RFC 4180, quoted fields over several lines) with a header that names a text column.
#pragma once

#include "feed/context.h"

namespace vedette {

// Fields are parted by commas, semicolons or tabs, as the header shows. Columns by the options' map, else by name, in any
// case: text (body, content, article), published (date, time …), title (headline), outlet (source, publisher), url (link),
// id, author, modified, country, lang. Other columns pass through. A row with no text, a date that is none, or more fields
// than the header is refused as name:line; without a text column the whole file is.
void read_csv(const FeedContext& context, Input& in);

}  // namespace vedette
