#include "cli/exchange_files.h"

#include <fmt/format.h>

#include <cstdio>
#include <map>

#include "base/files.h"
#include "cli/version.h"
#include "exchange/parquet.h"
#include "knowledge/line_file.h"

namespace vedette {
namespace {

void say(const char* command, const std::string& text) { std::fprintf(stderr, "vedette %s: %s\n", command, text.c_str()); }

// A Parquet file becomes JSON lines on the way in.
Result<std::string> read_event_file(const std::string& path) {
  VEDETTE_TRY(std::string bytes, path == "-" ? read_stdin() : read_file(path));
  if (!is_parquet(bytes)) return bytes;
  if (path == "-") return Error{ErrorCode::kUnsupported, "Parquet cannot be read from standard input", ""};
  return parquet_to_json_lines(path);
}

}  // namespace

std::vector<EventFile> read_event_files(const char* command, const std::vector<std::string>& paths, bool& refused) {
  std::vector<EventFile> out;
  const auto refuse = [&](const Error& error) { say(command, "refused: " + error.to_string()), refused = true; };
  for (const std::string& path : paths) {
    std::vector<std::string> names = {path};
    if (path != "-") {
      auto listed = list_files(path);
      if (!listed.has_value()) {
        refuse(listed.error());
        continue;
      }
      names = std::move(*listed);
    }
    for (const std::string& name : names) {
      auto bytes = read_event_file(name);
      if (bytes.has_value()) {
        out.push_back({name, std::move(*bytes)});
      } else {
        refuse(bytes.error());
      }
    }
  }
  return out;
}

ImportOptions import_options(const std::string& format, const std::string& codebook) {
  ImportOptions out;
  // Parquet is read as the JSON lines that it holds.
  out.format = parse_exchange_format(format == "parquet" ? "jsonl" : format);
  out.codebook = parse_cameo_revision(codebook).value_or(CameoRevision::kUnknown);
  return out;
}

std::string print_faults(const FileReport& report, int most, bool refusals_only) {
  std::string out;
  std::map<std::string, int> printed;
  for (const Fault& f : report.faults) {
    if (refusals_only && !f.refused) continue;
    const std::string what = (f.column.empty() ? "" : f.column + ": ") + f.message;
    // Cells shown in quotation marks make messages differ that are one in kind.
    const int count = ++printed[what.substr(0, what.find('"'))];
    if (most == 0 || count <= most) out += fmt::format("{}:{}: {}{}\n", report.file, f.line, f.refused ? "refused: " : "", what);
  }
  for (const auto& [kind, count] : printed) {
    if (most > 0 && count > most) out += fmt::format("{}: {} more of \"{}\"\n", report.file, count - most, trim(kind));
  }
  return out;
}

bool import_files(const char* command, const std::vector<std::string>& paths, bool quiet, Importer& importer) {
  constexpr int kMost = 20;
  bool refused = false;
  for (const EventFile& file : read_event_files(command, paths, refused)) {
    if (const Status status = importer.add(file.bytes, file.name); !status.has_value()) {
      say(command, "refused: " + status.error().to_string());
      refused = true;
      continue;
    }
    const FileReport& report = importer.files().back();
    std::fputs(print_faults(report, kMost, quiet).c_str(), stderr);
    for (const Fault& f : report.faults) refused = refused || f.refused;
    if (quiet) continue;
    const std::string codebook = report.codebook == CameoRevision::kUnknown ? "" : fmt::format(", CAMEO {}", to_string(report.codebook));
    say(command, fmt::format("{}: {}{}: {} of {} rows taken", report.file, to_string(report.format), codebook, report.taken, report.rows));
  }
  return !refused;
}

WriteContext write_context(const ExchangeTables& tables) { return {tables, kVersion}; }

Status write_text(const std::string& path, std::string_view text) {
  if (!path.empty() && path != "-") return write_file(path, text);
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    return Error{ErrorCode::kIo, "standard output cannot be written", ""};
  }
  return ok();
}

}  // namespace vedette
