// Against a server of our own on the loopback.
#include "feed/http.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>
#include <vector>

#include "feed/test_feed.h"

namespace vedette {
namespace {

// Gives each connection the next answer and remembers what was asked.
class Server {
 public:
  explicit Server(std::vector<std::string> answers) : answers_(std::move(answers)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 8) != 0) ADD_FAILURE() << "no loopback";
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  std::string url(const std::string& path = "/feed") const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
  std::vector<std::string> asked;  // to be read once all answers are given

 private:
  void serve() {
    for (const std::string& answer : answers_) {
      const int peer = ::accept(listener_, nullptr, nullptr);
      if (peer < 0) return;
      std::string request;
      char piece[4096];
      while (request.find("\r\n\r\n") == std::string::npos) {
        const ssize_t n = ::read(peer, piece, sizeof piece);
        if (n <= 0) break;
        request.append(piece, static_cast<size_t>(n));
      }
      asked.push_back(request);
      for (size_t at = 0; at < answer.size();) {
        const ssize_t n = ::write(peer, answer.data() + at, answer.size() - at);
        if (n <= 0) break;
        at += static_cast<size_t>(n);
      }
      ::close(peer);
    }
  }

  std::vector<std::string> answers_;
  int listener_ = -1;
  int port_ = 0;
  std::thread thread_;
};

std::string answer(const std::string& status, const std::string& headers, const std::string& body = "") {
  return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

struct FakeTime {
  int64_t now = 1000000;
  std::vector<int> slept;
  HttpClock clock() {
    return {[this] { return now; }, [this](int s) { slept.push_back(s), now += s; }};
  }
};

TEST(Http, AsksOnlyForWhatIsNew) {
  Server server({answer("200 OK", "ETag: \"v1\"\r\nLast-Modified: Mon, 17 Feb 2031 10:00:00 GMT\r\nContent-Type: text/plain\r\n", "One."), answer("304 Not Modified", "")});
  FeedState state;
  FakeTime time;
  HttpFetcher fetcher(state, time.clock());
  const auto first = fetcher.get(server.url());
  ASSERT_TRUE(first.has_value()) << first.error().to_string();
  EXPECT_EQ(first->body, "One.");
  const std::string file = ::testing::TempDir() + "feed_state.json";
  ASSERT_TRUE(state.save(file).has_value());
  FeedState again = *FeedState::load(file);
  const auto second = HttpFetcher(again, time.clock()).get(server.url());
  ASSERT_TRUE(second.has_value());
  EXPECT_TRUE(second->unchanged);
  EXPECT_NE(server.asked[1].find("If-None-Match: \"v1\""), std::string::npos);
  EXPECT_NE(server.asked[1].find("If-Modified-Since: Mon, 17 Feb 2031 10:00:00 GMT"), std::string::npos);
}

TEST(Http, TriesAgainAndThenLeavesAServerAlone) {
  Server server({answer("503 Busy", ""), answer("200 OK", "", "One."), answer("500 No", ""), answer("500 No", ""), answer("500 No", ""), answer("429 Slow", "Retry-After: 7200\r\n"), answer("404 Gone", "")});
  FeedState state;
  FakeTime time;
  HttpFetcher fetcher(state, time.clock());
  EXPECT_TRUE(fetcher.get(server.url()).has_value());
  EXPECT_EQ(time.slept, std::vector<int>{1});
  const auto failed = fetcher.get(server.url());
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().message, "the server answered 500");
  EXPECT_EQ(time.slept, (std::vector<int>{1, 1, 2}));
  EXPECT_EQ(fetcher.get(server.url()).error().message, "failed 1 times; left alone for 60 more seconds");
  time.now += 60;
  EXPECT_EQ(fetcher.get(server.url()).error().message, "the server answered 429");  // once: it asks for two hours
  EXPECT_EQ(state.addresses[server.url()].not_before, time.now + 7200);
  time.now += 7200;
  EXPECT_FALSE(fetcher.get(server.url()).has_value());
  EXPECT_EQ(state.addresses[server.url()].not_before, time.now + 240);  // the third failure in a row
}

TEST(Http, AFeedAndAPageAreReadAsWhatTheyAre) {
  Server server({answer("302 Found", "Location: /moved\r\n"), answer("200 OK", "Content-Type: application/rss+xml\r\n", "<rss><channel><item><title>T</title><description>The trains left.</description></item></channel></rss>"),
                 answer("200 OK", "Content-Type: text/html; charset=iso-8859-1\r\n", "<html><body><p>The caf\xe9 at the station of Hallin was full of people who waited for trains.</p></body></html>")});
  FeedResult in;
  test_feed().read({server.url(), server.url("/page"), "http://127.0.0.1:1/nobody"}, in);
  ASSERT_EQ(in.reports.size(), 2u);
  EXPECT_EQ(in.reports[0].text, "The trains left.");
  EXPECT_EQ(in.reports[1].text, "The café at the station of Hallin was full of people who waited for trains.");
  EXPECT_EQ(in.reports[1].url, server.url("/page"));
  EXPECT_EQ(in.refused.size(), 1u);
}

TEST(Http, ABrokenStateIsNamed) {
  const std::string file = ::testing::TempDir() + "broken_state.json";
  ASSERT_TRUE(write_file(file, "[]").has_value());
  EXPECT_EQ(FeedState::load(file).error().code, ErrorCode::kMalformed);
  EXPECT_EQ(FeedState::load(file + ".none").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace vedette
