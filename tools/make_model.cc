// make_model WHEEL|FOLDER FILE: what `vedette model import` does, as a build step that depends on the engine alone.
#include <cstdio>

#include "language/import_pipeline.h"

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("make_model WHEEL|FOLDER FILE\n", stderr), 2;
  const vedette::Status status = vedette::import_pipeline(argv[1], argv[2]);
  if (status.has_value()) return 0;
  std::fprintf(stderr, "%s\n", status.error().to_string().c_str());
  return 3;
}
