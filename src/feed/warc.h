// WARC 1.0 and 1.1 (ISO 28500): the pages and texts of an archive as reports, record by record. Records other than
// responses, resources and conversions, and responses that are no text or did not succeed, are passed over in silence. A
// record that is damaged or above kMaxWhole is refused as name@byte, and reading goes on at the next one.
#pragma once

#include "feed/context.h"

namespace vedette {

void read_warc(const FeedContext& context, Input& in);

// One document with the type that a header tells ("text/html; charset=…"); types that are no text are passed over.
void read_typed(const FeedContext& context, std::string_view bytes, std::string_view content_type, const std::string& url, const std::string& name);

}  // namespace vedette
