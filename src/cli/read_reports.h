// From files to readings: the part that read, stories and watch share.
#pragma once

#include <functional>

#include "base/result.h"
#include "cli/options.h"
#include "feed/feed.h"
#include "knowledge/data_files.h"
#include "types/doc.h"
#include "types/reading_json.h"
#include "types/story.h"

namespace vedette {

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
