#include "story/sketch_codec.h"

#include <cstdlib>

namespace vedette {
namespace {

constexpr int64_t kFarthest = int64_t{1} << 40;  // seconds from 1970: some 35,000 years

template <typename T>
void put(std::string& out, T value) {
  static_assert(std::endian::native == std::endian::little);
  out.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

void put_terms(std::string& out, const std::vector<SketchTerm>& terms) {
  put_u32(out, static_cast<uint32_t>(terms.size()));
  for (const SketchTerm& t : terms) put_u32(out, t.term), put(out, t.count);
}

std::vector<SketchTerm> get_terms(ByteReader& in) {
  constexpr size_t kBytes = sizeof(uint32_t) + sizeof(uint16_t);
  const size_t n = in.u32();
  if (n > in.remaining() / kBytes) in.fail();
  std::vector<SketchTerm> out;
  for (size_t i = 0; in.ok() && i < n; ++i) {
    SketchTerm t;
    t.term = in.u32();
    t.count = in.u16();
    if (!out.empty() && out.back().term >= t.term) in.fail();
    out.push_back(t);
  }
  return out;
}

}  // namespace

void put_u32(std::string& out, uint32_t value) { put(out, value); }

void put_text(std::string& out, std::string_view text) {
  put_u32(out, static_cast<uint32_t>(text.size()));
  out.append(text);
}

std::string get_text(ByteReader& in) {
  const size_t n = in.u32();
  return std::string(in.take(n));
}

void put_moment(std::string& out, const Moment& moment) {
  put(out, static_cast<int64_t>(moment.time.time_since_epoch().count()));
  put(out, static_cast<uint8_t>(moment.precision));
}

Moment get_moment(ByteReader& in) {
  Moment out;
  const auto seconds = static_cast<int64_t>(in.u64());
  const uint8_t precision = in.u8();
  if (seconds > kFarthest || seconds < -kFarthest || precision > static_cast<uint8_t>(Precision::kSecond)) {
    in.fail();
    return out;
  }
  out.time = std::chrono::sys_seconds(std::chrono::seconds(seconds));
  out.precision = static_cast<Precision>(precision);
  return out;
}

void put_sketch(std::string& out, const Sketch& s) {
  put_text(out, s.report);
  put_moment(out, s.published);
  put_terms(out, s.words);
  put_terms(out, s.names);
  put_u32(out, static_cast<uint32_t>(s.signature.size()));
  for (const uint32_t bin : s.signature) put_u32(out, bin);
}

Sketch get_sketch(ByteReader& in) {
  Sketch out;
  out.report = get_text(in);
  out.published = get_moment(in);
  out.words = get_terms(in);
  out.names = get_terms(in);
  const size_t n = in.u32();
  if (n > in.remaining() / sizeof(uint32_t)) in.fail();
  for (size_t i = 0; in.ok() && i < n; ++i) out.signature.push_back(in.u32());
  return out;
}

std::string encode_sketch(const Sketch& sketch) {
  std::string out;
  put_sketch(out, sketch);
  return out;
}

Result<Sketch> decode_sketch(std::string_view bytes) {
  ByteReader in(bytes);
  Sketch out = get_sketch(in);
  if (!in.ok() || in.remaining() != 0) return Error{ErrorCode::kMalformed, "not a sketch of a report", ""};
  return out;
}

}  // namespace vedette
