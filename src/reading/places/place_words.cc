#include "reading/places/place_words.h"

#include <cstdlib>

#include "knowledge/fold_name.h"
#include "base/line_file.h"

namespace vedette {
namespace {

constexpr std::string_view kClassNames[] = {
    "locative",   "maybe_locative", "follower",      "title",      "ship",    "ordinary", "institution", "division",
    "feature",    "road",           "numbered_road", "inner",      "bearing", "length",   "near",        "personal",
    "house_name", "local",          "border",        "place_noun", "inside",  "of_town",
};

}  // namespace

Result<PlaceWords> PlaceWords::load(const DataFiles& data) {
  const std::string file = "places/words.txt";
  VEDETTE_TRY(const auto records, parse_lines(data.text(file), file));
  PlaceWords out;
  for (const LineRecord& r : records) {
    uint32_t bit = 0;
    for (size_t i = 0; i < std::size(kClassNames); ++i) {
      if (kClassNames[i] == r.field(0)) bit = 1u << i;
    }
    if (bit == 0) return line_error(r, 0, "no such class of words");
    for (const std::string_view entry : split_list(r.field(1), ';')) {
      const size_t equals = entry.find('=');
      std::string word = fold_name(entry.substr(0, equals));
      if (entry == "the") word = "the";  // folds to nothing
      if (word.empty()) return line_error(r, 1, "a word is missing");
      out.classes_[word] |= bit;
      const std::string value(equals == std::string_view::npos ? std::string_view() : entry.substr(equals + 1));
      if (bit == kBearing) out.bearings_[word] = value;
      if (bit == kLocal) out.locals_[word] = value;
      if (bit == kLength) out.lengths_[word] = std::strtod(value.c_str(), nullptr);
    }
  }
  return out;
}

std::string_view PlaceWords::bearing(std::string_view folded) const {
  const auto it = bearings_.find(folded);
  return it == bearings_.end() ? std::string_view() : it->second;
}

std::string_view PlaceWords::local_to(std::string_view folded) const {
  const auto it = locals_.find(folded);
  return it == locals_.end() ? std::string_view() : it->second;
}

double PlaceWords::kilometres(std::string_view folded) const {
  const auto it = lengths_.find(folded);
  return it == lengths_.end() ? 0 : it->second;
}

}  // namespace vedette
