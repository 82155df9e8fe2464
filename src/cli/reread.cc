// vedette ingest --reread: what another program, model, data or codebook read is read again from the texts in the store.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "cli/ingest.h"

namespace vedette {
namespace {

constexpr size_t kAtOnce = 64;  // reports a transaction

// What makes two events of one text the same to a reader: where, which deed, whose, and what is said of it.
std::multiset<std::string> events_of(const Reading& reading) {
  std::multiset<std::string> out;
  for (const EventMention& e : reading.events) {
    std::string key = fmt::format("{} {} {} {} {}", e.anchor.begin, e.deed, e.type, to_string(e.modality), to_string(e.basis));
    for (const auto* parties : {&e.actor, &e.recipient}) {
      key += " |";
      for (const int32_t a : *parties) key += " " + reading.actors[static_cast<size_t>(a)].entity;
    }
    out.insert(std::move(key));
  }
  return out;
}

std::multiset<std::string> statements_of(const Reading& reading) {
  std::multiset<std::string> out;
  for (const Statement& s : reading.statements) {
    std::string key = fmt::format("{} {} {}", s.cue.begin, to_string(s.act), to_string(s.quotation));
    for (const Span c : s.content) key += fmt::format(" {}-{}", c.begin, c.end);
    for (const int32_t a : s.speaker) key += " " + reading.actors[static_cast<size_t>(a)].entity;
    out.insert(std::move(key));
  }
  return out;
}

// How many are only in the first.
size_t only_in(const std::multiset<std::string>& a, const std::multiset<std::string>& b) {
  std::vector<std::string> out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out.size();
}

// "events +2 -1, statements +0 -1"; empty where a reader would see no difference.
std::string difference(const Reading& old, const Reading& now) {
  std::string out;
  const auto compare = [&](const char* what, const std::multiset<std::string>& a, const std::multiset<std::string>& b) {
    const size_t added = only_in(b, a);
    const size_t gone = only_in(a, b);
    if (added + gone > 0) out += fmt::format("{}{} +{} -{}", out.empty() ? "" : ", ", what, added, gone);
  };
  compare("events", events_of(old), events_of(now));
  compare("statements", statements_of(old), statements_of(now));
  if (old.published.moment != now.published.moment) {
    out += fmt::format("{}published {} instead of {}", out.empty() ? "" : ", ", to_string(now.published.moment), to_string(old.published.moment));
  }
  return out;
}

}  // namespace

Status reread(Store& store, ReportReader& reader, bool only_say) {
  size_t read = 0;
  size_t changed = 0;
  for (int64_t after = 0;;) {
    VEDETTE_TRY(std::vector<OutdatedReading> old, store.outdated(reader.made_by(), after, kAtOnce));
    if (old.empty()) break;
    after = old.back().seq;
    std::vector<Report> reports;
    for (const OutdatedReading& o : old) reports.push_back(o.report);
    std::vector<std::pair<int64_t, ReadReport>> now;
    reader.read(std::move(reports), [&](ReadReport r, const Doc&) { now.emplace_back(old[now.size()].seq, std::move(r)); });
    if (!only_say) VEDETTE_CHECK(store.replace_readings(reader.made_by(), now));
    for (size_t i = 0; i < old.size(); ++i) {
      const std::string what = old[i].reading ? difference(*old[i].reading, now[i].second.reading) : "was kept in a form of another version";
      changed += what.empty() ? 0 : 1;
      if (!what.empty()) std::printf("%s\t%s\t%s\n", only_say ? "would change" : "changed", old[i].report.id.c_str(), what.c_str());
    }
    read += old.size();
    if (std::fflush(stdout) != 0) return Error{ErrorCode::kIo, "standard output cannot be written", ""};
  }
  std::printf("%zu %s, %zu %s\n", read, only_say ? "to be read again" : "read again", changed, only_say ? "would change" : "changed");
  return std::fflush(stdout) == 0 ? ok() : Status(Error{ErrorCode::kIo, "standard output cannot be written", ""});
}

}  // namespace vedette
