// The columns of an event in Parquet, made from docs/schema/event.schema.json's objects: scalars as they are, lists of objects as lists of
// structs. One description of the fields serves both directions.
#pragma once

#include <arrow/api.h>

#include <memory>
#include <nlohmann/json.hpp>

namespace vedette {

// Of one line of our JSON, `schema` left out: it stands in the file's metadata.
std::shared_ptr<arrow::Schema> event_schema();

// Appends a value of the column's type; null for what is null or absent. Invalid where the value is of another kind.
arrow::Status append_value(const nlohmann::json& value, arrow::ArrayBuilder* builder);

// The value in one row.
nlohmann::ordered_json value_at(const arrow::Array& array, int64_t row);

}  // namespace vedette
