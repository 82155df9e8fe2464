// CharSet: a set of code points, as a character class in a pattern denotes one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace vedette {

class CharSet {
 public:
  // Adds first … last, both included. Ranges may come in any order; call finish() before has().
  void add(char32_t first, char32_t last) { ranges_.emplace_back(first, last); }
  void add(char32_t c) { add(c, c); }
  void add(const CharSet& other) { ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end()); }

  // Sorts and joins the ranges. Idempotent.
  void finish() {
    std::sort(ranges_.begin(), ranges_.end());
    std::vector<std::pair<char32_t, char32_t>> joined;
    for (const auto& range : ranges_) {
      if (!joined.empty() && range.first <= joined.back().second + 1) {
        joined.back().second = std::max(joined.back().second, range.second);
      } else {
        joined.push_back(range);
      }
    }
    ranges_ = std::move(joined);
    ascii_[0] = ascii_[1] = 0;
    for (const auto& [first, last] : ranges_) {
      for (char32_t c = first; c <= last && c < 128; ++c) ascii_[c >> 6] |= uint64_t{1} << (c & 63);
    }
  }

  // Everything that is not in this set. Requires finish().
  CharSet complement() const {
    CharSet out;
    char32_t next = 0;
    for (const auto& [first, last] : ranges_) {
      if (first > next) out.add(next, first - 1);
      next = last + 1;
    }
    if (next <= 0x10FFFF) out.add(next, 0x10FFFF);
    out.finish();
    return out;
  }

  bool has(char32_t c) const {
    if (c < 128) return (ascii_[c >> 6] >> (c & 63)) & 1;
    const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), c,
                                        [](char32_t x, const auto& range) { return x < range.first; });
    return after != ranges_.begin() && c <= std::prev(after)->second;
  }

  // Requires finish() on both.
  friend bool operator==(const CharSet& a, const CharSet& b) { return a.ranges_ == b.ranges_; }

  bool empty() const { return ranges_.empty(); }
  // The only member, or 0x110000 where there are none or several.
  char32_t single() const {
    return ranges_.size() == 1 && ranges_[0].first == ranges_[0].second ? ranges_[0].first : 0x110000;
  }

 private:
  uint64_t ascii_[2] = {0, 0};
  std::vector<std::pair<char32_t, char32_t>> ranges_;
};

}  // namespace vedette
