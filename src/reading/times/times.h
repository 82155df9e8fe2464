// Times: what a text says of when, as TIMEX3 expressions.
//
//   VEDETTE_TRY(TimeReader reader, TimeReader::load(data));
//   std::vector<TimeMention> found = reader.read(doc);                       // before anything else is known
//   std::vector<TimeExpr> times = settle_times(doc, found, published, {});   // once it is known when it was said
//
// Reads Doc: text, tokens, tags, heads, sentences. Values follow the TIMEX3 guidelines (ISO-TimeML 1.2.1) as the
// TempEval-3 data apply them.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "reading/times/meaning.h"
#include "types/doc.h"
#include "types/moment.h"
#include "types/reading.h"

namespace vedette {

struct TimeRuleSet;

// An expression found, not yet resolved.
struct TimeMention {
  Span span;           // bytes
  int32_t token = -1;  // of its first atom; -1: the Doc has no tokens
  int32_t rule = -1;
  TimeMeaning meaning;
};

// Immutable once loaded; safe to share.
class TimeReader {
 public:
  TimeReader() = default;  // without rules: finds nothing
  // Reads times/ and quantities/numbers.txt. Errors name file, line and column.
  static Result<TimeReader> load(const DataFiles& data);

  // All expressions of the text, in order, without overlap.
  std::vector<TimeMention> read(const Doc& doc) const;

  // Requires a loaded reader.
  const TimeRuleSet& rules() const { return *rules_; }
  std::string_view rule_id(const TimeMention& mention) const;

 private:
  explicit TimeReader(std::shared_ptr<const TimeRuleSet> rules) : rules_(std::move(rules)) {}
  std::shared_ptr<const TimeRuleSet> rules_;
};

// When the words in `content` (bytes) were said: relative times in there count from it.
struct SaidRange {
  Span content;
  Moment said;
};

// The expressions with their values. An unknown `published` leaves X where the text does not tell ("XXXX-WXX-5").
// "Now" and "soon" are left out where the moment of saying is unknown.
// Of several ranges that hold an expression the shortest with a known moment counts. Never fails.
std::vector<TimeExpr> settle_times(const Doc& doc, std::span<const TimeMention> mentions, const Moment& published,
                                   std::span<const SaidRange> said);

}  // namespace vedette
