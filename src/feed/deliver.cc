#include <fmt/format.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "feed/context.h"
#include "feed/head_lines.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

std::string_view first_line(std::string_view text) {
  text = trimmed(text.substr(0, 2048));
  return text.substr(0, text.find('\n'));
}

void settle_outlet(const Outlets& outlets, Report& report) {
  const Outlet* by_address = outlets.by_address(report.url);
  if (report.outlet.empty()) report.outlet = by_address != nullptr ? by_address->name : host_of(report.url);
  const Outlet* outlet = outlets.by_name(report.outlet);
  if (outlet == nullptr) outlet = by_address;
  if (report.country.empty()) report.country = outlet != nullptr ? outlet->country : country_of_host(host_of(report.url));
}

}  // namespace

void deliver(const FeedContext& context, Report report) {
  if (report.text.size() > kMaxText) {
    return context.refuse(fmt::format("a text of more than {} MB", kMaxText >> 20), report.from);
  }
  if (!utf8::is_valid(report.text)) report.text = utf8::sanitize(report.text);
  for (std::string* field : {&report.title, &report.outlet, &report.author, &report.url, &report.id, &report.country, &report.lang}) {
    if (!utf8::is_valid(*field)) *field = utf8::sanitize(*field);
  }
  context.known.parts.find_parts(report.text, report.parts);
  if (!host_of(report.url).empty()) settle_outlet(context.known.outlets, report);  // an address tells more than a credit
  take_from_parts(report, context.known);
  settle_outlet(context.known.outlets, report);
  report.digest = short_digest(report.text);
  report.article = article_address(report.url);
  if (report.article.empty() && !report.id.empty()) report.article = report.outlet + "/id:" + report.id;
  if (report.id.empty()) report.id = report.digest;
  report.retracted = report.retracted || context.known.parts.retracts(report.title) || context.known.parts.retracts(first_line(report.text));
  context.out.take(std::move(report));
}

}  // namespace vedette
