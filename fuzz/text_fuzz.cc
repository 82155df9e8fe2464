// links: feed
// Any bytes as text in an encoding, and any text as a date: UTF-8 comes out, and a day that there is or none.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "feed/dates.h"
#include "feed/encoding.h"
#include "feed/http_message.h"
#include "feed/mime.h"
#include "feed/outlets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string_view label = input.substr(0, input.find('\n'));
  for (const std::string_view name : {label, std::string_view(), vedette::declared_encoding(input), std::string_view("iso-2022-jp"), std::string_view("gb18030")}) {
    if (!vedette::utf8::is_valid(vedette::to_utf8(input, name))) std::abort();
  }
  for (const vedette::DayOrder order : {vedette::DayOrder::kUnknown, vedette::DayOrder::kDayFirst, vedette::DayOrder::kMonthFirst}) {
    if (const auto moment = vedette::parse_date(input, order); moment && vedette::to_string(*moment).empty()) std::abort();
  }
  vedette::decode_words(input);
  vedette::article_address(input);
  (void)vedette::parse_http_response(input, 1 << 20).has_value();
  return 0;
}
