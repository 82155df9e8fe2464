// JsonWriter: appends JSON to a string it owns, without a tree and without allocation per value.
//
//   JsonWriter out;
//   out.object([&] { out.field("id", "a1"); out.key("spans"); out.array([&] { out.value(1); out.value(2); }); });
//   out.str()  →  {"id":"a1","spans":[1,2]}
//
// Strings must be valid UTF-8; control characters are escaped, all else is written as it is. Doubles are written
// with the fewest digits that read back equal, so equal values give equal bytes everywhere.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace vedette {

class JsonWriter {
 public:
  template <typename Body>
  void object(Body&& body) {
    open('{');
    body();
    close('}');
  }
  template <typename Body>
  void array(Body&& body) {
    open('[');
    body();
    close(']');
  }
  void key(std::string_view name);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool flag);
  void value(double number);
  template <std::integral T>
  void value(T number) {
    integer(static_cast<int64_t>(number));
  }
  void null();
  // Already valid JSON.
  void raw(std::string_view json);

  template <typename T>
  void field(std::string_view name, T&& v) {
    key(name);
    value(std::forward<T>(v));
  }
  void null_field(std::string_view name) {
    key(name);
    null();
  }
  // The text, or null where it is empty.
  void text_or_null(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty()) {
      null();
    } else {
      value(text);
    }
  }
  void newline() { out_.push_back('\n'), comma_ = false; }

  const std::string& str() const { return out_; }
  std::string take() { return std::exchange(out_, {}); }
  void clear() { out_.clear(), comma_ = false; }

 private:
  void separate() {
    if (comma_) out_.push_back(',');
    comma_ = true;
  }
  void open(char c) {
    separate();
    out_.push_back(c);
    comma_ = false;
  }
  void close(char c) {
    out_.push_back(c);
    comma_ = true;
  }
  void integer(int64_t number);

  std::string out_;
  bool comma_ = false;
};

}  // namespace vedette
