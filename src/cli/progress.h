// A line on stderr that tells how far a long command is, while stderr is a terminal.
#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdio>

namespace vedette {

class Progress {
 public:
  explicit Progress(bool quiet) : on_(!quiet && isatty(STDERR_FILENO) != 0) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (on_ && done_ > 0) std::fputc('\n', stderr);
  }
  void add(size_t reports) {
    done_ += reports;
    if (on_) std::fprintf(stderr, "\r%zu reports read", done_);
  }

 private:
  bool on_;
  size_t done_ = 0;
};

}  // namespace vedette
