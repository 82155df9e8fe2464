// The date that a text bears itself: "date 2022-02-15 …", "Published Feb. 15, 2022, 1:30 p.m. ET", a line "15 February
// 2022", a wire's dateline "MINSK, 28 January (BelTA) –".
//
//   if (auto own = own_date(doc, reader.read(doc), given)) use(own->date, own->span);
#pragma once

#include <optional>
#include <span>

#include "reading/times/times.h"
#include "types/moment.h"

namespace vedette {

struct OwnDate {
  enum class Kind { kLabelled, kLine, kDateline };
  Kind kind = Kind::kLine;
  Span span;    // bytes: the date, with its clock time
  Moment date;  // UTC where the text names a zone; else as the text says
};

// The first such date near the head of the text; a labelled one before any other. A dateline without a year takes that of
// `given` (the latest such day that is not after it, give or take two days); without a known `given` it is no answer.
// Reads nothing but the text. Never fails.
std::optional<OwnDate> own_date(const Doc& doc, std::span<const TimeMention> mentions, const Moment& given);

}  // namespace vedette
