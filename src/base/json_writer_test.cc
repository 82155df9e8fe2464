#include "base/json_writer.h"

#include <gtest/gtest.h>

namespace vedette {
namespace {

TEST(JsonWriter, WritesNestedValuesWithCommasWhereTheyBelong) {
  JsonWriter out;
  out.object([&] {
    out.field("a", 1);
    out.key("b");
    out.array([&] {
      out.value("x");
      out.null();
      out.object([&] {});
      out.array([&] { out.value(true); });
    });
    out.field("c", 0.1);
    out.text_or_null("d", "");
  });
  EXPECT_EQ(out.str(), R"({"a":1,"b":["x",null,{},[true]],"c":0.1,"d":null})");
}

TEST(JsonWriter, EscapesWhatJsonDemands) {
  JsonWriter out;
  out.value(std::string_view("q\" b\\ \n\t\r \x01 é \x7F"));
  EXPECT_EQ(out.str(), "\"q\\\" b\\\\ \\n\\t\\r \\u0001 é \\u007f\"");
}

TEST(JsonWriter, NumbersThatJsonLacksAreNull) {
  JsonWriter out;
  out.array([&] { out.value(1.0 / 0.0), out.value(-0.0), out.value(2.5); });
  EXPECT_EQ(out.str(), "[null,0,2.5]");
}

}  // namespace
}  // namespace vedette
