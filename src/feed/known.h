// FeedKnowledge: the data files of data/feed, loaded once and shared by all readers of feeds. Const and safe to share.
#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"
#include "feed/part_finder.h"
#include "feed/outlets.h"
#include "feed/page_words.h"

namespace vedette {

struct FeedKnowledge {
  Outlets outlets;
  PartFinder parts;
  PageWords page;

  // `text` gives a data file's text by its name below data/, empty where there is none.
  static Result<FeedKnowledge> load(const std::function<std::string_view(std::string_view)>& text);
};

}  // namespace vedette
