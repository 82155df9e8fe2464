// Quantities: numbers with what they count, whose, in what bounds, and as what (stock, flow, loss …).
//
//   VEDETTE_TRY(QuantityReader reader, QuantityReader::load(data));
//   std::vector<Quantity> found = reader.read(doc, times, actors);
//
// Reads Doc: text, tokens, lemmas, tags, heads, labels, entity labels. Writes nothing; attribution is left to settle.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "knowledge/data_files.h"
#include "reading/times/times.h"
#include "types/doc.h"
#include "types/reading.h"

namespace vedette {

struct QuantityWords;

// Immutable once loaded; safe to share.
class QuantityReader {
 public:
  QuantityReader() = default;  // without words: finds nothing
  // Reads quantities/. Errors name file, line and column.
  static Result<QuantityReader> load(const DataFiles& data);

  // In the order of the text, without overlap; numbers of `times` are left out. `whose` is an index into `actors`.
  std::vector<Quantity> read(const Doc& doc, std::span<const TimeMention> times, std::span<const Actor> actors) const;

 private:
  std::shared_ptr<const QuantityWords> words_;
};

}  // namespace vedette
