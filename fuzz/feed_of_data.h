// The feed with the project's data files, and what must hold of whatever it makes of any bytes: for the fuzz targets of the
// feed room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/utf8.h"
#include "feed/feed.h"

namespace vedette {

inline Feed fuzz_feed() {
  static std::map<std::string, std::string, std::less<>> texts;
  auto feed = Feed::load([](std::string_view name) -> std::string_view {
    std::string& text = texts[std::string(name)];
    text = read_file(std::string(VEDETTE_SOURCE_DIR "/data/") + std::string(name)).value_or({});
    return text;
  });
  if (!feed.has_value()) std::abort();
  return *std::move(feed);
}

// Reads bytes as a file of this name. Reports come out whole, or the input is refused with a reason.
inline int fuzz_as(const char* name, const uint8_t* data, size_t size) {
  static const Feed feed = fuzz_feed();
  FeedResult out;
  feed.read_bytes(std::string_view(reinterpret_cast<const char*>(data), size), name, out);
  for (const Error& error : out.refused) {
    if (error.message.empty()) std::abort();
  }
  for (const Report& report : out.reports) {
    if (report.id.empty() || report.digest.empty() || !utf8::is_valid(report.text) || !utf8::is_valid(report.title)) std::abort();
    int32_t end = 0;
    for (const Part& part : report.parts) {
      if (part.span.begin < end || part.span.empty() || part.span.end > static_cast<int32_t>(report.text.size())) std::abort();
      end = part.span.end;
    }
    for (const Ask::Relation& r : report.ask.relations) {
      if (r.source_end > static_cast<int32_t>(report.text.size()) || r.source_begin > r.source_end) std::abort();
    }
  }
  return 0;
}

}  // namespace vedette
