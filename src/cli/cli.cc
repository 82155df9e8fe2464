#include "cli/cli.h"

#include <cstdio>

namespace vedette {

int run_cli(int, char**) {
  std::puts("vedette");
  return 0;
}

}  // namespace vedette
