#include "watch/items.h"

#include <algorithm>
#include <array>

#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr size_t kAtMost = 12;

std::string_view without_article(std::string_view text) {
  for (const std::string_view article : {"a ", "an ", "the ", "its ", "their ", "all "}) {
    if (text.starts_with(article)) return trim(text.substr(article.size()));
  }
  return text;
}

std::string_view strip_marks(std::string_view text) {
  constexpr std::string_view kMarks[] = {"“", "”", "‘", "’", "\"", "'", ".", ",", ";", ":", "!", "?", ")", "("};
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    for (const std::string_view mark : kMarks) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), again = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
    }
  }
  return text;
}

}  // namespace

std::vector<std::string_view> split_conjunction(std::string_view text) {
  constexpr std::array<std::string_view, 6> kSeparators = {", and ", ", or ", " and ", " as well as ", "; ", ", "};
  std::vector<std::string_view> out;
  while (!text.empty() && out.size() < kAtMost) {
    size_t at = std::string_view::npos;
    size_t width = 0;
    for (const std::string_view separator : kSeparators) {
      const size_t hit = text.find(separator);
      if (hit < at) at = hit, width = separator.size();
    }
    const std::string_view item = without_article(strip_marks(text.substr(0, at)));
    if (!item.empty()) out.push_back(item);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + width);
  }
  return out;
}

NounItems items_of(std::string_view phrase, std::string_view noun) {
  NounItems out;
  const size_t at = phrase.find(noun);
  if (at == std::string_view::npos) return out;
  const std::string_view before = without_article(trim(phrase.substr(0, at)));
  // Qualities are single words: "significant and long-term".
  for (const std::string_view quality : split_conjunction(before)) {
    constexpr std::string_view kNone[] = {"this", "that", "these", "those", "some", "any", "more", "their", "further"};
    const bool word = quality.size() > 3 && quality.find(' ') == std::string_view::npos;
    if (word && std::find(std::begin(kNone), std::end(kNone), quality) == std::end(kNone))
      out.qualities.push_back(quality);
  }
  std::string_view after = trim(phrase.substr(at + noun.size()));
  if (!after.starts_with("of ")) return out;
  after.remove_prefix(3);
  for (const std::string_view stop :
       {" from ", " to ", " in ", " at ", " by ", " near ", " along ", " before ", " after "}) {
    after = after.substr(0, after.find(stop));
  }
  out.things = split_conjunction(after);
  return out;
}

}  // namespace vedette
