#include "reading/sentences.h"

#include <algorithm>

namespace vedette {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Where empty lines begin and parts have their edges, in order.
std::vector<int32_t> edges_of(const Report& report) {
  std::vector<int32_t> out;
  for (const Part& p : report.parts) out.push_back(p.span.begin), out.push_back(p.span.end);
  const std::string& text = report.text;
  for (size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    size_t next = at + 1;
    while (next < text.size() && is_space(text[next]) && text[next] != '\n') ++next;
    if (next < text.size() && text[next] == '\n') out.push_back(static_cast<int32_t>(at));
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::vector<Span> cut_sentences(const Report& report, const Doc& doc) {
  const std::vector<int32_t> edges = edges_of(report);
  std::vector<Span> out;
  const auto add = [&](Span s) {
    while (s.begin < s.end && is_space(doc.text[static_cast<size_t>(s.begin)])) ++s.begin;
    while (s.end > s.begin && is_space(doc.text[static_cast<size_t>(s.end) - 1])) --s.end;
    if (!s.empty()) out.push_back(s);
  };
  size_t next = 0;
  for (const Span& tokens : doc.sentences) {
    Span rest = doc.bytes(tokens);
    while (next < edges.size() && edges[next] <= rest.begin) ++next;
    for (; next < edges.size() && edges[next] < rest.end; ++next) {
      add({rest.begin, edges[next]});
      rest.begin = edges[next];
    }
    add(rest);
  }
  return out;
}

int32_t sentence_at(const std::vector<Span>& sentences, int32_t byte) {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), byte, [](int32_t b, const Span& s) { return b < s.begin; });
  if (after == sentences.begin() || !(after - 1)->contains(byte)) return -1;
  return static_cast<int32_t>(after - sentences.begin()) - 1;
}

}  // namespace vedette
