#include "base/line_file.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace vedette {
namespace {

constexpr std::string_view kBlank = " \t\r";

void add_fields(std::string_view line, LineRecord& record) {
  std::string field;
  size_t begin = 0;
  const auto finish = [&](size_t end) {
    const size_t lead = std::min(line.find_first_not_of(kBlank, begin), end);
    record.columns.push_back(static_cast<int32_t>(lead) + 1);
    record.fields.emplace_back(trim(field));
    field.clear();
    begin = end + 1;
  };
  for (size_t i = 0; i < line.size(); ++i) {
    const bool escaped = line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == '|' || line[i + 1] == '#');
    if (escaped) {
      field.push_back(line[++i]);
    } else if (line[i] == '|') {
      finish(i);
    } else {
      field.push_back(line[i]);
    }
  }
  finish(line.size());
}

}  // namespace

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::vector<std::string_view> split_list(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  if (trim(text).empty()) return out;
  bool quoted = false;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '"') quoted = !quoted;
    if (i == text.size() || (text[i] == separator && !quoted)) {
      out.push_back(trim(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  return out;
}

Result<std::vector<LineRecord>> parse_lines(std::string_view text, const std::string& file) {
  if (!utf8::is_valid(text)) return Error{ErrorCode::kMalformed, "not UTF-8", file};
  std::vector<LineRecord> out;
  int32_t number = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view raw = text.substr(at, end - at);
    at = end + 1;
    ++number;
    const std::string_view line = trim(raw);
    if (line.empty() || line.front() == '#') continue;
    const bool example = line.starts_with("+ ") || line.starts_with("- ");
    const bool more = raw.front() == ' ' || raw.front() == '\t';
    if ((example || more) && out.empty()) {
      return Error{ErrorCode::kMalformed, "an example or a continuation needs a record above it", fmt::format("{}:{}", file, number)};
    }
    if (example) {
      out.back().examples.push_back({line.front() == '+', std::string(trim(line.substr(2))), number});
    } else if (more) {
      LineRecord rest;
      add_fields(raw, rest);
      LineRecord& record = out.back();
      record.fields.back() += " " + rest.fields.front();
      record.fields.insert(record.fields.end(), rest.fields.begin() + 1, rest.fields.end());
      record.columns.insert(record.columns.end(), rest.columns.begin() + 1, rest.columns.end());
    } else {
      LineRecord& record = out.emplace_back();
      record.file = file;
      record.line = number;
      add_fields(raw, record);
    }
  }
  return out;
}

Error line_error(const LineRecord& record, size_t field, std::string_view message, size_t offset) {
  std::string shown;
  for (size_t i = 0; i < record.fields.size(); ++i) shown += (i ? " | " : "") + record.fields[i];
  size_t caret = offset;
  for (size_t i = 0; i < field && i < record.fields.size(); ++i) caret += record.fields[i].size() + 3;
  const int32_t column = field < record.columns.size() ? record.columns[field] : 1;
  return {ErrorCode::kMalformed, fmt::format("{}\n    {}\n    {:>{}}", message, shown, "^", caret + 1),
          fmt::format("{}:{}:{}", record.file, record.line, column + static_cast<int32_t>(offset))};
}

}  // namespace vedette
