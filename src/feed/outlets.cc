#include "feed/outlets.h"

#include "base/line_file.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

std::string_view after_scheme(std::string_view url) {
  const size_t scheme = url.find("://");
  return scheme == std::string_view::npos ? url : url.substr(scheme + 3);
}

bool is_tracking(std::string_view parameter) {
  constexpr std::string_view kPrefixes[] = {"utm_", "at_", "ns_", "fbclid", "gclid", "mc_", "cmp", "ref=", "ref_", "src=", "smid=", "ocid=", "amp", "output=amp", "feed", "rss", "source=", "via="};
  for (const std::string_view prefix : kPrefixes) {
    if (starts_ignoring_case(parameter, prefix)) return true;
  }
  return false;
}

}  // namespace

std::string host_of(std::string_view url) {
  std::string_view host = after_scheme(trimmed(url));
  host = host.substr(0, host.find_first_of("/?#"));
  if (const size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  host = host.substr(0, host.find(':'));
  std::string out = lowered(host);
  if (out.starts_with("www.")) out.erase(0, 4);
  return out;
}

std::string country_of_host(std::string_view host) {
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || host.size() - dot != 3) return {};
  std::string code;
  for (const char c : host.substr(dot + 1)) {
    if (!is_lower(c)) return {};
    code.push_back(static_cast<char>(c - 32));
  }
  if (code == "UK") return "GB";
  for (const std::string_view everywhere : {"IO", "TV", "CO", "ME", "FM", "AI", "LY", "EU", "SU", "TO", "CC", "WS"}) {
    if (code == everywhere) return {};
  }
  return code;
}

std::string article_address(std::string_view url) {
  url = trimmed(url);
  if (!starts_ignoring_case(url, "http://") && !starts_ignoring_case(url, "https://")) return {};
  std::string_view rest = after_scheme(url);
  rest = rest.substr(0, rest.find('#'));
  const size_t path_begin = std::min(rest.find_first_of("/?"), rest.size());
  std::string_view path = rest.substr(path_begin);
  std::string_view query;
  if (const size_t mark = path.find('?'); mark != std::string_view::npos) query = path.substr(mark + 1), path = path.substr(0, mark);
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string kept;
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (!parameter.empty() && !is_tracking(parameter)) kept += (kept.empty() ? "?" : "&") + std::string(parameter);
  }
  const std::string host = host_of(url);
  if (host.empty() || (path.empty() && kept.empty())) return {};
  return "https://" + host + std::string(path) + kept;
}

Result<Outlets> Outlets::load(std::string_view text, const std::string& file) {
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(text, file));
  Outlets out;
  for (const LineRecord& r : records) {
    const std::string_view country = r.field(1);
    if (country.size() != 2 || !is_upper(country[0]) || !is_upper(country[1])) return line_error(r, 1, "no ISO 3166-1 alpha-2 code");
    if (r.fields.size() > 4 && r.field(4) != "agency" && !r.field(4).empty()) return line_error(r, 4, "only `agency` may stand here");
    const size_t index = out.outlets_.size();
    out.outlets_.push_back({r.fields[0], std::string(country), r.field(4) == "agency"});
    out.names_.emplace(lowered(r.fields[0]), index);
    for (const std::string_view domain : split_list(r.field(2), ';')) {
      if (!out.domains_.emplace(lowered(domain), index).second) return line_error(r, 2, "a domain of two outlets");
    }
    for (const std::string_view name : split_list(r.field(3), ';')) {
      if (!name.empty()) out.names_.emplace(lowered(name), index);
    }
  }
  return out;
}

const Outlet* Outlets::by_address(std::string_view url) const {
  const std::string host = host_of(url);
  for (std::string_view rest = host; !rest.empty();) {
    if (const auto it = domains_.find(rest); it != domains_.end()) return &outlets_[it->second];
    const size_t dot = rest.find('.');
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  return nullptr;
}

const Outlet* Outlets::by_name(std::string_view name) const {
  const auto it = names_.find(lowered(trimmed(name)));
  return it == names_.end() ? nullptr : &outlets_[it->second];
}

}  // namespace vedette
