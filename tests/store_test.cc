// `vedette ingest`, `search`, and what reads from a store: the same as from files, whatever happens to whoever writes.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <thread>

#include "store/store.h"
#include "tests/program.h"

namespace vedette::e2e {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::HasSubstr;

// A folder of its own, gone at the end.
class StoreProgram : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(inbox()); }
  void TearDown() override { fs::remove_all(folder_); }

  std::string db() const { return folder_ / "crisis.db"; }
  fs::path inbox() const { return folder_ / "inbox"; }
  std::string on(const std::string& store) const { return " --store '" + store + "' "; }

  // JSON lines of short reports with ids PREFIX1 … PREFIXn.
  static std::string reports(const std::string& prefix, int count) {
    std::string out;
    for (int i = 1; i <= count; ++i) {
      nlohmann::json line = {{"id", prefix + std::to_string(i)}, {"outlet", "Harbour Post"}, {"published", "2031-03-0" + std::to_string(1 + i % 9)}};
      line["text"] = "Arland moved brigade " + std::to_string(i) + " of list " + prefix + " to the border on Monday, a ministry spokesman said.";
      out += line.dump() + "\n";
    }
    return out;
  }
  // Written elsewhere and renamed, as docs/store.md asks.
  void deliver(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    fs::rename(folder_ / name, inbox() / name);
  }

  // The program in the background, its standard output in a file. Returns its process.
  pid_t start(const std::vector<std::string>& arguments) const {
    const pid_t pid = fork();
    if (pid != 0) return pid;
    const int out = open((folder_ / "acknowledged").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(out, STDOUT_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    std::vector<char*> argv = {const_cast<char*>(VEDETTE_BINARY)};
    for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
    argv.push_back(nullptr);
    execv(VEDETTE_BINARY, argv.data());
    _exit(127);
  }
  std::set<std::string> acknowledged() const {
    std::ifstream in(folder_ / "acknowledged");
    std::set<std::string> out;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("stored\t")) out.insert(line.substr(7));
    }
    return out;
  }
  // The ids in the store, each once, in a store without damage.
  static std::set<std::string> intact_ids(const std::string& path) {
    const auto store = Store::open(path, Store::Mode::kReadOnly);
    EXPECT_TRUE(store.has_value()) << store.error().to_string();
    if (!store.has_value()) return {};
    auto check = store->database().prepare("PRAGMA integrity_check");
    EXPECT_TRUE(check.has_value() && check->step().has_value());
    EXPECT_EQ(check->text(0), "ok");
    std::set<std::string> out;
    const Status read = store->each_reading({}, [&](StoredReading r) {
      EXPECT_TRUE(out.insert(r.read.report.id).second) << "twice: " << r.read.report.id;
      return true;
    });
    EXPECT_TRUE(read.has_value()) << read.error().to_string();
    return out;
  }
  static int end_of(pid_t pid) {
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  const fs::path folder_ = fs::temp_directory_path() / ("vedette-store-" + std::to_string(getpid()));
};

TEST_F(StoreProgram, IngestsOnceAndAcknowledges) {
  const std::string lines = reports("a", 3) + "not json\n";
  const Outcome first = run("ingest -" + on(db()), lines);
  EXPECT_EQ(first.status, 1) << first.err;
  EXPECT_EQ(first.out, "stored\ta1\nstored\ta2\nstored\ta3\n");
  EXPECT_THAT(first.err, HasSubstr("3 stored, 0 there already, 1 refused"));
  const Outcome again = run("ingest -" + on(db()), lines + reports("b", 1));
  EXPECT_EQ(again.out, "stored\tb1\n");
  EXPECT_THAT(again.err, HasSubstr("1 stored, 3 there already, 1 refused"));
  const Outcome taken = run("ingest -" + on(db()), "{\"id\":\"a1\",\"outlet\":\"Other\",\"text\":\"Fish is cheaper this spring.\"}\n");
  EXPECT_EQ(taken.status, 1);
  EXPECT_THAT(taken.err, HasSubstr("the id a1 is that of another report in the store"));
}

TEST_F(StoreProgram, WrongUseIsToldApart) {
  EXPECT_EQ(run("ingest" + on(db())).status, 2);
  EXPECT_EQ(run("ingest --reread x" + on(db())).status, 2);
  EXPECT_EQ(run("ingest x").status, 2);
  EXPECT_EQ(run("search word").status, 2);
  const Outcome none = run("search word --store /no/such.db");
  EXPECT_EQ(none.status, 3);
  EXPECT_THAT(none.err, HasSubstr("/no/such.db: no such store"));
  std::ofstream(db()) << "this is a text and no database at all, long enough to be looked at by anyone who reads headers of files";
  EXPECT_THAT(run("search word" + on(db())).err, HasSubstr("not a store"));
}

TEST_F(StoreProgram, ABriefFromTheStoreIsThatFromTheFiles) {
  ASSERT_EQ(run("ingest examples/strait/reports" + on(db())).status, 0);
  for (const std::string as_of : {"", " --as-of 2031-03-06", " --as-of 2031-03-15T12:00Z"}) {
    const std::string watch = "watch examples/strait/watch.toml --json -" + as_of;
    const Outcome files = run(watch + " examples/strait/reports");
    ASSERT_EQ(files.status, 0) << files.err;
    EXPECT_EQ(run(watch + on(db())).out, files.out) << as_of;
    EXPECT_EQ(faults_by_schema("assessment", files.out), "");
  }
  EXPECT_EQ(run("stories --json" + on(db())).out, run("stories --json examples/strait/reports").out);
  // Files given with a store are taken into it first.
  const std::string fresh = folder_ / "fresh.db";
  EXPECT_EQ(run("watch examples/strait/watch.toml examples/strait/reports" + on(fresh)).out,
            run("watch examples/strait/watch.toml examples/strait/reports").out);
}

TEST_F(StoreProgram, SearchGivesSentencesWithOffsets) {
  ASSERT_EQ(run("ingest examples/strait/reports" + on(db())).status, 0);
  const Outcome hits = run("search pullback --json" + on(db()));
  ASSERT_EQ(hits.status, 0) << hits.err;
  EXPECT_EQ(faults_by_schema("search", hits.out), "");
  EXPECT_FALSE(lines_of(hits.out).empty());
  EXPECT_EQ(run("search pullback --json examples/strait/reports").out, hits.out);
  EXPECT_THAT(run("search pullback" + on(db())).out, HasSubstr("pullback"));
  EXPECT_EQ(run("search nosuchword" + on(db())).out, "");
  EXPECT_EQ(run("search -- '\"'" + on(db())).status, 3);
}

TEST_F(StoreProgram, RereadSaysWhatAnotherModelChangesAndDoesIt) {
  ASSERT_EQ(run("ingest --model sm examples/strait/reports" + on(db())).status, 0);
  const Outcome said = run("ingest --reread --dry-run" + on(db()));
  EXPECT_EQ(said.status, 0) << said.err;
  EXPECT_THAT(said.out, HasSubstr("16 to be read again, "));
  const Outcome done = run("ingest --reread" + on(db()));
  EXPECT_THAT(done.out, HasSubstr("16 read again, "));
  EXPECT_EQ(lines_of(done.out).size(), lines_of(said.out).size());
  EXPECT_THAT(run("ingest --reread" + on(db())).out, HasSubstr("0 read again, 0 changed"));
  EXPECT_EQ(run("watch examples/strait/watch.toml --json -" + on(db())).out,
            run("watch examples/strait/watch.toml --json - examples/strait/reports").out);
}

TEST_F(StoreProgram, FollowsAFolderUntilStopped) {
  deliver("first.jsonl", reports("a", 2));
  const pid_t pid = start({"ingest", "--follow", "--store", db(), inbox()});
  const auto wait_for = [&](size_t count) {
    for (int i = 0; i < 300 && acknowledged().size() < count; ++i) std::this_thread::sleep_for(100ms);
    return acknowledged().size();
  };
  EXPECT_EQ(wait_for(2), 2U);
  deliver("second.jsonl", reports("b", 3) + "{broken\n");
  EXPECT_EQ(wait_for(5), 5U);
  kill(pid, SIGTERM);
  EXPECT_EQ(end_of(pid), 1);  // something was refused
  EXPECT_EQ(intact_ids(db()), acknowledged());
}

// SIGKILL at any moment: what was acknowledged is there, nothing is there twice, and the next one finishes the work.
TEST_F(StoreProgram, SurvivesKillsAtAnyMoment) {
  const char* told = std::getenv("VEDETTE_KILLS");
  const int kills = told != nullptr ? std::atoi(told) : 12;
  const uint32_t seed = told != nullptr ? std::random_device{}() : 7;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  constexpr int kFiles = 40;
  constexpr int kEach = 25;
  for (int f = 0; f < kFiles; ++f) deliver("f" + std::to_string(f) + ".jsonl", reports("r" + std::to_string(f) + "-", kEach));
  std::this_thread::sleep_for(1100ms);  // the files settle
  for (int k = 0; k < kills; ++k) {
    const bool follow = k % 2 == 0;
    const pid_t pid = follow ? start({"ingest", "--follow", "--store", db(), inbox()}) : start({"ingest", "--store", db(), inbox()});
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<>(20, 1200)(random)));
    kill(pid, SIGKILL);
    end_of(pid);
    if (!fs::exists(db()) || fs::file_size(db()) == 0) continue;
    if (!Store::open(db(), Store::Mode::kReadWrite).has_value()) ADD_FAILURE() << "cannot be opened after kill " << k;
    const std::set<std::string> kept = intact_ids(db());
    for (const std::string& id : acknowledged()) ASSERT_EQ(kept.count(id), 1U) << "acknowledged and lost: " << id;
    // So that there is always work left to be killed in.
    if (kept.size() >= kFiles * kEach) deliver("more" + std::to_string(k) + ".jsonl", reports("m" + std::to_string(k) + "-", 200));
  }
  ASSERT_EQ(run("ingest '" + inbox().string() + "'" + on(db())).status, 0);
  EXPECT_GE(intact_ids(db()).size(), size_t{kFiles * kEach});
}

TEST_F(StoreProgram, ReadersAreNotDisturbedByAWriter) {
  const char* told = std::getenv("VEDETTE_TOGETHER_SECONDS");
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(told != nullptr ? std::atoi(told) : 5);
  ASSERT_EQ(run("ingest -" + on(db()), reports("z", 5)).status, 0);
  const pid_t pid = start({"ingest", "--follow", "--store", db(), inbox()});
  int asked = 0;
  for (int n = 0; std::chrono::steady_clock::now() < end; ++n) {
    deliver("n" + std::to_string(n) + ".jsonl", reports("n" + std::to_string(n) + "-", 20));
    const Outcome o = run("search 'brigade border' --json" + on(db()));
    ASSERT_EQ(o.status, 0) << o.err;
    ASSERT_GE(lines_of(o.out).size(), 5U);
    ++asked;
  }
  std::this_thread::sleep_for(1500ms);
  kill(pid, SIGTERM);
  EXPECT_EQ(end_of(pid), 0);
  EXPECT_GT(asked, 2);
  EXPECT_EQ(run("ingest '" + inbox().string() + "'" + on(db())).status, 0);  // no stale lock
  EXPECT_FALSE(fs::exists(db() + "-wal"));
}

TEST_F(StoreProgram, AFullDiskIsSaidAndLeavesTheStoreWhole) {
  const fs::path disk = folder_ / "disk";
  fs::create_directories(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=1m") != 0) GTEST_SKIP() << "no small disk can be mounted here";
  const std::string full = disk / "crisis.db";
  const Outcome o = run("ingest -" + on(full), reports("a", 3000));
  EXPECT_EQ(o.status, 3) << o.err;
  EXPECT_THAT(o.err, HasSubstr("the disk is full"));
  const std::set<std::string> kept = intact_ids(full);
  EXPECT_EQ(kept.size(), lines_of(o.out).size());
  umount2(disk.c_str(), MNT_DETACH);
}

TEST_F(StoreProgram, AReadOnlyStoreIsSaidAndCanBeAsked) {
  ASSERT_EQ(run("ingest -" + on(db()), reports("a", 3)).status, 0);
  fs::permissions(db(), fs::perms(0444));
  fs::permissions(folder_, fs::perms(0555));
  const pid_t pid = fork();
  if (pid == 0) {  // nobody, for whom permissions count
    if (geteuid() == 0 && seteuid(65534) != 0) _exit(9);
    const auto write = Store::open(db(), Store::Mode::kReadWrite);
    const auto read = Store::open(db(), Store::Mode::kReadOnly);
    if (write.has_value() || write.error().code != ErrorCode::kUnreadable) _exit(1);
    if (!read.has_value()) _exit(2);
    const auto count = read->count({});
    _exit(count.has_value() && *count == 3 ? 0 : 3);
  }
  EXPECT_EQ(end_of(pid), 0);
  fs::permissions(folder_, fs::perms::owner_all);
  EXPECT_EQ(intact_ids(db()).size(), 3U);
}

}  // namespace
}  // namespace vedette::e2e
