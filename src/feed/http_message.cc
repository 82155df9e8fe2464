#include "feed/http_message.h"

#include <charconv>

#include "feed/stream.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

Result<std::string> joined_chunks(std::string_view body) {
  std::string out;
  for (;;) {
    const size_t end = body.find('\n');
    if (end == std::string_view::npos) return Error{ErrorCode::kMalformed, "a truncated chunk", ""};
    size_t size = 0;
    const auto [past, error] = std::from_chars(body.data(), body.data() + end, size, 16);
    if (error != std::errc()) return Error{ErrorCode::kMalformed, "a chunk without a size", ""};
    body.remove_prefix(end + 1);
    if (size == 0) return out;
    if (size > body.size()) return Error{ErrorCode::kMalformed, "a truncated chunk", ""};
    out += body.substr(0, size);
    body.remove_prefix(size);
    while (!body.empty() && (body.front() == '\r' || body.front() == '\n')) body.remove_prefix(1);
  }
}

}  // namespace

Result<HttpResponse> parse_http_response(std::string_view bytes, size_t most) {
  if (!bytes.starts_with("HTTP/")) return Error{ErrorCode::kMalformed, "no HTTP response", ""};
  HttpResponse out;
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  const size_t space = line.find(' ');
  if (space != std::string_view::npos) std::from_chars(line.data() + space + 1, line.data() + line.size(), out.status);
  bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
  out.headers = take_headers(bytes);
  out.body = std::string(bytes);
  if (find_ignoring_case(header_value(out.headers, "transfer-encoding"), "chunked") != std::string_view::npos) {
    // Some archives take the chunks off and leave the header.
    auto joined = joined_chunks(bytes);
    if (joined.has_value()) out.body = *std::move(joined);
  }
  const std::string encoding = lowered(trimmed(header_value(out.headers, "content-encoding")));
  const bool zipped = out.body.starts_with("\x1f\x8b") || encoding == "deflate";
  if ((encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") && zipped) {
    VEDETTE_TRY(out.body, inflate_all(out.body, most));
  } else if (encoding == "br" || encoding == "zstd") {
    return Error{ErrorCode::kUnsupported, "a body packed with " + encoding, ""};
  }
  return out;
}

}  // namespace vedette
