#include "reading/actors/spelling.h"

#include <algorithm>
#include <array>
#include <string>

#include "knowledge/name_fold.h"

namespace vedette::actors {
namespace {

constexpr size_t kLongest = 40;

// The words' letters, folded.
std::string folded(std::string_view name) {
  std::string out;
  for (const char raw : name_id(name)) {
    char c = raw == 'w' ? 'v' : raw == 'y' || raw == 'j' ? 'i' : raw;
    if (out.empty() || out.back() != c) out.push_back(c);
  }
  return out;
}

// Whether both have as many words, each with the same first letter.
bool same_initials(std::string_view a, std::string_view b) {
  for (;;) {
    if (a.empty() || b.empty() || a.front() != b.front()) return false;
    const size_t x = a.find('_'), y = b.find('_');
    if ((x == a.npos) != (y == b.npos)) return false;
    if (x == a.npos) return true;
    a.remove_prefix(x + 1), b.remove_prefix(y + 1);
  }
}

size_t distance(std::string_view a, std::string_view b) {
  std::array<size_t, kLongest + 1> row;
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t changed = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row[b.size()];
}

}  // namespace

bool same_spelling(std::string_view a, std::string_view b) {
  const std::string x = folded(a), y = folded(b);
  if (x == y) return !x.empty();
  if (x.size() > kLongest || y.size() > kLongest || !same_initials(x, y) || x.find('_') == x.npos) return false;
  const size_t length = std::min(x.size(), y.size());
  return distance(x, y) <= (length < 16 ? length / 6 : length / 4);
}

}  // namespace vedette::actors
