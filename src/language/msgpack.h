// MessagePack, as spaCy's folders are written: a bounded reader that builds a tree of views.
//
//   VEDETTE_TRY(msgpack::Value root, msgpack::parse(bytes, "tagger/model"));
//   const msgpack::Value* nodes = root.get("nodes");
//   VEDETTE_TRY(msgpack::Tensor w, msgpack::tensor(params["W"], "tagger/model"));
//
// Strings and binaries are views of the bytes given, which must outlive the tree. Depth and the number of values are
// bounded; a length that the input cannot hold is refused before anything is allocated for it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace vedette::msgpack {

enum class Kind : uint8_t { kNil, kBool, kInt, kUint, kFloat, kString, kBinary, kArray, kMap };

struct Value {
  Kind kind = Kind::kNil;
  int64_t integer = 0;     // kInt, kUint (as bits), kBool
  double number = 0;       // kFloat
  std::string_view text;   // kString, kBinary
  std::vector<Value> items;  // kArray: the elements; kMap: key, value, key, value…

  bool is_text() const { return kind == Kind::kString || kind == Kind::kBinary; }
  bool is_integer() const { return kind == Kind::kInt || kind == Kind::kUint; }
  uint64_t bits() const { return static_cast<uint64_t>(integer); }
  size_t size() const { return kind == Kind::kMap ? items.size() / 2 : items.size(); }
  // The value of a map's text key, or nullptr.
  const Value* get(std::string_view key) const;
};

// One value that takes up all of the bytes. kMalformed with `where`@byte.
Result<Value> parse(std::string_view bytes, const std::string& where);

// A numpy array of 32-bit floats.
struct Tensor {
  std::vector<int64_t> shape;
  std::vector<float> data;
};

// From msgpack-numpy's map (nd, type, shape, data). kUnsupported for another element type.
Result<Tensor> tensor(const Value& value, const std::string& where);
// From a .npy file: little-endian 32-bit floats in C order.
Result<Tensor> parse_npy(std::string_view bytes, const std::string& where);

}  // namespace vedette::msgpack
