// What the command line was asked to do, as values. cli.cc fills them; one file a subcommand runs them.
#pragma once

#include <string>
#include <vector>

namespace vedette {

struct CommonOptions {
  std::vector<std::string> files;  // files, folders, http(s) addresses, "-"
  std::string model = "md";        // a name or a file
  std::string columns;             // CSV: role=column,…
  std::string feed_state;          // file of what servers said; empty: none
  int threads = 1;
  bool quiet = false;
};

struct ParseOptions : CommonOptions {
  std::string format = "json";  // json, conllu, none
};

struct ReadOptions : CommonOptions {
  bool json = false;
  bool tokens = false;
};

struct StoriesOptions : CommonOptions {
  bool json = false;
};

struct WatchOptions : CommonOptions {
  std::string watch;    // the watch file
  std::string as_of;    // empty: the latest publication
  std::string since;    // empty: the whole brief
  std::string store;    // empty: none
  std::string html;      // empty: none
  std::string markdown;  // empty: none; "-" is standard output
  std::string json;     // empty: none; "-" is standard output
  bool all = false;     // every row in the terminal
  bool check = false;   // only check the watch file
};

struct ModelImportOptions {
  std::string from;  // wheel or folder
  std::string out;   // file to write
};

// Each returns the exit code of DESIGN 4.1: 0 done, 1 done but some inputs refused, 2 wrong use, 3 failed.
constexpr int kExitDone = 0;
constexpr int kExitSomeRefused = 1;
constexpr int kExitWrongUse = 2;
constexpr int kExitFailed = 3;

int run_parse(const ParseOptions& options);
int run_read(const ReadOptions& options);
int run_stories(const StoriesOptions& options);
int run_watch(const WatchOptions& options);
int run_model_import(const ModelImportOptions& options);

}  // namespace vedette
