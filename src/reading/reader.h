// Reader: a report and its Doc → a Reading. The whole of reading/, in the order of DESIGN 2.
//
//   VEDETTE_TRY(Reader reader, Reader::load(data));
//   Reading reading = reader.read(report, doc);
//
// Built once from the data files, const, safe to share between threads.
#pragma once

#include <memory>
#include <optional>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "knowledge/gazetteer.h"
#include "knowledge/lexicon.h"
#include "reading/actors/actors.h"
#include "reading/statements/statements.h"
#include "reading/events/events.h"
#include "reading/places/place_reader.h"
#include "reading/status/status.h"
#include "reading/quantities/quantities.h"
#include "reading/times/times.h"
#include "types/doc.h"
#include "types/reading.h"
#include "types/report.h"

namespace vedette {

class Reader {
 public:
  // kMalformed with file:line:column for a data file that is not right. Without a gazetteer no places are read, without a
  // learned coder events are read by patterns alone.
  static Result<Reader> load(const DataFiles& data, std::shared_ptr<const Gazetteer> world = nullptr,
                             std::shared_ptr<const LearnedCoder> coder = nullptr);

  // Requires doc.text == report.text. A coder wants the token vectors and static rows kept (language/pipeline.h, Keep).
  // `asked`, where given, takes what the coder looks at for each of the report's `ask.relations`.
  Reading read(const Report& report, const Doc& doc, std::vector<PairFeatures>* asked = nullptr) const;

 private:
  Lexicon lexicon_;
  ActorReader actors_;
  PlaceReader places_;
  TimeReader times_;
  QuantityReader quantities_;
  StatementReader statements_;
  std::optional<EventReader> events_;    // always there once loaded
  std::optional<StatusReader> status_;
};

}  // namespace vedette
