#include "language/attribute_ruler.h"

#include <gtest/gtest.h>

#include "language/test_msgpack.h"

namespace vedette {
namespace {

using pack::list;
using pack::map;
using pack::text;

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string token(const Fields& fields) {
  Fields packed;
  for (const auto& [key, value] : fields) packed.emplace_back(text(key), value);
  return map(packed);
}

std::string rule(const std::vector<std::string>& tokens, const Fields& attrs, int index = 0) {
  Fields packed;
  for (const auto& [key, value] : attrs) packed.emplace_back(text(key), text(value));
  return map({{text("patterns"), list({list(tokens)})}, {text("attrs"), map(packed)}, {text("index"), std::string(1, static_cast<char>(index))}});
}

std::string rules() {
  const std::string in_the_way = map({{text("IN"), pack::texts({"did", "do"})}});
  const std::string not_empty = map({{text("NOT_IN"), pack::texts({"det", ""})}});
  const std::string regex = map({{text("REGEX"), text("^n'?t$")}});
  return list({
      rule({token({{"TAG", text("NN")}})}, {{"POS", "NOUN"}, {"MORPH", "Number=Sing"}}),
      rule({token({{"TAG", text("VBP")}})}, {{"POS", "VERB"}, {"MORPH", "VerbForm=Fin|Tense=Pres"}}),
      rule({token({{"TAG", text("DT")}})}, {{"POS", "DET"}, {"MORPH", "_"}}),
      rule({token({{"LOWER", in_the_way}})}, {{"POS", "AUX"}}),
      rule({token({{"LOWER", text("ai")}}), token({{"LOWER", regex}})}, {{"LEMMA", "be"}}),
      rule({token({{"LOWER", text("let")}}), token({{"LOWER", text("'s")}})}, {{"LEMMA", "us"}}, 1),
      rule({token({{"TAG", text("DT")}, {"DEP", not_empty}})}, {{"POS", "PRON"}}),
      rule({token({{"IS_SPACE", pack::truth(true)}})}, {{"TAG", "_SP"}, {"POS", "SPACE"}, {"DEP", "dep"}}),
      rule({token({{"TAG", text("_SP")}})}, {{"POS", "X"}}),
      rule({token({{"TAG", text("NIL")}})}, {{"POS", "X"}}),
  });
}

struct Word {
  std::string text;
  Tag tag;
  Dep dep;
};

TEST(AttributeRuler, SetsWhatTheLastMatchingRuleSays) {
  const auto ruler = AttributeRuler::parse(rules(), "rules");
  ASSERT_TRUE(ruler.has_value()) << ruler.error().to_string();
  const LexemeRules none;
  LexemeTable lexemes(&none);
  const std::vector<Word> words = {
      {"Ai", Tag::kVbp, Dep::kAux},   {"n't", Tag::kRb, Dep::kNeg},   {"Let", Tag::kVb, Dep::kRoot},
      {"'s", Tag::kPrp, Dep::kNsubj}, {"Did", Tag::kVbp, Dep::kRoot}, {"this", Tag::kDt, Dep::kNsubj},
      {"the", Tag::kDt, Dep::kDet},   {"\n", Tag::kNn, Dep::kNone},   {"ai", Tag::kNn, Dep::kDobj},
  };
  Doc doc;
  Tokens tokens;
  for (const Word& word : words) {
    const auto begin = static_cast<int32_t>(doc.text.size());
    doc.text += word.text;
    doc.spans.push_back({begin, static_cast<int32_t>(doc.text.size())});
    doc.tags.push_back(word.tag);
    doc.deps.push_back(word.dep);
    tokens.lexemes.push_back(lexemes.intern(word.text));
  }
  AttributeRuler::Scratch scratch;
  for (int pass = 0; pass < 2; ++pass) {
    Doc copy = doc;
    ruler->run(copy, tokens, lexemes, scratch);
    std::string out;
    for (int32_t i = 0; i < copy.size(); ++i) {
      const auto at = static_cast<size_t>(i);
      out += std::string(to_string(copy.tags[at])) + " " + std::string(to_string(copy.pos[at])) + " " +
             std::string(to_string(copy.deps[at])) + " " + std::string(copy.morph(i)) + " " + std::string(copy.lemma(i)) + "\n";
    }
    EXPECT_EQ(out,
              "VBP VERB aux Tense=Pres|VerbForm=Fin be\n"
              "RB  neg  \n"
              "VB  ROOT  \n"
              "PRP  nsubj  us\n"
              "VBP AUX ROOT Tense=Pres|VerbForm=Fin \n"
              "DT PRON nsubj  \n"
              "DT DET det  \n"
              "_SP SPACE dep Number=Sing \n"   // the rule for _SP saw NN
              "NN NOUN dobj Number=Sing \n");
  }
}

TEST(AttributeRuler, RefusesByName) {
  const struct {
    std::string bytes, message;
  } rows[] = {
      {list({rule({token({{"ORTH", text("a")}})}, {{"POS", "X"}})}), "r: rule 0: matches on ORTH"},
      {list({rule({token({{"LOWER", map({{text(">="), text("a")}})}})}, {{"POS", "X"}})}), "r: rule 0: operator on LOWER"},
      {list({rule({token({{"TAG", text("NN")}})}, {{"POS", "NOPE"}})}), "r: rule 0: unknown label NOPE"},
      {list({rule({token({{"TAG", text("NN")}})}, {{"NORM", "a"}})}), "r: rule 0: sets NORM"},
      {list({rule({token({{"TAG", text("NN")}})}, {{"POS", "X"}}, 1)}), "r: rule 0: index outside the pattern"},
      {list({text("x")}), "r: rule 0: no patterns or attrs"},
  };
  for (const auto& row : rows) {
    const auto ruler = AttributeRuler::parse(row.bytes, "r");
    ASSERT_FALSE(ruler.has_value()) << row.message;
    EXPECT_EQ(ruler.error().to_string(), row.message);
  }
}

}  // namespace
}  // namespace vedette
