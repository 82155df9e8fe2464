// The brief as Markdown: the page's order, its ledgers as tables, its sentences as numbered notes at the end.
#pragma once

#include <string>

#include "brief/brief.h"

namespace vedette {

// Whatever the reports hold, no text of theirs is taken for markup: every character that Markdown or HTML gives a meaning is escaped.
std::string markdown_brief(const Brief& brief, const BriefText& text);

}  // namespace vedette
