// Result<T>: a value or an Error. Expected failures (bad file, rule, request) are returned, never thrown.
//
//   Result<std::string> read_file(const std::string& path);
//   Result<int> count(const std::string& path) {
//     VEDETTE_TRY(std::string bytes, read_file(path));   // returns the Error if there is one
//     return static_cast<int>(bytes.size());
//   }
//
// The member names are those of std::expected, so that this can become an alias of it.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace vedette {

enum class ErrorCode {
  kNotFound,     // a file, id or name that does not exist
  kUnreadable,   // exists, but the system refuses it
  kMalformed,    // the bytes are not what they should be
  kUnsupported,  // understood, but not something this program does
  kInvalid,      // a request or a value out of range
  kIo,           // writing failed
};

struct Error {
  ErrorCode code = ErrorCode::kInvalid;
  std::string message;  // one sentence for a person
  std::string where;    // file:line:column, file@byte, or empty

  // "where: message", or the message alone.
  std::string to_string() const { return where.empty() ? message : where + ": " + message; }
};

struct Unit {};

template <typename T = Unit>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit by design
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // Requires has_value().
  T& operator*() & { return assert(has_value()), *std::get_if<0>(&state_); }
  const T& operator*() const& { return assert(has_value()), *std::get_if<0>(&state_); }
  T&& operator*() && { return assert(has_value()), std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return assert(has_value()), std::get_if<0>(&state_); }
  const T* operator->() const { return assert(has_value()), std::get_if<0>(&state_); }

  // Requires !has_value().
  const Error& error() const& { return assert(!has_value()), *std::get_if<1>(&state_); }
  Error&& error() && { return assert(!has_value()), std::move(*std::get_if<1>(&state_)); }

  T value_or(T fallback) && { return has_value() ? std::move(**this) : std::move(fallback); }

 private:
  std::variant<T, Error> state_;
};

// Nothing to return but success.
inline Result<Unit> ok() { return Unit{}; }
using Status = Result<Unit>;

}  // namespace vedette

// VEDETTE_TRY(declaration, expression): declares the value of a Result, or returns its Error from this function.
// VEDETTE_CHECK(expression): the same for a Status.
#define VEDETTE_CONCAT_(a, b) a##b
#define VEDETTE_CONCAT(a, b) VEDETTE_CONCAT_(a, b)
#define VEDETTE_TRY(decl, expr)                                                    \
  auto VEDETTE_CONCAT(result_, __LINE__) = (expr);                                 \
  if (!VEDETTE_CONCAT(result_, __LINE__).has_value())                              \
    return std::move(VEDETTE_CONCAT(result_, __LINE__)).error();                   \
  decl = *std::move(VEDETTE_CONCAT(result_, __LINE__))
#define VEDETTE_CHECK(expr)                                                        \
  if (auto VEDETTE_CONCAT(status_, __LINE__) = (expr); !VEDETTE_CONCAT(status_, __LINE__).has_value()) \
  return std::move(VEDETTE_CONCAT(status_, __LINE__)).error()
