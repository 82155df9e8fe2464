// Subcommands whose rooms are still empty say so.
#include <cstdio>

#include "cli/options.h"

namespace vedette {
namespace {

int unwired(const char* what) {
  std::fprintf(stderr, "vedette %s: nothing stands behind this command yet\n", what);
  return kExitFailed;
}

}  // namespace

int run_watch(const WatchOptions&) { return unwired("watch"); }

}  // namespace vedette
