// vedette validate: what is wrong with files of events, line by line.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/exchange_files.h"
#include "cli/options.h"
#include "cli/read_reports.h"
#include "knowledge/data_files.h"

namespace vedette {

int run_validate(const ValidateOptions& options) {
  const auto data = DataFiles::installed();
  if (!data.has_value()) return report_failure("validate", data.error());
  const auto tables = ExchangeTables::load(*data);
  if (!tables.has_value()) return report_failure("validate", tables.error());
  Importer importer(*tables, import_options(options.format, options.codebook));
  bool wrong = false;
  std::string text;
  for (const EventFile& file : read_event_files("validate", options.files, wrong)) {
    if (const Status status = importer.add(file.bytes, file.name); !status.has_value()) {
      text += status.error().to_string() + "\n";
      wrong = true;
      continue;
    }
    const FileReport& report = importer.files().back();
    text += print_faults(report, options.most, false);
    const auto refused = std::count_if(report.faults.begin(), report.faults.end(), [](const Fault& f) { return f.refused; });
    const auto others = static_cast<std::ptrdiff_t>(report.faults.size()) - refused;
    const std::string codebook = report.codebook == CameoRevision::kUnknown ? "" : fmt::format(", CAMEO {}", to_string(report.codebook));
    text += fmt::format("{}: {}{}: {} rows, {} refused, {} other faults\n", report.file, to_string(report.format), codebook, report.rows,
                        refused, others);
    wrong = wrong || !report.faults.empty();
  }
  if (const Status status = write_text("", text); !status.has_value()) return report_failure("validate", status.error());
  return wrong ? kExitSomeRefused : kExitDone;
}

}  // namespace vedette
