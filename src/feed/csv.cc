#include "feed/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/json_writer.h"
#include "feed/dates.h"
#include "feed/encoding.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

constexpr size_t kChunk = 32 << 10;

// Reads rows off a stream, a piece at a time.
class CsvReader {
 public:
  explicit CsvReader(Input& in) : in_(in) {
    if (in_.peek(3) == "\xEF\xBB\xBF") in_.skip(3);
    separator_ = separator_of(in_.peek(kChunk));
  }
  int32_t line() const { return row_line_; }
  // The row's quotation never ended, or it is longer than kMaxLine.
  bool broken() const { return broken_; }

  std::optional<std::vector<std::string>> next() {
    if (broken_ || in_.at_end()) return std::nullopt;
    row_line_ = line_;
    row_.assign(1, {});
    quoted_ = false, size_ = 0;
    for (bool more = true; more && !in_.at_end();) {
      const std::string_view chunk = in_.peek(kChunk);
      size_t used = 0;
      while (used < chunk.size() && more) more = put(chunk, used);
      in_.skip(used);
      size_ += used;
      broken_ = size_ > kMaxLine;
      if (broken_) return std::nullopt;
    }
    broken_ = quoted_ && in_.at_end();
    if (broken_) return std::nullopt;
    return std::move(row_);
  }

 private:
  static char separator_of(std::string_view head) {
    head = head.substr(0, head.find('\n'));
    char best = ',';
    for (const char c : {';', '\t'}) {
      if (std::count(head.begin(), head.end(), c) > std::count(head.begin(), head.end(), best)) best = c;
    }
    return best;
  }

  // Takes the character at `at` and passes over it; false at the row's end. A quotation mark at the chunk's end is
  // settled when the next chunk shows what follows: `closing_` remembers it.
  bool put(std::string_view chunk, size_t& at) {
    const char c = chunk[at++];
    if (c == '\n') ++line_;
    if (closing_) {
      closing_ = false;
      if (c == '"') return row_.back().push_back('"'), true;
      quoted_ = false;
    } else if (quoted_) {
      if (c == '"') return closing_ = true;
      return row_.back().push_back(c), true;
    }
    if (c == '"' && row_.back().empty()) return quoted_ = true;
    if (c == '\n') return false;
    if (c == separator_) {
      row_.emplace_back();
    } else if (c != '\r') {
      row_.back().push_back(c);
    }
    return true;
  }

  Input& in_;
  std::vector<std::string> row_;
  char separator_ = ',';
  size_t size_ = 0;
  int32_t line_ = 1;
  int32_t row_line_ = 1;
  bool quoted_ = false, closing_ = false, broken_ = false;
};

enum class Column { kText, kTitle, kPublished, kModified, kOutlet, kAuthor, kUrl, kId, kCountry, kLang, kOther };

constexpr std::pair<std::string_view, Column> kNames[] = {
    {"text", Column::kText},           {"body", Column::kText},          {"content", Column::kText},       {"article", Column::kText},
    {"fulltext", Column::kText},       {"full_text", Column::kText},     {"title", Column::kTitle},        {"headline", Column::kTitle},
    {"published", Column::kPublished}, {"date", Column::kPublished},     {"pubdate", Column::kPublished},  {"datetime", Column::kPublished},
    {"timestamp", Column::kPublished}, {"time", Column::kPublished},     {"publication_date", Column::kPublished},
    {"published_at", Column::kPublished}, {"publish_date", Column::kPublished},
    {"modified", Column::kModified},   {"updated", Column::kModified},   {"outlet", Column::kOutlet},      {"source", Column::kOutlet},
    {"publisher", Column::kOutlet},    {"publication", Column::kOutlet}, {"author", Column::kAuthor},      {"byline", Column::kAuthor},
    {"url", Column::kUrl},             {"link", Column::kUrl},           {"id", Column::kId},              {"country", Column::kCountry},
    {"lang", Column::kLang},           {"language", Column::kLang}};

Column column_named(std::string_view name) {
  for (const auto& [known, column] : kNames) {
    if (equal_ignoring_case(name, known)) return column;
  }
  return Column::kOther;
}

std::vector<Column> columns_of(const std::vector<std::string>& header, const FeedOptions& options) {
  std::vector<Column> out;
  for (const std::string& title : header) {
    const auto told = std::find_if(options.columns.begin(), options.columns.end(), [&](const auto& c) { return c.second == title; });
    Column column = told != options.columns.end() ? column_named(told->first) : column_named(trimmed(title));
    // A role that was given to another column, or is taken by one before, is not guessed again.
    const bool given = told == options.columns.end() && std::any_of(options.columns.begin(), options.columns.end(), [&](const auto& c) { return column_named(c.first) == column; });
    const bool taken = std::find(out.begin(), out.end(), column) != out.end();
    out.push_back(given || taken ? Column::kOther : column);
  }
  return out;
}

std::string json_string(std::string_view text) {
  JsonWriter out;
  out.value(text);
  return out.take();
}

// False where a date is none.
bool take_cell(Column column, const std::string& title, std::string cell, Report& report) {
  switch (column) {
    case Column::kText: report.text = std::move(cell); break;
    case Column::kTitle: report.title = std::move(cell); break;
    case Column::kOutlet: report.outlet = std::move(cell); break;
    case Column::kAuthor: report.author = std::move(cell); break;
    case Column::kUrl: report.url = std::move(cell); break;
    case Column::kId: report.id = std::move(cell); break;
    case Column::kLang: report.lang = std::move(cell); break;
    case Column::kCountry:
      if (cell.size() == 2) {
        report.country = std::move(cell);
      } else {
        report.passthrough.emplace_back(title, json_string(cell));
      }
      break;
    case Column::kPublished: {
      const auto moment = parse_date(cell, day_order(report.country));
      if (!moment) return false;
      report.published = {*moment, Published::From::kGiven};
      break;
    }
    case Column::kModified:
      if (const auto moment = parse_date(cell, day_order(report.country))) report.modified = *moment;
      break;
    case Column::kOther:
      if (!title.empty()) report.passthrough.emplace_back(title, json_string(cell));
      break;
  }
  return true;
}

}  // namespace

void read_csv(const FeedContext& context, Input& in) {
  CsvReader reader(in);
  const auto refuse = [&](std::string reason) { context.refuse(std::move(reason), fmt::format("{}:{}", in.name(), reader.line())); };
  std::vector<std::string> header = reader.next().value_or(std::vector<std::string>{});
  for (std::string& title : header) title = to_utf8(title);
  const std::vector<Column> columns = columns_of(header, context.options);
  if (std::find(columns.begin(), columns.end(), Column::kText) == columns.end()) {
    return refuse("no text column in the header; --columns text=NAME names one");
  }
  while (auto row = reader.next()) {
    if (row->size() == 1 && row->front().empty()) continue;
    if (row->size() > columns.size()) {
      refuse("more fields than the header");
      continue;
    }
    Report report;
    report.from = fmt::format("{}:{}", in.name(), reader.line());
    bool good_dates = true;
    for (size_t i = 0; i < row->size(); ++i) {
      if (!(*row)[i].empty()) good_dates = take_cell(columns[i], header[i], to_utf8((*row)[i]), report) && good_dates;
    }
    if (report.text.empty()) {
      refuse("a row without text");
    } else if (!good_dates) {
      refuse("the date is in no form that is known");
    } else {
      deliver(context, std::move(report));
    }
  }
  if (reader.broken()) refuse("a quoted field that never ends, or a row above 64 MB");
  if (in.failed()) context.out.refuse(*in.failed());
}

}  // namespace vedette
