// JSON lines of contract 4.1: one report a line.
#pragma once

#include <string>
#include <string_view>

#include "feed/feed.h"

namespace vedette {

// A line that is no JSON object, lacks "text" or has a value of the wrong kind is refused as name:line.
void read_json_lines(std::string_view bytes, const std::string& name, FeedResult& out);

}  // namespace vedette
