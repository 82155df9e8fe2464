// Reports on their way into a store: judged, read, kept, acknowledged.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/read_reports.h"
#include "store/store.h"

namespace vedette {

struct IngestCounts {
  size_t stored = 0;    // versions among them
  size_t known = 0;     // there already
  size_t refused = 0;
};

// A feed's sink. What is there already is not read again; a wave of the rest is read and kept in one transaction, and each of
// its reports acknowledged by a line on standard output (where `acknowledge`) once that is on the disk.
class IngestSink : public FeedSink {
 public:
  // All three must outlive the sink.
  IngestSink(Store& store, ReportReader& reader, bool acknowledge) : store_(store), reader_(reader), acknowledge_(acknowledge) {}

  void take(Report report) override;
  void refuse(Error error) override;
  // Keeps what is still held; after a failure nothing more is taken.
  Status flush();

  const IngestCounts& counts() const { return counts_; }
  bool failed() const { return failure_.has_value(); }

 private:
  Status keep_wave();
  void refuse_taken_id(const Report& report);

  Store& store_;
  ReportReader& reader_;
  bool acknowledge_;
  std::vector<Report> wave_;
  size_t bytes_ = 0;
  IngestCounts counts_;
  std::optional<Error> failure_;
};

// Takes what appears in the folders, files and addresses until SIGINT or SIGTERM. What was taken is noted in the store, so that
// whoever starts again goes on.
Status follow(Store& store, const Feed& feed, const std::vector<std::string>& paths, IngestSink& sink);

// Reads again what another program, model, data or codebook read, batch by batch; says what changes. `only_say` keeps nothing.
Status reread(Store& store, ReportReader& reader, bool only_say);

}  // namespace vedette
