#include "feed/versions.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace vedette {

Moment made_at(const ReadReport& r) {
  const Moment& published = r.reading.published.moment;
  const Moment& modified = r.report.modified;
  return modified.known() && (!published.known() || modified.time > published.time) ? modified : published;
}

VersionCounts keep_current(std::vector<ReadReport>& reports, const Moment& as_of) {
  VersionCounts counts;
  std::vector<bool> stays(reports.size(), true);
  std::map<std::string_view, std::vector<size_t>> articles;
  for (size_t i = 0; i < reports.size(); ++i) {
    const Moment made = made_at(reports[i]);
    // Without a time of its own a version is judged by its publication, elsewhere.
    const bool later = as_of.known() && reports[i].report.modified.known() && made.time > as_of.time;
    if (later) {
      stays[i] = false, ++counts.later;
    } else if (!reports[i].report.article.empty()) {
      articles[reports[i].report.article].push_back(i);
    } else if (reports[i].report.retracted) {
      stays[i] = false, ++counts.retracted;
    }
  }
  for (auto& [article, versions] : articles) {
    std::vector<size_t> distinct;
    for (const size_t i : versions) {
      const bool repeated = std::any_of(distinct.begin(), distinct.end(), [&](size_t j) { return reports[j].report.digest == reports[i].report.digest; });
      if (repeated) stays[i] = false, ++counts.repeated;
      if (!repeated) distinct.push_back(i);
    }
    std::stable_sort(distinct.begin(), distinct.end(), [&](size_t a, size_t b) { return made_at(reports[a]).time < made_at(reports[b]).time; });
    for (size_t k = 0; k + 1 < distinct.size(); ++k) stays[distinct[k]] = false, ++counts.replaced;
    Report& last = reports[distinct.back()].report;
    if (distinct.size() > 1) {
      const Report& before = reports[distinct[distinct.size() - 2]].report;
      // Two versions under one id are told apart by their texts.
      if (last.id == before.id) last.id += "~" + last.digest.substr(0, 8);
      last.supersedes = before.id;
    }
    if (last.retracted) stays[distinct.back()] = false, ++counts.retracted;
  }
  size_t kept = 0;
  for (size_t i = 0; i < reports.size(); ++i) {
    if (stays[i] && kept != i) reports[kept] = std::move(reports[i]);
    kept += stays[i] ? 1 : 0;
  }
  reports.resize(kept);
  return counts;
}

}  // namespace vedette
