#include "watch/rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"

namespace vedette {

std::string row_id(std::string_view ledger, std::string_view founded_by) {
  return short_digest(std::string(ledger) + ":" + std::string(founded_by));
}

void add_unique(std::vector<Evidence>& list, Evidence e) {
  if (std::find(list.begin(), list.end(), e) == list.end()) list.push_back(e);
}

std::string field_of(const Row& row, std::string_view name) {
  for (const auto& [key, value] : row.fields) {
    if (key == name) return value;
  }
  return {};
}

void set_field(Row& row, std::string_view name, std::string value) {
  for (auto& [key, old] : row.fields) {
    if (key == name) {
      old = std::move(value);
      return;
    }
  }
  row.fields.emplace_back(name, std::move(value));
}

void add_to_field(Row& row, std::string_view name, const std::string& value, size_t at_most) {
  if (value.empty()) return;
  std::string list = field_of(row, name);
  size_t count = 0;
  for (size_t begin = 0; begin < list.size();) {
    const size_t end = std::min(list.find("; ", begin), list.size());
    if (std::string_view(list).substr(begin, end - begin) == value) return;
    ++count;
    begin = end + 2;
  }
  if (count >= at_most) return;
  set_field(row, name, list.empty() ? value : list + "; " + value);
}

std::string actor_names(const Reading& reading, const std::vector<int32_t>& actors) {
  std::string out;
  for (const int32_t a : actors) out += (out.empty() ? "" : ", ") + reading.actors[a].name;
  return out;
}

std::string one_line(std::string_view text, size_t limit) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  if (out.size() <= limit) return out;
  const size_t cut = out.rfind(' ', limit);
  out.resize(cut == std::string::npos ? limit : cut);
  if (cut == std::string::npos) {  // never half a character
    while (!out.empty() && (out.back() & 0xC0) == 0x80) out.pop_back();
    if (!out.empty() && (out.back() & 0x80) != 0) out.pop_back();
  }
  return out + " …";
}

std::string number_text(const std::optional<double>& value) {
  return value ? fmt::format("{:.10g}", *value) : std::string();
}

std::chrono::sys_seconds end_of(const Moment& moment) {
  using namespace std::chrono;
  const sys_days day = floor<days>(moment.time);
  const year_month_day date(day);
  switch (moment.precision) {
    case Precision::kYear:
      return sys_days((date.year() + years{1}) / January / 1) - seconds{1};
    case Precision::kMonth:
      return sys_days((date.year() / date.month() + months{1}) / 1) - seconds{1};
    case Precision::kDay:
      return day + days{1} - seconds{1};
    default:
      return moment.time;
  }
}

int64_t days_between(std::chrono::sys_seconds from, std::chrono::sys_seconds to) {
  using std::chrono::days;
  return (std::chrono::floor<days>(to) - std::chrono::floor<days>(from)).count();
}

Row& RowSet::at(const std::string& key, bool& fresh) {
  const auto [it, inserted] = index_.emplace(key, rows_.size());
  fresh = inserted;
  if (inserted) {
    rows_.emplace_back();
    rows_.back().id = row_id(ledger_, key);
    rows_.back().rule = ledger_;
  }
  return rows_[it->second];
}

}  // namespace vedette
