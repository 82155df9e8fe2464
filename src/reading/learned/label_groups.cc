#include "reading/learned/label_groups.h"

#include <algorithm>

#include "knowledge/line_file.h"

namespace vedette {

Result<LabelGroups> LabelGroups::load(const DataFiles& data, const Codebook& codebook) {
  constexpr const char* kFile = "training/labels.txt";
  LabelGroups out;
  out.label_of_deed_.assign(codebook.deeds().size(), 0);
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text(kFile), kFile));
  std::vector<std::pair<int32_t, int32_t>> named;  // deed, label: after the classes
  for (const LineRecord& record : records) {
    if (codebook.find(record.field(0)) < 0) return line_error(record, 0, "no such deed in codebook/deeds.txt");
    const auto label = static_cast<int32_t>(out.labels_.size());
    out.labels_.emplace_back(record.field(0));
    for (const std::string_view member : split_list(record.field(1), ',')) {
      bool known = codebook.find(member) >= 0;
      if (known) named.emplace_back(codebook.find(member), label);
      for (size_t d = 0; d < codebook.deeds().size(); ++d) {
        if (codebook.deeds()[d].cls == member) out.label_of_deed_[d] = label, known = true;
      }
      if (!known) return line_error(record, 1, "neither a deed nor a class of the codebook");
    }
  }
  for (const auto& [deed, label] : named) out.label_of_deed_[static_cast<size_t>(deed)] = label;
  return out;
}

}  // namespace vedette
