// PageMeta: what a page tells of itself: title, outlet, by-line, times, address, language.
//
// Four voices, the first that speaks is heard: JSON-LD (schema.org articles), OpenGraph and other <meta>, microdata
// (itemprop), then layout: the first <h1>, <time>, an element named "byline" or "date".
#pragma once

#include <string>

#include "feed/html_tree.h"
#include "feed/known.h"
#include "types/moment.h"

namespace vedette {

struct PageMeta {
  std::string title, outlet, author, url, lang;
  std::string body;  // JSON-LD's articleBody, for pages whose text is filled in by a script
  Moment published, modified;
  bool has_article = false;  // JSON-LD or OpenGraph call it an article
};

PageMeta read_page_meta(const HtmlTree& tree, const FeedKnowledge& known);

}  // namespace vedette
