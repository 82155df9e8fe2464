#include "feed/json_lines.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <optional>

#include "base/utf8.h"
#include "feed/dates.h"
#include "feed/encoding.h"
#include "feed/text_tools.h"

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
  const auto moment = parse_date(text);
  if (!moment) return BadLine{fmt::format("\"published\" is no time: {}", text)};
  published = {*moment, Published::From::kGiven};
  return std::nullopt;
}

// Keys beyond the contract's: false where the value is of a kind that is not ours, and is passed through.
bool take_extra(std::string_view key, dom::element value, Report& report) {
  std::string_view text;
  const bool is_text = value.get_string().get(text) == simdjson::SUCCESS;
  dom::array list;
  bool flag = false;
  if (key == "author" && is_text) return report.author = std::string(text), true;
  if (key == "author" && value.get_array().get(list) == simdjson::SUCCESS) {
    std::string names;
    for (const dom::element item : list) {
      if (item.get_string().get(text) != simdjson::SUCCESS) return false;
      names += (names.empty() ? "" : ", ") + std::string(text);
    }
    return report.author = std::move(names), true;
  }
  if (key == "country" && is_text && text.size() == 2) return report.country = std::string(text), true;
  if (key == "retracted" && value.get_bool().get(flag) == simdjson::SUCCESS) return report.retracted = flag, true;
  if (key == "modified" && is_text) {
    const auto moment = parse_date(text);
    if (moment) report.modified = *moment;
    return moment.has_value();
  }
  return false;
}

std::optional<BadLine> take_field(std::string_view key, dom::element value, Report& report) {
  if (key == "text") return take_text(value, key, report.text);
  if (key == "id") return take_id(value, report.id);
  if (key == "title") return take_text(value, key, report.title);
  if (key == "outlet") return take_text(value, key, report.outlet);
  if (key == "url") return take_text(value, key, report.url);
  if (key == "lang") return take_text(value, key, report.lang);
  if (key == "codebook") return take_text(value, key, report.codebook);
  if (key == "published") return take_published(value, report.published);
  const bool known = key == "author" || key == "country" || key == "retracted" || key == "modified";
  if (known && (value.is_null() || take_extra(key, value, report))) return std::nullopt;
  report.passthrough.emplace_back(key, simdjson::minify(value));
  return std::nullopt;
}

std::optional<BadLine> take_report(dom::element line, Report& report) {
  dom::object object;
  if (line.get_object().get(object) != simdjson::SUCCESS) return BadLine{"not a JSON object"};
  std::optional<dom::element> ask;
  bool has_text = false;
  for (const auto [key, value] : object) {
    if (key == "ask") {
      ask = value;
      continue;
    }
    has_text = has_text || (key == "text" && !value.is_null());
    if (auto bad = take_field(key, value, report)) return bad;
  }
  if (!has_text) return BadLine{"no \"text\""};
  if (ask) return take_ask(*ask, report.text, report.ask);
  return std::nullopt;
}

void take_element(const FeedContext& context, dom::element element, std::string where) {
  Report report;
  report.from = where;
  if (auto bad = take_report(element, report)) return context.refuse(std::move(bad->reason), std::move(where));
  deliver(context, std::move(report));
}

void take_line(const FeedContext& context, dom::parser& parser, std::string_view line, std::string where) {
  dom::element element;
  auto error = parser.parse(simdjson::padded_string(line)).get(element);
  if (error == simdjson::UTF8_ERROR) error = parser.parse(simdjson::padded_string(to_utf8(line))).get(element);
  if (error != simdjson::SUCCESS) return context.refuse(fmt::format("not JSON: {}", simdjson::error_message(error)), std::move(where));
  take_element(context, element, std::move(where));
}

void read_lines(const FeedContext& context, Input& in) {
  dom::parser parser;
  std::string line;
  for (int32_t number = 1; const auto got = in.line(line, kMaxLine); ++number) {
    std::string_view text = line;
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::string where = fmt::format("{}:{}", in.name(), number);
    if (*got == Input::Line::kTooLong) {
      context.refuse(fmt::format("a line of more than {} MB", kMaxLine >> 20), std::move(where));
    } else if (in.failed()) {
      break;  // a line cut off in the middle
    } else if (!trimmed(text).empty()) {
      take_line(context, parser, text, std::move(where));
    }
  }
  if (in.failed()) context.out.refuse(*in.failed());
}

// One document: an array of reports, or one report over several lines.
void read_document(const FeedContext& context, Input& in) {
  const auto bytes = in.rest(kMaxWhole);
  if (!bytes.has_value()) return context.out.refuse(bytes.error());
  dom::parser parser;
  dom::element root;
  const std::string text = to_utf8(*bytes);
  if (const auto error = parser.parse(text).get(root); error != simdjson::SUCCESS) {
    // Not one document after all: lines, of which the first happens to be broken.
    Input lines(memory_stream(text), in.name());
    return read_lines(context, lines);
  }
  dom::array list;
  if (root.get_array().get(list) != simdjson::SUCCESS) return take_element(context, root, in.name());
  int32_t number = 0;
  for (const dom::element item : list) take_element(context, item, fmt::format("{}[{}]", in.name(), number++));
}

}  // namespace

void read_json_lines(const FeedContext& context, Input& in) {
  const std::string_view head = trimmed(in.peek(16 << 10));
  const std::string_view first = trimmed(head.substr(0, head.find('\n')));
  const bool wide = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  const bool open_object = first.starts_with('{') && !first.ends_with('}') && head.size() > first.size();
  if (wide || first.starts_with('[') || (open_object && in.form_name().ends_with(".json"))) return read_document(context, in);
  read_lines(context, in);
}

}  // namespace vedette
