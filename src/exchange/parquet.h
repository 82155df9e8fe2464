// Parquet by way of vedette-parquet, the one program that links Arrow (tools/parquet, built with -DWITH_ARROW=ON). It stands beside the
// program, or on the path; without it these functions say so.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace vedette {

// Whether bytes begin as a Parquet file does.
bool is_parquet(std::string_view bytes);

// Our JSON lines → a Parquet file, and back. kUnsupported without vedette-parquet; kMalformed for what it refuses.
Status json_lines_to_parquet(std::string_view json_lines, const std::string& path);
Result<std::string> parquet_to_json_lines(const std::string& path);

}  // namespace vedette
