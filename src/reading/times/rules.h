// The rules of data/times compiled: patterns over atoms that fill the fields of a TimeMeaning.
//
// The form of the files is told in data/times/README.md. A pattern is compiled to a small program for a backtracking
// machine; rules are found by the first atom they can begin with.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "base/line_file.h"
#include "reading/atoms/atoms.h"
#include "reading/atoms/numbers.h"
#include "reading/times/meaning.h"

namespace vedette {

// One step of a pattern's program.
struct TimeStep {
  enum class Kind : uint8_t {
    kWord,     // arg: word id
    kSign,     // arg: the sign
    kClass,    // arg: class; fills `field`
    kBuiltin,  // arg: TimeBuiltin; fills `field`
    kTag,      // arg: index of a set of tags and entity labels, one of which the atom just read must have
    kSplit,    // go on at `next` and at arg
    kJump,     // go on at arg
    kAssign,   // field = arg
    kAhead,    // the program at `next` … must (negate: must not) match here; go on at arg
    kBehind,   // the same for what ends here
    kAccept,
  };
  Kind kind = Kind::kAccept;
  bool negate = false;
  bool glued = false;  // kWord, kSign, kClass, kBuiltin: nothing may stand before it
  TimeField field = TimeField::kType;
  int32_t arg = 0;
};

enum class TimeBuiltin : int32_t {
  kNumber, kOrdinal, kYear, kShortYear, kYearWords, kDay, kMonthNumber, kHour, kMinute, kClock4, kDecadeDigits, kShortDecade, kAny,
};

struct TimeTagSet {
  std::vector<Tag> tags;
  std::vector<EntLabel> entities;
  bool negate = false;
};

// What may stand second in a match (after a number: after all of it), so that most rules are dismissed at one glance.
struct TimeSeconds {
  bool any = false;     // also: a match may be one piece long
  bool digits = false;
  bool signs = false;
  std::vector<bool> words;  // by id
};

struct TimeRule {
  std::string id;
  std::vector<std::pair<TimeField, int32_t>> yields;
  std::vector<TimeStep> program;
  TimeSeconds second;
  std::vector<LineExample> examples;
  std::string file;
  int32_t line = 0;
};

struct TimeRuleSet {
  struct ClassEntry {
    int32_t in_class = 0;
    int32_t value = 0;
    bool capital = false;  // only with a capital letter
  };

  AtomLexicon lexicon;
  NumberWords numbers;
  std::vector<TimeRule> rules;
  std::vector<TimeTagSet> tag_sets;
  std::vector<std::vector<ClassEntry>> classes_of;  // by word id
  std::vector<std::vector<int32_t>> by_word;        // rules that may begin with the word
  std::vector<int32_t> by_digits;                   // … with digits
  std::vector<std::pair<char32_t, int32_t>> by_sign;

  // Reads times/words.txt, times/parts.txt, and every other file of times/. Errors name file, line and column.
  static Result<TimeRuleSet> load(const DataFiles& data);
};

struct TimeMatch {
  int32_t rule = -1;
  int32_t end = 0;  // atom after it
  TimeMeaning meaning;
};

// The longest match that begins at atoms[at]; of equally long ones the first rule's. rule -1: none. `doc` gives the
// tags; without tokens every tag condition holds.
TimeMatch match_time(const TimeRuleSet& rules, const Doc& doc, std::span<const Atom> atoms, int32_t at);

}  // namespace vedette
