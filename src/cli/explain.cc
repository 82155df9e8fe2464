// vedette explain ID: what stands behind a row, a verdict, an event or a mention.
#include "brief/explain.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/as_of.h"
#include "cli/gather.h"
#include "cli/watch_run.h"
#include "story/story.h"

namespace vedette {
namespace {

// The state of a watch where one is given; else the stories alone.
Result<WatchState> state_of(const ExplainOptions& options, const DataFiles& data, std::vector<ReadReport> reports, Moment as_of) {
  if (!as_of.known()) as_of = latest_made(reports);
  if (options.watch.empty()) {
    WatchState state{{}, std::move(reports), {}, {}};
    VEDETTE_TRY(const Codebook codebook, Codebook::load(data));
    state.book = make_stories(state.reports, codebook);
    return state;
  }
  VEDETTE_TRY(const WatchSetup setup, load_watch(options.watch));
  return assess_at(setup, std::move(reports), as_of);
}

Result<int> explain_id(const ExplainOptions& options) {
  VEDETTE_TRY(const DataFiles data, DataFiles::installed());
  AsOf at;
  Moment as_of;
  if (!options.as_of.empty()) {
    VEDETTE_TRY(as_of, parse_as_of(options.as_of));
    at.published_by = as_of.time;
  }
  VEDETTE_TRY(Gathered in, gather(options, options.store, at, "explain"));
  VEDETTE_TRY(const WatchState state, state_of(options, data, std::move(in.reports), as_of));
  const ExplainInput input{data, state.reports, state.book, options.watch.empty() ? nullptr : &state.assessment};
  const std::optional<std::string> text = explain(input, options.id);
  if (!text) {
    const char* hint = options.watch.empty() ? "no event or mention has this id; rows and verdicts need --watch FILE" : "nothing has this id";
    return Error{ErrorCode::kNotFound, hint, options.id};
  }
  if (std::fwrite(text->data(), 1, text->size(), stdout) != text->size()) return Error{ErrorCode::kIo, "standard output cannot be written", ""};
  return in.refused ? kExitSomeRefused : kExitDone;
}

}  // namespace

int run_explain(const ExplainOptions& options) {
  const Result<int> code = explain_id(options);
  return code.has_value() ? *code : report_failure("explain", code.error());
}

}  // namespace vedette
