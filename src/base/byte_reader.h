// ByteReader: the only way foreign bytes are read. It compares remaining sizes and never advances past the end;
// after the first failure every read gives zeros, so a parser may check ok() once at the end of a record.
//
//   ByteReader in(bytes);
//   uint32_t magic = in.u32();                 // little-endian
//   std::string_view name = in.take(in.u16());
//   if (!in.ok()) return Error{ErrorCode::kMalformed, "truncated", path};
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace vedette {

class ByteReader {
 public:
  // `bytes` must outlive the reader and the views it gives.
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  size_t position() const { return at_; }
  size_t remaining() const { return bytes_.size() - at_; }

  // The next n bytes, or an empty view and failure.
  std::string_view take(size_t n) {
    if (!ok_ || n > remaining()) {
      ok_ = false;
      return {};
    }
    const std::string_view out = bytes_.substr(at_, n);
    at_ += n;
    return out;
  }

  uint8_t u8() { return little<uint8_t>(); }
  uint16_t u16() { return little<uint16_t>(); }
  uint32_t u32() { return little<uint32_t>(); }
  uint64_t u64() { return little<uint64_t>(); }
  float f32() { return std::bit_cast<float>(little<uint32_t>()); }
  void fail() { ok_ = false; }

 private:
  template <typename T>
  T little() {
    static_assert(std::endian::native == std::endian::little && std::is_unsigned_v<T>);
    const std::string_view raw = take(sizeof(T));
    T value = 0;
    if (ok_) std::memcpy(&value, raw.data(), sizeof(T));
    return value;
  }

  std::string_view bytes_;
  size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace vedette
