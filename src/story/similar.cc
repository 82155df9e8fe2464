#include "story/similar.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace vedette {
namespace {

constexpr auto kWindow = std::chrono::days{7};  // how far apart reports of one story may be published
constexpr double kNameShare = 0.5;              // of the similarity, from names and their like
constexpr double kNeighbourShare = 0.4;         // of the similarity, from sharing the nearest neighbours
constexpr size_t kNeighbours = 5;
constexpr float kSelf = 1.0F;                   // a report among its own neighbours
constexpr float kFloor = 0.04F;                 // less is nothing
constexpr size_t kCommon = 512;                 // a term in so many reports at once tells none of them apart
constexpr double kPriorReports = 50;

struct Weighted {
  uint32_t term;
  float weight;
};

void append(const std::vector<SketchTerm>& terms, const TermCounts& seen, double share, std::vector<Weighted>& out) {
  const size_t first = out.size();
  double norm = 0;
  for (const SketchTerm& t : terms) {
    const double w = std::log(1.0 + t.count) * seen.weight(t.term);
    if (w <= 0) continue;
    out.push_back({t.term, static_cast<float>(w)});
    norm += w * w;
  }
  const auto scale = static_cast<float>(norm > 0 ? std::sqrt(share / norm) : 0);
  for (size_t i = first; i < out.size(); ++i) out[i].weight *= scale;
}

// Names and words are hashed apart, so one list holds both.
std::vector<Weighted> weigh(const Sketch& s, const TermCounts& seen) {
  std::vector<Weighted> out;
  append(s.words, seen, s.names.empty() ? 1 : 1 - kNameShare, out);
  append(s.names, seen, s.words.empty() ? 1 : kNameShare, out);
  return out;
}

// Sums of products over a dense array that knows which places it touched.
class Accumulator {
 public:
  explicit Accumulator(size_t n) : sums_(n, 0) {}
  void add(int32_t node, float value) {
    if (sums_[node] == 0) touched_.push_back(node);
    sums_[node] += value;
  }
  // Gives each sum over `floor` to `take`, ascending by node, and starts anew.
  template <typename Take>
  void drain(float floor, Take&& take) {
    std::sort(touched_.begin(), touched_.end());
    for (const int32_t node : touched_) {
      if (sums_[node] >= floor) take(node, sums_[node]);
      sums_[node] = 0;
    }
    touched_.clear();
  }

 private:
  std::vector<float> sums_;
  std::vector<int32_t> touched_;
};

using Postings = std::unordered_map<uint32_t, std::vector<Similar>>;

std::vector<SimilarRow> cosines(std::span<const Sketch* const> sketches, const TermCounts& seen) {
  std::vector<SimilarRow> rows(sketches.size());
  Postings postings;
  Accumulator sums(sketches.size());
  for (size_t i = 0; i < sketches.size(); ++i) {
    const auto node = static_cast<int32_t>(i);
    for (const auto& [term, weight] : weigh(*sketches[i], seen)) {
      if (seen.count(term) < 2) continue;
      std::vector<Similar>& list = postings[term];
      if (list.size() < kCommon) {
        for (const Similar& other : list) sums.add(other.node, weight * other.score);
      }
      list.push_back({node, weight});
    }
    sums.drain(kFloor, [&](int32_t other, float score) {
      if (far_apart(*sketches[i], *sketches[other])) return;
      rows[i].push_back({other, score});
      rows[other].push_back({node, score});
    });
  }
  return rows;
}

// A node's nearest, itself among them, to unit length.
SimilarRow nearest(const SimilarRow& row, int32_t self) {
  SimilarRow out = row;
  const size_t kept = std::min(kNeighbours, out.size());
  std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(kept), out.end(), [](const Similar& a, const Similar& b) {
    return a.score != b.score ? a.score > b.score : a.node < b.node;
  });
  out.resize(kept);
  out.push_back({self, kSelf});
  double norm = 0;
  for (const Similar& s : out) norm += static_cast<double>(s.score) * s.score;
  for (Similar& s : out) s.score = static_cast<float>(s.score / std::sqrt(norm));
  return out;
}

}  // namespace

bool far_apart(const Sketch& a, const Sketch& b) {
  if (!a.published.known() || !b.published.known()) return false;
  const auto apart = a.published.time - b.published.time;
  return apart > kWindow || -apart > kWindow;
}

void TermCounts::add(const Sketch& sketch) {
  for (const SketchTerm& t : sketch.words) ++counts_[t.term];
  for (const SketchTerm& t : sketch.names) ++counts_[t.term];
  ++reports_;
}

void TermCounts::fade() {
  for (auto& [term, count] : counts_) count /= 2;
  std::erase_if(counts_, [](const auto& entry) { return entry.second == 0; });
  reports_ /= 2;
}

int32_t TermCounts::count(uint32_t term) const {
  const auto it = counts_.find(term);
  return it == counts_.end() ? 0 : it->second;
}

double TermCounts::weight(uint32_t term) const { return std::log((reports_ + kPriorReports) / (count(term) + 1.0)); }

std::vector<SimilarRow> similar_reports(std::span<const Sketch* const> sketches, const TermCounts& seen) {
  std::vector<SimilarRow> rows = cosines(sketches, seen);
  std::vector<SimilarRow> near(rows.size());
  std::vector<SimilarRow> holders(rows.size());  // who has this node among its nearest
  for (size_t i = 0; i < rows.size(); ++i) {
    near[i] = nearest(rows[i], static_cast<int32_t>(i));
    for (const Similar& s : near[i]) holders[s.node].push_back({static_cast<int32_t>(i), s.score});
  }
  std::vector<SimilarRow> out(rows.size());
  Accumulator sums(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto own = static_cast<float>(1 - kNeighbourShare);
    for (const Similar& s : rows[i]) sums.add(s.node, own * s.score);
    for (const Similar& s : near[i]) {
      const float weight = static_cast<float>(kNeighbourShare) * s.score;
      for (const Similar& holder : holders[s.node]) {
        if (holder.node != static_cast<int32_t>(i)) sums.add(holder.node, weight * holder.score);
      }
    }
    sums.drain(kFloor, [&](int32_t other, float score) {
      if (!far_apart(*sketches[i], *sketches[other])) out[i].push_back({other, score});
    });
  }
  return out;
}

}  // namespace vedette
