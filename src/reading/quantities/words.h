// The words of data/quantities, loaded once.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "reading/atoms/numbers.h"
#include "reading/quantities/phrases.h"
#include "types/reading.h"

namespace vedette {

// A number that is not told. NaN where there is no bound.
struct VagueNumber {
  double low = 0, high = 0;
  bool share = false;   // a part of a whole, in percent
  bool factor = false;  // so many times as much
};

struct QuantityUnit {
  std::string name;
  bool money = false;
  bool size = false;  // distance, area, mass …: what is measured, not counted
};

struct QuantityKind {
  std::string id;
  int32_t wider = -1;  // index; -1: none
};

struct QuantityWords {
  AtomLexicon lexicon;
  NumberWords numbers;
  PhraseTable before, after;  // values: Bound
  PhraseTable vague;          // values: index of vague_numbers
  std::vector<VagueNumber> vague_numbers;
  PhraseTable more;           // changes without a number
  PhraseTable units;          // values: index of unit_list
  PhraseTable signs;          // before the number; the same
  std::vector<QuantityUnit> unit_list;
  PhraseTable kinds;          // values: index of kind_list
  std::vector<QuantityKind> kind_list;
  // Measure of a governing word by its dictionary form; later ones win over `planned`.
  std::vector<std::pair<std::string, Measure>> measure_words;  // sorted by word
  std::vector<std::string> planning_words;                     // sorted

  // Whether kind `id` is `wider` or below it.
  bool is_a(int32_t id, std::string_view wider) const;

  // Errors name file, line and column; a word in two kinds is one.
  static Result<QuantityWords> load(const DataFiles& data);
};

}  // namespace vedette
