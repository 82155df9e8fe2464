#include "feed/warc.h"

#include <fmt/format.h>

#include <charconv>

#include "feed/encoding.h"
#include "feed/html.h"
#include "feed/http_message.h"
#include "feed/json_lines.h"
#include "feed/plain_text.h"
#include "feed/text_tools.h"
#include "feed/xml_feed.h"

namespace vedette {
namespace {

constexpr size_t kMaxHeader = 64 << 10;

class WarcReader {
 public:
  WarcReader(const FeedContext& context, Input& in) : context_(context), in_(in) {}

  void run() {
    while (find_record()) {
      if (!record()) break;
    }
    if (in_.failed()) context_.out.refuse(*in_.failed());
  }

 private:
  std::string where() const { return fmt::format("{}@{}", in_.name(), record_at_); }

  // Reads on to the next line "WARC/1.x".
  bool find_record() {
    bool lost = false;
    for (;;) {
      record_at_ = at_;
      if (!next_line()) return false;
      if (line_.starts_with("WARC/1.") || line_.starts_with("WARC/0.")) return true;
      if (!lost && !trimmed(line_).empty()) context_.refuse("no WARC record begins here", where()), lost = true;
    }
  }

  bool next_line() {
    if (!in_.line(line_, kMaxHeader)) return false;
    at_ += line_.size() + 1;
    return true;
  }

  // False at the end of the input.
  bool record() {
    std::string head;
    for (;;) {
      if (!next_line()) return context_.refuse("a truncated record", where()), false;
      if (trimmed(line_).empty()) break;
      if (head.size() < kMaxHeader) head += line_ + "\n";
    }
    std::string_view rest = head;
    const MimeHeaders headers = take_headers(rest);
    uint64_t length = 0;
    const std::string_view digits = header_value(headers, "content-length");
    if (std::from_chars(digits.data(), digits.data() + digits.size(), length).ec != std::errc()) {
      return context_.refuse("a record without a length", where()), true;
    }
    const std::string type = lowered(header_value(headers, "warc-type"));
    if (type != "response" && type != "resource" && type != "conversion") return skip(length);
    if (length > kMaxWhole) {
      context_.refuse(fmt::format("a record of more than {} MB", kMaxWhole >> 20), where());
      return skip(length);
    }
    std::string block;
    at_ += in_.take(block, static_cast<size_t>(length));
    if (block.size() < length) return context_.refuse("a truncated record", where()), false;
    take(headers, type, block);
    return true;
  }

  bool skip(uint64_t length) {
    const uint64_t passed = in_.skip(length);
    at_ += passed;
    return passed == length;
  }

  void take(const MimeHeaders& headers, const std::string& type, const std::string& block) {
    std::string url(header_value(headers, "warc-target-uri"));
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    if (type != "response" || !url.starts_with("http")) return read_typed(context_, block, header_value(headers, "content-type"), url, where());
    auto response = parse_http_response(block, kMaxWhole);
    if (!response.has_value()) return context_.out.refuse({response.error().code, response.error().message, where()});
    if (response->status != 200) return;
    read_typed(context_, response->body, header_value(response->headers, "content-type"), url, where());
  }

  const FeedContext& context_;
  Input& in_;
  std::string line_;
  uint64_t at_ = 0;
  uint64_t record_at_ = 0;
};

}  // namespace

void read_warc(const FeedContext& context, Input& in) { WarcReader(context, in).run(); }

void read_typed(const FeedContext& context, std::string_view bytes, std::string_view content_type, const std::string& url, const std::string& name) {
  const std::string type = lowered(trimmed(content_type.substr(0, content_type.find(';'))));
  const std::string charset = header_parameter(content_type, "charset");
  const std::string_view head = bytes.substr(0, 1024);
  const bool is_feed = find_ignoring_case(head, "<rss") != std::string_view::npos || find_ignoring_case(head, "<feed") != std::string_view::npos ||
                       find_ignoring_case(head, "<rdf:rdf") != std::string_view::npos;
  const bool is_html = find_ignoring_case(head, "<html") != std::string_view::npos || find_ignoring_case(head, "<!doctype html") != std::string_view::npos;
  if (type == "application/rss+xml" || type == "application/atom+xml" || type == "application/rdf+xml" || (is_feed && !is_html && type.find("xml") != std::string::npos)) {
    return read_xml_feed(context, bytes, name, charset);
  }
  if (type == "text/html" || type == "application/xhtml+xml" || (type.empty() && is_html)) return read_html(context, bytes, name, {url, charset});
  if (type == "application/x-ndjson" || type == "application/json" || type == "application/jsonl") {
    Input lines(memory_stream(bytes), name);
    return read_json_lines(context, lines);
  }
  if (type != "text/plain") return;
  Report report = read_plain_text(to_utf8(bytes, charset), "", context.known);
  report.from = name;
  if (report.url.empty()) report.url = url;
  if (!trimmed(report.text).empty()) deliver(context, std::move(report));
}

}  // namespace vedette
