#include "reading/learned/marked_sentence.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace vedette {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

Status parse_text(const LineRecord& record, MarkedSentence& out) {
  const std::string_view marked = record.field(1);
  char open = 0;
  int32_t begin = 0;
  for (size_t i = 0; i < marked.size(); ++i) {
    const auto at = static_cast<int32_t>(out.text.size());
    if (marked[i] == '[') {
      const bool right = open == 0 && i + 2 < marked.size() && is_letter(marked[i + 1]) && marked[i + 2] == ' ';
      if (!right) return line_error(record, 1, "a mark begins with '[', a letter and a space, and holds no other", i);
      open = marked[i + 1], begin = at, i += 2;
    } else if (marked[i] == ']') {
      if (open == 0 || at == begin) return line_error(record, 1, "nothing marked ends here", i);
      out.parties.push_back({open, {begin, at}}), open = 0;
    } else {
      out.text += marked[i];
    }
  }
  if (open != 0) return line_error(record, 1, "a mark is not closed");
  if (out.parties.empty()) return line_error(record, 1, "no party is marked");
  return Unit{};
}

bool has(const MarkedSentence& s, char letter) {
  return std::any_of(s.parties.begin(), s.parties.end(), [&](const auto& p) { return p.letter == letter; });
}

// The two marks of these letters that stand closest.
MarkedPair closest(const MarkedSentence& s, char source, char target) {
  MarkedPair out;
  int32_t best = -1;
  for (const auto& a : s.parties) {
    if (a.letter != source && source != 0) continue;
    for (const auto& b : s.parties) {
      if (b.letter != target && target != 0) continue;
      const int32_t far = source == 0 || target == 0 ? 0 : std::abs(a.span.begin - b.span.begin);
      if (best >= 0 && far >= best) continue;
      best = far;
      if (source != 0) out.source = a.span;
      if (target != 0) out.target = b.span;
    }
  }
  return out;
}

}  // namespace

Result<MarkedSentence> parse_marked(const LineRecord& record) {
  MarkedSentence out;
  VEDETTE_CHECK(parse_text(record, out));
  if (record.field(0) == "none") return out;
  for (const std::string_view item : split_list(record.field(0), ';')) {
    const auto space = item.find(' ');
    const std::string_view arrow = space == std::string_view::npos ? std::string_view() : trim(item.substr(space));
    const auto mark = arrow.find('>');
    const bool right = mark != std::string_view::npos && mark <= 1 && arrow.size() - mark <= 2 && arrow.size() > 1;
    if (!right) return line_error(record, 0, "a relation is \"deed a>b\", with one of both letters at least");
    MarkedSentence::Relation r{std::string(item.substr(0, space))};
    if (mark == 1) r.source = arrow[0];
    if (mark + 1 < arrow.size()) r.target = arrow[mark + 1];
    for (const char letter : {r.source, r.target}) {
      if (letter != 0 && !has(out, letter)) return line_error(record, 0, std::string("nothing is marked \"") + letter + "\"");
    }
    out.relations.push_back(std::move(r));
  }
  return out;
}

std::vector<MarkedPair> pairs_of(const MarkedSentence& sentence) {
  std::vector<MarkedPair> out;
  std::map<std::pair<char, char>, std::string> told;
  std::set<char> letters;
  for (const auto& p : sentence.parties) letters.insert(p.letter);
  for (const auto& r : sentence.relations) {
    MarkedPair pair = closest(sentence, r.source, r.target);
    pair.deed = r.deed;
    out.push_back(std::move(pair));
    told.emplace(std::pair{r.source, r.target}, r.deed);
  }
  for (const char a : letters) {
    for (const char b : letters) {
      if (a == b || told.count({a, b}) != 0) continue;
      MarkedPair pair = closest(sentence, a, b);
      pair.listed = sentence.relations.empty();
      if (const auto reverse = told.find({b, a}); reverse != told.end()) pair.mirrors = reverse->second;
      out.push_back(std::move(pair));
    }
  }
  return out;
}

}  // namespace vedette
