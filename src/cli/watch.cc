// vedette watch: the main job. Reports + watch file → assessment → brief.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/files.h"
#include "brief/markdown.h"
#include "brief/page.h"
#include "brief/terminal.h"
#include "cli/as_of.h"
#include "cli/gather.h"
#include "cli/watch_run.h"
#include "types/assessment_json.h"
#include "watch/assess.h"
#include "watch/changes.h"

namespace vedette {
namespace {

Status print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return ok();
  return Error{ErrorCode::kIo, "standard output cannot be written", ""};
}

// As wide as the terminal, up to what is comfortable to read; 80 columns where it is none.
TerminalOptions terminal_options(const WatchOptions& options) {
  constexpr int kWidest = 120;
  TerminalOptions out;
  out.colour = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (out.colour && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    out.width = std::min<int>(size.ws_col, kWidest);
  if (options.all) out.rows = 0;
  return out;
}

// A form of the brief to its file, or to standard output for "-".
Status put(const std::string& file, const std::string& bytes) {
  return file == "-" ? print(bytes) : write_file(file, bytes);
}

// Every form that was asked for; the terminal's unless another one has taken standard output.
Status write_brief(const WatchOptions& options, const Brief& brief, const BriefText& text) {
  if (!options.markdown.empty()) VEDETTE_CHECK(put(options.markdown, markdown_brief(brief, text)));
  if (!options.html.empty()) {
    VEDETTE_TRY(const std::string page, page_brief(brief, text));
    VEDETTE_CHECK(put(options.html, page));
  }
  if (options.json == "-" || options.markdown == "-" || options.html == "-") return ok();
  return print(terminal_brief(brief, text, terminal_options(options)));
}

// The state at `as_of` and, with --since, what has changed by then.
Result<WatchState> state_of(const WatchOptions& options, const WatchSetup& setup, std::vector<ReadReport> reports, const Moment& as_of) {
  if (options.since.empty()) return assess_at(setup, std::move(reports), as_of);
  VEDETTE_TRY(const Moment since, parse_moment_option("--since", options.since));
  const WatchState earlier = assess_at(setup, reports, since);
  WatchState state = assess_at(setup, std::move(reports), as_of);
  state.assessment.changes = changes_between(earlier.assessment, state.assessment, state.reports, since);
  return state;
}

Result<int> check(const WatchOptions& options, const WatchSetup& setup) {
  const Watch& watch = setup.watch;
  VEDETTE_CHECK(print(fmt::format("{}: {} parties, {} areas, {} indicators, {} tests, {} judgements\n", options.watch,
                                  watch.parties.size(), watch.areas.size(), watch.indicators.size(), watch.tests.size(),
                                  setup.judgements.size())));
  return kExitDone;
}

Result<int> watch(const WatchOptions& options) {
  VEDETTE_TRY(const WatchSetup setup, load_watch(options.watch));
  if (options.check) return check(options, setup);
  VEDETTE_TRY(const BriefText text, BriefText::load(setup.data));
  AsOf at;
  Moment as_of;
  if (!options.as_of.empty()) {
    VEDETTE_TRY(as_of, parse_as_of(options.as_of));
    at.published_by = as_of.time;
  }
  VEDETTE_TRY(Gathered in, gather(options, options.store, at, "watch"));
  if (options.as_of.empty()) as_of = latest_made(in.reports);
  VEDETTE_TRY(WatchState state, state_of(options, setup, std::move(in.reports), as_of));
  state.assessment.coverage.undated += in.undated;
  if (!options.json.empty()) {
    JsonWriter out;
    write_json(out, in.made_by, state.reports, state.assessment);
    out.newline();
    VEDETTE_CHECK(put(options.json, out.str()));
  }
  VEDETTE_CHECK(write_brief(options, make_brief({state.watch, state.reports, state.assessment, in.made_by}, text), text));
  return in.refused ? kExitSomeRefused : kExitDone;
}

}  // namespace

int run_watch(const WatchOptions& options) {
  const Result<int> code = watch(options);
  return code.has_value() ? *code : report_failure("watch", code.error());
}

}  // namespace vedette
