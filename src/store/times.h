// The open ends of the store's times (schema.sql).
#pragma once

#include <cstdint>
#include <limits>

#include "store/store.h"

namespace vedette {

constexpr int64_t kForever = std::numeric_limits<int64_t>::max();
constexpr int64_t kUndated = kForever - 1;  // valid_from of a report without a date, and the limit of an open view

inline int64_t seconds_of(std::chrono::sys_seconds t) { return t.time_since_epoch().count(); }
inline std::chrono::sys_seconds from_seconds(int64_t t) { return std::chrono::sys_seconds{std::chrono::seconds{t}}; }

}  // namespace vedette
