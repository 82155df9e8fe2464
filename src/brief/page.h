// The brief as one HTML file that opens from disk: the page of web/, embedded at build time, and the brief as JSON inside it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "brief/brief.h"

namespace vedette {

constexpr std::string_view kBriefSchema = "vedette.brief/1";

// What the page reads (web/src/brief.ts): the brief with the program's own words. The same brief gives the same bytes.
std::string brief_json(const Brief& brief, const BriefText& text);

// The whole file. No text of a report can end its place in it or reach the script as anything but data.
// kUnsupported where this program was built without the page (no Node at hand).
Result<std::string> page_brief(const Brief& brief, const BriefText& text);

// The page as it was bundled: a template with {{title}}, {{text}} and {{brief}}; empty where the build had no Node.
std::string_view page_template();

}  // namespace vedette
