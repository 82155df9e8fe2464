#include "feed/feed.h"

#include "base/digest.h"
#include "base/files.h"
#include "base/utf8.h"
#include "feed/csv.h"
#include "feed/json_lines.h"
#include "feed/plain_text.h"

namespace vedette {
namespace {

bool looks_like_json_lines(std::string_view bytes) {
  const size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

}  // namespace

void complete(Report& report) {
  report.text = utf8::sanitize(report.text);
  report.digest = short_digest(report.text);
  if (report.id.empty()) report.id = report.digest;
}

void read_bytes(const std::string& bytes, const std::string& name, FeedResult& out) {
  const bool json = name.ends_with(".jsonl") || name.ends_with(".ndjson") || name.ends_with(".json");
  if (json || (!name.ends_with(".txt") && !name.ends_with(".csv") && looks_like_json_lines(bytes))) {
    read_json_lines(bytes, name, out);
  } else if (name.ends_with(".csv")) {
    read_csv(bytes, name, out);
  } else {
    out.reports.push_back(read_plain_text(bytes, name));
  }
}

FeedResult read_inputs(const std::vector<std::string>& paths) {
  FeedResult out;
  const auto take = [&](Result<std::string> bytes, const std::string& name) {
    if (bytes.has_value()) {
      read_bytes(*bytes, name, out);
    } else {
      out.refused.push_back(bytes.error());
    }
  };
  for (const std::string& path : paths) {
    if (path == "-") {
      take(read_stdin(), "-");
      continue;
    }
    const auto files = list_files(path);
    if (!files.has_value()) {
      out.refused.push_back(files.error());
      continue;
    }
    for (const std::string& file : *files) take(read_file(file), file);
  }
  return out;
}

}  // namespace vedette
