#include "reading/learned/marked_sentence.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

Result<MarkedSentence> parse(const std::string& line) {
  const auto records = parse_lines(line + "\n", "test.lines");
  return parse_marked(records->front());
}

// "deed: source > target" of each pair, the unlisted ones in brackets.
std::string shown(const MarkedSentence& s) {
  std::string out;
  const auto words = [&](Span span) { return span.begin < 0 ? std::string("-") : std::string(slice(s.text, span)); };
  for (const MarkedPair& p : pairs_of(s)) {
    const std::string pair = (p.deed.empty() ? "none" : p.deed) + ": " + words(p.source) + " > " + words(p.target);
    out += (out.empty() ? "" : "; ") + (p.listed ? pair : "(" + pair + ")");
  }
  return out;
}

TEST(MarkedSentence, GivesEveryOrderedPair) {
  const struct {
    const char* line;
    const char* pairs;
  } rows[] = {
      {"accuse a>b | [a Arland] blamed [b Borland].", "accuse: Arland > Borland; (none: Borland > Arland)"},
      {"protest a> | [a Crowds] marched.", "protest: Crowds > -"},
      {"kill >b | [b Two men] were killed.", "kill: - > Two men"},
      {"none | [a Arland] and [b Borland] grow rice.", "none: Arland > Borland; none: Borland > Arland"},
      {"meet a>b | [a He], the envoy, rose; [a he] met [b her].", "meet: he > her; (none: her > he)"},
  };
  for (const auto& row : rows) {
    const auto sentence = parse(row.line);
    ASSERT_TRUE(sentence.has_value()) << sentence.error().to_string();
    EXPECT_EQ(shown(*sentence), row.pairs);
  }
}

TEST(MarkedSentence, RefusesWhatIsNotRight) {
  for (const char* line : {"meet a>b | [a Arland] met Borland.", "meet a-b | [a A] [b B]", "meet > | [a A]", "meet a>b | [a A] met [b B", "none | nobody",
                           "meet a>b | [a A [b B]]", "meet a>b | [a A]] [b B]"}) {
    EXPECT_FALSE(parse(line).has_value()) << line;
  }
}

}  // namespace
}  // namespace vedette
