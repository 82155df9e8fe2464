#include "feed/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/json_writer.h"
#include "base/utf8.h"

namespace vedette {
namespace {

// Reads rows off a CSV text.
class CsvReader {
 public:
  explicit CsvReader(std::string_view bytes) : bytes_(bytes) {
    if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }
  int32_t line() const { return row_line_; }

  std::optional<std::vector<std::string>> next() {
    if (at_ >= bytes_.size()) return std::nullopt;
    row_line_ = line_;
    std::vector<std::string> row(1);
    bool quoted = false;
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\n') ++line_;
      if (quoted) {
        if (c != '"') {
          row.back().push_back(c);
        } else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
          row.back().push_back('"'), ++at_;
        } else {
          quoted = false;
        }
      } else if (c == '"' && row.back().empty()) {
        quoted = true;
      } else if (c == ',') {
        row.emplace_back();
      } else if (c == '\n') {
        ++at_;
        break;
      } else if (c != '\r') {
        row.back().push_back(c);
      }
    }
    return row;
  }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  int32_t line_ = 1;
  int32_t row_line_ = 1;
};

enum class Column { kText, kDate, kTitle, kOutlet, kUrl, kId, kOther };

Column column_of(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::pair<std::string_view, Column> kNames[] = {
      {"text", Column::kText},   {"body", Column::kText},      {"content", Column::kText},  {"date", Column::kDate},
      {"title", Column::kTitle}, {"published", Column::kDate}, {"headline", Column::kTitle}, {"outlet", Column::kOutlet},
      {"url", Column::kUrl},     {"source", Column::kOutlet},  {"link", Column::kUrl},      {"id", Column::kId}};
  for (const auto& [known, column] : kNames) {
    if (name == known) return column;
  }
  return Column::kOther;
}

std::string json_string(std::string_view text) {
  JsonWriter out;
  out.value(std::string_view(utf8::sanitize(text)));
  return out.take();
}

}  // namespace

void read_csv(std::string_view bytes, const std::string& name, FeedResult& out) {
  CsvReader reader(bytes);
  const auto refuse = [&](std::string reason) {
    out.refused.push_back({ErrorCode::kMalformed, std::move(reason), fmt::format("{}:{}", name, reader.line())});
  };
  const auto header = reader.next();
  std::vector<Column> columns;
  for (const std::string& title : header.value_or(std::vector<std::string>{})) columns.push_back(column_of(title));
  if (std::find(columns.begin(), columns.end(), Column::kText) == columns.end()) return refuse("no text column in the header");
  while (auto row = reader.next()) {
    if (row->size() == 1 && row->front().empty()) continue;
    if (row->size() > columns.size()) {
      refuse("more fields than the header");
      continue;
    }
    Report report;
    report.from = fmt::format("{}:{}", name, reader.line());
    bool bad_date = false;
    for (size_t i = 0; i < row->size(); ++i) {
      std::string& cell = (*row)[i];
      if (cell.empty()) continue;
      switch (columns[i]) {
        case Column::kText: report.text = std::move(cell); break;
        case Column::kTitle: report.title = utf8::sanitize(cell); break;
        case Column::kOutlet: report.outlet = utf8::sanitize(cell); break;
        case Column::kUrl: report.url = utf8::sanitize(cell); break;
        case Column::kId: report.id = utf8::sanitize(cell); break;
        case Column::kDate:
          if (const auto moment = parse_moment(cell)) {
            report.published = {*moment, Published::From::kGiven};
          } else {
            bad_date = true;
          }
          break;
        case Column::kOther:
          if (!(*header)[i].empty()) report.passthrough.emplace_back(utf8::sanitize((*header)[i]), json_string(cell));
          break;
      }
    }
    if (report.text.empty()) {
      refuse("a row without text");
    } else if (bad_date) {
      refuse("the date is no ISO 8601 time");
    } else {
      complete(report);
      out.reports.push_back(std::move(report));
    }
  }
}

}  // namespace vedette
