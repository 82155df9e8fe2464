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
  std::string store;  // empty: none
  std::string as_of;  // of a store; empty: all that is in force
  bool json = false;
};

struct WatchOptions : CommonOptions {
  std::string watch;     // the watch file
  std::string as_of;     // empty: the latest publication
  std::string since;     // empty: the whole brief
  std::string store;     // empty: none
  std::string html;      // empty: none
  std::string markdown;  // empty: none; "-" is standard output
  std::string json;      // empty: none; "-" is standard output
  bool all = false;      // every row in the terminal
  bool check = false;    // only check the watch file
};

struct ExportCommandOptions : CommonOptions {
  std::string format;  // polecat, icews …
  std::string store;   // empty: from files
  std::string as_of;   // empty: all that the store has
  std::string out;     // empty: standard output
  std::string trace;   // file for what leads each event back to its sentences; empty: none
  bool all = false;    // with events that the format cannot tell from real ones
};

struct ImportCommandOptions {
  std::vector<std::string> files;
  std::string format;    // empty: recognised
  std::string codebook;  // of CAMEO; empty: recognised
  std::string store;     // empty: JSON lines to `out`
  std::string out;       // empty: standard output
  bool quiet = false;
};

struct ConvertOptions {
  std::vector<std::string> what;  // codes, or files
  std::string from;               // format of the files; empty: recognised
  std::string to;                 // format to write, or of codes "cameo" or "plover"; empty: the other one
  std::string codebook;
  std::string out;
  bool all = false;
  bool quiet = false;
};

struct ValidateOptions {
  std::vector<std::string> files;
  std::string format, codebook;
  int most = 20;  // faults printed of one kind in a file; 0: all
};

struct CodebookOptions {
  std::vector<std::string> what;  // ids and codes, or "deeds", "types", "cameo", "contexts"; empty: the types
};

struct IngestOptions : CommonOptions {
  std::string store;
  bool follow = false;   // go on until stopped
  bool reread = false;   // read again what is outdated
  bool dry_run = false;  // with reread: only say what would change
};

struct SearchOptions : CommonOptions {
  std::string words;
  std::string store;  // empty: the files
  std::string as_of;  // empty: all that is in force
  int limit = 20;
  bool json = false;
};

struct ExplainOptions : CommonOptions {
  std::string id;
  std::string watch;  // the watch file; empty: events and mentions only
  std::string as_of;  // empty: the latest publication
  std::string store;  // empty: none
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
int run_export(const ExportCommandOptions& options);
int run_import(const ImportCommandOptions& options);
int run_convert(const ConvertOptions& options);
int run_validate(const ValidateOptions& options);
int run_codebook(const CodebookOptions& options);
int run_ingest(const IngestOptions& options);
int run_search(const SearchOptions& options);
int run_explain(const ExplainOptions& options);
int run_model_import(const ModelImportOptions& options);

}  // namespace vedette
