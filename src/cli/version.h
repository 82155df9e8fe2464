#pragma once

namespace vedette {

constexpr const char* kVersion = "0.1.0";

}  // namespace vedette
