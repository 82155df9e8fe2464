// Lines and fields of the sources' tables.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::tool {

inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  size_t begin = 0;
  while (begin <= text.size()) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin || separator == '\t') out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// A line of CSV (RFC 4180, no line breaks inside fields).
inline std::vector<std::string> csv_fields(std::string_view line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
      out.back() += line[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      out.emplace_back();
    else if (c != '\r')
      out.back() += c;
  }
  return out;
}

}  // namespace vedette::tool
