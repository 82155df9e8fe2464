// Stories out of reports that are all at hand.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "story/grouper.h"
#include "story/story.h"

namespace vedette {
namespace {

constexpr size_t kMostNamed = 8;

// The most frequent names, by count then name.
std::vector<std::string> most_named(const std::map<std::string, int32_t>& counts) {
  std::vector<std::pair<int32_t, std::string>> ranked;
  for (const auto& [name, n] : counts) ranked.emplace_back(-n, name);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> out;
  for (size_t i = 0; i < std::min(kMostNamed, ranked.size()); ++i) out.push_back(ranked[i].second);
  return out;
}

void describe(const std::vector<ReadReport>& reports, Story& out) {
  std::map<std::string, int32_t> places;
  std::map<std::string, int32_t> actors;
  for (const int32_t r : out.reports) {
    const Moment& m = reports[r].reading.published.moment;
    if (m.known() && (!out.first.known() || m.time < out.first.time)) out.first = m;
    if (m.known() && (!out.last.known() || m.time > out.last.time)) out.last = m;
    for (const Place& p : reports[r].reading.places) ++places[p.name];
    for (const Actor& a : reports[r].reading.actors) {
      if (!a.entity.empty() && !a.pronoun) ++actors[a.name];
    }
  }
  out.places = most_named(places);
  out.actors = most_named(actors);
}

std::vector<int32_t> by_publication(const std::vector<ReadReport>& reports) {
  std::vector<int32_t> order(reports.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int32_t>(i);
  const auto key = [&](int32_t i) {
    const Moment& published = reports[i].reading.published.moment;
    return std::make_tuple(!published.known(), published.time, std::string_view(reports[i].report.id));
  };
  std::stable_sort(order.begin(), order.end(), [&](int32_t a, int32_t b) { return key(a) < key(b); });
  return order;
}

// Story of each report by its id, aliases followed.
class Places {
 public:
  explicit Places(const Grouping& grouping) {
    for (const StoryAlias& a : grouping.aliases) into_[a.gone] = a.into;
    for (const StoryPlace& p : grouping.places) story_of_[p.report] = final_id(p.story);
  }
  const std::string& story_of(const std::string& report) const { return story_of_.at(report); }
  std::string final_id(std::string id) const {
    for (auto it = into_.find(id); it != into_.end(); it = into_.find(id)) id = it->second;
    return id;
  }
  const std::map<std::string, std::string>& aliases() const { return into_; }

 private:
  std::map<std::string, std::string> into_;
  std::unordered_map<std::string, std::string> story_of_;
};

}  // namespace

std::vector<Story> group_reports(const std::vector<ReadReport>& reports) {
  const std::vector<int32_t> order = by_publication(reports);
  StoryGrouper grouper;
  for (const int32_t r : order) {
    Sketch sketch = reports[r].sketch;
    sketch.report = reports[r].report.id;
    sketch.published = reports[r].reading.published.moment;
    grouper.add(std::move(sketch));
  }
  const Places places(grouper.settle());
  std::vector<Story> out;
  std::unordered_map<std::string, size_t> at;
  for (const int32_t r : order) {
    const std::string& id = places.story_of(reports[r].report.id);
    const auto [it, is_new] = at.emplace(id, out.size());
    if (is_new) out.emplace_back().id = id;
    out[it->second].reports.push_back(r);
  }
  for (const auto& [gone, into] : places.aliases()) out[at.at(places.final_id(gone))].aliases.push_back(gone);
  for (Story& story : out) describe(reports, story);
  return out;
}

}  // namespace vedette
