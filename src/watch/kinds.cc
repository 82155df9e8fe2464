#include "watch/kinds.h"

#include "knowledge/line_file.h"

namespace vedette {

Result<Kinds> Kinds::load(const DataFiles& data) {
  const std::string name = "quantities/kinds.txt";
  Kinds out;
  VEDETTE_TRY(const auto records, parse_lines(data.text(name), name));
  for (const LineRecord& record : records) out.wider_.emplace(record.fields[0], record.field(1));
  // A ring would never end: the loader of the quantities refuses one, and so does this.
  for (const auto& [kind, wider] : out.wider_) {
    std::string_view at = kind;
    for (size_t steps = 0;; ++steps) {
      const auto it = out.wider_.find(at);
      if (it == out.wider_.end() || it->second.empty()) break;
      if (steps > out.wider_.size())
        return Error{ErrorCode::kMalformed, "the wider kinds of \"" + kind + "\" go round in a ring", name};
      at = it->second;
    }
  }
  return out;
}

std::string_view Kinds::widest(std::string_view kind) const {
  for (auto it = wider_.find(kind); it != wider_.end() && !it->second.empty(); it = wider_.find(kind))
    kind = it->second;
  return kind;
}

bool Kinds::is_a(std::string_view kind, std::string_view wider) const {
  for (auto it = wider_.find(kind);; it = wider_.find(kind)) {
    if (kind == wider) return true;
    if (it == wider_.end() || it->second.empty()) return false;
    kind = it->second;
  }
}

}  // namespace vedette
