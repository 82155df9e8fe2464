#include "feed/mail.h"

#include "feed/dates.h"
#include "feed/encoding.h"
#include "feed/html_tree.h"
#include "feed/mime.h"
#include "feed/page_body.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

// "Ann Holt <ann@example.org>" → name and domain.
void take_sender(const std::string& from, const Outlets& outlets, Report& report) {
  const size_t open = from.find('<');
  std::string_view name = trimmed(std::string_view(from).substr(0, open));
  if (name.starts_with('"') && name.ends_with('"') && name.size() > 1) name = name.substr(1, name.size() - 2);
  if (open != std::string::npos) report.author = std::string(name);
  const size_t at = from.rfind('@');
  if (at == std::string::npos) return;
  const std::string_view domain = std::string_view(from).substr(at + 1, from.find_first_of("> ", at) - at - 1);
  const Outlet* outlet = outlets.by_address(domain);
  report.outlet = outlet != nullptr ? outlet->name : host_of(domain);
  if (report.country.empty()) report.country = outlet != nullptr ? outlet->country : country_of_host(host_of(domain));
}

// RFC 3676: lines that end in a space go on in the next; a carriage return at a line's end is dropped.
std::string unfolded(std::string_view text, bool flowed) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += line;
    if (!flowed || !line.ends_with(' ') || line == "-- ") out.push_back('\n');
  }
  return out;
}

}  // namespace

bool looks_like_mail(std::string_view head) {
  if (head.starts_with("From ")) return true;
  std::string_view rest = head;
  int known = 0;
  for (const auto& [name, value] : take_headers(rest)) {
    for (const std::string_view key : {"received", "return-path", "message-id", "mime-version", "delivered-to", "from", "to", "subject", "date", "x-mailer", "dkim-signature"}) {
      known += name == key ? 1 : 0;
    }
    if (name.find(' ') != std::string::npos) return false;
  }
  return known >= 3 && (find_ignoring_case(head, "message-id:") != std::string_view::npos || find_ignoring_case(head, "mime-version:") != std::string_view::npos ||
                        find_ignoring_case(head, "received:") != std::string_view::npos);
}

void read_mail(const FeedContext& context, std::string_view bytes, const std::string& name) {
  const MimeMessage message = parse_mime(bytes);
  const MimePart* plain = nullptr;
  const MimePart* html = nullptr;
  for (const MimePart& part : message.parts) {
    if (part.attached) continue;
    if (plain == nullptr && part.type == "text/plain") plain = &part;
    if (html == nullptr && part.type == "text/html") html = &part;
  }
  Report report;
  report.from = name;
  if (plain != nullptr) report.text = std::string(trimmed(unfolded(to_utf8(plain->bytes, plain->charset), plain->flowed)));
  if (html != nullptr) {
    const std::string page = to_utf8(html->bytes, html->charset.empty() ? declared_encoding(html->bytes) : std::string_view(html->charset));
    const auto tree = HtmlTree::parse(page);
    if (!tree.has_value() && report.text.empty()) return context.out.refuse({tree.error().code, tree.error().message, name});
    if (tree.has_value()) {
      PageText text = fragment_text(*tree, context.known.page);
      // A plain part is often a bare "your program shows no HTML".
      if (report.text.size() * 2 < text.text.size()) report.text = std::move(text.text), report.parts = std::move(text.parts);
    }
  }
  if (report.text.empty()) return context.refuse("a letter without text", name);
  report.title = message.header("subject");
  report.id = message.header("message-id");
  take_sender(message.header("from"), context.known.outlets, report);
  if (const auto moment = parse_date(message.header("date"))) report.published = {*moment, Published::From::kGiven};
  deliver(context, std::move(report));
}

}  // namespace vedette
