#include "language/model_path.h"

#include <fmt/core.h>

#include "base/files.h"

namespace vedette {

Result<std::string> find_model(const std::string& name_or_file) {
  if (name_or_file.find('/') != name_or_file.npos || name_or_file.ends_with(".model")) {
    if (file_exists(name_or_file)) return name_or_file;
    return Error{ErrorCode::kNotFound, "no such model file", name_or_file};
  }
  auto found = find_data_file(name_or_file + ".model");
  if (found.has_value()) return found;
  return Error{found.error().code,
               fmt::format("no model \"{}\" ({}); make one with: vedette model import WHEEL|FOLDER -o {}.model",
                           name_or_file, found.error().message, name_or_file),
               ""};
}

}  // namespace vedette
