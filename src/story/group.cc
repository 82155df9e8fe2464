// Stories by the words, actors and places of their reports: TF-IDF vectors, joined by average link within a window of days.
//
// Reports are taken by publication. Each joins the story whose members it is most like on average, if that is enough and the
// story's last report is not too old; else it founds one. The average over members is the dot product with their sum.
#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/digest.h"
#include "story/story.h"

namespace vedette {
namespace {

constexpr double kJoin = 0.14;      // average cosine from which a report belongs to a story
constexpr int kWindowDays = 4;      // a story with no report for so long is closed
constexpr size_t kMinWord = 3;      // shorter words are of grammar
constexpr double kTitleWeight = 2;  // words of the title count so often
constexpr double kNameWeight = 2;   // an actor or place that is named counts as so many words
constexpr double kPrior = 3;        // reports thought of beside the given ones, so that two reports have something in common

using Vector = std::vector<std::pair<int32_t, double>>;  // term, weight; sorted by term

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

class Terms {
 public:
  void count(std::string_view text, double weight, std::map<int32_t, double>& counts) {
    std::string word;
    for (size_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && is_word(text[i])) {
        word.push_back(lower(text[i]));
        continue;
      }
      if (word.size() >= kMinWord) counts[ids_.emplace(word, static_cast<int32_t>(ids_.size())).first->second] += weight;
      word.clear();
    }
  }
  void add(const std::string& term, double weight, std::map<int32_t, double>& counts) {
    counts[ids_.emplace(term, static_cast<int32_t>(ids_.size())).first->second] += weight;
  }

 private:
  std::unordered_map<std::string, int32_t> ids_;
};

std::vector<Vector> make_vectors(const std::vector<ReadReport>& reports) {
  Terms terms;
  std::vector<std::map<int32_t, double>> counts(reports.size());
  std::unordered_map<int32_t, int32_t> documents;
  for (size_t r = 0; r < reports.size(); ++r) {
    terms.count(reports[r].report.title, kTitleWeight, counts[r]);
    terms.count(reports[r].report.text, 1, counts[r]);
    for (const Actor& a : reports[r].reading.actors) {
      if (!a.entity.empty() && !a.pronoun) terms.add("@" + a.entity, kNameWeight, counts[r]);
    }
    for (const Place& p : reports[r].reading.places) terms.add("#" + p.name, kNameWeight, counts[r]);
    for (const auto& [term, n] : counts[r]) ++documents[term];
  }
  std::vector<Vector> out(reports.size());
  for (size_t r = 0; r < reports.size(); ++r) {
    double norm = 0;
    for (const auto& [term, n] : counts[r]) {
      const double idf = std::log((1.0 + kPrior + static_cast<double>(reports.size())) / (1.0 + documents[term]));
      const double w = (1 + std::log(n)) * idf;
      out[r].emplace_back(term, w);
      norm += w * w;
    }
    for (auto& [term, w] : out[r]) w /= std::sqrt(std::max(norm, 1e-12));
  }
  return out;
}

struct Growing {
  std::vector<int32_t> reports;
  std::unordered_map<int32_t, double> sum;
  Moment last;
};

double average(const Vector& v, const Growing& story) {
  double dot = 0;
  for (const auto& [term, w] : v) {
    const auto it = story.sum.find(term);
    if (it != story.sum.end()) dot += w * it->second;
  }
  return dot / static_cast<double>(story.reports.size());
}

bool too_old(const Growing& story, const Moment& published) {
  if (!story.last.known() || !published.known()) return false;
  return published.time - story.last.time > std::chrono::days{kWindowDays};
}

// The most frequent names, by count then name.
std::vector<std::string> most_named(const std::map<std::string, int32_t>& counts, size_t limit) {
  std::vector<std::pair<int32_t, std::string>> ranked;
  for (const auto& [name, n] : counts) ranked.emplace_back(-n, name);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> out;
  for (size_t i = 0; i < std::min(limit, ranked.size()); ++i) out.push_back(ranked[i].second);
  return out;
}

Story finish(const std::vector<ReadReport>& reports, const Growing& g) {
  Story out;
  out.reports = g.reports;
  out.id = short_digest("story:" + reports[g.reports.front()].report.id);
  std::map<std::string, int32_t> places;
  std::map<std::string, int32_t> actors;
  for (const int32_t r : g.reports) {
    const Moment& m = reports[r].reading.published.moment;
    if (m.known() && (!out.first.known() || m.time < out.first.time)) out.first = m;
    if (m.known() && (!out.last.known() || m.time > out.last.time)) out.last = m;
    for (const Place& p : reports[r].reading.places) ++places[p.name];
    for (const Actor& a : reports[r].reading.actors) {
      if (!a.entity.empty() && !a.pronoun) ++actors[a.name];
    }
  }
  out.places = most_named(places, 8);
  out.actors = most_named(actors, 8);
  return out;
}

}  // namespace

std::vector<Story> group_reports(const std::vector<ReadReport>& reports) {
  const std::vector<Vector> vectors = make_vectors(reports);
  std::vector<int32_t> order(reports.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int32_t>(i);
  std::sort(order.begin(), order.end(), [&](int32_t a, int32_t b) {
    const auto key = [&](int32_t i) { return std::tie(reports[i].reading.published.moment.time, reports[i].report.id); };
    return key(a) < key(b);
  });
  std::vector<Growing> growing;
  for (const int32_t r : order) {
    const Moment& published = reports[r].reading.published.moment;
    int32_t best = -1;
    double best_score = kJoin;
    for (size_t s = 0; s < growing.size(); ++s) {
      if (too_old(growing[s], published)) continue;
      const double score = average(vectors[r], growing[s]);
      if (score > best_score) best = static_cast<int32_t>(s), best_score = score;
    }
    if (best < 0) best = static_cast<int32_t>(growing.size()), growing.emplace_back();
    growing[best].reports.push_back(r);
    for (const auto& [term, w] : vectors[r]) growing[best].sum[term] += w;
    if (published.known()) growing[best].last = published;
  }
  std::vector<Story> out;
  for (const Growing& g : growing) out.push_back(finish(reports, g));
  return out;
}

}  // namespace vedette
