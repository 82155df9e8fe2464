#include "language/msgpack.h"

#include <bit>
#include <charconv>
#include <cstring>

#include <fmt/core.h>

#include "base/byte_reader.h"

namespace vedette::msgpack {
namespace {

constexpr int kMaxDepth = 64;
constexpr size_t kMaxValues = 16'000'000;

template <typename T>
T big_endian(ByteReader& in) {
  T value = 0;
  for (size_t i = 0; i < sizeof(T); ++i) value = static_cast<T>((static_cast<uint64_t>(value) << 8) | in.u8());
  return value;
}

class Parser {
 public:
  Parser(std::string_view bytes, const std::string& where) : in_(bytes), where_(where) {}

  Result<Value> run() {
    Value root;
    VEDETTE_CHECK(value(root, 0));
    if (in_.remaining() != 0) return bad("bytes after the end");
    return root;
  }

 private:
  Error bad(std::string_view message) const {
    return {ErrorCode::kMalformed, fmt::format("MessagePack: {}", message), fmt::format("{}@{}", where_, in_.position())};
  }

  Status text(Value& out, Kind kind, size_t length) {
    out.kind = kind;
    out.text = in_.take(length);
    return in_.ok() ? ok() : Status(bad("truncated string"));
  }

  Status sequence(Value& out, Kind kind, size_t count, int depth) {
    out.kind = kind;
    const size_t values = kind == Kind::kMap ? 2 * count : count;
    if (values > in_.remaining()) return bad("more elements than bytes");
    if (depth >= kMaxDepth) return bad("nested too deeply");
    if (values_ + values > kMaxValues) return bad("too many values");
    values_ += values;
    out.items.resize(values);
    for (Value& item : out.items) VEDETTE_CHECK(value(item, depth + 1));
    return ok();
  }

  Status integer(Value& out, int64_t number, bool is_unsigned) {
    out.kind = is_unsigned ? Kind::kUint : Kind::kInt;
    out.integer = number;
    return in_.ok() ? ok() : Status(bad("truncated number"));
  }

  Status number(Value& out, double x) {
    out.kind = Kind::kFloat;
    out.number = x;
    return in_.ok() ? ok() : Status(bad("truncated number"));
  }

  Status value(Value& out, int depth) {
    const uint8_t head = in_.u8();
    if (!in_.ok()) return bad("truncated");
    if (head < 0x80) return integer(out, head, true);
    if (head < 0x90) return sequence(out, Kind::kMap, head & 15U, depth);
    if (head < 0xa0) return sequence(out, Kind::kArray, head & 15U, depth);
    if (head < 0xc0) return text(out, Kind::kString, head & 31U);
    if (head >= 0xe0) return integer(out, static_cast<int8_t>(head), false);
    switch (head) {
      case 0xc0: return ok();
      case 0xc2:
      case 0xc3: out.kind = Kind::kBool, out.integer = head & 1; return ok();
      case 0xc4: return text(out, Kind::kBinary, in_.u8());
      case 0xc5: return text(out, Kind::kBinary, big_endian<uint16_t>(in_));
      case 0xc6: return text(out, Kind::kBinary, big_endian<uint32_t>(in_));
      case 0xca: return number(out, std::bit_cast<float>(big_endian<uint32_t>(in_)));
      case 0xcb: return number(out, std::bit_cast<double>(big_endian<uint64_t>(in_)));
      case 0xcc: return integer(out, in_.u8(), true);
      case 0xcd: return integer(out, big_endian<uint16_t>(in_), true);
      case 0xce: return integer(out, big_endian<uint32_t>(in_), true);
      case 0xcf: return integer(out, static_cast<int64_t>(big_endian<uint64_t>(in_)), true);
      case 0xd0: return integer(out, static_cast<int8_t>(in_.u8()), false);
      case 0xd1: return integer(out, static_cast<int16_t>(big_endian<uint16_t>(in_)), false);
      case 0xd2: return integer(out, static_cast<int32_t>(big_endian<uint32_t>(in_)), false);
      case 0xd3: return integer(out, static_cast<int64_t>(big_endian<uint64_t>(in_)), false);
      case 0xd9: return text(out, Kind::kString, in_.u8());
      case 0xda: return text(out, Kind::kString, big_endian<uint16_t>(in_));
      case 0xdb: return text(out, Kind::kString, big_endian<uint32_t>(in_));
      case 0xdc: return sequence(out, Kind::kArray, big_endian<uint16_t>(in_), depth);
      case 0xdd: return sequence(out, Kind::kArray, big_endian<uint32_t>(in_), depth);
      case 0xde: return sequence(out, Kind::kMap, big_endian<uint16_t>(in_), depth);
      case 0xdf: return sequence(out, Kind::kMap, big_endian<uint32_t>(in_), depth);
      default: return bad(fmt::format("unknown type {:#04x}", head));
    }
  }

  ByteReader in_;
  const std::string& where_;
  size_t values_ = 0;
};

// Fills the tensor from raw little-endian floats if the shape fits the size.
Result<Tensor> floats(std::vector<int64_t> shape, std::string_view data, const std::string& where) {
  uint64_t count = 1;
  for (const int64_t d : shape) {
    if (d < 0 || (d > 0 && count > data.size() / static_cast<uint64_t>(d))) {
      return Error{ErrorCode::kMalformed, "an array's shape does not fit its data", where};
    }
    count *= static_cast<uint64_t>(d);
  }
  if (count * sizeof(float) != data.size()) {
    return Error{ErrorCode::kMalformed, "an array's shape does not fit its data", where};
  }
  Tensor out{std::move(shape), std::vector<float>(count)};
  if (count != 0) std::memcpy(out.data.data(), data.data(), data.size());
  return out;
}

}  // namespace

const Value* Value::get(std::string_view key) const {
  if (kind != Kind::kMap) return nullptr;
  for (size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].is_text() && items[i].text == key) return &items[i + 1];
  }
  return nullptr;
}

Result<Value> parse(std::string_view bytes, const std::string& where) { return Parser(bytes, where).run(); }

Result<Tensor> tensor(const Value& value, const std::string& where) {
  const Value* type = value.get("type");
  const Value* shape = value.get("shape");
  const Value* data = value.get("data");
  if (type == nullptr || shape == nullptr || data == nullptr || shape->kind != Kind::kArray || !data->is_text()) {
    return Error{ErrorCode::kMalformed, "not a numpy array", where};
  }
  if (type->text != "<f4") {
    return Error{ErrorCode::kUnsupported, fmt::format("an array of type \"{}\", not <f4", type->text), where};
  }
  std::vector<int64_t> dims;
  for (const Value& d : shape->items) dims.push_back(d.is_integer() ? d.integer : -1);
  return floats(std::move(dims), data->text, where);
}

Result<Tensor> parse_npy(std::string_view bytes, const std::string& where) {
  const auto bad = [&](const char* message) { return Error{ErrorCode::kMalformed, message, where}; };
  ByteReader in(bytes);
  if (in.take(6) != "\x93NUMPY") return bad("not a .npy file");
  const uint8_t major = in.u8();
  in.u8();
  const std::string_view header = in.take(major == 1 ? in.u16() : in.u32());
  if (!in.ok() || major < 1 || major > 3) return bad("malformed .npy header");
  if (header.find("'descr': '<f4'") == header.npos || header.find("'fortran_order': False") == header.npos) {
    return Error{ErrorCode::kUnsupported, ".npy must hold little-endian 32-bit floats in C order", where};
  }
  const size_t open = header.find("'shape': (");
  if (open == header.npos) return bad("malformed .npy header");
  std::vector<int64_t> shape;
  const char* p = header.data() + open + 10;
  const char* end = header.data() + header.size();
  while (p < end && *p != ')') {
    if (*p == ',' || *p == ' ') {
      ++p;
      continue;
    }
    int64_t d = 0;
    const auto [next, error] = std::from_chars(p, end, d);
    if (error != std::errc()) return bad("malformed .npy shape");
    shape.push_back(d);
    p = next;
  }
  return floats(std::move(shape), in.take(in.remaining()), where);
}

}  // namespace vedette::msgpack
