#include <gtest/gtest.h>

#include "tests/program.h"

namespace vedette::e2e {
namespace {

TEST(Cli, PrintsItsName) {
  const Outcome o = run("--version");
  EXPECT_EQ(o.status, 0) << o.err;
  EXPECT_EQ(o.out.substr(0, 7), "vedette");
}

}  // namespace
}  // namespace vedette::e2e
