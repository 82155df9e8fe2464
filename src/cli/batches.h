// Reports that go through the engine together: its layers run best over some tens of kilobytes of text.
#pragma once

#include <vector>

#include "base/span.h"
#include "types/report.h"

namespace vedette {

// Ranges of reports with some 32 KB of text each, in order, covering all.
inline std::vector<Span> make_batches(const std::vector<Report>& reports) {
  constexpr size_t kBatchBytes = 32 << 10;
  std::vector<Span> out;
  size_t bytes = kBatchBytes;
  for (size_t i = 0; i < reports.size(); ++i) {
    const auto at = static_cast<int32_t>(i);
    if (bytes >= kBatchBytes) out.push_back({at, at}), bytes = 0;
    out.back().end = at + 1;
    bytes += reports[i].text.size();
  }
  return out;
}

}  // namespace vedette
