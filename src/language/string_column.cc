#include "language/string_column.h"

namespace vedette {

Result<StringColumn> StringColumn::load(const ModelFile& model, const std::string& name) {
  StringColumn out;
  VEDETTE_TRY(out.ends_, model.array<uint32_t>(name + ".ends"));
  VEDETTE_TRY(out.bytes_, model.text(name + ".bytes"));
  uint32_t last = 0;
  for (uint32_t end : out.ends_) {
    if (end < last || end > out.bytes_.size()) return model.malformed(name + ".ends", "string ends out of order");
    last = end;
  }
  return out;
}

int64_t StringColumn::find(std::string_view text) const {
  size_t low = 0, high = size();
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const int order = (*this)[middle].compare(text);
    if (order == 0) return static_cast<int64_t>(middle);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}

void add_string_column(ModelWriter& out, const std::string& name, const std::vector<std::string_view>& strings) {
  std::vector<uint32_t> ends;
  std::string bytes;
  for (std::string_view s : strings) {
    bytes.append(s);
    ends.push_back(static_cast<uint32_t>(bytes.size()));
  }
  out.add_array<uint32_t>(name + ".ends", ends);
  out.add_text(name + ".bytes", bytes);
}

}  // namespace vedette
