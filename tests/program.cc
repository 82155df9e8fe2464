#include "tests/program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace vedette::e2e {
namespace fs = std::filesystem;
namespace {

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

}  // namespace

Outcome run(std::string_view arguments, std::string_view input) {
  static int counter = 0;  // tests of one program run one after the other
  const fs::path base = fs::temp_directory_path() /
                        ("vedette-e2e-" + std::to_string(getpid()) + "-" + std::to_string(counter++));
  const fs::path in = base.string() + ".in";
  const fs::path out = base.string() + ".out";
  const fs::path err = base.string() + ".err";
  std::ofstream(in, std::ios::binary) << input;
  const std::string command = "cd " + quoted(VEDETTE_SOURCE_DIR) + " && " + quoted(VEDETTE_BINARY) + " " +
                              std::string(arguments) + " <" + quoted(in) + " >" + quoted(out) + " 2>" + quoted(err);
  const int raw = std::system(command.c_str());
  Outcome outcome;
  outcome.status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
  outcome.out = slurp(out);
  outcome.err = slurp(err);
  for (const fs::path& path : {in, out, err}) fs::remove(path);
  return outcome;
}

fs::path evaluation_data() {
  const char* told = std::getenv("VEDETTE_EVAL");
  const fs::path path = told ? fs::path(told) : fs::path(VEDETTE_SOURCE_DIR).parent_path() / "shared";
  return fs::is_directory(path / "data") ? path : fs::path();
}

std::string faults_by_schema(const std::string& name, const std::string& json_lines) {
  const fs::path file = fs::temp_directory_path() / ("vedette-schema-" + std::to_string(getpid()));
  std::ofstream(file, std::ios::binary) << json_lines;
  const std::string command = std::string(VEDETTE_PYTHON) + " '" VEDETTE_SOURCE_DIR "/tools/validate_json.py' '" VEDETTE_SOURCE_DIR
                              "/docs/schema/" + name + ".schema.json' <'" + file.string() + "' >'" + file.string() + ".out' 2>&1";
  const int status = std::system(command.c_str());
  const std::string said = slurp(file.string() + ".out");
  fs::remove(file);
  fs::remove(file.string() + ".out");
  return status == 0 ? "" : said;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace vedette::e2e
