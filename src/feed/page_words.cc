#include "feed/page_words.h"

#include <algorithm>

#include "base/line_file.h"
#include "feed/known.h"
#include "feed/text_tools.h"

namespace vedette {

Result<PageWords> PageWords::load(std::string_view text, const std::string& file) {
  constexpr std::string_view kNames[] = {"drop", "content", "caption", "credit", "byline", "headline", "subheading", "boilerplate", "date"};
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(text, file));
  PageWords out;
  for (const LineRecord& r : records) {
    const auto name = std::find(std::begin(kNames), std::end(kNames), r.field(0));
    if (name == std::end(kNames)) return line_error(r, 0, "no kind of element");
    const uint32_t kind = 1u << (name - std::begin(kNames));
    for (const std::string_view word : split_list(r.field(1), ';')) {
      if (word.ends_with('*')) {
        out.beginnings_.emplace_back(lowered(word.substr(0, word.size() - 1)), kind);
      } else if (!word.empty()) {
        out.words_[lowered(word)] |= kind;
      }
    }
  }
  return out;
}

uint32_t PageWords::kinds_of(std::string_view name) const {
  uint32_t out = 0;
  name = name.substr(0, 512);
  for (size_t at = 0; at < name.size();) {
    if (!is_letter(name[at])) {
      ++at;
      continue;
    }
    size_t end = at + 1;  // a word ends where letters do, or at the hump of a camelCase name
    while (end < name.size() && is_letter(name[end]) && !(is_upper(name[end]) && is_lower(name[end - 1]))) ++end;
    const std::string word = lowered(name.substr(at, end - at));
    if (const auto it = words_.find(word); it != words_.end()) out |= it->second;
    for (const auto& [beginning, kind] : beginnings_) out |= word.starts_with(beginning) ? kind : 0;
    at = end;
  }
  return out;
}

Result<FeedKnowledge> FeedKnowledge::load(const std::function<std::string_view(std::string_view)>& text) {
  const auto file = [&](const char* name) -> Result<std::string_view> {
    const std::string_view found = text(name);
    if (found.empty()) return Error{ErrorCode::kNotFound, "a data file is not there", name};
    return found;
  };
  FeedKnowledge out;
  VEDETTE_TRY(const std::string_view outlets, file("feed/outlets.txt"));
  VEDETTE_TRY(out.outlets, Outlets::load(outlets, "feed/outlets.txt"));
  VEDETTE_TRY(const std::string_view layout, file("feed/layout.txt"));
  VEDETTE_TRY(out.parts, PartFinder::load(layout, "feed/layout.txt"));
  VEDETTE_TRY(const std::string_view page, file("feed/page.txt"));
  VEDETTE_TRY(out.page, PageWords::load(page, "feed/page.txt"));
  return out;
}

}  // namespace vedette
