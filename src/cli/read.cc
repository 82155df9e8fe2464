// vedette read: reports → readings.
#include <fmt/format.h>

#include <cstdio>

#include "cli/read_reports.h"

namespace vedette {
namespace {

std::string joined_actors(const Reading& reading, const std::vector<int32_t>& actors) {
  std::string out;
  for (const int32_t a : actors) out += (out.empty() ? "" : ", ") + reading.actors[a].name;
  return out.empty() ? "–" : out;
}

// What a person wants to see of a reading: who says what, and what is told to have happened.
void append_summary(std::string& out, const ReadReport& r) {
  const Reading& reading = r.reading;
  out += fmt::format("{}  {}  {}\n", r.report.id, to_string(reading.published.moment), r.report.title);
  out += fmt::format("  {} actors, {} places, {} times, {} quantities\n", reading.actors.size(), reading.places.size(),
                     reading.times.size(), reading.quantities.size());
  for (const Statement& s : reading.statements) {
    const std::string_view content = s.content.empty() ? std::string_view() : slice(r.report.text, s.content.front());
    out += fmt::format("  says    {:<9} {}: {}\n", to_string(s.act), joined_actors(reading, s.speaker), content);
  }
  for (const EventMention& e : reading.events) {
    out += fmt::format("  event   {:<12} {:<9} {} [{}] {} → {}\n", to_string(e.modality), to_string(e.basis),
                       slice(r.report.text, e.anchor), e.deed, joined_actors(reading, e.actor), joined_actors(reading, e.recipient));
  }
}

}  // namespace

int run_read(const ReadOptions& options) {
  bool written = true;
  const auto run = read_reports(options, "read", [&](const MadeBy& made_by, const ReadReport& r, const Doc& doc) {
    std::string text;
    if (options.json) {
      JsonWriter out;
      write_json(out, made_by, r.report, r.reading, options.tokens ? &doc : nullptr);
      out.newline();
      text = out.take();
    } else {
      append_summary(text, r);
    }
    written = written && std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  });
  if (!run.has_value()) return report_failure("read", run.error());
  if (!written || std::fflush(stdout) != 0) return report_failure("read", {ErrorCode::kIo, "standard output cannot be written", ""});
  return run->refused ? kExitSomeRefused : kExitDone;
}

}  // namespace vedette
