// vedette ingest: reports into a store.
#include "cli/ingest.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/batches.h"

namespace vedette {

void IngestSink::take(Report report) {
  if (failure_) return;
  const auto outcome = store_.judge(report);
  if (!outcome.has_value()) {
    failure_ = outcome.error();
    return;
  }
  if (*outcome == Store::Outcome::kKnown) {
    ++counts_.known;
  } else if (*outcome == Store::Outcome::kRefused) {
    refuse_taken_id(report);
  } else {
    bytes_ += report.text.size();
    wave_.push_back(std::move(report));
    if (bytes_ >= reader_.wave() * kBatchBytes) static_cast<void>(flush());
  }
}

void IngestSink::refuse(Error error) {
  ++counts_.refused;
  std::fprintf(stderr, "vedette ingest: refused: %s\n", error.to_string().c_str());
}

void IngestSink::refuse_taken_id(const Report& report) {
  refuse({ErrorCode::kInvalid, fmt::format("the id {} is that of another report in the store, with which it has nothing in common", report.id), report.from});
}

Status IngestSink::flush() {
  if (!failure_ && !wave_.empty()) {
    if (Status kept = keep_wave(); !kept.has_value()) failure_ = kept.error();
  }
  if (failure_) return *failure_;
  return ok();
}

Status IngestSink::keep_wave() {
  std::vector<ReadReport> read;
  reader_.read(std::exchange(wave_, {}), [&](ReadReport r, const Doc&) { read.push_back(std::move(r)); });
  bytes_ = 0;
  VEDETTE_TRY(const std::vector<Store::Outcome> outcomes, store_.put(reader_.made_by(), read));
  for (size_t i = 0; i < read.size(); ++i) {
    const Report& report = read[i].report;
    switch (outcomes[i]) {
      case Store::Outcome::kKnown: ++counts_.known; continue;
      case Store::Outcome::kRefused: refuse_taken_id(report); continue;
      case Store::Outcome::kStored:
      case Store::Outcome::kVersion: break;
    }
    ++counts_.stored;
    if (acknowledge_) std::printf("%s\t%s\n", outcomes[i] == Store::Outcome::kStored ? "stored" : "version", report.id.c_str());
  }
  if (std::fflush(stdout) != 0) return Error{ErrorCode::kIo, "standard output cannot be written", ""};
  return ok();
}

namespace {

Result<int> ingest(const IngestOptions& options) {
  const bool asked = !options.files.empty() || options.reread;
  if (!asked || (options.reread && !options.files.empty()) || (options.follow && options.reread) || (options.dry_run && !options.reread)) {
    std::fputs("vedette ingest: give files, or --follow with files and folders, or --reread (with --dry-run) without\n", stderr);
    return kExitWrongUse;
  }
  VEDETTE_TRY(Store store, Store::open(options.store, Store::Mode::kReadWrite));
  VEDETTE_TRY(ReportReader reader, ReportReader::load(options));
  if (options.reread) {
    VEDETTE_CHECK(reread(store, reader, options.dry_run));
    return kExitDone;
  }
  VEDETTE_TRY(const Feed feed, open_feed(options, reader.data()));
  IngestSink sink(store, reader, true);
  if (options.follow) {
    VEDETTE_CHECK(follow(store, feed, options.files, sink));
  } else {
    feed.read(options.files, sink);
    VEDETTE_CHECK(sink.flush());
  }
  const IngestCounts& n = sink.counts();
  if (!options.quiet) std::fprintf(stderr, "%zu stored, %zu there already, %zu refused\n", n.stored, n.known, n.refused);
  return n.refused > 0 ? kExitSomeRefused : kExitDone;
}

}  // namespace

int run_ingest(const IngestOptions& options) {
  const Result<int> code = ingest(options);
  return code.has_value() ? *code : report_failure("ingest", code.error());
}

}  // namespace vedette
