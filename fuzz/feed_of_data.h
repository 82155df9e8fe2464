// The feed with the project's data files, for the fuzz targets of the feed room.
#pragma once

#include <cstdlib>
#include <map>
#include <string>

#include "base/files.h"
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

}  // namespace vedette
