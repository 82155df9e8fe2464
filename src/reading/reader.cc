#include "reading/reader.h"

namespace vedette {

Result<Reader> Reader::load(const DataFiles&) { return Reader{}; }

Reading Reader::read(const Report& report, const Doc& doc) const {
  Reading out;
  out.published = report.published;
  for (const Span& s : doc.sentences) out.sentences.push_back(doc.bytes(s));
  return out;
}

}  // namespace vedette
