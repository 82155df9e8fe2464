// Subcommands whose rooms are still empty say so.
#include <cstdio>

#include "cli/options.h"

namespace vedette {
namespace {

int unwired(const char* what) {
  std::fprintf(stderr, "vedette %s: nothing stands behind this command yet\n", what);
  return kFailed;
}

}  // namespace

int run_read(const ReadOptions&) { return unwired("read"); }
int run_stories(const StoriesOptions&) { return unwired("stories"); }
int run_watch(const WatchOptions&) { return unwired("watch"); }

}  // namespace vedette
