// Cues: the words that attribute, with the source and content that the syntax gives them. Quotations come after
// (quoting.h): a cue that only stands beside one is `loose` until it has got it.
//
//   VEDETTE_TRY(CueRules rules, CueRules::load(data, lexicon));
//   std::vector<Cue> cues = find_cues(rules, context, layout, actor_at, place_at);
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "knowledge/patterns.h"
#include "reading/context.h"
#include "reading/statements/layout.h"
#include "types/reading.h"

namespace vedette {

// data/statements/README.md says what these are.
enum class CueScope : uint8_t { kArgs, kQuote, kHost, kRaised };
enum class CueKind : uint8_t { kSpeech, kBelief, kEvidence, kJudgement, kUnsourced, kAttitude, kIntent, kTopic };

// The yields of a pattern, parsed once.
struct CueRule {
  Act act = Act::kClaim;
  CueKind kind = CueKind::kSpeech;
  CueScope scope = CueScope::kArgs;
  bool whole = false;
  bool takes_quote = false;
  bool only_quote = false;
  bool into = false;
  OccasionKind occasion = OccasionKind::kUnknown;
};

class CueRules {
 public:
  static Result<CueRules> load(const DataFiles& data, Lexicon& lexicon);
  const PatternSet& patterns() const { return patterns_; }
  const CueRule& rule(int32_t pattern) const { return rules_[pattern]; }

 private:
  PatternSet patterns_;
  std::vector<CueRule> rules_;
};

struct Cue {
  int32_t head = -1;                 // token; of a colon cue the colon
  int32_t pattern = -1;              // -1: a colon
  Span words;                        // tokens
  std::vector<int32_t> source;       // head tokens
  std::vector<Span> source_spans;    // tokens
  std::vector<Span> content;         // tokens, in order
  std::vector<int32_t> addressee;    // head tokens
  int32_t quote_pattern = -1;        // the pattern to use should a quotation be its content; -1: takes none
  bool loose = false;                // nothing but a quotation can be its content
  bool quoted = false;               // a quotation is its content
};

// In the order of their heads.
std::vector<Cue> find_cues(const CueRules& rules, const ReadingContext& context, const Layout& layout,
                           const std::vector<int32_t>& actor_at, const std::vector<int32_t>& place_at);

}  // namespace vedette
