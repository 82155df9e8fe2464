#include "cli/watch_run.h"

#include <filesystem>

#include "base/files.h"
#include "feed/versions.h"
#include "story/story.h"
#include "watch/assess.h"
#include "watch/watch_file.h"

namespace vedette {

Result<WatchSetup> load_watch(const std::string& file) {
  WatchSetup out;
  VEDETTE_TRY(out.data, DataFiles::installed());
  VEDETTE_TRY(out.codebook, Codebook::load(out.data));
  VEDETTE_TRY(out.knowledge, WatchData::load(out.data, out.codebook));
  VEDETTE_TRY(const std::string toml, read_file(file));
  VEDETTE_TRY(out.watch, parse_watch(toml, file, out.codebook, out.knowledge.signs));
  const std::string beside = (std::filesystem::path(file).parent_path() / "judgements.toml").string();
  if (!std::filesystem::exists(beside)) return out;
  VEDETTE_TRY(const std::string judgements, read_file(beside));
  VEDETTE_TRY(out.judgements, parse_judgements(judgements, beside, out.watch, out.codebook));
  return out;
}

WatchState assess_at(const WatchSetup& setup, std::vector<ReadReport> reports, const Moment& as_of) {
  keep_current(reports, as_of);
  int32_t undated = 0;
  WatchState state{setup.watch, known_at(std::move(reports), setup.watch.from, as_of, undated), {}, {}};
  state.book = make_stories(state.reports, setup.codebook);
  const std::vector<Judgement> judgements = made_by(setup.judgements, as_of);
  const std::vector<Row> rows = judgement_rows(judgements, state.reports, state.book);
  apply(judgements, setup.codebook, state.watch, state.reports, state.book);
  state.assessment = assess({state.watch, state.reports, state.book, setup.codebook, setup.knowledge, as_of});
  state.assessment.judgements = rows;
  state.assessment.coverage.undated = undated;
  return state;
}

Moment latest_made(const std::vector<ReadReport>& reports) {
  Moment out = latest_publication(reports);
  for (const ReadReport& r : reports) {
    const Moment made = made_at(r);
    if (made.known() && (!out.known() || made.time > out.time)) out = made;
  }
  return out;
}

}  // namespace vedette
