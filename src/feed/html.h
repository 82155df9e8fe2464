// An HTML page as one report: page_meta.h tells who and when, page_body.h what.
#pragma once

#include <string>
#include <string_view>

#include "feed/context.h"

namespace vedette {

// What is known of a page from outside: the address that it was fetched from, the encoding that a header tells.
struct PageOrigin {
  std::string url;
  std::string encoding;
};

// Delivers the page's article, or refuses the page: nested or large beyond measure, or without running text.
void read_html(const FeedContext& context, std::string_view bytes, const std::string& name, const PageOrigin& origin = {});

}  // namespace vedette
