// HttpFetcher: one document from a server, politely.
//
//   FeedState state = FeedState::load("feeds.json").value_or({});
//   HttpFetcher fetcher(state);
//   const Result<Fetched> page = fetcher.get("https://example.org/rss.xml");
//   state.save("feeds.json");
//
// With a state the server is asked only for what is new (If-None-Match, If-Modified-Since), and one that fails is left
// alone for a minute, then two, four … a day at most, or as long as it asks (Retry-After). Within one call a passing
// failure (no connection, 429, 5xx) is tried three times, a second and two apart. Bounded: 64 MB after unpacking, 60 s,
// five redirects, http and https only.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "base/result.h"

namespace vedette {

// What is remembered of an address.
struct FeedMemory {
  std::string etag;
  std::string last_modified;
  int64_t failures = 0;    // in a row
  int64_t not_before = 0;  // seconds since 1970; 0: any time
};

struct FeedState {
  std::map<std::string, FeedMemory> addresses;

  // kNotFound where the file is not there yet; kMalformed where it is no such file.
  static Result<FeedState> load(const std::string& path);
  Status save(const std::string& path) const;
};

struct Fetched {
  bool unchanged = false;  // the server has nothing new; no body
  std::string body;
  std::string content_type;
  std::string url;         // where the redirects ended
};

struct HttpClock {
  std::function<int64_t()> now;               // seconds since 1970
  std::function<void(int seconds)> sleep;
  static HttpClock system();
};

class HttpFetcher {
 public:
  // `state` must outlive the fetcher, which changes it.
  explicit HttpFetcher(FeedState& state, HttpClock clock = HttpClock::system());
  // An Error says what the server or the connection said, or until when the address is left alone.
  Result<Fetched> get(const std::string& url);

 private:
  FeedState& state_;
  HttpClock clock_;
};

bool is_address(std::string_view path);  // http:// or https://

}  // namespace vedette
