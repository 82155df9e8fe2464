#include "story/cluster.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

namespace vedette {
namespace {

struct Link {
  int32_t group;
  double sum;  // over the pairs between the two groups
};

// A pair of groups that might be joined; stale once either has changed since.
struct Candidate {
  double average;
  int32_t a, b;  // a < b
  int32_t a_size, b_size;
  bool operator<(const Candidate& o) const {  // the queue gives the greatest first
    if (average != o.average) return average < o.average;
    return a != o.a ? a > o.a : b > o.b;
  }
};

class Groups {
 public:
  Groups(std::span<const SimilarRow> rows, double enough) : enough_(enough), label_(rows.size()), size_(rows.size(), 1), links_(rows.size()) {
    for (size_t i = 0; i < rows.size(); ++i) {
      label_[i] = static_cast<int32_t>(i);
      for (const Similar& s : rows[i]) {
        if (s.node <= label_[i]) continue;  // each pair once, as its first node has it
        links_[i].push_back({s.node, s.score});
        links_[s.node].push_back({label_[i], s.score});
      }
    }
    for (auto& list : links_) sort(list);
  }

  // Joins b into a. Requires a < b, both alive.
  void join(int32_t a, int32_t b) {
    std::vector<Link> joined;
    joined.reserve(links_[a].size() + links_[b].size());
    auto i = links_[a].begin();
    auto j = links_[b].begin();
    while (i != links_[a].end() || j != links_[b].end()) {
      const bool left = j == links_[b].end() || (i != links_[a].end() && i->group <= j->group);
      const bool both = left && j != links_[b].end() && i->group == j->group;
      Link link = left ? *i : *j;
      if (both) link.sum += j->sum;
      if (left) ++i;
      if (!left || both) ++j;
      if (link.group != a && link.group != b) joined.push_back(link);
    }
    for (const Link& link : joined) relink(link, a, b);
    links_[a] = std::move(joined);
    links_[b].clear();
    size_[a] += size_[b];
    size_[b] = 0;
    label_[b] = a;
  }

  void offer(int32_t a) {
    for (const Link& link : links_[a]) offer(std::min(a, link.group), std::max(a, link.group), link.sum);
  }
  void offer_all() {
    for (size_t a = 0; a < links_.size(); ++a) {
      for (const Link& link : links_[a]) {
        if (link.group > static_cast<int32_t>(a)) offer(static_cast<int32_t>(a), link.group, link.sum);
      }
    }
  }
  void run() {
    while (!queue_.empty()) {
      const Candidate best = queue_.top();
      queue_.pop();
      if (size_[best.a] != best.a_size || size_[best.b] != best.b_size) continue;
      join(best.a, best.b);
      offer(best.a);
    }
  }
  int32_t root(int32_t node) const {
    while (label_[node] != node) node = label_[node];
    return node;
  }

 private:
  static void sort(std::vector<Link>& list) {
    std::sort(list.begin(), list.end(), [](const Link& x, const Link& y) { return x.group < y.group; });
  }
  void offer(int32_t a, int32_t b, double sum) {
    const double average = sum / (static_cast<double>(size_[a]) * size_[b]);
    if (average >= enough_) queue_.push({average, a, b, size_[a], size_[b]});
  }
  // In the list of a neighbour: b goes, a has the new sum.
  void relink(const Link& link, int32_t a, int32_t b) {
    auto& list = links_[link.group];
    const auto at = [&](int32_t group) {
      return std::lower_bound(list.begin(), list.end(), group, [](const Link& l, int32_t g) { return l.group < g; });
    };
    if (const auto gone = at(b); gone != list.end() && gone->group == b) list.erase(gone);
    const auto kept = at(a);
    if (kept != list.end() && kept->group == a) {
      kept->sum = link.sum;
    } else {
      list.insert(kept, {a, link.sum});
    }
  }

  double enough_;
  std::vector<int32_t> label_;  // of a group that went into another: that one
  std::vector<int32_t> size_;
  std::vector<std::vector<Link>> links_;  // ascending by group; only of groups alive
  std::priority_queue<Candidate> queue_;
};

}  // namespace

std::vector<int32_t> average_link(std::span<const SimilarRow> rows, std::span<const int32_t> together, double enough) {
  Groups groups(rows, enough);
  std::unordered_map<int32_t, int32_t> first;
  for (size_t i = 0; i < together.size(); ++i) {
    if (together[i] < 0) continue;
    const auto node = static_cast<int32_t>(i);
    const auto [it, is_first] = first.emplace(together[i], node);
    if (!is_first) groups.join(it->second, node);
  }
  groups.offer_all();
  groups.run();
  std::vector<int32_t> out(rows.size());
  for (size_t i = 0; i < out.size(); ++i) out[i] = groups.root(static_cast<int32_t>(i));
  return out;
}

}  // namespace vedette
