#include "knowledge/frames.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "language/test_doc.h"

namespace vedette {
namespace {

// "massing: subj~Arland obj=troops near=border"; ~ marks an understood argument.
std::string print(const Doc& doc, const Frames& frames, int32_t token) {
  constexpr std::string_view kNames[] = {"subj", "obj", "iobj", "comp", "attr", "acomp", "prep", "mod", "poss", "num", "advcl"};
  std::string out = fmt::format("{}:", doc.word(token));
  for (const Arg& a : frames.args(token)) {
    const std::string_view role = a.role == Role::kPrep ? doc.lemma(a.prep) : kNames[static_cast<size_t>(a.role)];
    out += fmt::format(" {}{}{}", role, a.inherited ? '~' : '=', doc.word(a.token));
  }
  return out;
}

TEST(Frames, ArgumentsAreTheSameWhateverTheSyntax) {
  const struct {
    std::string_view doc;
    std::vector<std::string> frames;
  } rows[] = {
      {"Troops|troop|NOUN|NNS|2|nsubjpass|O\n"
       "were|be|AUX|VBD|2|auxpass|O\n"
       "withdrawn|withdraw|VERB|VBN|2|ROOT|O\n"
       "from|from|ADP|IN|2|prep|O\n"
       "the|the|DET|DT|5|det|O\n"
       "border|border|NOUN|NN|3|pobj|O\n"
       "by|by|ADP|IN|2|agent|O\n"
       "Arland|Arland|PROPN|NNP|6|pobj|B-ORG\n"
       "~.|.|PUNCT|.|2|punct|O\n",
       {"withdrawn: from=border subj=Arland obj=Troops"}},
      {"Arland|Arland|PROPN|NNP|1|nsubj|B-ORG\n"
       "agreed|agree|VERB|VBD|1|ROOT|O\n"
       "to|to|PART|TO|3|aux|O\n"
       "pull|pull|VERB|VB|1|xcomp|O\n"
       "back|back|ADV|RB|3|advmod|O\n"
       "its|its|PRON|PRP$|6|poss|O\n"
       "tanks|tank|NOUN|NNS|3|dobj|O\n"
       "and|and|CCONJ|CC|3|cc|O\n"
       "stop|stop|VERB|VB|3|conj|O\n"
       "shelling|shell|VERB|VBG|8|xcomp|O\n"
       "the|the|DET|DT|11|det|O\n"
       "port|port|NOUN|NN|9|dobj|O\n"
       "~.|.|PUNCT|.|1|punct|O\n",
       {"pull: subj~Arland obj=tanks", "shelling: subj~Arland obj=port"}},
      {"Bovia|Bovia|PROPN|NNP|1|nsubj|B-ORG\n"
       "accused|accuse|VERB|VBD|1|ROOT|O\n"
       "Arland|Arland|PROPN|NNP|1|dobj|B-ORG\n"
       "of|of|ADP|IN|1|prep|O\n"
       "massing|mass|VERB|VBG|3|pcomp|O\n"
       "troops|troop|NOUN|NNS|4|dobj|O\n"
       "near|near|ADP|IN|4|prep|O\n"
       "the|the|DET|DT|8|det|O\n"
       "border|border|NOUN|NN|6|pobj|O\n"
       "~.|.|PUNCT|.|1|punct|O\n",
       {"massing: subj~Arland obj=troops near=border"}},
      {"The|the|DET|DT|1|det|O\n"
       "army|army|NOUN|NN|11|nsubj|O\n"
       "~,|,|PUNCT|,|1|punct|O\n"
       "which|which|PRON|WDT|6|dobj|O\n"
       "Arland|Arland|PROPN|NNP|6|nsubj|B-ORG\n"
       "had|have|AUX|VBD|6|aux|O\n"
       "sent|send|VERB|VBN|1|relcl|O\n"
       "to|to|ADP|IN|6|prep|O\n"
       "the|the|DET|DT|9|det|O\n"
       "coast|coast|NOUN|NN|7|pobj|O\n"
       "~,|,|PUNCT|,|1|punct|O\n"
       "launched|launch|VERB|VBD|11|ROOT|O\n"
       "an|an|DET|DT|13|det|O\n"
       "attack|attack|NOUN|NN|11|dobj|O\n"
       "on|on|ADP|IN|13|prep|O\n"
       "the|the|DET|DT|16|det|O\n"
       "port|port|NOUN|NN|14|pobj|O\n"
       "~.|.|PUNCT|.|11|punct|O\n",
       {"sent: subj=Arland obj=army to=coast", "attack: subj~army on=port"}},
      {"Arland|Arland|PROPN|NNP|1|nsubj|B-ORG\n"
       "urged|urge|VERB|VBD|1|ROOT|O\n"
       "Bovia|Bovia|PROPN|NNP|1|dobj|B-GPE\n"
       "to|to|PART|TO|4|aux|O\n"
       "leave|leave|VERB|VB|1|xcomp|O\n"
       "the|the|DET|DT|6|det|O\n"
       "island|island|NOUN|NN|4|dobj|O\n"
       "~.|.|PUNCT|.|1|punct|O\n",
       {"leave: subj~Bovia obj=island"}},
      {"Russia|Russia|PROPN|NNP|2|poss|B-GPE\n"
       "~'s|'s|PART|POS|0|case|O\n"
       "withdrawal|withdrawal|NOUN|NN|8|nsubj|O\n"
       "of|of|ADP|IN|2|prep|O\n"
       "troops|troop|NOUN|NNS|3|pobj|O\n"
       "from|from|ADP|IN|2|prep|O\n"
       "the|the|DET|DT|7|det|O\n"
       "town|town|NOUN|NN|5|pobj|O\n"
       "began|begin|VERB|VBD|8|ROOT|O\n"
       "~.|.|PUNCT|.|8|punct|O\n",
       {"withdrawal: subj=Russia poss=Russia of=troops obj=troops from=town"}},
  };
  DataFiles data;
  data.put("classes.txt", *read_file(std::string(VEDETTE_SOURCE_DIR) + "/data/language/classes.txt"));
  const auto lexicon = Lexicon::load(data);
  ASSERT_TRUE(lexicon.has_value()) << lexicon.error().to_string();
  for (const auto& row : rows) {
    const Doc doc = test_doc(row.doc);
    const Tree tree(doc);
    const Frames frames = build_frames(doc, tree, *lexicon, lexicon->words(doc));
    for (const std::string& expected : row.frames) {
      bool found = false;
      std::string printed;
      for (int32_t i = 0; i < doc.size(); ++i) {
        if (!expected.starts_with(std::string(doc.word(i)) + ":")) continue;
        printed = print(doc, frames, i);
        found = found || printed == expected;
      }
      EXPECT_TRUE(found) << expected << "\n" << printed;
    }
  }
}

}  // namespace
}  // namespace vedette
