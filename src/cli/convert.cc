// vedette convert: codes, or whole files of events, from CAMEO to PLOVER and back, and from format to format.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/files.h"
#include "cli/exchange_files.h"
#include "cli/options.h"
#include "cli/read_reports.h"
#include "exchange/export.h"
#include "exchange/parquet.h"
#include "knowledge/data_files.h"

namespace vedette {
namespace {

std::string joined_contexts(const std::vector<std::string>& contexts) {
  std::string out;
  for (const std::string& c : contexts) out += (out.empty() ? "" : ",") + c;
  return out.empty() ? "-" : out;
}

std::string type_text(const std::string& type, const std::string& mode) {
  if (type.empty()) return "-";
  return mode.empty() ? type : type + "-" + mode;
}

// "0356	CONCEDE	military	Express intent to de-escalate military engagement"; empty for what is no code.
std::string convert_code(const ExchangeTables& tables, std::string_view code, CameoRevision revision) {
  const Codebook& book = tables.codebook();
  const std::string_view now = revision == CameoRevision::kEarly ? tables.from_early(code) : code;
  if (const CameoCode* c = book.cameo(now)) {
    return fmt::format("{}\t{}\t{}\t{}\n", code, type_text(c->type, c->mode), joined_contexts(c->contexts), c->name);
  }
  const size_t dash = code.find('-');
  const std::string_view type = code.substr(0, dash), mode = dash == std::string_view::npos ? std::string_view() : code.substr(dash + 1);
  const std::string_view cameo = tables.cameo_of(type, mode, {});
  if (cameo.empty()) return {};
  // The code to take, then all codes that the type has in the crosswalk.
  std::string others;
  for (const CameoCode& c : book.cameo_codes()) {
    if (c.type == type && c.mode == mode && c.code != cameo) others += (others.empty() ? "" : ",") + c.code;
  }
  return fmt::format("{}\t{}\t{}\t{}\n", code, cameo, others.empty() ? "-" : others, book.cameo(cameo)->name);
}

int convert_codes(const ExchangeTables& tables, const ConvertOptions& options) {
  std::string text;
  bool refused = false;
  for (const std::string& code : options.what) {
    const std::string line = convert_code(tables, code, parse_cameo_revision(options.codebook).value_or(CameoRevision::k11b3));
    if (line.empty()) {
      std::fprintf(stderr, "vedette convert: refused: %s is no file, no code of CAMEO and no type of PLOVER\n", code.c_str());
      refused = true;
    }
    text += line;
  }
  if (const Status status = write_text(options.out, text); !status.has_value()) return report_failure("convert", status.error());
  return refused ? kExitSomeRefused : kExitDone;
}

// "cameo" and "plover" name the format that a row in that codebook has.
std::string target_format(const std::string& to) { return to == "cameo" ? "icews" : to; }

}  // namespace

int run_convert(const ConvertOptions& options) {
  const auto data = DataFiles::installed();
  if (!data.has_value()) return report_failure("convert", data.error());
  const auto tables = ExchangeTables::load(*data);
  if (!tables.has_value()) return report_failure("convert", tables.error());
  const auto is_input = [](const std::string& what) { return what == "-" || file_exists(what); };
  if (std::none_of(options.what.begin(), options.what.end(), is_input)) return convert_codes(*tables, options);

  const std::string to = target_format(options.to);
  const auto format = parse_exchange_format(to == "parquet" ? "jsonl" : to);
  if (!format || (to == "parquet" && options.out.empty())) {
    std::fputs("vedette convert: files need --to with a format of export, and Parquet an -o\n", stderr);
    return kExitWrongUse;
  }
  Importer importer(*tables, import_options(options.from, options.codebook));
  const bool whole = import_files("convert", options.what, options.quiet, importer);
  const Exported events = export_events(importer.records(), *format, write_context(*tables), {options.all});
  const Status status = to == "parquet" ? json_lines_to_parquet(events.text, options.out) : write_text(options.out, events.text);
  if (!status.has_value()) return report_failure("convert", status.error());
  for (const auto& [why, count] : events.left_out) std::fprintf(stderr, "vedette convert: left out %d that %s\n", count, why.c_str());
  return whole ? kExitDone : kExitSomeRefused;
}

}  // namespace vedette
