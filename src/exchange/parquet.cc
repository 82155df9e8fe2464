#include "exchange/parquet.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include "base/files.h"

extern char** environ;

namespace vedette {
namespace {

// A file without a name, gone when it is closed.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (std::getenv("TMPDIR") != nullptr ? std::string(std::getenv("TMPDIR")) : "/tmp") + "/vedette-XXXXXX";
    fd_ = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (fd_ >= 0) ::unlink(pattern.c_str());
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }

  bool write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t n = ::write(fd_, text.data(), text.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      text.remove_prefix(static_cast<size_t>(n));
    }
    return ::lseek(fd_, 0, SEEK_SET) == 0;
  }
  std::string read() const {
    std::string out;
    std::array<char, 1 << 16> buffer;
    ::lseek(fd_, 0, SEEK_SET);
    for (ssize_t n = 0; (n = ::read(fd_, buffer.data(), buffer.size())) > 0;) out.append(buffer.data(), static_cast<size_t>(n));
    return out;
  }

 private:
  int fd_ = -1;
};

std::string program() {
  const auto beside = find_data_file("vedette-parquet");
  return beside.has_value() ? *beside : "vedette-parquet";
}

// Runs `vedette-parquet DIRECTION PATH` on the scratch files.
Status run_program(const char* direction, const std::string& path, const Scratch& in, const Scratch& out) {
  const Scratch errors;
  if (in.fd() < 0 || out.fd() < 0 || errors.fd() < 0) return Error{ErrorCode::kIo, "no room for a temporary file", ""};
  std::string name = program(), way = direction, file = path;
  std::array<char*, 4> arguments = {name.data(), way.data(), file.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.fd(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.fd(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.fd(), STDERR_FILENO);
  pid_t child = -1;
  const int failed = ::posix_spawnp(&child, name.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    return Error{ErrorCode::kUnsupported, "Parquet needs vedette-parquet beside this program; build it with -DWITH_ARROW=ON (docs/exchange.md)", ""};
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return ok();
  std::string why = errors.read();
  while (!why.empty() && why.back() == '\n') why.pop_back();
  return Error{ErrorCode::kMalformed, why.empty() ? "vedette-parquet failed" : why, path};
}

}  // namespace

bool is_parquet(std::string_view bytes) { return bytes.size() >= 12 && bytes.starts_with("PAR1") && bytes.ends_with("PAR1"); }

Status json_lines_to_parquet(std::string_view json_lines, const std::string& path) {
  const Scratch in, out;
  if (in.fd() < 0 || !in.write(json_lines)) return Error{ErrorCode::kIo, "no room for a temporary file", ""};
  return run_program("write", path, in, out);
}

Result<std::string> parquet_to_json_lines(const std::string& path) {
  const Scratch in, out;
  VEDETTE_CHECK(run_program("read", path, in, out));
  return out.read();
}

}  // namespace vedette
