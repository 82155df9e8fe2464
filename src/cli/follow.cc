// Following folders, files and addresses: look, take what is new or changed, keep, note it, wait longer while nothing comes.
//
// A file is noted in the store only once its reports are on the disk. Killed between the two, the next one reads it again and
// finds its reports there already. A file that was touched within the last seconds is left for the next look: whoever writes
// slowly should write elsewhere and rename.
#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <map>
#include <set>

#include "base/files.h"
#include "cli/ingest.h"

namespace vedette {
namespace {

constexpr int64_t kSettledNs = 1'000'000'000;  // untouched for so long, a file is taken to be whole
constexpr int kShortestWaitMs = 250;
constexpr int kLongestWaitMs = 5'000;
constexpr int kAddressWaitMs = 60'000;         // an address is asked no more often
constexpr size_t kFilesAtOnce = 64;            // kept and noted together

volatile std::sig_atomic_t stopped = 0;
void stop(int) { stopped = 1; }

void stop_on_signals() {
  struct sigaction action {};
  action.sa_handler = stop;  // without SA_RESTART, so that waiting ends too
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool is_address(const std::string& path) { return path.starts_with("http://") || path.starts_with("https://"); }

// What a file looks like from outside; nullopt when it is gone.
std::optional<TakenInput> look(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return std::nullopt;
  return TakenInput{path, info.st_size, int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec};
}

int64_t now_ns() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

class Follower {
 public:
  Follower(Store& store, const Feed& feed, IngestSink& sink) : store_(store), feed_(feed), sink_(sink) {}

  Status start() {
    VEDETTE_TRY(const std::vector<TakenInput> taken, store_.taken_inputs());
    for (const TakenInput& t : taken) taken_[t.path] = {t.size, t.mtime_ns};
    return ok();
  }

  // One look at everything. True: something new was taken, or waits to settle.
  Result<bool> round(const std::vector<std::string>& paths, bool addresses) {
    bool busy = false;
    for (const std::string& path : paths) {
      if (stopped != 0) break;
      if (is_address(path)) {
        if (addresses) feed_.read({path}, sink_);
        continue;
      }
      const auto files = list_files(path);
      if (!files.has_value()) {
        if (complained_.insert(path).second) sink_.refuse(files.error());
        continue;
      }
      VEDETTE_TRY(const bool any, take_new(*files));
      busy = busy || any;
    }
    VEDETTE_CHECK(keep());
    return busy;
  }

 private:
  Result<bool> take_new(const std::vector<std::string>& files) {
    bool busy = false;
    for (const std::string& file : files) {
      if (stopped != 0) break;
      const auto seen = look(file);
      if (!seen) continue;
      const auto before = taken_.find(file);
      if (before != taken_.end() && before->second == std::pair(seen->size, seen->mtime_ns)) continue;
      busy = true;
      if (now_ns() - seen->mtime_ns < kSettledNs) continue;
      feed_.read({file}, sink_);
      pending_.push_back(*seen);
      if (pending_.size() >= kFilesAtOnce) VEDETTE_CHECK(keep());
    }
    return busy;
  }

  Status keep() {
    VEDETTE_CHECK(sink_.flush());
    if (pending_.empty()) return ok();
    VEDETTE_CHECK(store_.note_inputs(pending_));
    for (const TakenInput& t : pending_) taken_[t.path] = {t.size, t.mtime_ns};
    pending_.clear();
    return ok();
  }

  Store& store_;
  const Feed& feed_;
  IngestSink& sink_;
  std::map<std::string, std::pair<int64_t, int64_t>> taken_;  // size, time of change
  std::vector<TakenInput> pending_;
  std::set<std::string> complained_;
};

}  // namespace

Status follow(Store& store, const Feed& feed, const std::vector<std::string>& paths, IngestSink& sink) {
  stop_on_signals();
  Follower follower(store, feed, sink);
  VEDETTE_CHECK(follower.start());
  int wait_ms = kShortestWaitMs;
  int64_t addresses_due = 0;
  while (stopped == 0) {
    const bool addresses = now_ns() >= addresses_due;
    if (addresses) addresses_due = now_ns() + int64_t{kAddressWaitMs} * 1'000'000;
    VEDETTE_TRY(const bool busy, follower.round(paths, addresses));
    wait_ms = busy ? kShortestWaitMs : std::min(wait_ms * 3 / 2, kLongestWaitMs);
    if (stopped == 0) poll(nullptr, 0, wait_ms);
  }
  return sink.flush();
}

}  // namespace vedette
