#include "reading/reader.h"

#include "reading/context.h"

namespace vedette {

Result<Reader> Reader::load(const DataFiles& data) {
  Reader out;
  VEDETTE_TRY(out.lexicon_, Lexicon::load(data));
  VEDETTE_TRY(out.times_, TimeReader::load(data));
  // Each stage loads here and interns its words; afterwards all is const.
  return out;
}

Reading Reader::read(const Report& report, const Doc& doc) const {
  const ReadingContext context(report, doc, lexicon_);
  Reading out;
  out.published = report.published;
  for (const Span& s : doc.sentences) out.sentences.push_back(doc.bytes(s));
  const std::vector<TimeMention> times = times_.read(doc);
  // actors → places → times → quantities → statements → events → status → settle: each takes the earlier ones as const.
  out.times = settle_times(doc, times, out.published.moment, {});
  return out;
}

}  // namespace vedette
