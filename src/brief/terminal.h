// The brief as plain text for a terminal: 80 columns, colour only where asked for.
#pragma once

#include <string>
#include <vector>

#include "types/assessment.h"
#include "types/story.h"
#include "types/watch.h"

namespace vedette {

struct TerminalOptions {
  int width = 80;      // columns, at least 40
  bool colour = false;
  size_t rows = 12;    // shown of each ledger; the rest is counted
};

std::string terminal_brief(const Watch& watch, const std::vector<ReadReport>& reports, const Assessment& a,
                           const TerminalOptions& options = {});

}  // namespace vedette
