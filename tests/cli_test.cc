// The command line's frame: help, version, exit codes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/program.h"

namespace vedette::e2e {
namespace {

using testing::HasSubstr;

TEST(Cli, PrintsItsNameAndVersion) {
  const Outcome o = run("--version");
  EXPECT_EQ(o.status, 0) << o.err;
  EXPECT_THAT(o.out, testing::MatchesRegex("vedette [0-9.]+\n"));
}

TEST(Cli, EverySubcommandHasHelpWithAnExample) {
  for (const char* command : {"parse", "read", "stories", "watch", "ingest", "search", "export", "import", "convert", "validate", "codebook",
                              "model import"}) {
    SCOPED_TRACE(command);
    const Outcome o = run(std::string(command) + " --help");
    EXPECT_EQ(o.status, 0) << o.err;
    EXPECT_THAT(o.out, HasSubstr("Example"));
    EXPECT_THAT(o.out, HasSubstr("vedette " + std::string(command)));
  }
}

TEST(Cli, WrongUseIsExitCodeTwo) {
  EXPECT_EQ(run("").status, 2);
  EXPECT_EQ(run("no-such-command").status, 2);
  EXPECT_EQ(run("read").status, 2);  // no files
  EXPECT_EQ(run("read --no-such-option x").status, 2);
  EXPECT_EQ(run("read -j 0 x").status, 2);
}

}  // namespace
}  // namespace vedette::e2e
