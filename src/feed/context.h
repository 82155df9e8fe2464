// What every reader of the feed room gets, and how it hands a report over.
#pragma once

#include <string>

#include "feed/feed.h"
#include "feed/stream.h"

namespace vedette {

struct FeedContext {
  const FeedKnowledge& known;
  const FeedOptions& options;
  FeedSink& out;

  void refuse(std::string reason, std::string where) const { out.refuse({ErrorCode::kMalformed, std::move(reason), std::move(where)}); }
};

// Fills what every report has (valid text, digest, id, outlet and its country, what its versions share, parts) and hands
// it over; refuses a text above kMaxText.
void deliver(const FeedContext& context, Report report);

// Any input, by its form; HTML, mail and records of archives come back here with the form that their header tells.
void read_input(const FeedContext& context, Input& in);

}  // namespace vedette
