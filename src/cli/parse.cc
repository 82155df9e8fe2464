// vedette parse: the engine alone. One JSON line, or CoNLL-U, for each report, in the order of the inputs.
#include <cstdio>

#include <string>
#include <vector>

#include "base/parallel.h"
#include "cli/batches.h"
#include "cli/options.h"
#include "cli/parse_output.h"
#include "cli/progress.h"
#include "cli/read_reports.h"
#include "language/model_path.h"
#include "language/pipeline.h"

namespace vedette {
namespace {

struct Worker {
  explicit Worker(const Pipeline& pipeline) : workspace(pipeline) {}
  Workspace workspace;
  std::vector<Doc> docs;
};

std::string parse_batch(const ParseOptions& options, const Pipeline& pipeline,
                        const std::vector<Report>& reports, Span batch, Worker& worker) {
  worker.docs.resize(static_cast<size_t>(batch.size()));
  for (int32_t i = 0; i < batch.size(); ++i) worker.docs[i].text = reports[static_cast<size_t>(batch.begin + i)].text;
  pipeline.parse(worker.docs, worker.workspace);
  std::string out;
  for (int32_t i = 0; i < batch.size(); ++i) {
    const Report& report = reports[static_cast<size_t>(batch.begin + i)];
    if (options.format == "json") append_json(out, pipeline.name(), report, worker.docs[i]);
    if (options.format == "conllu") append_conllu(out, report, worker.docs[i]);
  }
  return out;
}

// Parses a wave of reports and prints it; false where standard output cannot be written.
bool parse_wave(const ParseOptions& options, const Pipeline& pipeline, const std::vector<Report>& reports, std::vector<Worker>& workers) {
  const std::vector<Span> batches = make_batches(reports);
  std::vector<std::string> outputs(batches.size());
  parallel_for(outputs.size(), options.threads, [&](size_t i, int worker) {
    outputs[i] = parse_batch(options, pipeline, reports, batches[i], workers[static_cast<size_t>(worker)]);
  });
  for (const std::string& output : outputs) {
    if (std::fwrite(output.data(), 1, output.size(), stdout) != output.size()) return false;
  }
  return true;
}

Result<bool> parse(const ParseOptions& options) {
  VEDETTE_TRY(const std::string path, find_model(options.model));
  VEDETTE_TRY(const Pipeline pipeline, Pipeline::open(path));
  VEDETTE_TRY(const DataFiles data, DataFiles::installed());
  VEDETTE_TRY(const Feed feed, open_feed(options, data));
  std::vector<Worker> workers;
  for (int t = 0; t < options.threads; ++t) workers.emplace_back(pipeline);
  Progress progress(options.quiet);
  bool written = true;
  WaveSink sink("parse", static_cast<size_t>(options.threads) * 8, [&](const std::vector<Report>& reports) {
    written = written && parse_wave(options, pipeline, reports, workers);
    progress.add(reports.size());
  });
  feed.read(options.files, sink);
  sink.flush();
  if (!written || std::fflush(stdout) != 0) return Error{ErrorCode::kIo, "standard output cannot be written", ""};
  return sink.refused();
}

}  // namespace

int run_parse(const ParseOptions& options) {
  const auto refused = parse(options);
  if (!refused.has_value()) return report_failure("parse", refused.error());
  return *refused ? kExitSomeRefused : kExitDone;
}

}  // namespace vedette
