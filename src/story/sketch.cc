#include "story/sketch.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "language/hash.h"

namespace vedette {
namespace {

constexpr size_t kMaxTerms = 256;
constexpr size_t kShingle = 5;       // words in a run
constexpr size_t kBins = 64;         // of the signature
constexpr uint64_t kNameSeed = 2;    // names are other terms than words, deeds than names …
constexpr uint64_t kPartySeed = 3;
constexpr uint64_t kNumberSeed = 4;
constexpr uint64_t kDaySeed = 5;
constexpr uint32_t kEmptyBin = std::numeric_limits<uint32_t>::max();

void to_lower(std::string& word) {
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
}

// Counts terms; takes no new one once it is full.
class Counter {
 public:
  void add(std::string_view text, uint64_t seed) {
    const auto term = static_cast<uint32_t>(murmur64a(text, seed));
    const auto it = at_.find(term);
    if (it != at_.end()) {
      uint16_t& count = terms_[it->second].count;
      if (count < std::numeric_limits<uint16_t>::max()) ++count;
    } else if (terms_.size() < kMaxTerms) {
      at_.emplace(term, terms_.size());
      terms_.push_back({term, 1});
    }
  }
  std::vector<SketchTerm> take() {
    std::sort(terms_.begin(), terms_.end(), [](const SketchTerm& a, const SketchTerm& b) { return a.term < b.term; });
    return std::move(terms_);
  }

 private:
  std::vector<SketchTerm> terms_;
  std::unordered_map<uint32_t, size_t> at_;
};

bool is_content(Pos pos) {
  return pos == Pos::kNoun || pos == Pos::kPropn || pos == Pos::kVerb || pos == Pos::kAdj || pos == Pos::kNum;
}

void count_words(const Doc& doc, Counter& words, Counter& names) {
  std::string word;
  for (int32_t i = 0; i < doc.size(); ++i) {
    if (!is_content(doc.pos[i]) || doc.spans[i].size() < 2) continue;
    word = doc.word(i);
    to_lower(word);
    words.add(word, 1);
    if (doc.pos[i] == Pos::kPropn) names.add(word, kNameSeed);
  }
}

// Who did what to whom, as one term for each party: two events of one kind have other parties.
void count_deeds(const Reading& reading, Counter& names) {
  for (const EventMention& m : reading.events) {
    const auto add = [&](const std::vector<int32_t>& parties, char role) {
      for (const int32_t a : parties) {
        const std::string& entity = reading.actors[a].entity;
        if (!entity.empty()) names.add(m.deed + role + entity, kPartySeed);
      }
    };
    add(m.actor, '>');
    add(m.recipient, '<');
  }
}

void count_numbers_and_days(const Reading& reading, Counter& names) {
  constexpr double kTelling = 10;  // smaller numbers are in every report
  for (const Quantity& q : reading.quantities) {
    if (!q.low || *q.low < kTelling) continue;
    names.add(std::to_string(*q.low) + (q.kind.empty() ? q.unit : q.kind), kNumberSeed);
  }
  constexpr size_t kDay = 10;  // "2031-03-07", whatever stands behind it
  for (const TimeExpr& t : reading.times) {
    if (t.type == TimexType::kDuration || t.type == TimexType::kSet || t.value.size() < kDay) continue;
    if (t.value[4] == '-' && t.value[7] == '-' && t.value[5] != 'W') names.add(std::string_view(t.value).substr(0, kDay), kDaySeed);
  }
}

// The smallest hash of each bin that runs of words fall into: texts that share most runs share most of these.
std::vector<uint32_t> signature_of(const Doc& doc) {
  std::vector<uint64_t> words;
  std::string word;
  for (int32_t i = 0; i < doc.size(); ++i) {
    if (doc.pos[i] == Pos::kPunct || doc.pos[i] == Pos::kSpace) continue;
    word = doc.word(i);
    to_lower(word);
    words.push_back(murmur64a(word, 1));
  }
  if (words.size() < kShingle) return {};
  std::vector<uint32_t> bins(kBins, kEmptyBin);
  for (size_t i = 0; i + kShingle <= words.size(); ++i) {
    const std::string_view run(reinterpret_cast<const char*>(&words[i]), kShingle * sizeof(uint64_t));
    const uint64_t hash = murmur64a(run, 1);
    uint32_t& bin = bins[hash >> 58];
    bin = std::min(bin, static_cast<uint32_t>(hash & 0x7FFFFFFF));
  }
  return bins;
}

}  // namespace

Sketch make_sketch(const Report& report, const Reading& reading, const Doc& doc) {
  Sketch out;
  out.report = report.id;
  out.published = reading.published.moment;
  Counter words;
  Counter names;
  count_words(doc, words, names);
  count_deeds(reading, names);
  count_numbers_and_days(reading, names);
  out.words = words.take();
  out.names = names.take();
  out.signature = signature_of(doc);
  return out;
}

double resemblance(const Sketch& a, const Sketch& b) {
  if (a.signature.size() != kBins || b.signature.size() != kBins) return 0;
  int32_t same = 0;
  int32_t filled = 0;
  for (size_t i = 0; i < kBins; ++i) {
    if (a.signature[i] == kEmptyBin && b.signature[i] == kEmptyBin) continue;
    ++filled;
    if (a.signature[i] == b.signature[i]) ++same;
  }
  return filled == 0 ? 0 : static_cast<double>(same) / filled;
}

}  // namespace vedette
