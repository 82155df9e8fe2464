#include "watch/signs.h"

#include <fmt/format.h>

#include <algorithm>

#include "knowledge/line_file.h"

namespace vedette {
namespace {

Result<Points> parse_points(const LineRecord& record) {
  const std::string_view word = record.field(2);
  if (word == "up") return Points::kUp;
  if (word == "down") return Points::kDown;
  if (word == "none") return Points::kNone;
  return line_error(record, 2, "a sign points up, down or none");
}

}  // namespace

Result<Signs> Signs::load(const DataFiles& data, const Codebook& codebook) {
  const std::string name = "watch/signs.txt";
  Signs out;
  out.by_deed_.assign(codebook.deeds().size(), -1);
  VEDETTE_TRY(const auto records, parse_lines(data.text(name), name));
  for (const LineRecord& record : records) {
    if (record.fields.size() != 5) return line_error(record, 0, "a sign is \"id | family | points | name | deeds\"");
    Sign sign{record.fields[0], record.fields[1], Points::kNone, record.fields[3], {}};
    VEDETTE_TRY(sign.points, parse_points(record));
    for (const std::string_view id : split_list(record.field(4), ' ')) {
      if (id.empty()) continue;
      const int32_t deed = codebook.find(id);
      if (deed < 0) return line_error(record, 4, fmt::format("no deed of the codebook is called \"{}\"", id));
      if (out.by_deed_[deed] >= 0)
        return line_error(record, 4, fmt::format("\"{}\" is a deed of another sign too", id));
      out.by_deed_[deed] = static_cast<int32_t>(out.signs_.size());
      sign.deeds.emplace_back(id);
    }
    out.signs_.push_back(std::move(sign));
  }
  return out;
}

const Sign* Signs::of(int32_t deed) const {
  if (deed < 0 || by_deed_[deed] < 0) return nullptr;
  return &signs_[by_deed_[deed]];
}

std::vector<const Sign*> Signs::family(std::string_view id) const {
  std::vector<const Sign*> out;
  for (const Sign& s : signs_) {
    if (s.family == id) out.push_back(&s);
  }
  return out;
}

std::vector<std::string> Signs::families() const {
  std::vector<std::string> out;
  for (const Sign& s : signs_) {
    if (std::find(out.begin(), out.end(), s.family) == out.end()) out.push_back(s.family);
  }
  return out;
}

}  // namespace vedette
