// PlaceWords: the word classes of data/places/words.txt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"
#include "knowledge/data_files.h"

namespace vedette {

class PlaceWords {
 public:
  enum Class : uint32_t {
    kLocative = 1,
    kMaybeLocative = 2,
    kFollower = 4,
    kTitle = 8,
    kShip = 16,
    kOrdinary = 32,
    kInstitution = 64,
    kDivision = 128,
    kFeature = 256,
    kRoad = 512,
    kNumberedRoad = 1024,
    kInner = 2048,
    kBearing = 4096,
    kLength = 8192,
    kNear = 16384,
    kPersonal = 32768,
    kHouseName = 65536,
    kLocal = 131072,
    kBorder = 262144,
    kPlaceNoun = 524288,
    kInside = 1048576,
    kOfTown = 2097152,
  };

  // Reads "places/words.txt"; kMalformed for a class that is not one of these.
  static Result<PlaceWords> load(const DataFiles& data);

  // The classes of a folded word, as bits.
  uint32_t classes(std::string_view folded) const {
    const auto it = classes_.find(folded);
    return it == classes_.end() ? 0 : it->second;
  }
  bool is(std::string_view folded, uint32_t any) const { return (classes(folded) & any) != 0; }
  // "n", "nne", … of a bearing; empty for other words.
  std::string_view bearing(std::string_view folded) const;
  // Kilometres of a unit of length; 0 for other words.
  double kilometres(std::string_view folded) const;
  // Alpha-2 of the country whose local news uses the word; empty for other words.
  std::string_view local_to(std::string_view folded) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
  Map<uint32_t> classes_;
  Map<std::string> bearings_, locals_;
  Map<double> lengths_;
};

}  // namespace vedette
