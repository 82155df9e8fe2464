// vedette parse: the engine alone. One JSON line, or CoNLL-U, for each report, in the order of the inputs.
#include <cstdio>

#include <algorithm>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "cli/batches.h"
#include "cli/options.h"
#include "cli/parse_output.h"
#include "cli/progress.h"
#include "feed/feed.h"
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

bool parse_all(const ParseOptions& options, const Pipeline& pipeline, const std::vector<Report>& reports) {
  const std::vector<Span> batches = make_batches(reports);
  std::vector<Worker> workers;
  for (int t = 0; t < options.threads; ++t) workers.emplace_back(pipeline);
  const auto wave = static_cast<size_t>(options.threads) * 8;
  const Progress progress(options.quiet, reports.size());
  for (size_t first = 0; first < batches.size(); first += wave) {
    std::vector<std::string> outputs(std::min(wave, batches.size() - first));
    parallel_for(outputs.size(), options.threads, [&](size_t i, int worker) {
      outputs[i] = parse_batch(options, pipeline, reports, batches[first + i], workers[static_cast<size_t>(worker)]);
    });
    for (const std::string& output : outputs) {
      if (std::fwrite(output.data(), 1, output.size(), stdout) != output.size()) return false;
    }
    progress.show(static_cast<size_t>(batches[first + outputs.size() - 1].end));
  }
  return std::fflush(stdout) == 0;
}

}  // namespace

int run_parse(const ParseOptions& options) {
  const auto failed = [](const Error& error) {
    std::fprintf(stderr, "vedette parse: %s\n", error.to_string().c_str());
    return kExitFailed;
  };
  const auto path = find_model(options.model);
  if (!path.has_value()) return failed(path.error());
  const auto pipeline = Pipeline::open(*path);
  if (!pipeline.has_value()) return failed(pipeline.error());
  const FeedResult in = read_inputs(options.files);
  for (const Error& error : in.refused) std::fprintf(stderr, "vedette parse: refused: %s\n", error.to_string().c_str());
  if (!parse_all(options, *pipeline, in.reports)) {
    return failed({ErrorCode::kIo, "standard output cannot be written", ""});
  }
  return in.refused.empty() ? kExitDone : kExitSomeRefused;
}

}  // namespace vedette
