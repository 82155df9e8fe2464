// Readings to work on, from files or from a store: what stories and watch begin with.
#pragma once

#include <string>
#include <vector>

#include "cli/read_reports.h"
#include "store/store.h"

namespace vedette {

struct Gathered {
  std::vector<ReadReport> reports;
  MadeBy made_by;
  bool refused = false;      // some inputs were, and have been named on stderr
  int32_t undated = 0;       // reports without a date that a view of the store left out
};

// Without a store: the options' files, read. With one: the files are taken into it, then its view `at` is given; then neither
// model nor gazetteer is loaded where there are no files. kInvalid where there is neither.
Result<Gathered> gather(const CommonOptions& options, const std::string& store, const AsOf& at, const char* command);

}  // namespace vedette
