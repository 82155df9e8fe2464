#include "feed/http.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <simdjson.h>

#include <charconv>
#include <chrono>
#include <memory>
#include <thread>

#include "base/files.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "feed/stream.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

constexpr int kTries = 3;
constexpr int kMostPatience = 30;             // seconds of Retry-After that are waited for within a call
constexpr int64_t kFirstPause = 60;           // seconds
constexpr int64_t kLongestPause = 24 * 3600;

struct Answer {
  CURLcode code = CURLE_OK;
  long status = 0;
  std::string body, content_type, url, etag, last_modified;
  int64_t retry_after = 0;
  bool too_large = false;

  bool passing() const { return code == CURLE_OK ? status == 429 || status >= 500 : code != CURLE_URL_MALFORMAT && code != CURLE_UNSUPPORTED_PROTOCOL && !too_large; }
};

size_t take_body(char* bytes, size_t size, size_t count, void* user) {
  auto& answer = *static_cast<Answer*>(user);
  const size_t n = size * count;
  answer.too_large = answer.body.size() + n > kMaxWhole;
  if (answer.too_large) return 0;  // ends the transfer
  answer.body.append(bytes, n);
  return n;
}

size_t take_header(char* bytes, size_t size, size_t count, void* user) {
  auto& answer = *static_cast<Answer*>(user);
  const std::string_view line(bytes, size * count);
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return line.size();
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1)).substr(0, 1024);
  if (equal_ignoring_case(name, "etag")) answer.etag = value;
  if (equal_ignoring_case(name, "last-modified")) answer.last_modified = value;
  if (equal_ignoring_case(name, "retry-after")) std::from_chars(value.data(), value.data() + value.size(), answer.retry_after);
  return line.size();
}

struct CurlCleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

Answer ask(const std::string& url, const FeedMemory& memory) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  Answer out;
  const std::unique_ptr<CURL, CurlCleanup> handle(started == CURLE_OK ? curl_easy_init() : nullptr);
  if (handle == nullptr) return out.code = CURLE_FAILED_INIT, out;
  std::unique_ptr<curl_slist, CurlCleanup> headers;
  const auto header = [&](const std::string& line) { headers.reset(curl_slist_append(headers.release(), line.c_str())); };
  if (!memory.etag.empty()) header("If-None-Match: " + memory.etag);
  if (!memory.last_modified.empty()) header("If-Modified-Since: " + memory.last_modified);
  CURL* c = handle.get();
  curl_easy_setopt(c, CURLOPT_URL, url.c_str());
  curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(c, CURLOPT_USERAGENT, "vedette/0.1");
  curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(c, CURLOPT_MAXREDIRS, 5L);
  curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(c, CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(c, CURLOPT_WRITEDATA, &out);
  curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(c, CURLOPT_HEADERDATA, &out);
  out.code = curl_easy_perform(c);
  curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &out.status);
  const char* text = nullptr;
  if (curl_easy_getinfo(c, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text != nullptr) out.content_type = text;
  if (curl_easy_getinfo(c, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK && text != nullptr) out.url = text;
  return out;
}

std::string why(const Answer& answer) {
  if (answer.too_large) return fmt::format("larger than {} MB", kMaxWhole >> 20);
  if (answer.code != CURLE_OK) return curl_easy_strerror(answer.code);
  return fmt::format("the server answered {}", answer.status);
}

}  // namespace

HttpClock HttpClock::system() {
  return {[] { return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count(); },
          [](int seconds) { std::this_thread::sleep_for(std::chrono::seconds(seconds)); }};
}

HttpFetcher::HttpFetcher(FeedState& state, HttpClock clock) : state_(state), clock_(std::move(clock)) {}

Result<Fetched> HttpFetcher::get(const std::string& url) {
  FeedMemory& memory = state_.addresses[url];
  if (memory.not_before > clock_.now()) {
    return Error{ErrorCode::kUnreadable, fmt::format("failed {} times; left alone for {} more seconds", memory.failures, memory.not_before - clock_.now()), url};
  }
  Answer answer;
  for (int attempt = 1; attempt <= kTries; ++attempt) {
    answer = ask(url, memory);
    if (!answer.passing() || attempt == kTries || answer.retry_after > kMostPatience) break;
    clock_.sleep(answer.retry_after > 0 ? static_cast<int>(answer.retry_after) : attempt);
  }
  if (answer.code == CURLE_OK && (answer.status == 200 || answer.status == 304)) {
    memory.failures = memory.not_before = 0;
    if (answer.status == 304) return Fetched{true, {}, {}, url};
    memory.etag = utf8::sanitize(answer.etag), memory.last_modified = utf8::sanitize(answer.last_modified);
    return Fetched{false, std::move(answer.body), std::move(answer.content_type), std::move(answer.url)};
  }
  const int64_t pause = std::min(kLongestPause, kFirstPause << std::min<int64_t>(memory.failures, 12));
  memory.failures += 1;
  memory.not_before = clock_.now() + (answer.retry_after > 0 ? std::min(answer.retry_after, kLongestPause) : pause);
  return Error{ErrorCode::kUnreadable, why(answer), url};
}

Result<FeedState> FeedState::load(const std::string& path) {
  VEDETTE_TRY(const std::string bytes, read_file(path));
  namespace dom = simdjson::dom;
  dom::parser parser;
  dom::object feeds;
  const Error no_state{ErrorCode::kMalformed, "no file of feed states", path};
  if (parser.parse(bytes)["feeds"].get_object().get(feeds) != simdjson::SUCCESS) return no_state;
  FeedState out;
  for (const auto [url, value] : feeds) {
    FeedMemory& m = out.addresses[std::string(url)];
    std::string_view text;
    if (value["etag"].get_string().get(text) == simdjson::SUCCESS) m.etag = text;
    if (value["last_modified"].get_string().get(text) == simdjson::SUCCESS) m.last_modified = text;
    if (value["failures"].get_int64().get(m.failures) != simdjson::SUCCESS || m.failures < 0) return no_state;
    if (value["not_before"].get_int64().get(m.not_before) != simdjson::SUCCESS) return no_state;
  }
  return out;
}

Status FeedState::save(const std::string& path) const {
  JsonWriter out;
  out.object([&] {
    out.field("schema", "vedette.feeds/1");
    out.key("feeds");
    out.object([&] {
      for (const auto& [url, m] : addresses) {
        out.key(url);
        out.object([&] {
          out.field("etag", m.etag);
          out.field("last_modified", m.last_modified);
          out.field("failures", m.failures);
          out.field("not_before", m.not_before);
        });
      }
    });
  });
  out.newline();
  return write_file(path, out.str());
}

bool is_address(std::string_view path) { return starts_ignoring_case(path, "http://") || starts_ignoring_case(path, "https://"); }

}  // namespace vedette
