// A line on stderr that tells how far a long command is, while stderr is a terminal.
#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdio>

namespace vedette {

class Progress {
 public:
  Progress(bool quiet, size_t total) : on_(!quiet && isatty(STDERR_FILENO) != 0), total_(total) {}
  void show(size_t done) const {
    if (on_) std::fprintf(stderr, "\r%zu of %zu reports read%s", done, total_, done == total_ ? "\n" : "");
  }

 private:
  bool on_;
  size_t total_;
};

}  // namespace vedette
