// Which format, which columns and which revision of CAMEO a file speaks.
#include "exchange/recognise.h"

#include <fmt/format.h>

#include <algorithm>

namespace vedette {
namespace {

// "Event ID", "Event.ID", "event_id" are one name.
std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c + 32));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out.push_back(c);
  }
  return out;
}

// Older and other names of columns.
constexpr std::pair<std::string_view, std::string_view> kAliases[] = {{"intensity", "eventintensity"},
                                                                      {"day", "sqldate"},
                                                                      {"globaleventid", "globaleventid"},
                                                                      {"eventtext", "eventtext"},
                                                                      {"quadcode", "quadcode"},
                                                                      {"actor1name", "actor1name"},
                                                                      {"eventid", "eventid"},
                                                                      {"actor1geolong", "actor1geolong"},
                                                                      {"eventidversion", "eventidversion"}};

bool names_column(const std::string& cell, std::string_view column) {
  const std::string name = folded(column);
  if (cell == name) return true;
  return std::any_of(std::begin(kAliases), std::end(kAliases),
                     [&](const auto& a) { return a.first == cell && a.second == name; });
}

// How many of a format's columns a row names.
size_t named(const Row& row, Columns columns) {
  size_t count = 0;
  for (const std::string& cell : row) {
    const std::string name = folded(cell);
    count +=
        std::any_of(columns.begin(), columns.end(), [&](std::string_view c) { return names_column(name, c); }) ? 1 : 0;
  }
  return count;
}

bool is_day(std::string_view cell) {
  const auto moment = parse_any_date(cell);
  return moment && moment->precision >= Precision::kDay;
}

std::optional<ExchangeFormat> by_shape(const Row& row) {
  if (is_gdelt_width(row.size()) && row.size() > 1 && is_day(row[1])) return ExchangeFormat::kGdeltEvents;
  if (row.size() >= 14 && row.size() <= 16 && is_day(row[1]) && is_day(row[2])) return ExchangeFormat::kGdeltMentions;
  if (row.size() == phoenix_format().columns.size() && is_day(row[1])) return ExchangeFormat::kPhoenix;
  return std::nullopt;
}

std::optional<ExchangeFormat> by_header(const Row& row) {
  constexpr ExchangeFormat kTables[] = {
      ExchangeFormat::kPolecat, ExchangeFormat::kIcews, ExchangeFormat::kGdeltEvents, ExchangeFormat::kGdeltMentions,
      ExchangeFormat::kPhoenix, ExchangeFormat::kAcled, ExchangeFormat::kCsv};
  std::optional<ExchangeFormat> best;
  double best_share = 0.5;  // more than half of the columns must be there
  for (const ExchangeFormat f : kTables) {
    const Columns columns = table_format(f)->columns;
    const double share = static_cast<double>(named(row, columns)) / static_cast<double>(columns.size());
    if (share > best_share) best = f, best_share = share;
  }
  return best;
}

}  // namespace

bool is_gdelt_width(size_t columns) { return columns == 61 || columns == 58 || columns == 57; }

std::optional<ExchangeFormat> recognise(std::string_view bytes) {
  const size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return std::nullopt;
  if (bytes[first] == '{') {
    const std::string_view line = bytes.substr(first, bytes.find('\n', first) - first);
    return line.find("\"vedette.event/") != std::string_view::npos ? ExchangeFormat::kJsonl : ExchangeFormat::kPlover;
  }
  for (const char separator : {'\t', ','}) {
    const auto row = RowReader(bytes, separator).next();
    if (!row || row->cells.size() < 2) continue;
    if (auto format = by_header(row->cells)) return format;
    if (separator == '\t') {
      if (auto format = by_shape(row->cells)) return format;
    }
  }
  return std::nullopt;
}

Result<FileLayout> layout_of(const RawRow& first, ExchangeFormat format, char separator) {
  const Columns columns = table_format(format)->columns;
  FileLayout out;
  out.separator = separator;
  out.width = first.cells.size();
  out.source.assign(columns.size(), -1);
  if (named(first.cells, columns) * 2 > columns.size()) {
    out.header = true;
    for (size_t i = 0; i < first.cells.size(); ++i) {
      const std::string name = folded(first.cells[i]);
      const auto at =
          std::find_if(columns.begin(), columns.end(), [&](std::string_view c) { return names_column(name, c); });
      const auto column = static_cast<size_t>(at - columns.begin());
      if (at == columns.end() || out.source[column] >= 0) {
        out.extra.emplace_back(i, first.cells[i]);
      } else {
        out.source[column] = static_cast<int32_t>(i);
      }
    }
    for (size_t c = 0; c < columns.size(); ++c) {
      if (out.source[c] < 0) out.missing.emplace_back(columns[c]);
    }
    return out;
  }
  if (table_format(format)->header)
    return Error{ErrorCode::kMalformed, fmt::format("no header of {}", to_string(format)), ""};
  if (format == ExchangeFormat::kGdeltEvents && is_gdelt_width(out.width) && out.width != columns.size()) {
    // Version 1: no ADM2 codes, and before April 2013 no source.
    int32_t next = 0;
    for (size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].ends_with("_ADM2Code")) continue;
      if (next < static_cast<int32_t>(out.width)) out.source[c] = next++;
    }
    return out;
  }
  const bool drifted = format == ExchangeFormat::kGdeltMentions && out.width >= 14 && out.width <= columns.size();
  if (out.width != columns.size() && !drifted) {
    return Error{ErrorCode::kMalformed,
                 fmt::format("{} columns, and {} has {}", out.width, to_string(format), columns.size()), ""};
  }
  for (size_t c = 0; c < out.width; ++c) out.source[c] = static_cast<int32_t>(c);
  return out;
}

CameoRevision revision_of(std::string_view bytes, const FileLayout& layout, const ExchangeTables& tables) {
  const Columns columns = icews_format().columns;
  const auto column = [&](std::string_view name) {
    return layout.source[static_cast<size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin())];
  };
  const int32_t code_at = column("CAMEO Code"), label_at = column("Event Text");
  if (code_at < 0 || label_at < 0) return CameoRevision::k11b3;
  RowReader reader(bytes, layout.separator, layout.width);
  while (const auto row = reader.next()) {
    if (row->cells.size() != layout.width) continue;
    const std::string& code = row->cells[static_cast<size_t>(code_at)];
    const std::string_view early = tables.early_meaning(code);
    if (early.empty()) continue;
    const std::string label = folded(row->cells[static_cast<size_t>(label_at)]);
    const CameoCode* now = tables.codebook().cameo(code);
    const bool is_now = now != nullptr && label == folded(now->name);
    if (label == folded(early) && !is_now) return CameoRevision::kEarly;
    if (is_now) return CameoRevision::k11b3;
  }
  return CameoRevision::k11b3;
}

}  // namespace vedette
