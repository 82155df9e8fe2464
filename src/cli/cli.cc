#include "cli/cli.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>

#include "cli/exchange_commands.h"
#include "cli/options.h"
#include "cli/version.h"

namespace vedette {
namespace {

using Run = std::function<int()>;

void add_common(CLI::App& command, CommonOptions& options) {
  command.add_option("files", options.files, "Files, folders, http(s) addresses or - for standard input")->required();
  command.add_option("--columns", options.columns, "CSV: which column is what, as text=body,published=date");
  command.add_option("--feed-state", options.feed_state, "Ask servers only for what is new since the last time; kept in this file");
  command.add_option("--model", options.model, "The engine's model: md, sm or a model file")->capture_default_str();
  command.add_option("-j,--jobs", options.threads, "Threads to work with; the output is the same at any number")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command.add_flag("-q,--quiet", options.quiet, "No progress, no summary on standard error");
}

void add_parse(CLI::App& app, Run& run) {
  auto options = std::make_shared<ParseOptions>();
  CLI::App* command = app.add_subcommand("parse", "Run the engine alone: tokens, tags, heads, entities");
  add_common(*command, *options);
  command->add_option("--format", options->format, "What to print")
      ->check(CLI::IsMember({"json", "conllu", "none"}))
      ->capture_default_str();
  command->footer("Examples:\n  vedette parse report.txt\n  vedette parse --format conllu --model sm reports/");
  command->callback([&run, options] { run = [options] { return run_parse(*options); }; });
}

void add_read(CLI::App& app, Run& run) {
  auto options = std::make_shared<ReadOptions>();
  CLI::App* command = app.add_subcommand("read", "Reports to readings: who says what, and what has been seen to happen");
  add_common(*command, *options);
  command->add_flag("--json", options->json, "One JSON object a report (docs/reading-schema.md)");
  command->add_flag("--tokens", options->tokens, "With the engine's tokens in the JSON");
  command->footer("Examples:\n  vedette read report.txt\n  vedette read --json reports.jsonl > readings.jsonl");
  command->callback([&run, options] { run = [options] { return run_read(*options); }; });
}

void add_stories(CLI::App& app, Run& run) {
  auto options = std::make_shared<StoriesOptions>();
  CLI::App* command = app.add_subcommand("stories", "Group reports into stories, and mentions into events");
  add_common(*command, *options);
  command->get_option("files")->required(false);
  command->add_option("--store", options->store, "Take the reports into this store and work on all that it holds");
  command->add_option("--as-of", options->as_of, "With --store: only what was published by this moment (ISO 8601)")->needs("--store");
  command->add_flag("--json", options->json, "One JSON object (docs/reading-schema.md)");
  command->footer("Examples:\n  vedette stories --json reports/ > stories.json\n  vedette stories --store crisis.db --as-of 2031-03-05");
  command->callback([&run, options] { run = [options] { return run_stories(*options); }; });
}

void add_watch(CLI::App& app, Run& run) {
  auto options = std::make_shared<WatchOptions>();
  CLI::App* command = app.add_subcommand("watch", "Judge the deeds against the words, and print the brief");
  command->add_option("watch", options->watch, "The watch file (docs/watch-file.md)")->required();
  add_common(*command, *options);
  command->get_option("files")->required(false);
  command->add_option("--as-of", options->as_of, "Write the brief for this moment (ISO 8601)");
  command->add_option("--since", options->since, "Tell what changed since this moment (ISO 8601)");
  command->add_option("--store", options->store, "Take the reports into this store and work on all that it holds (docs/store.md)");
  command->add_option("--html", options->html, "Write the brief as one HTML file that opens from disk");
  command->add_option("--markdown", options->markdown, "Write the brief as Markdown (- for standard output)");
  command->add_option("--json", options->json, "Write the assessment as JSON to this file (- for standard output)");
  command->add_flag("--all", options->all, "Print every row in the terminal");
  command->add_flag("--check", options->check, "Only check the watch file");
  command->footer("Examples:\n  vedette watch examples/strait/watch.toml examples/strait/reports\n"
                  "  vedette watch my.toml reports/ --as-of 2031-03-20T18:00Z --json brief.json\n"
                  "  vedette watch my.toml --store crisis.db");
  command->callback([&run, options] { run = [options] { return run_watch(*options); }; });
}

void add_ingest(CLI::App& app, Run& run) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand("ingest", "Read reports into a store");
  add_common(*command, *options);
  command->get_option("files")->required(false);
  command->add_option("--store", options->store, "The store's file; made where there is none (docs/store.md)")->required();
  command->add_flag("--follow", options->follow, "Go on with what appears in files, folders and feeds until stopped");
  command->add_flag("--reread", options->reread, "Read again what another model, data or version of this program read");
  command->add_flag("--dry-run", options->dry_run, "With --reread: only say what would change");
  command->footer("Examples:\n  vedette ingest --store crisis.db reports/\n  vedette ingest --store crisis.db --follow inbox/ https://example.org/rss.xml\n"
                  "  vedette ingest --store crisis.db --reread --dry-run");
  command->callback([&run, options] { run = [options] { return run_ingest(*options); }; });
}

void add_search(CLI::App& app, Run& run) {
  auto options = std::make_shared<SearchOptions>();
  CLI::App* command = app.add_subcommand("search", "Find the sentences that hold the words");
  command->add_option("query", options->words, "Words, \"a phrase\", begin*, -without, this OR that")->required();
  add_common(*command, *options);
  command->get_option("files")->required(false);
  command->add_option("--store", options->store, "Search this store instead of files");
  command->add_option("--as-of", options->as_of, "Only what was published by this moment (ISO 8601)");
  command->add_option("--limit", options->limit, "At most so many reports")->check(CLI::Range(1, 10000))->capture_default_str();
  command->add_flag("--json", options->json, "One JSON object a report (docs/store.md)");
  command->footer("Examples:\n  vedette search 'pullback \"heavy equipment\"' --store crisis.db\n  vedette search 'withdr* -exercise' reports/");
  command->callback([&run, options] { run = [options] { return run_search(*options); }; });
}

void add_explain(CLI::App& app, Run& run) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App* command = app.add_subcommand("explain", "What stands behind a row, a verdict, an event or a mention");
  command->add_option("id", options->id, "Its id, or the beginning of it")->required();
  add_common(*command, *options);
  command->get_option("files")->required(false);
  command->add_option("--watch", options->watch, "The watch file, for rows and verdicts");
  command->add_option("--as-of", options->as_of, "The moment of the assessment (ISO 8601)");
  command->add_option("--store", options->store, "Take the reports into this store and work on all that it holds");
  command->footer("Example:\n  vedette explain 3f1c09aa --watch examples/strait/watch.toml examples/strait/reports");
  command->callback([&run, options] { run = [options] { return run_explain(*options); }; });
}

void add_model(CLI::App& app, Run& run) {
  auto options = std::make_shared<ModelImportOptions>();
  CLI::App* command = app.add_subcommand("model", "The engine's models");
  command->require_subcommand(1);
  CLI::App* import = command->add_subcommand("import", "Turn a published pipeline into one model file");
  import->add_option("from", options->from, "A wheel, or the folder of an unpacked pipeline")->required();
  import->add_option("-o,--out", options->out, "The model file to write")->required();
  import->footer("Example:\n  vedette model import en_core_web_md.whl -o md.model");
  import->callback([&run, options] { run = [options] { return run_model_import(*options); }; });
}

}  // namespace

int run_cli(int argc, char** argv) {
  CLI::App app{"Vedette keeps watch over a crisis from the news: who says what, what has been seen to happen,\n"
               "and whether the deeds bear out the words."};
  app.name("vedette");
  app.set_version_flag("--version", std::string("vedette ") + kVersion);
  app.require_subcommand(1);
  Run run;
  add_parse(app, run);
  add_read(app, run);
  add_stories(app, run);
  add_watch(app, run);
  add_exchange_commands(app, run);
  add_ingest(app, run);
  add_search(app, run);
  add_explain(app, run);
  add_model(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitDone : kExitWrongUse;
  }
  return run ? run() : kExitWrongUse;
}

}  // namespace vedette
