// Others' event files in the store, row by row, each with the file and line it came from. They stand beside the reports, not among
// them: nobody here has read the sentences that they rest on.
//
//   VEDETTE_TRY(const bool fresh, keep_import(store, {"events.tab", digest, "icews", "1.1b3"}, rows));
//   VEDETTE_CHECK(each_import(store, {.published_by = as_of.time}, [](const ImportedRow& row) { use(row.body); return true; }));
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace vedette {

struct ImportedFile {
  std::string file;
  std::string digest;    // of its bytes: a file is kept once, under whatever name
  std::string format;
  std::string codebook;  // the revision of CAMEO or PLOVER that its codes are of
};

struct ImportedRow {
  int32_t line = 0;      // unique in its file
  std::string id;        // as the file gives it
  Moment published;      // from when on the row could be known; a row without is in no view with `published_by`
  std::string source, target, code, country;
  std::optional<double> lat, lon;
  std::string body;      // the whole record as JSON
};

// Keeps the file and its rows, all or none; durable on return. false: the file is there already, and nothing was done.
Result<bool> keep_import(Store& store, const ImportedFile& file, const std::vector<ImportedRow>& rows);

// The rows in the view, by file in the order of their arrival, then by line. `take` returns false to stop.
Status each_import(const Store& store, const AsOf& at, const std::function<bool(const ImportedRow&)>& take);

}  // namespace vedette
