#include "feed/head_lines.h"

#include "feed/dates.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

// "PORT VELL (AP) - " near the head: the agency whose copy this is.
const Outlet* agency_in_dateline(std::string_view text, const Outlets& outlets) {
  const std::string_view head = text.substr(0, 1500);
  for (size_t open = head.find('('); open != std::string_view::npos; open = head.find('(', open + 1)) {
    const size_t close = head.find(')', open);
    if (close == std::string_view::npos) return nullptr;
    std::string_view behind = head.substr(close + 1);
    while (behind.starts_with(' ')) behind.remove_prefix(1);
    if (!behind.starts_with('-') && !behind.starts_with("–") && !behind.starts_with("—")) continue;
    const Outlet* outlet = outlets.by_name(head.substr(open + 1, close - open - 1));
    if (outlet != nullptr && outlet->agency) return outlet;
  }
  return nullptr;
}

// The one outlet that a line "Source: …" names. Of several, or of one in another country than the report's outlet is known
// to be in, the report only draws on them.
void take_source_line(std::string_view named, Report& report, const Outlets& outlets) {
  if (named.empty() || named.find(',') != std::string_view::npos || named.find('/') != std::string_view::npos) return;
  const Outlet* outlet = outlets.by_name(named);
  if (outlet != nullptr && !report.country.empty() && outlet->country != report.country) return;
  report.outlet = outlet != nullptr ? outlet->name : squeezed(named);
}

}  // namespace

void tell_published(const Moment& moment, Report& report) {
  if (report.published.from == Published::From::kNone) report.published = {moment, Published::From::kText};
}

void take_from_parts(Report& report, const FeedKnowledge& known) {
  for (const Part& part : report.parts) {
    const std::string_view line = slice(report.text, part.span);
    if (part.kind == PartKind::kHeadline && report.title.empty()) report.title = squeezed(line);
    if (part.kind == PartKind::kByline) {
      if (report.author.empty()) report.author = author_in(line);
      if (const auto moment = parse_date(line, day_order(report.country))) tell_published(*moment, report);
    }
    if (!report.outlet.empty() || (part.kind != PartKind::kCredit && part.kind != PartKind::kBoilerplate)) continue;
    take_source_line(known.parts.outlet_named(line), report, known.outlets);
  }
  if (!report.outlet.empty()) return;
  const Outlet* agency = agency_in_dateline(report.text, known.outlets);
  if (agency != nullptr && (report.country.empty() || report.country == agency->country)) report.outlet = agency->name;
}

}  // namespace vedette
