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
#include "feed/versions.h"
#include "knowledge/codebook.h"
#include "story/story.h"
#include "types/assessment_json.h"
#include "watch/assess.h"
#include "watch/watch_file.h"

namespace vedette {
namespace {

Status print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return ok();
  return Error{ErrorCode::kIo, "standard output cannot be written", ""};
}

// The latest publication; a changed article is published when it is changed.
Moment latest_made(const std::vector<ReadReport>& reports) {
  Moment out = latest_publication(reports);
  for (const ReadReport& r : reports) {
    const Moment made = made_at(r);
    if (made.known() && (!out.known() || made.time > out.time)) out = made;
  }
  return out;
}

// Options of the contract that nothing stands behind yet are refused, never ignored.
Status refuse_unwired(const WatchOptions& options) {
  const std::pair<const char*, bool> given[] = {
      {"--since", !options.since.empty()}};
  for (const auto& [name, is_given] : given) {
    if (is_given) return Error{ErrorCode::kUnsupported, "not there yet; leave it out", name};
  }
  return ok();
}

// As wide as the terminal, up to what is comfortable to read; 80 columns where it is none.
TerminalOptions terminal_options(const WatchOptions& options) {
  constexpr int kWidest = 120;
  TerminalOptions out;
  out.colour = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (out.colour && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) out.width = std::min<int>(size.ws_col, kWidest);
  if (options.all) out.rows = 0;
  return out;
}

// A form of the brief to its file, or to standard output for "-".
Status put(const std::string& file, const std::string& bytes) { return file == "-" ? print(bytes) : write_file(file, bytes); }

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

Result<int> watch(const WatchOptions& options) {
  VEDETTE_CHECK(refuse_unwired(options));
  VEDETTE_TRY(const std::string toml, read_file(options.watch));
  VEDETTE_TRY(const Watch watch, parse_watch(toml, options.watch));
  if (options.check) {
    VEDETTE_CHECK(print(fmt::format("{}: {} parties, {} areas, {} indicators, {} tests\n", options.watch, watch.parties.size(),
                                    watch.areas.size(), watch.indicators.size(), watch.tests.size())));
    return kExitDone;
  }
  VEDETTE_TRY(const DataFiles data, DataFiles::installed());
  VEDETTE_TRY(const Codebook codebook, Codebook::load(data));
  VEDETTE_TRY(const BriefText text, BriefText::load(data));
  VEDETTE_TRY(const WatchData knowledge, WatchData::load(data, codebook));
  AsOf at;
  Moment as_of;
  if (!options.as_of.empty()) {
    VEDETTE_TRY(as_of, parse_as_of(options.as_of));
    at.published_by = as_of.time;
  }
  VEDETTE_TRY(Gathered in, gather(options, options.store, at, "watch"));
  if (options.as_of.empty()) as_of = latest_made(in.reports);
  keep_current(in.reports, as_of);
  int32_t undated = 0;
  const std::vector<ReadReport> known = known_at(std::move(in.reports), as_of, undated);
  const StoryBook book = make_stories(known, codebook);
  Assessment a = assess({watch, known, book, codebook, knowledge, as_of});
  a.coverage.undated = undated + in.undated;
  if (!options.json.empty()) {
    JsonWriter out;
    write_json(out, in.made_by, known, a);
    out.newline();
    VEDETTE_CHECK(put(options.json, out.str()));
  }
  VEDETTE_CHECK(write_brief(options, make_brief({watch, known, a, in.made_by}, text), text));
  return in.refused ? kExitSomeRefused : kExitDone;
}

}  // namespace

int run_watch(const WatchOptions& options) {
  const Result<int> code = watch(options);
  return code.has_value() ? *code : report_failure("watch", code.error());
}

}  // namespace vedette
