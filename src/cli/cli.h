// The command line: one place defines all subcommands, one file runs each.
#pragma once

namespace vedette {

// Runs `vedette …`; returns the exit code: 0 done, 1 done but some inputs were refused, 2 wrong use, 3 failed.
int run_cli(int argc, char** argv);

}  // namespace vedette
