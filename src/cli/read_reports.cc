#include "cli/read_reports.h"

#include <cstdio>

#include "base/parallel.h"
#include "cli/batches.h"
#include "cli/progress.h"
#include "cli/version.h"
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
  pipeline.parse(out.docs, workspace, {.vectors = true, .static_rows = true});
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

Result<Feed> open_feed(const CommonOptions& options, const DataFiles& data) {
  FeedOptions feed_options;
  VEDETTE_TRY(feed_options.columns, parse_columns(options.columns));
  feed_options.state = options.feed_state;
  return Feed::load([&](std::string_view name) { return data.text(name); }, std::move(feed_options));
}

Result<ReadRun> read_reports(const CommonOptions& options, const char* command,
                             const std::function<void(const MadeBy&, ReadReport, const Doc&)>& take) {
  VEDETTE_TRY(const std::string path, find_model(options.model));
  VEDETTE_TRY(const Pipeline pipeline, Pipeline::open(path));
  VEDETTE_TRY(const DataFiles data, DataFiles::installed());
  VEDETTE_TRY(const std::string world_path, find_data_file("gazetteer.vgz"));
  VEDETTE_TRY(Gazetteer world, Gazetteer::open(world_path));
  VEDETTE_TRY(std::shared_ptr<const LearnedCoder> coder, LearnedCoder::beside(path, pipeline.name()));
  VEDETTE_TRY(const Reader reader, Reader::load(data, std::make_shared<const Gazetteer>(std::move(world)), std::move(coder)));
  VEDETTE_TRY(const Feed feed, open_feed(options, data));

  const MadeBy made_by{kVersion, pipeline.name(), data.digest(), "plover-2.0"};
  std::vector<Workspace> workspaces;
  for (int t = 0; t < options.threads; ++t) workspaces.emplace_back(pipeline);
  Progress progress(options.quiet);
  WaveSink sink(command, static_cast<size_t>(options.threads) * 4, [&](std::vector<Report> reports) {
    const std::vector<Span> batches = make_batches(reports);
    std::vector<Batch> read(batches.size());
    parallel_for(read.size(), options.threads, [&](size_t i, int worker) {
      read[i] = read_batch(pipeline, reader, reports, batches[i], workspaces[worker]);
    });
    for (size_t b = 0; b < read.size(); ++b) {
      const Span range = batches[b];
      for (int32_t i = 0; i < range.size(); ++i) {
        take(made_by, {std::move(reports[range.begin + i]), std::move(read[b].readings[i]), std::move(read[b].sketches[i])}, read[b].docs[i]);
      }
    }
    progress.add(reports.size());
  });
  feed.read(options.files, sink);
  sink.flush();
  return ReadRun{made_by, sink.refused()};
}

}  // namespace vedette
