#include "feed/feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "feed/context.h"
#include "feed/csv.h"
#include "feed/encoding.h"
#include "feed/json_lines.h"
#include "feed/plain_text.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

enum class Form { kPlain, kJsonLines, kCsv, kUnknown };

Form form_by_name(std::string_view name) {
  constexpr std::pair<std::string_view, Form> kEndings[] = {{".txt", Form::kPlain},      {".text", Form::kPlain}, {".md", Form::kPlain},
                                                            {".jsonl", Form::kJsonLines}, {".ndjson", Form::kJsonLines}, {".json", Form::kJsonLines},
                                                            {".csv", Form::kCsv},         {".tsv", Form::kCsv}};
  const std::string low = lowered(name);
  for (const auto& [ending, form] : kEndings) {
    if (low.ends_with(ending)) return form;
  }
  return Form::kUnknown;
}

Form form_by_content(std::string_view head) {
  head = trimmed(head);
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

}  // namespace

void read_input(const FeedContext& context, Input& in) {
  const std::string head(in.peek(4096));
  if (in.failed() && head.empty()) return context.out.refuse(*in.failed());
  if (const char* reason = why_no_text(head)) return context.out.refuse({ErrorCode::kUnsupported, reason, in.name()});
  Form form = form_by_name(in.form_name());
  if (form == Form::kUnknown) form = form_by_content(head);
  switch (form) {
    case Form::kJsonLines: return read_json_lines(context, in);
    case Form::kCsv: return read_csv(context, in);
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
  for (const std::string& path : paths) {
    if (path == "-") {
      Input in(stdin_stream(), "-");
      read_input(context, in);
    } else {
      read_file_or_folder(context, path);
    }
  }
}

void Feed::read_bytes(std::string_view bytes, const std::string& name, FeedSink& out) const {
  const FeedContext context{known_, options_, out};
  Input in(memory_stream(bytes), name);
  read_input(context, in);
}

}  // namespace vedette
