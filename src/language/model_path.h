// Where a model file is: --model NAME|FILE.
#pragma once

#include <string>

#include "base/result.h"

namespace vedette {

// A path (it has a '/' or ends in .model) is itself; a name such as "md" is NAME.model among the data files
// (base/files.h says where they are looked for). kNotFound says what was looked for and how to make it.
Result<std::string> find_model(const std::string& name_or_file);

}  // namespace vedette
