// Turns a published pipeline into a model file.
//
//   VEDETTE_CHECK(import_pipeline("en_core_web_md-3.8.0.whl", "md.model"));
//
// Needs memory for the whole pipeline; the same input gives the same bytes.
#pragma once

#include <string>

#include "base/result.h"

namespace vedette {

// `source` is a wheel or a folder. kUnsupported names the component, architecture, vector mode or label that this
// engine does not have; kMalformed the file that is not what it should be.
Status import_pipeline(const std::string& source, const std::string& target);

}  // namespace vedette
