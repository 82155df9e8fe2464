#include "columns.h"

namespace vedette {
namespace {

using arrow::field;

std::shared_ptr<arrow::DataType> texts() { return arrow::list(arrow::utf8()); }
std::shared_ptr<arrow::DataType> span() { return arrow::list(arrow::int32()); }
std::shared_ptr<arrow::DataType> rest() { return arrow::list(arrow::list(arrow::utf8())); }

std::shared_ptr<arrow::DataType> party() {
  return arrow::struct_({field("name", arrow::utf8()), field("text", arrow::utf8()), field("code", arrow::utf8()),
                         field("country", arrow::utf8()), field("sectors", texts()), field("entity", arrow::utf8())});
}

std::shared_ptr<arrow::DataType> place() {
  return arrow::struct_({field("name", arrow::utf8()), field("text", arrow::utf8()), field("kind", arrow::utf8()),
                         field("lat", arrow::float64()), field("lon", arrow::float64()), field("geonames", arrow::int64()),
                         field("country", arrow::utf8()), field("admin1", arrow::utf8()), field("precision", arrow::utf8())});
}

std::shared_ptr<arrow::DataType> view() {
  return arrow::struct_({field("source", arrow::utf8()), field("polarity", arrow::utf8()), field("modality", arrow::utf8()),
                         field("phase", arrow::utf8()), field("basis", arrow::utf8()), field("quantity", arrow::utf8()),
                         field("mentions", arrow::int32())});
}

std::shared_ptr<arrow::DataType> mention() {
  return arrow::struct_({field("report", arrow::utf8()), field("outlet", arrow::utf8()), field("url", arrow::utf8()),
                         field("title", arrow::utf8()), field("lang", arrow::utf8()), field("published", arrow::utf8()),
                         field("sentence", arrow::int32()), field("lead", arrow::boolean()), field("span", span()),
                         field("anchor", span()), field("actor", span()), field("recipient", span()),
                         field("report_length", arrow::int32()), field("text", arrow::utf8()), field("modality", arrow::utf8()),
                         field("basis", arrow::utf8()), field("confidence", arrow::float64()), field("rest", rest())});
}

std::shared_ptr<arrow::DataType> origin() {
  return arrow::struct_({field("format", arrow::utf8()), field("id", arrow::utf8()), field("file", arrow::utf8()),
                         field("line", arrow::int32()), field("codebook", arrow::utf8()), field("code", arrow::utf8()),
                         field("rest", rest())});
}

template <typename Builder, typename Value>
arrow::Status append(arrow::ArrayBuilder* builder, const Value& value) {
  return static_cast<Builder*>(builder)->Append(value);
}

arrow::Status append_list(const nlohmann::json& value, arrow::ArrayBuilder* builder) {
  auto* list = static_cast<arrow::ListBuilder*>(builder);
  ARROW_RETURN_NOT_OK(list->Append());
  for (const nlohmann::json& item : value) ARROW_RETURN_NOT_OK(append_value(item, list->value_builder()));
  return arrow::Status::OK();
}

arrow::Status append_struct(const nlohmann::json& value, arrow::ArrayBuilder* builder) {
  auto* object = static_cast<arrow::StructBuilder*>(builder);
  ARROW_RETURN_NOT_OK(object->Append());
  for (int i = 0; i < object->num_fields(); ++i) {
    const auto it = value.find(object->type()->field(i)->name());
    ARROW_RETURN_NOT_OK(append_value(it == value.end() ? nlohmann::json() : *it, object->field_builder(i)));
  }
  return arrow::Status::OK();
}

}  // namespace

std::shared_ptr<arrow::Schema> event_schema() {
  const auto text = arrow::utf8();
  const auto number = arrow::float64();
  const auto count = arrow::int32();
  return arrow::schema(
      {field("id", text), field("story", text), field("deed", text), field("type", text), field("type_plain", text), field("mode", text),
       field("contexts", texts()), field("cameo", text), field("goldstein", number), field("plover_score", number),
       field("actor", arrow::list(party())), field("recipient", arrow::list(party())), field("place", place()), field("date", text),
       field("date_told", arrow::boolean()), field("published", text), field("modality", text), field("phase", text),
       field("polarity", text), field("basis", text), field("recency", text), field("factuality", number), field("outlets", count),
       field("sources", count), field("reports", count), field("mention_count", count), field("fatalities", number),
       field("views", arrow::list(view())), field("mentions", arrow::list(mention())), field("origin", origin())},
      arrow::key_value_metadata({"schema"}, {"vedette.event/1"}));
}

arrow::Status append_value(const nlohmann::json& value, arrow::ArrayBuilder* builder) {
  if (value.is_null()) return builder->AppendNull();
  switch (builder->type()->id()) {
    case arrow::Type::STRING:
      if (value.is_string()) return append<arrow::StringBuilder>(builder, value.get_ref<const std::string&>());
      break;
    case arrow::Type::DOUBLE:
      if (value.is_number()) return append<arrow::DoubleBuilder>(builder, value.get<double>());
      break;
    case arrow::Type::INT32:
      if (value.is_number_integer()) return append<arrow::Int32Builder>(builder, value.get<int32_t>());
      break;
    case arrow::Type::INT64:
      if (value.is_number_integer()) return append<arrow::Int64Builder>(builder, value.get<int64_t>());
      break;
    case arrow::Type::BOOL:
      if (value.is_boolean()) return append<arrow::BooleanBuilder>(builder, value.get<bool>());
      break;
    case arrow::Type::LIST:
      if (value.is_array()) return append_list(value, builder);
      break;
    case arrow::Type::STRUCT:
      if (value.is_object()) return append_struct(value, builder);
      break;
    default: break;
  }
  return arrow::Status::Invalid("not of the kind ", builder->type()->ToString(), ": ", value.dump().substr(0, 60));
}

nlohmann::ordered_json value_at(const arrow::Array& array, int64_t row) {
  if (array.IsNull(row)) return nullptr;
  switch (array.type_id()) {
    case arrow::Type::STRING: return static_cast<const arrow::StringArray&>(array).GetString(row);
    case arrow::Type::DOUBLE: return static_cast<const arrow::DoubleArray&>(array).Value(row);
    case arrow::Type::INT32: return static_cast<const arrow::Int32Array&>(array).Value(row);
    case arrow::Type::INT64: return static_cast<const arrow::Int64Array&>(array).Value(row);
    case arrow::Type::BOOL: return static_cast<const arrow::BooleanArray&>(array).Value(row);
    case arrow::Type::LIST: {
      const auto& list = static_cast<const arrow::ListArray&>(array);
      auto out = nlohmann::ordered_json::array();
      for (int64_t i = list.value_offset(row); i < list.value_offset(row + 1); ++i) out.push_back(value_at(*list.values(), i));
      return out;
    }
    case arrow::Type::STRUCT: {
      const auto& object = static_cast<const arrow::StructArray&>(array);
      auto out = nlohmann::ordered_json::object();
      for (int i = 0; i < object.num_fields(); ++i) {
        nlohmann::ordered_json value = value_at(*object.field(i), row);
        const std::string& name = object.struct_type()->field(i)->name();
        if (!value.is_null() || name != "rest") out[name] = std::move(value);  // an absent rest has no key
      }
      return out;
    }
    default: return nullptr;
  }
}

}  // namespace vedette
