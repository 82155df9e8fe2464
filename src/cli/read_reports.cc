#include "cli/read_reports.h"

#include <cstdio>

#include "base/parallel.h"
#include "cli/batches.h"
#include "cli/progress.h"
#include "cli/version.h"
#include "feed/feed.h"
#include "knowledge/data_files.h"
#include "language/model_path.h"
#include "language/pipeline.h"
#include "reading/reader.h"
#include "story/sketch.h"

namespace vedette {
namespace {

struct Batch {
  std::vector<Doc> docs;
  std::vector<Reading> readings;
  std::vector<Sketch> sketches;
};

Batch read_batch(const Pipeline& pipeline, const Reader& reader, const std::vector<Report>& reports, Span range, Workspace& workspace) {
  Batch out;
  out.docs.resize(range.size());
  for (int32_t i = 0; i < range.size(); ++i) out.docs[i].text = reports[range.begin + i].text;
  pipeline.parse(out.docs, workspace);
  for (int32_t i = 0; i < range.size(); ++i) {
    const Report& report = reports[range.begin + i];
    out.readings.push_back(reader.read(report, out.docs[i]));
    out.sketches.push_back(make_sketch(report, out.readings.back(), out.docs[i]));
  }
  return out;
}

}  // namespace

int report_failure(const char* command, const Error& error) {
  std::fprintf(stderr, "vedette %s: %s\n", command, error.to_string().c_str());
  return kExitFailed;
}

Result<ReadRun> read_reports(const CommonOptions& options, const char* command,
                             const std::function<void(const MadeBy&, ReadReport, const Doc&)>& take) {
  VEDETTE_TRY(const std::string path, find_model(options.model));
  VEDETTE_TRY(const Pipeline pipeline, Pipeline::open(path));
  VEDETTE_TRY(const DataFiles data, DataFiles::installed());
  VEDETTE_TRY(const std::string world_path, find_data_file("gazetteer.vgz"));
  VEDETTE_TRY(Gazetteer world, Gazetteer::open(world_path));
  VEDETTE_TRY(const Reader reader, Reader::load(data, std::make_shared<const Gazetteer>(std::move(world))));
  FeedResult in = read_inputs(options.files);
  for (const Error& error : in.refused) std::fprintf(stderr, "vedette %s: refused: %s\n", command, error.to_string().c_str());

  ReadRun run{{kVersion, pipeline.name(), data.digest(), "plover-2.0"}, !in.refused.empty()};
  const std::vector<Span> batches = make_batches(in.reports);
  std::vector<Workspace> workspaces;
  for (int t = 0; t < options.threads; ++t) workspaces.emplace_back(pipeline);
  const Progress progress(options.quiet, in.reports.size());
  const auto wave = static_cast<size_t>(options.threads) * 4;
  for (size_t first = 0; first < batches.size(); first += wave) {
    std::vector<Batch> read(std::min(wave, batches.size() - first));
    parallel_for(read.size(), options.threads, [&](size_t i, int worker) {
      read[i] = read_batch(pipeline, reader, in.reports, batches[first + i], workspaces[worker]);
    });
    for (size_t b = 0; b < read.size(); ++b) {
      const Span range = batches[first + b];
      for (int32_t i = 0; i < range.size(); ++i) {
        take(run.made_by, {std::move(in.reports[range.begin + i]), std::move(read[b].readings[i]), std::move(read[b].sketches[i])},
             read[b].docs[i]);
      }
      progress.show(static_cast<size_t>(range.end));
    }
  }
  return run;
}

}  // namespace vedette
