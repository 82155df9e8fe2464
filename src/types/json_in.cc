#include "types/json_in.h"

#include <fmt/format.h>

namespace vedette {

using simdjson::SUCCESS;

JsonIn::Enter::Enter(JsonIn& in, const char* key, std::optional<size_t> index) : in_(in), length_(in.path_.size()) {
  if (length_ > 0) in.path_ += '.';
  in.path_ += key;
  if (index) in.path_ += fmt::format("[{}]", *index);
}

void JsonIn::fault(std::string_view key, std::string_view why) {
  if (faulty()) return;
  fault_ = path_;
  if (!key.empty()) fault_ += (path_.empty() ? "" : ".") + std::string(key);
  fault_ += fmt::format(" {}", why);
}

std::optional<JsonIn::Element> JsonIn::find(Object from, const char* key) const {
  Element value;
  if (faulty() || from[key].get(value) != SUCCESS || value.is_null()) return std::nullopt;
  return value;
}

bool JsonIn::array(Object from, const char* key, simdjson::dom::array& out) {
  const auto value = find(from, key);
  if (!value) return false;
  if (value->get_array().get(out) == SUCCESS) return true;
  fault(key, "is not an array");
  return false;
}

bool JsonIn::to_span(Element value, Span& out) const {
  simdjson::dom::array pair;
  if (value.get_array().get(pair) != SUCCESS || pair.size() != 2) return false;
  int64_t begin = 0;
  int64_t end = 0;
  if (pair.at(0).get_int64().get(begin) != SUCCESS || pair.at(1).get_int64().get(end) != SUCCESS) return false;
  if (begin < 0 || end < begin || end > map_.size()) return false;
  out = {map_.to_bytes(static_cast<int32_t>(begin)), map_.to_bytes(static_cast<int32_t>(end))};
  return true;
}

void JsonIn::text(Object from, const char* key, std::string& out) {
  const auto value = find(from, key);
  if (!value) return;
  std::string_view view;
  if (value->get_string().get(view) != SUCCESS) return fault(key, "is not a string");
  out = view;
}

void JsonIn::index(Object from, const char* key, int32_t& out) {
  out = -1;
  const auto value = find(from, key);
  if (!value) return;
  int64_t number = 0;
  if (value->get_int64().get(number) != SUCCESS || number < 0 || number > INT32_MAX) return fault(key, "is no index");
  out = static_cast<int32_t>(number);
}

void JsonIn::indices(Object from, const char* key, std::vector<int32_t>& out) {
  simdjson::dom::array items;
  if (!array(from, key, items)) return;
  for (const Element item : items) {
    int64_t number = 0;
    if (item.get_int64().get(number) != SUCCESS || number < 0 || number > INT32_MAX) return fault(key, "holds what is no index");
    out.push_back(static_cast<int32_t>(number));
  }
}

void JsonIn::number(Object from, const char* key, std::optional<double>& out) {
  const auto value = find(from, key);
  if (!value) return;
  if (value->get_double().get(out.emplace()) != SUCCESS) fault(key, "is no number");
}

void JsonIn::integer(Object from, const char* key, int64_t& out) {
  const auto value = find(from, key);
  if (value && value->get_int64().get(out) != SUCCESS) fault(key, "is no whole number");
}

void JsonIn::texts(Object from, const char* key, std::vector<std::string>& out) {
  simdjson::dom::array items;
  if (!array(from, key, items)) return;
  for (const Element item : items) {
    std::string_view view;
    if (item.get_string().get(view) != SUCCESS) return fault(key, "holds what is no string");
    out.emplace_back(view);
  }
}

void JsonIn::optional_span(Object from, const char* key, Span& out) {
  const auto value = find(from, key);
  if (value && !to_span(*value, out)) fault(key, "is no span of the text");
}

void JsonIn::spans(Object from, const char* key, std::vector<Span>& out) {
  simdjson::dom::array items;
  if (!array(from, key, items)) return;
  for (const Element item : items) {
    if (!to_span(item, out.emplace_back())) return fault(key, "holds what is no span of the text");
  }
}

void JsonIn::span(Object from, const char* key, Span& out) {
  if (faulty()) return;
  const auto value = find(from, key);
  if (!value || !to_span(*value, out)) fault(key, "is no span of the text");
}

void JsonIn::needed(Object from, const char* key, double& out) {
  std::optional<double> value;
  number(from, key, value);
  if (faulty()) return;
  if (!value) return fault(key, "is missing");
  out = *value;
}

void JsonIn::flag(Object from, const char* key, bool& out) {
  const auto value = find(from, key);
  if (value && value->get_bool().get(out) != SUCCESS) fault(key, "is neither true nor false");
}

}  // namespace vedette
