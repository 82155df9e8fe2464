#include "cli/read_reports.h"

#include <cstdio>

#include "base/digest.h"
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

// All that a reading follows from beside the model: the texts of data/ and the gazetteer.
std::string data_digest(const DataFiles& data, const Gazetteer& world) { return short_digest(data.digest() + std::string(world.digest())); }

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

ReportReader::ReportReader() = default;
ReportReader::ReportReader(ReportReader&&) noexcept = default;
ReportReader::~ReportReader() = default;

Result<ReportReader> ReportReader::load(const CommonOptions& options) {
  ReportReader out;
  VEDETTE_TRY(const std::string path, find_model(options.model));
  VEDETTE_TRY(Pipeline pipeline, Pipeline::open(path));
  out.pipeline_ = std::make_unique<const Pipeline>(std::move(pipeline));
  VEDETTE_TRY(out.data_, DataFiles::installed());
  VEDETTE_TRY(const std::string world_path, find_data_file("gazetteer.vgz"));
  VEDETTE_TRY(Gazetteer world, Gazetteer::open(world_path));
  VEDETTE_TRY(std::shared_ptr<const LearnedCoder> coder, LearnedCoder::beside(path, out.pipeline_->name()));
  out.made_by_ = {kVersion, out.pipeline_->name(), data_digest(out.data_, world), "plover-2.0"};
  VEDETTE_TRY(Reader reader, Reader::load(out.data_, std::make_shared<const Gazetteer>(std::move(world)), std::move(coder)));
  out.reader_ = std::make_unique<const Reader>(std::move(reader));
  for (int t = 0; t < options.threads; ++t) out.workspaces_.emplace_back(*out.pipeline_);
  return out;
}

void ReportReader::read(std::vector<Report> reports, const Take& take) {
  const std::vector<Span> batches = make_batches(reports);
  std::vector<Batch> read(batches.size());
  parallel_for(read.size(), static_cast<int>(workspaces_.size()), [&](size_t i, int worker) {
    read[i] = read_batch(*pipeline_, *reader_, reports, batches[i], workspaces_[static_cast<size_t>(worker)]);
  });
  for (size_t b = 0; b < read.size(); ++b) {
    const Span range = batches[b];
    for (int32_t i = 0; i < range.size(); ++i) {
      take({std::move(reports[range.begin + i]), std::move(read[b].readings[i]), std::move(read[b].sketches[i])}, read[b].docs[i]);
    }
  }
}

size_t ReportReader::wave() const { return workspaces_.size() * 4; }

Result<ReadRun> read_reports(const CommonOptions& options, const char* command,
                             const std::function<void(const MadeBy&, ReadReport, const Doc&)>& take) {
  VEDETTE_TRY(ReportReader reader, ReportReader::load(options));
  VEDETTE_TRY(const Feed feed, open_feed(options, reader.data()));
  Progress progress(options.quiet);
  WaveSink sink(command, reader.wave(), [&](std::vector<Report> reports) {
    const size_t count = reports.size();
    reader.read(std::move(reports), [&](ReadReport r, const Doc& doc) { take(reader.made_by(), std::move(r), doc); });
    progress.add(count);
  });
  feed.read(options.files, sink);
  sink.flush();
  return ReadRun{reader.made_by(), sink.refused()};
}

}  // namespace vedette
