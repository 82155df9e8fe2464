#include "reading/statements/attributions.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace vedette {

Attributions::Attributions(const std::vector<Statement>& statements) : statements_(statements) {
  struct Edge {
    int32_t at;
    bool opens;
    int32_t size;  // of the whole content: the shortest is the innermost
    int32_t statement;
  };
  std::vector<Edge> edges;
  for (size_t i = 0; i < statements.size(); ++i) {
    const Statement& s = statements[i];
    if (!s.asserts) continue;
    int32_t size = 0;
    for (const Span c : s.content) size += c.size();
    for (const Span c : s.content) {
      if (c.empty()) continue;
      edges.push_back({c.begin, true, size, static_cast<int32_t>(i)});
      edges.push_back({c.end, false, size, static_cast<int32_t>(i)});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::tie(a.at, a.opens, a.statement) < std::tie(b.at, b.opens, b.statement);
  });
  std::set<std::pair<int32_t, int32_t>> open;  // (size, statement)
  for (size_t e = 0; e < edges.size();) {
    const int32_t at = edges[e].at;
    for (; e < edges.size() && edges[e].at == at; ++e) {
      const std::pair<int32_t, int32_t> key{edges[e].size, edges[e].statement};
      if (edges[e].opens) {
        open.insert(key);
      } else {
        open.erase(key);
      }
    }
    cuts_.push_back({at, open.empty() ? -1 : open.begin()->second});
  }
}

int32_t Attributions::innermost(Span bytes) const {
  const auto it = std::upper_bound(cuts_.begin(), cuts_.end(), bytes.begin, [](int32_t at, const Cut& c) { return at < c.begin; });
  return it == cuts_.begin() ? -1 : std::prev(it)->statement;
}

std::vector<int32_t> Attributions::at(Span bytes) const {
  std::vector<int32_t> out;
  for (int32_t s = innermost(bytes); s >= 0 && out.size() < 64; s = statements_[s].parent) {
    if (statements_[s].asserts) out.push_back(s);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace vedette
