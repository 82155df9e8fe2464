// vedette stories: reports → stories and events.
#include <fmt/format.h>

#include <cstdio>

#include "cli/as_of.h"
#include "cli/gather.h"
#include "feed/versions.h"
#include "knowledge/codebook.h"
#include "story/story.h"
#include "types/story_json.h"

namespace vedette {
namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& s : list) out += (out.empty() ? "" : ", ") + s;
  return out.empty() ? "–" : out;
}

// Words on one line, single spaces between them.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string summary(const std::vector<ReadReport>& reports, const StoryBook& book) {
  std::string out;
  for (const Story& s : book.stories) {
    out += fmt::format("{}  {} – {}  {} reports  {}\n", s.id, to_string(s.first), to_string(s.last), s.reports.size(),
                       joined(s.actors));
    for (const Event& e : book.events) {
      if (e.story != s.id || e.mentions.size() < 2) continue;
      out += fmt::format("  {:<12} {:<9} {} {} → {}  ({} mentions, {} outlets, {} sources)\n", to_string(e.modality),
                         to_string(e.basis), e.deed, joined(e.actor), joined(e.recipient), e.mentions.size(), e.outlets,
                         e.sources.size());
    }
  }
  for (const Duplicate& d : book.duplicates) {
    out += fmt::format("copies of {}: {} more, {} sentences changed\n", reports[d.first].report.id, d.reports.size() - 1, d.changed.size());
  }
  for (const Discrepancy& d : book.discrepancies) {
    out += fmt::format("discrepancy ({}): {}\n", to_string(d.kind), d.why);
    for (const DiscrepancyValue& v : d.values) {
      const Report& report = reports[v.report].report;
      out += fmt::format("  {}: {}\n", report.id, is_absent(v.sentence) ? v.value : one_line(slice(report.text, v.sentence)));
    }
  }
  return out;
}

Result<Gathered> gather_for(const StoriesOptions& options) {
  AsOf at;
  if (!options.as_of.empty()) {
    VEDETTE_TRY(const Moment as_of, parse_as_of(options.as_of));
    at.published_by = as_of.time;
  }
  return gather(options, options.store, at, "stories");
}

Result<int> stories(const StoriesOptions& options) {
  VEDETTE_TRY(const DataFiles data, DataFiles::installed());
  VEDETTE_TRY(const Codebook codebook, Codebook::load(data));
  VEDETTE_TRY(Gathered in, gather_for(options));
  keep_current(in.reports, Moment{});
  const StoryBook book = make_stories(in.reports, codebook);
  std::string text;
  if (options.json) {
    JsonWriter out;
    write_json(out, in.made_by, in.reports, book);
    out.newline();
    text = out.take();
  } else {
    text = summary(in.reports, book);
  }
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    return Error{ErrorCode::kIo, "standard output cannot be written", ""};
  }
  return in.refused ? kExitSomeRefused : kExitDone;
}

}  // namespace

int run_stories(const StoriesOptions& options) {
  const Result<int> code = stories(options);
  return code.has_value() ? *code : report_failure("stories", code.error());
}

}  // namespace vedette
