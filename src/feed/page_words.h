// PageWords: what the names of elements in a page's HTML say (data/feed/page.txt). Const once loaded; safe to share.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vedette {

class PageWords {
 public:
  enum Kind : uint32_t {
    kDrop = 1, kContent = 2, kCaption = 4, kCredit = 8, kByline = 16, kHeadline = 32, kSubheading = 64, kBoilerplate = 128, kDate = 256,
  };

  static Result<PageWords> load(std::string_view text, const std::string& file);

  // The kinds that the words of a name tell: "article-body__share" is kContent | kDrop.
  uint32_t kinds_of(std::string_view name) const;

 private:
  std::map<std::string, uint32_t, std::less<>> words_;
  std::vector<std::pair<std::string, uint32_t>> beginnings_;
};

}  // namespace vedette
