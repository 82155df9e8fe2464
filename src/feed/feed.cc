#include "feed/feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "feed/context.h"
#include "feed/csv.h"
#include "feed/encoding.h"
#include "feed/html.h"
#include "feed/http.h"
#include "feed/json_lines.h"
#include "feed/mail.h"
#include "feed/mime.h"
#include "feed/plain_text.h"
#include "feed/text_tools.h"
#include "feed/warc.h"
#include "feed/xml_feed.h"

namespace vedette {
namespace {

enum class Form { kPlain, kJsonLines, kCsv, kHtml, kXmlFeed, kMail, kWarc, kUnknown };

Form form_by_name(std::string_view name) {
  constexpr std::pair<std::string_view, Form> kEndings[] = {{".txt", Form::kPlain},      {".text", Form::kPlain}, {".md", Form::kPlain},
                                                            {".jsonl", Form::kJsonLines}, {".ndjson", Form::kJsonLines}, {".json", Form::kJsonLines},
                                                            {".csv", Form::kCsv},         {".tsv", Form::kCsv},   {".html", Form::kHtml}, {".htm", Form::kHtml},
                                                            {".xhtml", Form::kHtml},      {".shtml", Form::kHtml}, {".rss", Form::kXmlFeed}, {".atom", Form::kXmlFeed}, {".rdf", Form::kXmlFeed},
                                                            {".eml", Form::kMail},        {".warc", Form::kWarc}};
  const std::string low = lowered(name);
  for (const auto& [ending, form] : kEndings) {
    if (low.ends_with(ending)) return form;
  }
  return Form::kUnknown;
}

Form form_by_content(std::string_view head) {
  const auto has = [&](std::string_view what) { return find_ignoring_case(head, what) != std::string_view::npos; };
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (looks_like_mail(head)) return Form::kMail;
  head = trimmed(head);
  if (head.starts_with("WARC/")) return Form::kWarc;
  if (head.starts_with('<')) {
    if (has("<!doctype html") || has("<html")) return Form::kHtml;
    if (has("<rss") || has("<feed") || has("<rdf:rdf") || head.starts_with("<?xml")) return Form::kXmlFeed;
    if (has("<body") || has("<head") || has("<p>") || has("<div")) return Form::kHtml;
  }
  if (head.starts_with('{') || head.starts_with("[{")) return Form::kJsonLines;
  return Form::kPlain;
}

// What cannot be text: formats by their first bytes, and zero bytes that are not UTF-16's.
const char* why_no_text(std::string_view head) {
  using namespace std::string_view_literals;
  constexpr std::pair<std::string_view, const char*> kMarks[] = {
      {"%PDF", "a PDF; its text must be taken out first"}, {"PK\x03\x04", "a ZIP archive or office document"}, {"\x89PNG", "an image"},
      {"\xFF\xD8\xFF", "an image"}, {"GIF8", "an image"}, {"\xD0\xCF\x11\xE0", "an old office document"}, {"\x7f""ELF", "a program"},
      {"BZh", "bzip2; unpack it first"}, {"\xFD""7zXZ", "xz; unpack it first"}, {"\x28\xB5\x2F\xFD", "zstd; unpack it first"}, {"SQLite format 3"sv, "a database"}};
  for (const auto& [mark, reason] : kMarks) {
    if (head.starts_with(mark)) return reason;
  }
  const bool wide = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || head.starts_with("\0\0\xFE\xFF"sv);
  if (!wide && to_utf8(head).find('\0') != std::string::npos) return "binary, no text";
  return nullptr;
}

void read_whole_text(const FeedContext& context, Input& in) {
  auto bytes = in.rest(kMaxWhole);
  if (!bytes.has_value()) return context.out.refuse(bytes.error());
  const std::string form_name(in.form_name());
  Report report = read_plain_text(to_utf8(*bytes), form_name, context.known);
  report.from = in.name();
  deliver(context, std::move(report));
}

void read_file_or_folder(const FeedContext& context, const std::string& path) {
  const auto files = list_files(path);
  if (!files.has_value()) return context.out.refuse(files.error());
  for (const std::string& file : *files) {
    auto stream = open_stream(file);
    if (!stream.has_value()) {
      context.out.refuse(stream.error());
      continue;
    }
    Input in(*std::move(stream), file);
    read_input(context, in);
  }
}

// A feed, a page or a text from a server, as its header says; where the header says nothing useful, as its bytes do.
void read_address(const FeedContext& context, HttpFetcher& fetcher, const std::string& url) {
  auto fetched = fetcher.get(url);
  if (!fetched.has_value()) return context.out.refuse(fetched.error());
  if (fetched->unchanged) return;
  const Form form = form_by_content(std::string_view(fetched->body).substr(0, 4096));
  const std::string charset = header_parameter(fetched->content_type, "charset");
  if (form == Form::kHtml) return read_html(context, fetched->body, url, {fetched->url, charset});
  if (form == Form::kXmlFeed) return read_xml_feed(context, fetched->body, url, charset);
  if (form == Form::kPlain && fetched->content_type.starts_with("text/plain")) return read_typed(context, fetched->body, fetched->content_type, fetched->url, url);
  Input in(memory_stream(fetched->body), url);
  read_input(context, in);
}

}  // namespace

void read_input(const FeedContext& context, Input& in) {
  const std::string head(in.peek(4096));
  if (in.failed() && head.empty()) return context.out.refuse(*in.failed());
  const char* reason = head.starts_with("WARC/") ? nullptr : why_no_text(head);  // an archive may hold images
  if (reason != nullptr) return context.out.refuse({ErrorCode::kUnsupported, reason, in.name()});
  Form form = form_by_name(in.form_name());
  if (form == Form::kUnknown) form = form_by_content(head);
  const auto whole = [&](auto&& read) {
    const auto bytes = in.rest(kMaxWhole);
    bytes.has_value() ? read(*bytes) : context.out.refuse(bytes.error());
  };
  switch (form) {
    case Form::kJsonLines: return read_json_lines(context, in);
    case Form::kCsv: return read_csv(context, in);
    case Form::kWarc: return read_warc(context, in);
    case Form::kHtml: return whole([&](const std::string& bytes) { read_html(context, bytes, in.name()); });
    case Form::kXmlFeed: return whole([&](const std::string& bytes) { read_xml_feed(context, bytes, in.name()); });
    case Form::kMail: return whole([&](const std::string& bytes) { read_mail(context, bytes, in.name()); });
    case Form::kPlain:
    case Form::kUnknown: return read_whole_text(context, in);
  }
}

Result<std::vector<std::pair<std::string, std::string>>> parse_columns(std::string_view list) {
  constexpr std::string_view kRoles[] = {"text", "title", "published", "modified", "outlet", "author", "url", "id", "country", "lang"};
  std::vector<std::pair<std::string, std::string>> out;
  while (!list.empty()) {
    const size_t end = std::min(list.find(','), list.size());
    const std::string_view pair = trimmed(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    const size_t equals = pair.find('=');
    const std::string_view role = pair.substr(0, equals);
    if (equals == std::string_view::npos || std::find(std::begin(kRoles), std::end(kRoles), role) == std::end(kRoles)) {
      return Error{ErrorCode::kInvalid, fmt::format("\"{}\" is no ROLE=COLUMN with a role of {}", pair, fmt::join(kRoles, ", ")), "--columns"};
    }
    out.emplace_back(role, pair.substr(equals + 1));
  }
  return out;
}

Result<Feed> Feed::load(const std::function<std::string_view(std::string_view)>& text, FeedOptions options) {
  Feed out;
  VEDETTE_TRY(out.known_, FeedKnowledge::load(text));
  out.options_ = std::move(options);
  return out;
}

void Feed::read(const std::vector<std::string>& paths, FeedSink& out) const {
  const FeedContext context{known_, options_, out};
  FeedState state;
  const bool ask = std::any_of(paths.begin(), paths.end(), is_address);
  if (ask && !options_.state.empty()) {
    auto kept = FeedState::load(options_.state);
    if (!kept.has_value() && kept.error().code != ErrorCode::kNotFound) return out.refuse(kept.error());
    state = std::move(kept).value_or({});
  }
  HttpFetcher fetcher(state);
  for (const std::string& path : paths) {
    if (is_address(path)) {
      read_address(context, fetcher, path);
    } else if (path == "-") {
      Input in(stdin_stream(), "-");
      read_input(context, in);
    } else {
      read_file_or_folder(context, path);
    }
  }
  if (!ask || options_.state.empty()) return;
  if (const Status saved = state.save(options_.state); !saved.has_value()) out.refuse(saved.error());
}

void Feed::read_bytes(std::string_view bytes, const std::string& name, FeedSink& out) const {
  const FeedContext context{known_, options_, out};
  Input in(memory_stream(bytes), name);
  read_input(context, in);
}

}  // namespace vedette
