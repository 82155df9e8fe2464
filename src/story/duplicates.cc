// Near-duplicates: agency copy, reprints, lightly edited versions. Reports of one story whose sketches resemble each other
// are one set; the first published is the first of the set, and the sentences that only one of the two has are what was
// changed. Two reports of one event by two writers share quotations, not runs of words, and are no duplicates.
#include <algorithm>
#include <set>

#include "story/sketch.h"
#include "story/story.h"

namespace vedette {
namespace {

constexpr double kCopy = 0.5;        // share of runs of five words from which a report is a copy
constexpr size_t kMostChanged = 20;

std::vector<std::string_view> sentences_of(const ReadReport& r) {
  std::vector<std::string_view> out;
  for (const Span& s : r.reading.sentences) out.push_back(slice(r.report.text, s));
  return out;
}

void add_changed(const ReadReport& from, const ReadReport& in, std::vector<std::string>& out) {
  const std::vector<std::string_view> there = sentences_of(in);
  const std::set<std::string_view> known(there.begin(), there.end());
  for (const std::string_view sentence : sentences_of(from)) {
    if (out.size() < kMostChanged && !known.contains(sentence)) out.emplace_back(sentence);
  }
}

}  // namespace

std::vector<Duplicate> find_duplicates(const std::vector<ReadReport>& reports, const std::vector<Story>& stories) {
  std::vector<Duplicate> out;
  for (const Story& story : stories) {
    std::vector<Duplicate> sets;
    for (const int32_t r : story.reports) {
      const auto same = std::find_if(sets.begin(), sets.end(), [&](const Duplicate& d) {
        return resemblance(reports[d.first].sketch, reports[r].sketch) >= kCopy;
      });
      if (same == sets.end()) {
        sets.push_back({{r}, r, {}});
      } else {
        same->reports.push_back(r);
        add_changed(reports[r], reports[same->first], same->changed);
      }
    }
    for (Duplicate& d : sets) {
      if (d.reports.size() > 1) out.push_back(std::move(d));
    }
  }
  return out;
}

}  // namespace vedette
