// links: base
// Any text as a rule file: records with a column for each field and errors that can be printed, or a refusal.
#include "base/line_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto records = vedette::parse_lines(text, "fuzz.txt");
  if (!records.has_value()) return 0;
  for (const vedette::LineRecord& record : *records) {
    if (record.fields.empty() || record.fields.size() != record.columns.size()) std::abort();
    for (size_t i = 0; i < record.fields.size(); ++i) {
      if (vedette::line_error(record, i, "fault").to_string().empty()) std::abort();
      vedette::split_list(record.fields[i], ';');
    }
  }
  return 0;
}
