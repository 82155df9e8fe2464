#include "watch/wording.h"

#include "base/line_file.h"

namespace vedette {

Result<Wording> Wording::load(const DataFiles& data) {
  Wording out;
  const std::string name = "watch/wording.txt";
  VEDETTE_TRY(const auto records, parse_lines(data.text(name), name));
  for (const LineRecord& record : records) {
    if (record.fields.size() != 2) return line_error(record, 0, "a sentence is \"key | sentence\"");
    if (!out.sentences_.emplace(record.fields[0], record.fields[1]).second)
      return line_error(record, 0, "this key stands twice");
  }
  return out;
}

std::string fill(std::string_view sentence, const std::vector<std::pair<std::string_view, std::string>>& slots) {
  std::string out(sentence);
  for (const auto& [slot, value] : slots) {
    const std::string mark = "{" + std::string(slot) + "}";
    for (size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at + value.size()))
      out.replace(at, mark.size(), value);
  }
  return out;
}

std::string Wording::say(std::string_view key,
                         const std::vector<std::pair<std::string_view, std::string>>& slots) const {
  const auto it = sentences_.find(key);
  return fill(it == sentences_.end() ? key : std::string_view(it->second), slots);
}

}  // namespace vedette
