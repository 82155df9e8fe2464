#include "reading/statements/chain.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace vedette {
namespace {

int32_t length(const Cue& c) {
  int32_t n = 0;
  for (const Span s : c.content) n += s.size();
  return n;
}

// The innermost holder of each cue: of the contents open at its head the shortest that is longer than its own, so that no
// two hold each other. A sweep over the text, cues being in the order of their heads.
std::vector<int32_t> find_parents(const std::vector<Cue>& cues) {
  using Key = std::pair<int32_t, int32_t>;  // length of the content, cue
  struct Edge {
    int32_t at;
    bool opens;
    Key key;
  };
  std::vector<Key> keys;
  std::vector<Edge> edges;
  for (size_t c = 0; c < cues.size(); ++c) {
    keys.emplace_back(length(cues[c]), static_cast<int32_t>(c));
    for (const Span s : cues[c].content) {
      if (s.empty()) continue;
      edges.push_back({s.begin, true, keys[c]});
      edges.push_back({s.end, false, keys[c]});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return std::tie(a.at, a.opens, a.key) < std::tie(b.at, b.opens, b.key); });
  std::vector<int32_t> out(cues.size(), -1);
  std::set<Key> open;
  size_t next = 0;
  for (size_t c = 0; c < cues.size(); ++c) {
    for (; next < edges.size() && edges[next].at <= cues[c].head; ++next) {
      if (edges[next].opens) {
        open.insert(edges[next].key);
      } else {
        open.erase(edges[next].key);
      }
    }
    const auto holder = open.upper_bound(keys[c]);
    if (holder != open.end()) out[c] = holder->second;
  }
  return out;
}

class Nester {
 public:
  Nester(const CueRules& rules, const ReadingContext& context, const std::vector<Cue>& cues) : rules_(rules), doc_(context.doc), cues_(cues) {}

  bool is_link(const Cue& inner, const Cue& outer) const {
    const CueKind kind = inner.pattern < 0 ? CueKind::kSpeech : rules_.rule(inner.pattern).kind;
    if (inner.source.empty() || same_source(inner, outer)) return false;
    if (kind == CueKind::kSpeech || kind == CueKind::kEvidence) return true;
    return (kind == CueKind::kBelief || kind == CueKind::kJudgement) && named(inner.source.front());
  }

 private:
  bool first_person(int32_t i) const {
    const std::string_view l = doc_.lemma(i);
    return l == "I" || l == "we" || l == "i" || l == "We" || l == "me" || l == "my" || l == "our" || l == "us" || l == "myself";
  }
  bool named(int32_t i) const {
    const EntLabel e = doc_.ent_labels[i];
    return e == EntLabel::kPerson || e == EntLabel::kOrg || e == EntLabel::kGpe || e == EntLabel::kNorp;
  }
  // "I think" in one's own words, "he said he thinks".
  bool same_source(const Cue& inner, const Cue& outer) const {
    const int32_t i = inner.source.front();
    if (first_person(i) || doc_.lemma(i) == "you") return true;
    if (outer.source.empty()) return false;
    const int32_t o = outer.source.front();
    if (i == o) return true;
    return doc_.pos[i] == Pos::kPron && !outer.quoted;
  }

  const CueRules& rules_;
  const Doc& doc_;
  const std::vector<Cue>& cues_;
};

}  // namespace

std::vector<int32_t> nest(const CueRules& rules, const ReadingContext& context, std::vector<Cue>& cues) {
  std::vector<int32_t> parents = find_parents(cues);
  const Nester nester(rules, context, cues);
  std::vector<uint8_t> keep(cues.size(), 1);
  for (size_t c = 0; c < cues.size(); ++c) {
    if (parents[c] >= 0) keep[c] = nester.is_link(cues[c], cues[parents[c]]);
  }
  // The parent of one whose parent is dropped is that one's parent.
  std::vector<int32_t> renumbered(cues.size(), -1);
  int32_t count = 0;
  for (size_t c = 0; c < cues.size(); ++c) {
    if (keep[c]) renumbered[c] = count++;
  }
  std::vector<int32_t> out;
  std::vector<Cue> kept;
  for (size_t c = 0; c < cues.size(); ++c) {
    if (!keep[c]) continue;
    int32_t p = parents[c];
    for (int step = 0; p >= 0 && !keep[p] && step < 64; ++step) p = parents[p];
    out.push_back(p < 0 || !keep[p] ? -1 : renumbered[p]);
    kept.push_back(std::move(cues[c]));
  }
  cues = std::move(kept);
  return out;
}

}  // namespace vedette
