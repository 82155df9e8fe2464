// make_gazetteer --sources FOLDER --data FOLDER --out FILE: compiles the gazetteer. Exit code 3, with one sentence, on
// failure.
#include <cstdio>
#include <map>
#include <string>

#include "base/files.h"
#include "world_builder.h"

namespace vedette::tool {
namespace {

Result<std::string> build(const std::string& sources, const std::string& data, size_t& places) {
  WorldBuilder world(sources, data);
  VEDETTE_CHECK(world.read_countries());
  VEDETTE_CHECK(world.read_divisions());
  VEDETTE_CHECK(world.read_cities());
  VEDETTE_CHECK(world.place_divisions());
  VEDETTE_CHECK(world.read_airports());
  VEDETTE_CHECK(world.read_own_lists());
  VEDETTE_CHECK(world.read_borders());
  places = world.places();
  return world.finish();
}

int run(int argc, char** argv) {
  std::map<std::string, std::string> args;
  for (int i = 1; i + 1 < argc; i += 2) args[argv[i]] = argv[i + 1];
  if (argc != 7 || args.size() != 3 || args["--sources"].empty() || args["--data"].empty() || args["--out"].empty()) {
    std::fputs("usage: make_gazetteer --sources FOLDER --data FOLDER --out FILE\n", stderr);
    return 2;
  }
  size_t places = 0;
  const auto bytes = build(args["--sources"], args["--data"], places);
  const auto written = bytes ? write_file(args["--out"], *bytes) : Status(bytes.error());
  if (!written) {
    std::fprintf(stderr, "make_gazetteer: %s\n", written.error().to_string().c_str());
    return 3;
  }
  std::printf("%s: %zu places, %.1f MB\n", args["--out"].c_str(), places, static_cast<double>(bytes->size()) / 1e6);
  return 0;
}

}  // namespace
}  // namespace vedette::tool

int main(int argc, char** argv) { return vedette::tool::run(argc, argv); }
