// The watch as the subcommands share it: the watch file and what it needs to know, and an assessment of reports.
#pragma once

#include <optional>

#include "base/result.h"
#include "knowledge/codebook.h"
#include "knowledge/data_files.h"
#include "types/assessment.h"
#include "types/story.h"
#include "types/watch.h"
#include "watch/judgements.h"
#include "watch/watch_data.h"

namespace vedette {

struct WatchSetup {
  DataFiles data;
  Codebook codebook;
  WatchData knowledge;
  Watch watch;
  std::vector<Judgement> judgements;  // of judgements.toml beside the watch file; empty: there is none
};

// Reads a watch file and the judgements beside it.
Result<WatchSetup> load_watch(const std::string& file);

// What is known at a moment, and what the watch makes of it.
struct WatchState {
  Watch watch;  // with the judgements carried out
  std::vector<ReadReport> reports;
  StoryBook book;
  Assessment assessment;
};

// The state at `as_of`, of the versions of reports made by then that are dated and not older than the watch.
WatchState assess_at(const WatchSetup& setup, std::vector<ReadReport> reports, const Moment& as_of);

// The latest publication; a changed article is published when it is changed.
Moment latest_made(const std::vector<ReadReport>& reports);

}  // namespace vedette
