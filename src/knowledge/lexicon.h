// Lexicon: the words that rules know, as small numbers, and the classes they are in.
//
//   VEDETTE_TRY(Lexicon lexicon, Lexicon::load(data));
//   std::vector<Word> words = lexicon.words(doc);       // one for each token, kNoWord where no rule knows it
//   bool force = lexicon.in_class(words[i], lexicon.class_id("force"));
//
// Built once, then const and safe to share. See docs/rules.md, "Classes".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "types/doc.h"

namespace vedette {

using Word = int32_t;      // index of a lemma that some rule names
using ClassId = int32_t;
constexpr Word kNoWord = -1;

// Coarse part of speech of a rule's word: ".n" of a lexicon entry matches nouns only.
enum class WordPos : uint8_t { kAny, kVerb, kNoun, kAdj };
WordPos word_pos(Pos pos);

// Prefixes and particles that stay with their word ("de-escalate", "build-up"): one token to the rules. Any case.
bool is_joining_prefix(std::string_view text);
bool is_joining_particle(std::string_view text);

// A word as rules write it: "air defence", "pull-out.n". Other hyphens are words of their own, as the engine splits them.
struct WordForm {
  std::vector<std::string> words;  // lower case; the last one is the head
  WordPos pos = WordPos::kAny;
};
WordForm parse_word_form(std::string_view text);

class Lexicon {
 public:
  // Reads every data file whose name has "classes" in it. Refuses unknown classes, doubled classes, cycles.
  static Result<Lexicon> load(const DataFiles& data);

  // The number of a lemma, made if new. Only while loading rules.
  Word intern(std::string_view lemma);
  // The number of a lemma that some rule names, or kNoWord. The lemma must be in lower case.
  Word find(std::string_view lemma) const;
  std::string_view text(Word word) const { return texts_[word]; }

  // For each token the number of its lemma (lower case), or of its lower-case form where only that is known.
  std::vector<Word> words(const Doc& doc) const;

  // -1 where there is no such class. Name without '@'.
  ClassId class_id(std::string_view name) const;
  // Whether a token is in a class: its lemma (or its form, for participles) with its part of speech, alone or with the
  // tokens before it.
  bool in_class(const Doc& doc, const std::vector<Word>& words, int32_t token, ClassId id) const;
  bool has_member(Word word, ClassId id) const;
  size_t size() const { return texts_.size(); }
  // All words of a class.
  std::vector<WordForm> class_forms(ClassId id) const;
  // Whether the words right before a token are these, in their order.
  static bool preceded_by(const std::vector<Word>& words, int32_t token, const std::vector<Word>& before);

 private:
  struct Entry {           // one word of a class
    ClassId id;
    WordPos pos;
    std::vector<Word> before;  // for "air defence": {air}, nearest last
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  bool word_in_class(const Doc& doc, const std::vector<Word>& words, int32_t token, Word word, ClassId id) const;
  void add_member(std::string_view text, ClassId id);

  std::vector<std::string> texts_;
  std::unordered_map<std::string, Word, Hash, std::equal_to<>> index_;
  std::vector<std::string> classes_;
  std::unordered_map<std::string, ClassId, Hash, std::equal_to<>> class_index_;
  std::vector<std::vector<Entry>> members_;  // by word: the entries whose last word it is
};

}  // namespace vedette
