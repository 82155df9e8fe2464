// Defines export, import, convert, validate and codebook on the command line.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace vedette {

using RunCommand = std::function<int()>;

// `run` becomes what the chosen command does.
void add_exchange_commands(CLI::App& app, RunCommand& run);

}  // namespace vedette
