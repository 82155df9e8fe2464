// Runs the built program as a user does and gives back what it printed.
//
//     Outcome o = run("read --json examples/strait/reports");
//     EXPECT_EQ(o.status, 0) << o.err;
//
// Paths are relative to the source folder. Requires a POSIX shell.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::e2e {

struct Outcome {
  int status = -1;  // exit code; 128 + signal when a signal ended it
  std::string out;
  std::string err;
};

// `arguments` as typed after `vedette` in a shell; `input` is its standard input (empty: none).
Outcome run(std::string_view arguments, std::string_view input = {});

// Where evaluation data lies: $VEDETTE_EVAL, else ../shared beside the source folder; empty when there is none.
std::filesystem::path evaluation_data();

// What tools/validate_json.py says of JSON lines against docs/schema/NAME.schema.json: "" when they are valid.
std::string faults_by_schema(const std::string& name, const std::string& json_lines);

// The lines of `text` without their ends; no empty last line.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace vedette::e2e
