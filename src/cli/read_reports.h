// From files to readings: the part that read, stories and watch share.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "feed/feed.h"
#include "knowledge/data_files.h"
#include "types/doc.h"
#include "types/reading_json.h"
#include "types/story.h"

namespace vedette {

class Pipeline;
class Reader;
class Workspace;

// The engine and the reader, loaded once for any number of waves of reports.
class ReportReader {
 public:
  using Take = std::function<void(ReadReport, const Doc&)>;
  // An Error: the model or the data cannot be used.
  static Result<ReportReader> load(const CommonOptions& options);
  ReportReader(ReportReader&&) noexcept;
  ~ReportReader();

  const MadeBy& made_by() const { return made_by_; }
  const DataFiles& data() const { return data_; }
  // Batches that keep all threads busy (batches.h).
  size_t wave() const;
  // Calls `take` with each report, its reading and its Doc, in their order.
  void read(std::vector<Report> reports, const Take& take);

 private:
  ReportReader();
  std::unique_ptr<const Pipeline> pipeline_;
  DataFiles data_;
  std::unique_ptr<const Reader> reader_;
  std::vector<Workspace> workspaces_;  // one a thread
  MadeBy made_by_;
};

struct ReadRun {
  MadeBy made_by;
  bool refused = false;  // some inputs were, and have been named on stderr
};

// The feed that the options ask for, with its data files.
Result<Feed> open_feed(const CommonOptions& options, const DataFiles& data);

// Reads all inputs and calls `take` with each report, its reading and its Doc, in the order of the inputs. Holds a wave of
// reports at a time (batches.h).
// `command` is the name in messages. An Error: the model or the data cannot be used.
Result<ReadRun> read_reports(const CommonOptions& options, const char* command,
                             const std::function<void(const MadeBy&, ReadReport, const Doc&)>& take);

// Prints "vedette COMMAND: message" and returns kExitFailed.
int report_failure(const char* command, const Error& error);

}  // namespace vedette
