// Brief: an assessment put before a reader. All codes are words, all ages are computed, every row leads to its sentences.
// The forms (terminal.h, markdown.h, page.h) only lay it out; what is said, and in which order, is settled here once.
//
//   const Brief brief = make_brief({watch, known, assessment, made_by}, text);
//
// Text of reports is as `shown` (text.h) makes it: no control or direction characters, cut where it is too long.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "brief/text.h"
#include "types/assessment.h"
#include "types/reading_json.h"
#include "types/story.h"
#include "types/watch.h"

namespace vedette {

// One thing read in a sentence: which words, as what, on whose word, by which rule.
struct BriefReadAs {
  std::string words;   // the words that it hangs on
  std::string deed;    // code; empty: a statement
  std::string what;    // "withdrawal of forces · under way · said by the side itself"
  std::string chain;   // outlet ← … ← innermost source
  std::string rule;
  std::string place;   // name; empty: none
};

// A sentence that rows rest on, in its context.
struct BriefSentence {
  int32_t report = -1;             // index into Brief::reports
  std::string before, after;       // the sentences around it; empty: none
  std::string head, mark, tail;    // the sentence; `mark` is the part of it that counts, where that is not all
  std::vector<BriefReadAs> read;
};

struct BriefReport {
  std::string number;     // "R1"
  std::string id, outlet, country, title, url;
  Moment published;
  int32_t cited = 0;      // sentences of it in this brief
};

struct BriefPlace {
  std::string name;
  double lat = 0, lon = 0;   // degrees
  std::string country;       // ISO alpha-3; empty: unknown
  std::string precision;     // point, city, area, admin1, country, relative
  std::string relation;      // in words; empty: none
  double km = -1;            // radius or distance told; negative: none
  bool along_border = false; // told by a country's border: near it, along it
};

struct BriefCell {
  std::string text;
  std::string sort;  // what it sorts by, where not by its text: an ISO date, a number
};

// A row within a row: a move of a thread, an item of a move. In order, each below the last of a lesser depth.
struct BriefPart {
  int32_t depth = 0;
  std::string text, state;   // in words; state may be empty
  Tone tone = Tone::kNone;
  std::string rule;
  std::vector<int32_t> supporting, opposing;
};

struct BriefRow {
  std::string id;
  int32_t party = -1;                // index into Brief::parties
  std::string kind, state;           // codes
  std::string deed;                  // code; empty: none
  Tone tone = Tone::kNone;           // of the state
  std::vector<BriefCell> cells;      // one a column
  std::vector<std::string> values;   // of a discrepancy: what stands against what
  Moment since;
  std::vector<int32_t> supporting, opposing;  // sentences
  std::string rule;
  std::vector<std::string> would_change;
  std::optional<double> low, high;   // of a number
  std::optional<BriefPlace> place;
  std::vector<BriefPart> parts;
};

struct BriefColumn {
  std::string id, title;
  bool number = false;  // sorts and stands as a number
};

struct BriefLedger {
  std::string id, title, hint;
  std::vector<BriefColumn> columns;
  std::vector<BriefRow> rows;
};

// One line of the first screen: a track, an indicator, a thing due, a criterion, a hypothesis.
struct BriefLine {
  std::string id, name, state, note;
  std::string code;                // of the state
  Tone tone = Tone::kNone;
  bool up = false;                 // of an indicator: points to escalation
  std::string age;                 // of the newest sentence; empty: never
  std::vector<int32_t> supporting, opposing;
  std::string rule;
};

struct BriefTest {
  std::string id, level, question, party;
  std::string support, opposition;            // labels
  std::string support_code, opposition_code;
  Tone support_tone = Tone::kNone, opposition_tone = Tone::kNone;
  std::string claimed;                        // since when; empty: nothing is claimed
  std::string rule;
  std::vector<int32_t> supporting, opposing;
  std::vector<BriefLine> criteria, hypotheses, steps;
  std::vector<std::string> would_change;
};

struct BriefFigure {
  std::string id, value, name;
};

struct Brief {
  std::string title, as_of, bottom_line;
  Moment as_of_moment;
  std::vector<std::string> parties;  // names
  std::vector<BriefLine> tracks, indicators, due;
  std::vector<BriefFigure> coverage;
  bool ever_observed = false;
  BriefLedger changes;
  std::vector<BriefTest> tests;
  std::vector<BriefLedger> ledgers;  // in the order of the page; the empty ones too
  std::vector<BriefSentence> sentences;
  std::vector<BriefReport> reports;
  std::vector<std::string> about;
};

struct BriefInput {
  const Watch& watch;
  const std::vector<ReadReport>& reports;  // those that the assessment was made from, in its order
  const Assessment& assessment;
  const MadeBy& made_by;
};

Brief make_brief(const BriefInput& input, const BriefText& text);

}  // namespace vedette
