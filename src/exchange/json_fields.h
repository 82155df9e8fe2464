// Values of a JSON object by key, forgiving of what is absent or null. For the readers of this folder.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/record.h"
#include "types/moment.h"

namespace vedette {

namespace dom = simdjson::dom;

// "" for an absent or null key, or one that holds no text; numbers are given as they stand.
inline std::string json_text(dom::object object, std::string_view key) {
  dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS || value.is_null()) return {};
  std::string_view text;
  if (value.get_string().get(text) == simdjson::SUCCESS) return std::string(text);
  return value.is_number() ? simdjson::minify(value) : std::string();
}

inline std::optional<double> json_number(dom::object object, std::string_view key) {
  double value = 0;
  if (object[key].get_double().get(value) != simdjson::SUCCESS) return std::nullopt;
  return value;
}

// Whole numbers within 32 bits; `fallback` for anything else.
inline int32_t json_int(dom::object object, std::string_view key, int32_t fallback = 0) {
  int64_t value = 0;
  if (object[key].get_int64().get(value) != simdjson::SUCCESS || value < INT32_MIN || value > INT32_MAX) return fallback;
  return static_cast<int32_t>(value);
}

inline bool json_bool(dom::object object, std::string_view key, bool fallback) {
  bool value = fallback;
  return object[key].get_bool().get(value) == simdjson::SUCCESS ? value : fallback;
}

inline std::vector<std::string> json_texts(dom::object object, std::string_view key) {
  std::vector<std::string> out;
  dom::array list;
  if (object[key].get_array().get(list) != simdjson::SUCCESS) {
    if (std::string one = json_text(object, key); !one.empty()) out.push_back(std::move(one));
    return out;
  }
  for (const dom::element item : list) {
    std::string_view text;
    if (item.get_string().get(text) == simdjson::SUCCESS) out.emplace_back(text);
  }
  return out;
}

// The objects of a list; none where there is no list.
inline std::vector<dom::object> json_objects(dom::object object, std::string_view key) {
  std::vector<dom::object> out;
  dom::array list;
  if (object[key].get_array().get(list) != simdjson::SUCCESS) return out;
  for (const dom::element item : list) {
    dom::object entry;
    if (item.get_object().get(entry) == simdjson::SUCCESS) out.push_back(entry);
  }
  return out;
}

inline TextRange json_range(dom::object object, std::string_view key) {
  dom::array pair;
  int64_t begin = 0, end = 0;
  if (object[key].get_array().get(pair) != simdjson::SUCCESS || pair.size() != 2) return {};
  if (pair.at(0).get_int64().get(begin) != simdjson::SUCCESS || pair.at(1).get_int64().get(end) != simdjson::SUCCESS) return {};
  if (begin < 0 || end < begin || end > INT32_MAX) return {};
  return {static_cast<int32_t>(begin), static_cast<int32_t>(end)};
}

}  // namespace vedette
