// StatementReader: who says what in a report (DESIGN 1, 4.2).
//
//   VEDETTE_TRY(StatementReader reader, StatementReader::load(data, lexicon));
//   reading.statements = reader.read(context, reading);            // reads actors, times; writes nothing else
//   settle_said(context, reading.times, reading.published, reading.statements);  // occasions.h, once times have values
//   Attributions(reading.statements).at(span)                       // attributions.h: the statements a span belongs to
//
// Built once, const, safe to share between threads.
#pragma once

#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "reading/context.h"
#include "reading/statements/acts.h"
#include "reading/statements/cues.h"
#include "reading/statements/occasions.h"
#include "reading/statements/speakers.h"
#include "types/reading.h"

namespace vedette {

class StatementReader {
 public:
  // Reads data/statements. Interns words; kMalformed with file:line:column.
  static Result<StatementReader> load(const DataFiles& data, Lexicon& lexicon);

  // In the order of their cues. Speakers and addressees are indices into sofar.actors. `said` is left open: settle_said.
  std::vector<Statement> read(const ReadingContext& context, const Reading& sofar) const;

 private:
  Statement make(const ReadingContext& context, const MatchText& text, const Layout& layout, const ActorMap& actors, const Cue& cue) const;

  CueRules rules_;
  OccasionRules occasions_;
  ActReader acts_;
};

}  // namespace vedette
