// The feed with the project's data files, for tests.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "base/files.h"
#include "feed/feed.h"

namespace vedette {

inline const Feed& test_feed() {
  static const Feed feed = [] {
    static std::map<std::string, std::string, std::less<>> texts;
    auto loaded = Feed::load([](std::string_view name) -> std::string_view {
      return texts[std::string(name)] = read_file(std::string(VEDETTE_SOURCE_DIR "/data/") + std::string(name)).value_or({});
    });
    if (!loaded.has_value()) ADD_FAILURE() << loaded.error().to_string();
    return *std::move(loaded);
  }();
  return feed;
}

inline FeedResult read_as(const std::string& bytes, const std::string& name) {
  FeedResult out;
  test_feed().read_bytes(bytes, name, out);
  return out;
}

// "subheading: No answer yet" for each part, in order.
inline std::vector<std::string> parts_of(const Report& report) {
  std::vector<std::string> out;
  for (const Part& p : report.parts) out.push_back(std::string(to_string(p.kind)) + ": " + std::string(slice(report.text, p.span)));
  return out;
}

}  // namespace vedette
