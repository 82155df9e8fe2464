// vedette model import: a published pipeline, once, into the engine's one file.
#include <cstdio>

#include "cli/options.h"
#include "language/import_pipeline.h"

namespace vedette {

int run_model_import(const ModelImportOptions& options) {
  const Status status = import_pipeline(options.from, options.out);
  if (status.has_value()) return kExitDone;
  std::fprintf(stderr, "vedette model import: %s\n", status.error().to_string().c_str());
  return kExitFailed;
}

}  // namespace vedette
