#include "cli/gather.h"

#include <cstdio>

#include "cli/ingest.h"

namespace vedette {
namespace {

Result<bool> ingest_files(const CommonOptions& options, const std::string& path, const char* command) {
  VEDETTE_TRY(Store store, Store::open(path, Store::Mode::kReadWrite));
  VEDETTE_TRY(ReportReader reader, ReportReader::load(options));
  VEDETTE_TRY(const Feed feed, open_feed(options, reader.data()));
  IngestSink sink(store, reader, false);
  feed.read(options.files, sink);
  VEDETTE_CHECK(sink.flush());
  const IngestCounts& n = sink.counts();
  if (!options.quiet) std::fprintf(stderr, "vedette %s: %zu stored, %zu there already, %zu refused\n", command, n.stored, n.known, n.refused);
  return n.refused > 0;
}

Status load_view(const std::string& path, const AsOf& at, const char* command, Gathered& out) {
  VEDETTE_TRY(const Store store, Store::open(path, Store::Mode::kReadOnly));
  size_t makers = 0;
  VEDETTE_CHECK(store.each_reading(at, [&](StoredReading r) {
    if (makers == 0 || r.made_by != out.made_by) ++makers, out.made_by = r.made_by;
    out.reports.push_back(std::move(r.read));
    return true;
  }));
  if (makers > 1) {
    std::fprintf(stderr, "vedette %s: the readings in %s are not all of one program, model and data; `vedette ingest --reread` makes them so\n",
                 command, path.c_str());
  }
  if (at.published_by) {
    VEDETTE_TRY(out.undated, store.undated());
  }
  return ok();
}

}  // namespace

Result<Gathered> gather(const CommonOptions& options, const std::string& store, const AsOf& at, const char* command) {
  Gathered out;
  if (store.empty()) {
    if (options.files.empty()) return Error{ErrorCode::kInvalid, "neither files nor --store", ""};
    VEDETTE_TRY(const ReadRun run, read_reports(options, command, [&](const MadeBy&, ReadReport r, const Doc&) { out.reports.push_back(std::move(r)); }));
    out.made_by = run.made_by, out.refused = run.refused;
    return out;
  }
  if (!options.files.empty()) {
    VEDETTE_TRY(out.refused, ingest_files(options, store, command));
  }
  VEDETTE_CHECK(load_view(store, at, command, out));
  return out;
}

}  // namespace vedette
