// Patterns: the one matcher (docs/rules.md). A set of patterns over frames, found by the trigger's word.
//
//   VEDETTE_TRY(PatternSet set, PatternSet::load(data, "codebook/events", keys, lexicon));
//   PatternSet::Match m = set.match(text, lexicon, token);
//   if (m.pattern >= 0) { set.value(m.pattern, "deed"); set.resolve(text, lexicon, m, "actor", tokens); }
//
// Loading interns words into the lexicon; matching is const and shared between threads. The cost of a token depends on
// the patterns that its word triggers, not on the number of patterns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/frames.h"
#include "knowledge/lexicon.h"
#include "base/line_file.h"
#include "types/doc.h"
#include "types/reading.h"

namespace vedette {

// Everything that conditions look at, for one text. The owner keeps all of it alive while matching.
struct MatchText {
  const Doc& doc;
  const Tree& tree;
  const Frames& frames;
  const std::vector<Word>& words;
  const std::vector<int32_t>& actor_at;  // by token: an actor mention whose head it is, or -1; may be empty
  const std::vector<int32_t>& place_at;  // by token: a place, or -1; may be empty
};

// One "key=value" of a pattern's yields; a value that is a role list is resolved by resolve().
struct Yield {
  std::string key;
  std::string value;
};

struct RoleRef {
  Role role;
  Word prep = kNoWord;   // for Role::kPrep: "of"
  Word outer = kNoWord;  // the word it hangs on in "because_of"; else none
};

struct Pattern;
class PatternSet {
 public:
  PatternSet();
  ~PatternSet();  // out of line: Pattern is complete there
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;

  // Reads every data file whose name begins with `prefix` (class files apart). `role_keys` are the yield keys whose
  // values are role lists, `plain_keys` all others allowed. kAlternatives: patterns of one shape may stand beside each
  // other if their yields differ (their reader asks for all matches); else the later one is refused as shadowed.
  enum class Shapes { kUnique, kAlternatives };
  static Result<PatternSet> load(const DataFiles& data, std::string_view prefix, const std::vector<std::string>& role_keys,
                                 const std::vector<std::string>& plain_keys, Lexicon& lexicon, Shapes shapes = Shapes::kUnique);

  size_t size() const;
  const std::string& id(int32_t pattern) const;
  // The value of a plain key; empty where the pattern has none.
  std::string_view value(int32_t pattern, std::string_view key) const;
  // The roles of a role key, in order.
  std::span<const RoleRef> roles(int32_t pattern, std::string_view key) const;
  // The records with their examples, for the tests that run them.
  const std::vector<LineRecord>& records() const { return records_; }

  struct Match {
    int32_t pattern = -1;
    int32_t token = -1;        // the trigger's head
    Span trigger;              // tokens from the first to the last of the trigger
    int32_t specificity = 0;
  };
  // The best match at a token; pattern -1 where none. No allocation.
  Match match(const MatchText& text, const Lexicon& lexicon, int32_t token) const;
  // All matches at a token, best first.
  void match_all(const MatchText& text, const Lexicon& lexicon, int32_t token, std::vector<Match>& out) const;
  // Whether `argument` is the head of one of the arguments that a role key names (conjoined heads included).
  bool stands_in(const MatchText& text, const Lexicon& lexicon, const Match& match, std::string_view key, int32_t argument) const;
  // The arguments that a role key names: the first role that is there, all its conjoined heads. Empty without one.
  void resolve(const MatchText& text, const Lexicon& lexicon, const Match& match, std::string_view key, std::vector<int32_t>& tokens) const;

 private:
  friend class PatternCompiler;
  std::vector<Pattern> patterns_;
  std::vector<LineRecord> records_;
  struct Entry {
    int32_t pattern;
    int32_t trigger;  // index into its triggers
  };
  bool matches(const MatchText& text, const Lexicon& lexicon, int32_t token, const Entry& entry, Match& out) const;

  std::vector<std::vector<Entry>> by_word_;  // the triggers whose head is that word
  ClassId measure_noun_ = -1;
};

}  // namespace vedette
