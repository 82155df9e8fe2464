// The brief as plain text for a terminal, in the order of the page. Each sentence is quoted once and cited by its number after that.
#pragma once

#include <string>

#include "brief/brief.h"

namespace vedette {

struct TerminalOptions {
  int width = 80;      // columns, at least 40
  bool colour = false;
  size_t rows = 12;    // shown of each ledger, and as many lines of a list; the rest is counted. 0: all
};

std::string terminal_brief(const Brief& brief, const BriefText& text, const TerminalOptions& options = {});

}  // namespace vedette
