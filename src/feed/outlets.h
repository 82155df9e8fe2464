// Outlets: whom a web address or a name stands for, and in which country the newsroom is (data/feed/outlets.txt).
//
//   VEDETTE_TRY(Outlets outlets, Outlets::load(text, "feed/outlets.txt"));
//   outlets.by_address("https://www.example.co.uk/news/1")  → &{"Example", "GB", false}; null where not known
//
// Const once loaded; safe to share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vedette {

struct Outlet {
  std::string name;
  std::string country;  // ISO 3166-1 alpha-2
  bool agency = false;
};

class Outlets {
 public:
  static Result<Outlets> load(std::string_view text, const std::string& file);

  // By the host of a URL, or a bare host; the longest known domain wins.
  const Outlet* by_address(std::string_view url) const;
  // By a name as printed, in any case: "BBC", "The Guardian".
  const Outlet* by_name(std::string_view name) const;

 private:
  std::vector<Outlet> outlets_;
  std::map<std::string, size_t, std::less<>> domains_, names_;  // lower case
};

// "https://user@WWW.Example.co.uk:8080/a" → "example.co.uk": the host, in lower case, without "www." and port.
std::string host_of(std::string_view url);

// The country whose top-level domain a host has ("example.co.uk" → "GB"); empty for domains that are used everywhere.
std::string country_of_host(std::string_view host);

// The address in a form that is equal for all ways to one article: https, no "www.", no fragment, no tracking
// parameters, no slash at the end. Empty where the address names no page of a site.
std::string article_address(std::string_view url);

}  // namespace vedette
