// The bytes of one HTTP response, as archives keep them: status, headers, and the body with transfer and content encoding
// taken off.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "feed/mime.h"

namespace vedette {

struct HttpResponse {
  int status = 0;
  MimeHeaders headers;
  std::string body;
};

// kMalformed: no HTTP, a broken chunk or compression. kUnsupported: a content encoding other than gzip and deflate.
Result<HttpResponse> parse_http_response(std::string_view bytes, size_t most);

}  // namespace vedette
