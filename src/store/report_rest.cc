#include "store/report_rest.h"

#include <simdjson.h>

#include "base/json_writer.h"

namespace vedette {
namespace {

namespace dom = simdjson::dom;

void write_range(JsonWriter& out, int32_t begin, int32_t end) {
  out.array([&] { out.value(begin), out.value(end); });
}

void write_moment(JsonWriter& out, const Moment& m) {
  out.array([&] { out.value(m.time.time_since_epoch().count()), out.value(static_cast<int>(m.precision)); });
}

void write_parts(JsonWriter& out, const std::vector<Part>& parts) {
  out.array([&] {
    for (const Part& p : parts) out.array([&] { out.value(p.span.begin), out.value(p.span.end), out.value(to_string(p.kind)); });
  });
}

void write_ask(JsonWriter& out, const Ask& ask) {
  out.object([&] {
    out.key("relations");
    out.array([&] {
      for (const Ask::Relation& r : ask.relations) {
        out.array([&] {
          write_range(out, r.source_begin, r.source_end);
          write_range(out, r.target_begin, r.target_end);
        });
      }
    });
    out.key("factuality");
    out.array([&] {
      for (const Ask::Range& r : ask.factuality) write_range(out, r.begin, r.end);
    });
  });
}

// A range of bytes inside the text; absent is [-1,-1].
bool read_range(dom::element value, size_t size, int32_t& begin, int32_t& end) {
  int64_t b = 0;
  int64_t e = 0;
  if (value.at(0).get_int64().get(b) != simdjson::SUCCESS || value.at(1).get_int64().get(e) != simdjson::SUCCESS) return false;
  if (b != -1 || e != -1) {
    if (b < 0 || e < b || static_cast<size_t>(e) > size) return false;
  }
  begin = static_cast<int32_t>(b), end = static_cast<int32_t>(e);
  return true;
}

bool read_ask(dom::element value, size_t size, Ask& ask) {
  dom::array list;
  if (value["relations"].get_array().get(list) != simdjson::SUCCESS) return false;
  for (const dom::element item : list) {
    Ask::Relation& r = ask.relations.emplace_back();
    dom::element source;
    dom::element target;
    if (item.at(0).get(source) != simdjson::SUCCESS || item.at(1).get(target) != simdjson::SUCCESS) return false;
    if (!read_range(source, size, r.source_begin, r.source_end) || !read_range(target, size, r.target_begin, r.target_end)) return false;
  }
  if (value["factuality"].get_array().get(list) != simdjson::SUCCESS) return false;
  for (const dom::element item : list) {
    Ask::Range& r = ask.factuality.emplace_back();
    if (!read_range(item, size, r.begin, r.end) || r.begin < 0) return false;
  }
  return true;
}

bool read_moment(dom::element value, Moment& out) {
  int64_t seconds = 0;
  uint64_t precision = 0;
  if (value.at(0).get_int64().get(seconds) != simdjson::SUCCESS || value.at(1).get_uint64().get(precision) != simdjson::SUCCESS) return false;
  if (precision > static_cast<uint64_t>(Precision::kSecond)) return false;
  out = {std::chrono::sys_seconds{std::chrono::seconds{seconds}}, static_cast<Precision>(precision)};
  return true;
}

bool read_parts(dom::element value, size_t size, std::vector<Part>& out) {
  dom::array list;
  if (value.get_array().get(list) != simdjson::SUCCESS) return false;
  for (const dom::element item : list) {
    Part& part = out.emplace_back();
    std::string_view kind;
    if (!read_range(item, size, part.span.begin, part.span.end) || part.span.empty()) return false;
    if (item.at(2).get_string().get(kind) != simdjson::SUCCESS) return false;
    const auto known = parse_part_kind(kind);
    if (!known) return false;
    part.kind = *known;
  }
  return true;
}

// What is always there.
bool read_needed(dom::object object, Report& report) {
  std::string_view from;
  dom::element published;
  uint64_t published_from = 0;
  if (object["from"].get_string().get(from) != simdjson::SUCCESS || object["published"].get(published) != simdjson::SUCCESS ||
      object["published_from"].get_uint64().get(published_from) != simdjson::SUCCESS) {
    return false;
  }
  if (published_from > static_cast<uint64_t>(Published::From::kInferred)) return false;
  report.from = from;
  report.published.from = static_cast<Published::From>(published_from);
  return read_moment(published, report.published.moment);
}

bool read_rest(dom::object object, Report& report) {
  if (!read_needed(object, report)) return false;
  dom::element value;
  if (object["modified"].get(value) == simdjson::SUCCESS && !read_moment(value, report.modified)) return false;
  if (object["parts"].get(value) == simdjson::SUCCESS && !read_parts(value, report.text.size(), report.parts)) return false;
  if (object["ask"].get(value) == simdjson::SUCCESS && !read_ask(value, report.text.size(), report.ask)) return false;
  std::string_view supersedes;
  if (object["supersedes"].get_string().get(supersedes) == simdjson::SUCCESS) report.supersedes = supersedes;
  report.retracted = object["retracted"].get(value) == simdjson::SUCCESS;
  dom::object unknown;
  if (object["unknown"].get_object().get(unknown) != simdjson::SUCCESS) return false;
  for (const auto [key, json] : unknown) report.passthrough.emplace_back(key, simdjson::minify(json));
  return true;
}

}  // namespace

std::string encode_rest(const Report& report) {
  // The others are columns of the tables `reports` and `texts`; a new field of Report must be kept in either place.
  const auto& [id, digest, text, title, outlet, url, lang, country, author, published, modified, article, supersedes, retracted, parts,
               codebook, ask, passthrough, from] = report;
  JsonWriter out;
  out.object([&] {
    out.field("from", from);
    out.key("published"), write_moment(out, published.moment);
    out.field("published_from", static_cast<int>(published.from));
    if (modified.known()) out.key("modified"), write_moment(out, modified);
    if (!supersedes.empty()) out.field("supersedes", supersedes);
    if (retracted) out.field("retracted", true);
    if (!parts.empty()) out.key("parts"), write_parts(out, parts);
    if (!ask.empty()) out.key("ask"), write_ask(out, ask);
    out.key("unknown");
    out.object([&] {
      for (const auto& [key, json] : passthrough) out.key(key), out.raw(json);
    });
  });
  return out.take();
}

Status decode_rest(std::string_view rest, Report& report) {
  dom::parser parser;
  const simdjson::padded_string padded(rest);
  dom::object object;
  if (parser.parse(padded).get_object().get(object) == simdjson::SUCCESS && read_rest(object, report)) return ok();
  return Error{ErrorCode::kMalformed, "what is kept of the report beside its columns is damaged", report.id};
}

}  // namespace vedette
