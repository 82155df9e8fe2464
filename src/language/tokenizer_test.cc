#include "language/tokenizer.h"

#include <gtest/gtest.h>

#include "language/tokenizer_rules.h"

namespace vedette {
namespace {

TokenizerRules small_rules() {
  TokenizerRules rules;
  rules.prefix = R"(^\(|^"|^\$|^\.\.+|^')";
  rules.suffix = R"(\)$|"$|,$|\.\.+$|'s$|'$|(?<=[a-z])\.$|!$)";
  rules.infix = R"(\.\.+|(?<=[a-z])-(?=[a-z]))";
  rules.url_match = R"((?u)^(?:https?://)?[a-z]+(?:\.[a-z]+)+(?:/\S*)?$)";
  rules.specials = {
      {"\n", {{"\n", {}}}},
      {"a.", {{"a.", {}}}},
      {"can't", {{"ca", "can"}, {"n't", "not"}}},
      {"e.g.", {{"e.g.", {}}}},
      {"o'clock", {{"o'clock", {}}}},
      {"x-y.", {{"x", {}}, {"-y.", "why"}}},
  };
  return rules;
}

// The tokens between bars, "_" for the space that belongs to a token; a norm of its own after "=".
std::string cut(const Tokenizer& tokenizer, TokenizerScratch& scratch, const std::string& text) {
  Doc doc;
  doc.text = text;
  Tokens tokens;
  tokenizer.run(doc, scratch, tokens);
  std::string out;
  std::string joined;
  for (int32_t i = 0; i < doc.size(); ++i) {
    const auto at = static_cast<size_t>(i);
    if (i > 0) out += "|";
    out += doc.word(i);
    if (tokens.norms[at] != scratch.lexemes()[tokens.lexemes[at]].norm) out += "=" + std::string(doc.norm(i));
    if (doc.spaces[at]) out += "_";
    joined += doc.word(i);
    if (doc.spaces[at]) joined += " ";
  }
  EXPECT_EQ(joined, text);
  return out;
}

TEST(Tokenizer, CutsAsSpacyDoes) {
  const auto tokenizer = Tokenizer::build(small_rules(), LexemeRules());
  ASSERT_TRUE(tokenizer.has_value()) << tokenizer.error().to_string();
  TokenizerScratch scratch(*tokenizer);
  const struct {
    const char *text, *tokens;
  } rows[] = {
      {"", ""},
      {"one two", "one_|two"},
      {" one", " |one"},
      {"one  two ", "one_| |two_"},
      {"one\ntwo\n\n", "one|\n|two|\n\n"},
      {"one \n two", "one_|\n |two"},
      {"(can't)", "(|ca=can|n't=not|)"},
      {"\"She said!\"", "\"|She_|said|!|\""},
      {"((((", "(|(|(|("},
      {"'s", "'|s"},
      {"well-known", "well|-|known"},
      {"-known", "-known"},
      {"wait...what", "wait|...|what"},
      {"...", "..."},
      {"news.example.org/a?b", "news.example.org/a?b"},
      {"(see news.example.org)", "(|see_|news.example.org|)"},
      {"plan a.", "plan_|a."},
      {"(a.)", "(|a.|)"},
      {"e.g.,", "e.g.|,"},
      {"o'clock's", "o'clock|'s"},
      {"x-y.", "x|-y.=why"},
      {"(x-y.)", "(|x|-y.=why|)"},
      {"a\xE2\x80\x8B" "b\x1C" "c", "a\xE2\x80\x8B" "b|\x1C|c"},
  };
  for (int pass = 0; pass < 2; ++pass) {  // the second time out of the cache
    for (const auto& row : rows) EXPECT_EQ(cut(*tokenizer, scratch, row.text), row.tokens);
  }
}

TEST(Tokenizer, TakesLinearTimeOnBracketsAndDots) {
  const auto tokenizer = Tokenizer::build(small_rules(), LexemeRules());
  ASSERT_TRUE(tokenizer.has_value());
  TokenizerScratch scratch(*tokenizer);
  const std::string brackets(1 << 20, '(');
  Doc doc;
  doc.text = brackets + " " + std::string(1 << 20, '.') + " " + std::string(1 << 20, 'a') + ".a";
  Tokens tokens;
  tokenizer->run(doc, scratch, tokens);
  EXPECT_EQ(doc.size(), (1 << 20) + 2);
}

TEST(Tokenizer, RefusesPatternsByName) {
  TokenizerRules rules = small_rules();
  rules.infix = "\\b-";
  EXPECT_EQ(Tokenizer::build(rules, LexemeRules()).error().to_string(), "pattern@2: infix_finditer: escape \\b");
  rules = small_rules();
  rules.suffix = "a$|b";
  EXPECT_EQ(Tokenizer::build(rules, LexemeRules()).error().message, "suffix_search: an alternative is not anchored at the edge");
  rules = small_rules();
  rules.prefix = "^a+b";
  EXPECT_EQ(Tokenizer::build(rules, LexemeRules()).error().message,
            "prefix_search: an unbounded repetition that is not the last of its alternative");
}

}  // namespace
}  // namespace vedette
