// BriefText: what a brief says itself, out of data/brief/: labels of codes, sentences with slots, dates and ages.
//
//   VEDETTE_TRY(const BriefText text, BriefText::load(data));
//   text.label("deed", "withdraw_forces")               →  "withdrawal of forces"
//   text.say("title.as_of", {{"time", text.date(m)}})   →  "as of 15 Feb 2022"
//
// Built once, then const and safe to share between threads.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "types/moment.h"

namespace vedette {

// How a state is coloured; it is always told in words too.
enum class Tone : uint8_t { kNone, kGood, kBad, kOpen };
std::string_view to_string(Tone tone);

class BriefText {
 public:
  using Slots = std::vector<std::pair<std::string_view, std::string>>;
  // kMalformed with file:line:column for a doubled key or code, or an unknown tone.
  static Result<BriefText> load(const DataFiles& data);

  // The label of a code in the first of the groups that has it; else the code with blanks for its underscores and hyphens.
  std::string label(std::initializer_list<std::string_view> groups, std::string_view code) const;
  std::string label(std::string_view group, std::string_view code) const { return label({group}, code); }
  bool has_label(std::string_view group, std::string_view code) const { return find(group, code) != nullptr; }
  Tone tone(std::string_view group, std::string_view code) const;

  // The sentence with its slots filled; empty where there is no such key.
  std::string say(std::string_view key, const Slots& slots = {}) const;
  // "1 report", "12 reports": of count.report.1 and count.report.n.
  std::string count(std::string_view thing, int64_t n) const;

  // Codes of several words and ISO dates in a sentence of the program, put as a reader would: "third_state" → "third state".
  std::string plain(std::string_view sentence) const;

  // "15 Feb 2022", "15 Feb 2022, 13:00 UTC"; empty where not known.
  std::string date(const Moment& moment) const;
  // From one moment to a later one: "44 hours", "3 days", "same day"; empty where either is not known.
  std::string age(const Moment& from, const Moment& to) const;
  std::string hours(double hours) const;

  // The columns named for a ledger in columns.txt, "-" before the hidden ones.
  std::vector<std::string> columns(std::string_view ledger) const;
  const std::map<std::string, std::string, std::less<>>& sentences() const { return sentences_; }

 private:
  struct Label {
    std::string text;
    Tone tone = Tone::kNone;
  };
  const Label* find(std::string_view group, std::string_view code) const;
  Status load_labels(const DataFiles& data);
  Status load_pairs(const DataFiles& data, const std::string& file, std::map<std::string, std::string, std::less<>>& out);

  std::map<std::string, Label, std::less<>> labels_;  // "group|code"
  std::map<std::string, std::string, std::less<>> any_;  // code of several words → its label in the first group that has it
  std::map<std::string, std::string, std::less<>> sentences_;
  std::map<std::string, std::string, std::less<>> columns_;
};

// A number with commas between its thousands: "100000" → "100,000"; anything else as it is.
std::string with_thousands(std::string_view digits);

// Text of a report, fit to be shown: on one line, without control and direction characters. At most `most` characters, the rest
// as "…" (0: no limit).
std::string shown(std::string_view text, size_t most = 0);

}  // namespace vedette
