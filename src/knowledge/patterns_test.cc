#include "knowledge/patterns.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "language/test_doc.h"

namespace vedette {
namespace {

const std::vector<std::string> kRoleKeys = {"actor", "recipient", "origin"};
const std::vector<std::string> kPlainKeys = {"deed"};

Result<PatternSet> load(std::string_view rules, Lexicon& lexicon) {
  DataFiles data;
  data.put("classes.txt", "@preposition | of, from, by, against, on, because\n@force | troop, tank, air defence\n@measure_noun | some, hundred\n");
  data.put("rules/a.txt", std::string(rules));
  auto loaded = Lexicon::load(data);
  if (!loaded.has_value()) return loaded.error();
  lexicon = *std::move(loaded);
  return PatternSet::load(data, "rules/", kRoleKeys, kPlainKeys, lexicon);
}

// "deed actor=… origin=…" for every token that matches.
std::vector<std::string> run(const PatternSet& set, const Lexicon& lexicon, const Doc& doc) {
  const Tree tree(doc);
  const std::vector<Word> words = lexicon.words(doc);
  const Frames frames = build_frames(doc, tree, lexicon, words);
  const MatchText text{doc, tree, frames, words, {}, {}};
  std::vector<std::string> out;
  for (int32_t i = 0; i < doc.size(); ++i) {
    const auto m = set.match(text, lexicon, i);
    if (m.pattern < 0) continue;
    std::string line = fmt::format("{} {}", set.id(m.pattern), set.value(m.pattern, "deed"));
    for (const std::string& key : kRoleKeys) {
      std::vector<int32_t> tokens;
      set.resolve(text, lexicon, m, key, tokens);
      for (const int32_t t : tokens) line += fmt::format(" {}={}", key, doc.word(t));
    }
    out.push_back(line);
  }
  return out;
}

constexpr std::string_view kPulledBack =
    "Arland|Arland|PROPN|NNP|1|nsubj|B-GPE\npulled|pull|VERB|VBD|1|ROOT|O\nback|back|ADV|RB|1|advmod|O\n"
    "some|some|PRON|DT|1|dobj|O\nof|of|ADP|IN|3|prep|O\nits|its|PRON|PRP$|6|poss|O\ntroops|troop|NOUN|NNS|4|pobj|O\n"
    "and|and|CCONJ|CC|6|cc|O\ntanks|tank|NOUN|NNS|6|conj|O\nfrom|from|ADP|IN|1|prep|O\nTarn|Tarn|PROPN|NNP|9|pobj|B-GPE\n";

TEST(Patterns, TheMostSpecificPatternCountsAndRolesAreResolved) {
  Lexicon lexicon;
  const auto set = load("move | pull.v | | deed=move actor=subj\n"
                        "wd.1 | pull:back, withdraw | obj=@force | deed=withdraw_forces actor=subj recipient=against origin=from\n",
                        lexicon);
  ASSERT_TRUE(set.has_value()) << set.error().to_string();
  EXPECT_EQ(run(*set, lexicon, test_doc(kPulledBack)), (std::vector<std::string>{"wd.1 withdraw_forces actor=Arland origin=Tarn"}));
}

TEST(Patterns, ConditionsAreTested) {
  const struct {
    std::string_view conditions;
    bool matches;
  } rows[] = {
      {"", true},           {"obj=tank", true},  {"obj=@force subj=#actor", true}, {"obj=ship", false}, {"!obj", false},
      {"!obj=ship", true},  {"to?=ship", false}, {"against?=ship", true},          {"passive", false},  {"verb active", true},
      {"from=#place", true}, {"because_of", false}, {"of", false},
  };
  for (const auto& row : rows) {
    Lexicon lexicon;
    const auto set = load(fmt::format("a | pull | {} | deed=x\n", row.conditions), lexicon);
    if (!set.has_value()) {
      EXPECT_EQ(row.conditions, "to?=ship") << set.error().to_string();  // "to" is no role of this test's lexicon
      continue;
    }
    EXPECT_EQ(run(*set, lexicon, test_doc(kPulledBack)).size(), row.matches ? 1u : 0u) << row.conditions;
  }
}

TEST(Patterns, MistakesAreRefusedWithTheirPlace) {
  const struct {
    std::string_view rules, error;
  } rows[] = {
      {"a | x | | deed=1\na | y | | deed=1\n", "rules/a.txt:2:1: this id stands already at rules/a.txt:1"},
      {"a | x | obj=@ship | deed=1\n", "rules/a.txt:1:13: unknown class @ship"},
      {"a | x | objj=tank | deed=1\n", "rules/a.txt:1:9: unknown role \"objj\""},
      {"a | x | | act=1\n", "rules/a.txt:1:11: unknown key \"act\""},
      {"a | x, z | obj | deed=1\nb | z | obj | deed=2\n", "rules/a.txt:2:5: \"z\" with these conditions is already pattern a"},
      {"a | x\n", "rules/a.txt:1:1: a pattern is \"id | triggers | conditions | yields | note\""},
  };
  for (const auto& row : rows) {
    Lexicon lexicon;
    const auto set = load(row.rules, lexicon);
    ASSERT_FALSE(set.has_value()) << row.rules;
    const std::string text = set.error().to_string();
    EXPECT_EQ(text.substr(0, text.find('\n')), row.error);
  }
}

}  // namespace
}  // namespace vedette
