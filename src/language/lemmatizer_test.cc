#include "language/lemmatizer.h"

#include <gtest/gtest.h>

#include "language/chars.h"
#include "language/hash.h"
#include "language/test_msgpack.h"

namespace vedette {
namespace {

using pack::list;
using pack::map;
using pack::number;
using pack::text;
using pack::texts;

std::string lookups() {
  const std::string noun = number(string_id("noun")), verb = number(string_id("verb")), punct = number(string_id("punct"));
  return map({
      {text("lemma_rules"),
       map({{noun, list({texts({"s", ""}), texts({"ses", "s"}), texts({"ies", "y"})})},
            {verb, list({texts({"s", ""}), texts({"ed", "e"}), texts({"ed", ""}), texts({"ing", "e"}), texts({"ing", ""})})},
            {punct, list({texts({"“", "\""})})}})},
      {text("lemma_exc"),
       map({{verb, map({{text("met"), texts({"meet"})}, {text("lay"), texts({"lie", "lay"})}, {text("singed"), texts({"singe"})}})}})},
      {text("lemma_index"), map({{noun, texts({"bus", "city", "house"})}, {verb, texts({"pull", "sing", "hope", "lay"})}})},
  });
}

TEST(Lemmatizer, FollowsSpacysOrder) {
  ModelWriter out;
  const auto added = add_lemmatizer_sections(PipelineFiles::from_map({{"lemmatizer/lookups/lookups.bin", lookups()}}, "p"), out);
  ASSERT_TRUE(added.has_value()) << added.error().to_string();
  const auto model = ModelFile::from_bytes(out.finish(), "m");
  ASSERT_TRUE(model.has_value());
  const auto lemmatizer = Lemmatizer::load(*model);
  ASSERT_TRUE(lemmatizer.has_value()) << lemmatizer.error().to_string();
  const struct {
    const char* word;
    Pos pos;
    const char *morph, *lemma;
  } rows[] = {
      {"Cities", Pos::kNoun, "Number=Plur", "city"},
      {"Buses", Pos::kNoun, "Number=Plur", "bus"},
      {"Houses", Pos::kNoun, "Number=Sing", "houses"},    // a base form
      {"hoping", Pos::kVerb, "VerbForm=Part", "hope"},    // in the index
      {"pulled", Pos::kVerb, "VerbForm=Fin", "pull"},     // the first rule's form is not in the index
      {"blorked", Pos::kVerb, "VerbForm=Fin", "blorke"},  // no form is: the first
      {"MET", Pos::kVerb, "VerbForm=Fin", "meet"},
      {"lay", Pos::kVerb, "", "lay"},                     // exceptions are put in front one by one
      {"singed", Pos::kVerb, "VerbForm=Fin", "singe"},
      {"Sing", Pos::kVerb, "VerbForm=Inf", "sing"},
      {"Go", Pos::kVerb, "VerbForm=Fin", "Go"},           // no rule: the word as it stands
      {"Xs-", Pos::kNoun, "Number=Plur", "Xs-"},
      {"1990s", Pos::kNoun, "Number=Plur", "1990"},
      {"Kyiv", Pos::kPropn, "Number=Sing", "Kyiv"},       // proper nouns keep their case
      {"“", Pos::kPunct, "", "\""},
      {"The", Pos::kDet, "", "the"},
      {"Well", Pos::kNone, "", "well"},
      {" ", Pos::kSpace, "", " "},
  };
  Lemmatizer::Scratch scratch;
  for (const auto& row : rows) {
    const std::string lower = chars::lower(row.word);

    EXPECT_EQ(lemmatizer->lemma(row.word, lower, row.pos, row.morph, scratch), row.lemma) << row.word;
  }
}

TEST(Lemmatizer, RefusesOtherTables) {
  ModelWriter out;
  const auto files = [](const std::string& bytes) { return PipelineFiles::from_map({{"lemmatizer/lookups/lookups.bin", bytes}}, "p"); };
  EXPECT_EQ(add_lemmatizer_sections(files(map({})), out).error().message, "no lemma_rules");
  EXPECT_EQ(add_lemmatizer_sections(files(map({{text("lemma_rules"), map({{number(7), list({})}})}})), out).error().message,
            "lemma_rules: unknown part of speech");
  EXPECT_FALSE(add_lemmatizer_sections(files("junk"), out).has_value());
}

}  // namespace
}  // namespace vedette
