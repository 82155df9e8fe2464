// The options of export, import, convert, validate and codebook.
#include "cli/exchange_commands.h"

#include <memory>

#include "cli/options.h"

namespace vedette {
namespace {

const std::vector<std::string> kFormats = {"polecat", "icews", "gdelt-events", "gdelt-mentions", "phoenix",
                                           "acled",   "plover", "jsonl",        "csv",            "parquet"};

void add_codebook_option(CLI::App& command, std::string& codebook) {
  command.add_option("--codebook", codebook, "The revision of CAMEO that the files speak, where they do not tell")
      ->check(CLI::IsMember({"1.1b3", "0.9b5", "early"}));
}

void add_files(CLI::App& command, std::vector<std::string>& files) {
  command.add_option("files", files, "Files, folders or - for standard input")->required();
}

void add_export(CLI::App& app, RunCommand& run) {
  auto options = std::make_shared<ExportCommandOptions>();
  CLI::App* command = app.add_subcommand("export", "Write events in a format that others read");
  command->add_option("--format", options->format, "The format to write")->required()->check(CLI::IsMember(kFormats));
  command->add_option("files", options->files, "Reports: files, folders or - for standard input");
  command->add_option("--store", options->store, "Take the reports from this store instead of files");
  command->add_option("--as-of", options->as_of, "With --store: only what was published by this moment (ISO 8601)");
  command->add_option("-o,--out", options->out, "The file to write (standard output)");
  command->add_option("--trace", options->trace, "Also write what leads each event back to its sentences, as JSON lines");
  command->add_flag("--all", options->all, "Also events that the format cannot tell from real ones: planned, denied, not happened");
  command->add_option("--model", options->model, "The engine's model: md, sm or a model file")->capture_default_str();
  command->add_option("-j,--jobs", options->threads, "Threads to work with")->check(CLI::Range(1, 256))->capture_default_str();
  command->add_flag("-q,--quiet", options->quiet, "No progress, no summary on standard error");
  command->footer("Examples:\n  vedette export --format icews reports/ -o events.tab\n"
                  "  vedette export --format gdelt-events --store crisis.db -o events.export.CSV");
  command->callback([&run, options] { run = [options] { return run_export(*options); }; });
}

void add_import(CLI::App& app, RunCommand& run) {
  auto options = std::make_shared<ImportCommandOptions>();
  CLI::App* command = app.add_subcommand("import", "Read the event files of others");
  add_files(*command, options->files);
  command->add_option("--format", options->format, "Their format, where it is not to be recognised")->check(CLI::IsMember(kFormats));
  add_codebook_option(*command, options->codebook);
  command->add_option("--store", options->store, "Keep the events in this store");
  command->add_option("-o,--out", options->out, "Without --store: the JSON lines to write (standard output)");
  command->add_flag("-q,--quiet", options->quiet, "Only refusals on standard error");
  command->footer("Examples:\n  vedette import events.2031.tab -o events.jsonl\n"
                  "  vedette import --format gdelt-events --store crisis.db 20310303.export.CSV");
  command->callback([&run, options] { run = [options] { return run_import(*options); }; });
}

void add_convert(CLI::App& app, RunCommand& run) {
  auto options = std::make_shared<ConvertOptions>();
  CLI::App* command = app.add_subcommand("convert", "Turn codes of CAMEO and PLOVER, or files of events, into one another");
  command->add_option("what", options->what, "Codes (0356, RETREAT-withdraw) or files")->required();
  command->add_option("--from", options->from, "The format of the files, where it is not to be recognised")->check(CLI::IsMember(kFormats));
  command->add_option("--to", options->to, "The format to write");
  add_codebook_option(*command, options->codebook);
  command->add_option("-o,--out", options->out, "The file to write (standard output)");
  command->add_flag("--all", options->all, "Also events that the format cannot tell from real ones");
  command->add_flag("-q,--quiet", options->quiet, "Only refusals on standard error");
  command->footer("Examples:\n  vedette convert 0356 RETREAT-withdraw\n  vedette convert icews.tab --to plover -o events.jsonl");
  command->callback([&run, options] { run = [options] { return run_convert(*options); }; });
}

void add_validate(CLI::App& app, RunCommand& run) {
  auto options = std::make_shared<ValidateOptions>();
  CLI::App* command = app.add_subcommand("validate", "Say what is wrong with files of events, line by line");
  add_files(*command, options->files);
  command->add_option("--format", options->format, "Their format, where it is not to be recognised")->check(CLI::IsMember(kFormats));
  add_codebook_option(*command, options->codebook);
  command->add_option("--most", options->most, "Lines printed of one fault in a file; 0: all")->capture_default_str();
  command->footer("Example:\n  vedette validate events.tab 20310303.export.CSV");
  command->callback([&run, options] { run = [options] { return run_validate(*options); }; });
}

void add_codebook(CLI::App& app, RunCommand& run) {
  auto options = std::make_shared<CodebookOptions>();
  CLI::App* command = app.add_subcommand("codebook", "Look up deeds, types and codes, their scores and meanings");
  command->add_option("what", options->what, "A deed, type, type-mode or CAMEO code; or types, deeds, cameo, contexts");
  command->footer("Examples:\n  vedette codebook withdraw_forces\n  vedette codebook 0874 RETREAT\n  vedette codebook deeds");
  command->callback([&run, options] { run = [options] { return run_codebook(*options); }; });
}

}  // namespace

void add_exchange_commands(CLI::App& app, RunCommand& run) {
  add_export(app, run);
  add_import(app, run);
  add_convert(app, run);
  add_validate(app, run);
  add_codebook(app, run);
}

}  // namespace vedette
