#include "feed/json_lines.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <optional>

#include "base/utf8.h"

namespace vedette {
namespace {

namespace dom = simdjson::dom;

struct BadLine {
  std::string reason;
};

std::optional<BadLine> take_text(dom::element value, std::string_view key, std::string& out) {
  if (value.is_null()) return std::nullopt;
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) return BadLine{fmt::format("\"{}\" is not a string", key)};
  out = std::string(text);
  return std::nullopt;
}

// A [begin, end) pair in code points → bytes. Null gives {-1,-1} where `nullable`.
bool take_range(dom::element value, const utf8::CodePointMap& map, bool nullable, int32_t& begin, int32_t& end) {
  begin = end = -1;
  if (value.is_null()) return nullable;
  dom::array pair;
  if (value.get_array().get(pair) != simdjson::SUCCESS || pair.size() != 2) return false;
  int64_t b = 0;
  int64_t e = 0;
  if (pair.at(0).get_int64().get(b) != simdjson::SUCCESS || pair.at(1).get_int64().get(e) != simdjson::SUCCESS) return false;
  if (b < 0 || e < b || e > map.size()) return false;
  begin = map.to_bytes(static_cast<int32_t>(b));
  end = map.to_bytes(static_cast<int32_t>(e));
  return true;
}

std::optional<BadLine> take_ask(dom::element value, std::string_view text, Ask& ask) {
  if (value.is_null()) return std::nullopt;
  dom::object object;
  if (value.get_object().get(object) != simdjson::SUCCESS) return BadLine{"\"ask\" is not an object"};
  const utf8::CodePointMap map(text);
  dom::array list;
  if (object["relations"].get_array().get(list) == simdjson::SUCCESS) {
    for (const dom::element item : list) {
      Ask::Relation r;
      dom::element source;
      dom::element target;
      if (item["source"].get(source) != simdjson::SUCCESS || item["target"].get(target) != simdjson::SUCCESS ||
          !take_range(source, map, true, r.source_begin, r.source_end) ||
          !take_range(target, map, true, r.target_begin, r.target_end)) {
        return BadLine{"a relation asked for has no valid \"source\" and \"target\""};
      }
      ask.relations.push_back(r);
    }
  }
  if (object["factuality"].get_array().get(list) == simdjson::SUCCESS) {
    for (const dom::element item : list) {
      Ask::Range r;
      if (!take_range(item, map, false, r.begin, r.end)) return BadLine{"a factuality asked for has no valid span"};
      ask.factuality.push_back(r);
    }
  }
  return std::nullopt;
}

std::optional<BadLine> take_id(dom::element value, std::string& id) {
  int64_t number = 0;
  if (value.get_int64().get(number) == simdjson::SUCCESS) {
    id = std::to_string(number);
    return std::nullopt;
  }
  return take_text(value, "id", id);
}

std::optional<BadLine> take_published(dom::element value, Published& published) {
  std::string text;
  if (auto bad = take_text(value, "published", text)) return bad;
  if (text.empty()) return std::nullopt;
  const auto moment = parse_moment(text);
  if (!moment) return BadLine{fmt::format("\"published\" is no ISO 8601 time: {}", text)};
  published = {*moment, Published::From::kGiven};
  return std::nullopt;
}

std::optional<BadLine> take_report(dom::element line, Report& report) {
  dom::object object;
  if (line.get_object().get(object) != simdjson::SUCCESS) return BadLine{"not a JSON object"};
  std::optional<dom::element> ask;
  bool has_text = false;
  for (const auto [key, value] : object) {
    std::optional<BadLine> bad;
    if (key == "text") {
      has_text = !value.is_null();
      bad = take_text(value, key, report.text);
    } else if (key == "id") {
      bad = take_id(value, report.id);
    } else if (key == "title") {
      bad = take_text(value, key, report.title);
    } else if (key == "outlet") {
      bad = take_text(value, key, report.outlet);
    } else if (key == "url") {
      bad = take_text(value, key, report.url);
    } else if (key == "lang") {
      bad = take_text(value, key, report.lang);
    } else if (key == "codebook") {
      bad = take_text(value, key, report.codebook);
    } else if (key == "published") {
      bad = take_published(value, report.published);
    } else if (key == "ask") {
      ask = value;
    } else {
      report.passthrough.emplace_back(key, simdjson::minify(value));
    }
    if (bad) return bad;
  }
  if (!has_text) return BadLine{"no \"text\""};
  if (ask) return take_ask(*ask, report.text, report.ask);
  return std::nullopt;
}

}  // namespace

void read_json_lines(std::string_view bytes, const std::string& name, FeedResult& out) {
  dom::parser parser;
  int32_t number = 0;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string where = fmt::format("{}:{}", name, number);
    dom::element element;
    const simdjson::padded_string padded(line);
    if (const auto error = parser.parse(padded).get(element); error != simdjson::SUCCESS) {
      out.refused.push_back({ErrorCode::kMalformed, fmt::format("not JSON: {}", simdjson::error_message(error)), where});
      continue;
    }
    Report report;
    report.from = where;
    if (auto bad = take_report(element, report)) {
      out.refused.push_back({ErrorCode::kMalformed, std::move(bad->reason), where});
      continue;
    }
    complete(report);
    out.reports.push_back(std::move(report));
  }
}

}  // namespace vedette
