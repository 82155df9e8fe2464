// The JSON of real readings, read back.
#include <gtest/gtest.h>

#include "tests/program.h"
#include "types/reading_json_read.h"

namespace vedette::e2e {
namespace {

TEST(ReadingJson, EveryReadingOfTheExamplesComesBackByteForByte) {
  const Outcome o = run("read --json examples tests/text");
  ASSERT_LE(o.status, 1) << o.err;
  for (const std::string& line : lines_of(o.out)) {
    const auto again = parse_reading_json(line);
    ASSERT_TRUE(again.has_value()) << again.error().to_string() << "\n" << line.substr(0, 300);
    JsonWriter out;
    write_json(out, again->made_by, again->read.report, again->read.reading, nullptr);
    ASSERT_EQ(out.str(), line);
  }
}

}  // namespace
}  // namespace vedette::e2e
