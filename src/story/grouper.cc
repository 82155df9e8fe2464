#include "story/grouper.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/digest.h"
#include "story/cluster.h"

namespace vedette {
namespace {

constexpr double kEnough = 0.12;         // average similarity from which reports are of one story
constexpr size_t kBlock = 1024;          // reports closed at a time
constexpr size_t kLastKept = 4;          // reports that stand for an old story
constexpr size_t kOldStories = 2048;     // so many are remembered at most

// Dated before undated, then by publication, then id.
auto order_of(const Moment& published, const std::string& report) {
  return std::make_tuple(!published.known(), published.time, std::string_view(report));
}
bool earlier(const Sketch& a, const Sketch& b) { return order_of(a.published, a.report) < order_of(b.published, b.report); }

}  // namespace

std::string story_id(std::string_view report) { return short_digest("story:" + std::string(report)); }

// The groups among old stories and open reports.
struct StoryGrouper::Clustered {
  struct Group {
    std::vector<int32_t> old;   // indices into Past::stories; the one that gives its name first
    std::vector<int32_t> open;  // indices into the open reports, ascending
    std::string id;
  };
  std::vector<Group> groups;
};

StoryGrouper::Clustered StoryGrouper::cluster(const Past& past, std::span<const Sketch> open) {
  TermCounts seen = past.seen;
  std::vector<const Sketch*> nodes;
  std::vector<int32_t> together;  // the old story that a node stands for; -1: an open report
  for (size_t s = 0; s < past.stories.size(); ++s) {
    for (const Sketch& sketch : past.stories[s].last) nodes.push_back(&sketch), together.push_back(static_cast<int32_t>(s));
  }
  const size_t first_open = nodes.size();
  for (const Sketch& sketch : open) nodes.push_back(&sketch), together.push_back(-1), seen.add(sketch);
  const std::vector<SimilarRow> rows = similar_reports(nodes, seen);
  const std::vector<int32_t> label = average_link(rows, together, kEnough);

  Clustered out;
  std::map<int32_t, size_t> group_of;
  for (size_t i = 0; i < nodes.size(); ++i) {
    const auto [it, is_new] = group_of.emplace(label[i], out.groups.size());
    if (is_new) out.groups.emplace_back();
    Clustered::Group& group = out.groups[it->second];
    if (i >= first_open) {
      group.open.push_back(static_cast<int32_t>(i - first_open));
    } else if (group.old.empty() || group.old.back() != together[i]) {
      group.old.push_back(together[i]);
    }
  }
  for (Clustered::Group& group : out.groups) {
    std::sort(group.old.begin(), group.old.end(), [&](int32_t a, int32_t b) {
      const OldStory& x = past.stories[a];
      const OldStory& y = past.stories[b];
      return order_of(x.founded, x.founder) < order_of(y.founded, y.founder);
    });
    group.id = group.old.empty() ? story_id(open[group.open.front()].report) : past.stories[group.old.front()].id;
  }
  return out;
}

void StoryGrouper::close(Past& past, std::span<const Sketch> open, size_t closing, bool for_good, Grouping& out) {
  const Clustered found = cluster(past, open);
  std::vector<OldStory> stories;
  for (const Clustered::Group& group : found.groups) {
    OldStory story;
    for (const int32_t s : group.old) {
      OldStory& old = past.stories[s];
      if (s != group.old.front()) out.aliases.push_back({old.id, group.id, for_good});
      std::move(old.last.begin(), old.last.end(), std::back_inserter(story.last));
      if (s == group.old.front()) story.founder = old.founder, story.founded = old.founded;
    }
    for (const int32_t i : group.open) {
      if (static_cast<size_t>(i) >= closing) break;
      if (story.founder.empty()) story.founder = open[i].report, story.founded = open[i].published;
      story.last.push_back(open[i]);
      out.places.push_back({open[i].report, group.id, for_good});
    }
    if (story.last.empty()) continue;
    story.id = group.id;
    std::stable_sort(story.last.begin(), story.last.end(), earlier);
    if (story.last.size() > kLastKept) story.last.erase(story.last.begin(), story.last.end() - kLastKept);
    stories.push_back(std::move(story));
  }
  past.stories = std::move(stories);
  for (const Sketch& s : open.first(closing)) past.seen.add(s);
  past.seen.fade();
  past.reports += static_cast<int64_t>(closing);
  keep_recent(past, open.subspan(closing));
}

// Forgets stories that no open report can join any more, and the oldest where there are too many.
void StoryGrouper::keep_recent(Past& past, std::span<const Sketch> rest) {
  std::sort(past.stories.begin(), past.stories.end(), [](const OldStory& a, const OldStory& b) { return earlier(a.last.back(), b.last.back()); });
  auto first = past.stories.begin();
  if (past.stories.size() > kOldStories) first = past.stories.end() - kOldStories;
  while (first != past.stories.end() && !rest.empty() && far_apart(first->last.back(), rest.front())) ++first;
  past.stories.erase(past.stories.begin(), first);
}

bool StoryGrouper::add(Sketch sketch) {
  const auto at = std::upper_bound(open_.begin(), open_.end(), sketch, earlier);
  const bool late = past_.reports > 0 && at - open_.begin() < static_cast<std::ptrdiff_t>(kBlock);
  open_.insert(at, std::move(sketch));
  return !late;
}

Grouping StoryGrouper::settle() {
  Grouping out;
  while (open_.size() >= 3 * kBlock) {
    close(past_, std::span(open_).first(2 * kBlock), kBlock, true, out);
    open_.erase(open_.begin(), open_.begin() + kBlock);
  }
  std::span<const Sketch> rest(open_);
  const Past* past = &past_;
  Past ahead;  // as it will be once the first open reports are closed
  if (rest.size() >= 2 * kBlock) {
    ahead = past_;
    close(ahead, rest.first(2 * kBlock), kBlock, false, out);
    rest = rest.subspan(kBlock);
    past = &ahead;
  }
  for (const Clustered::Group& group : cluster(*past, rest).groups) {
    for (size_t i = 1; i < group.old.size(); ++i) out.aliases.push_back({past->stories[group.old[i]].id, group.id, false});
    for (const int32_t i : group.open) out.places.push_back({rest[i].report, group.id, false});
  }
  return out;
}

}  // namespace vedette
