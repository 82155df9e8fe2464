#include "language/pipeline_config.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

constexpr const char* kConfig = R"([nlp]
lang = "en"
pipeline = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner"]
disabled = ["senter"]
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"
[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = ${components.tok2vec.model.encode:width}
attrs = ["NORM","SHAPE"]
[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
[components.tagger]
factory = "tagger"
[components.tagger.model]
@architectures = "spacy.Tagger.v2"
[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
[components.parser]
factory = "parser"
learn_tokens = false
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
[components.attribute_ruler]
factory = "attribute_ruler"
[components.lemmatizer]
factory = "lemmatizer"
mode = "rule"
[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.ner.model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"
[components.ner.model.tok2vec.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
[components.ner.model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
)";

TEST(PipelineConfig, ReadsValuesListsAndLinks) {
  const auto config = PipelineConfig::parse(kConfig, "c");
  ASSERT_TRUE(config.has_value());
  EXPECT_EQ(config->value("components.tok2vec.model.embed", "width"), "96");
  EXPECT_EQ(config->value("nlp.tokenizer", "@tokenizers"), "spacy.Tokenizer.v1");
  EXPECT_EQ(config->list("components.tok2vec.model.embed", "attrs"), (std::vector<std::string>{"NORM", "SHAPE"}));
  EXPECT_TRUE(config->check_supported().has_value());
}

TEST(PipelineConfig, RefusesByName) {
  const struct {
    const char* from;
    const char* to;
    const char* message;
  } kRows[] = {
      {"lang = \"en\"", "lang = \"de\"", "[nlp] lang is de; this engine runs en"},
      {"\"tagger\", \"parser\"", "\"morphologizer\", \"parser\"",
       "the component \"morphologizer\" is not one that this engine has"},
      {"spacy.Tok2Vec.v2", "spacy-curated.Transformer.v1",
       "[components.tok2vec.model] @architectures is spacy-curated.Transformer.v1; this engine runs spacy.Tok2Vec.v2"},
      {"depth = 4", "depth = 8", "[components.tok2vec.model.encode] depth is 8; this engine runs 4"},
      {"mode = \"rule\"", "mode = \"lookup\"", "[components.lemmatizer] mode is lookup; this engine runs rule"},
      {"disabled = [\"senter\"]", "disabled = []", "the component \"senter\" is not one that this engine has"},
  };
  for (const auto& row : kRows) {
    std::string text = kConfig;
    text.replace(text.find(row.from), std::string_view(row.from).size(), row.to);
    const auto config = PipelineConfig::parse(text, "c");
    ASSERT_TRUE(config.has_value());
    const Status status = config->check_supported();
    ASSERT_FALSE(status.has_value()) << row.to;
    EXPECT_EQ(status.error().message, row.message);
  }
  EXPECT_FALSE(PipelineConfig::parse("[nlp]\nnonsense\n", "c").has_value());
}

}  // namespace
}  // namespace vedette
