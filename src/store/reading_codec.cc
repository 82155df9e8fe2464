#include "store/reading_codec.h"

#include <fmt/format.h>
#include <zstd.h>

#include <bit>
#include <memory>
#include <type_traits>

#include "base/byte_reader.h"
#include "types/reading_check.h"

namespace vedette {
namespace {

constexpr int kLevel = 6;                       // of zstd: above it, hardly smaller
constexpr size_t kMaxBody = size_t{256} << 20;  // a longer one was not written by us

// The last value of each enumeration that is kept.
template <typename E>
constexpr E kLast{};
template <> constexpr auto kLast<Precision> = Precision::kSecond;
template <> constexpr auto kLast<Published::From> = Published::From::kInferred;
template <> constexpr auto kLast<ActorKind> = ActorKind::kUnnamed;
template <> constexpr auto kLast<PlaceRelationKind> = PlaceRelationKind::kOff;
template <> constexpr auto kLast<TimexType> = TimexType::kSet;
template <> constexpr auto kLast<Bound> = Bound::kVague;
template <> constexpr auto kLast<Measure> = Measure::kLoss;
template <> constexpr auto kLast<QuotationKind> = QuotationKind::kMixed;
template <> constexpr auto kLast<OccasionKind> = OccasionKind::kUnknown;
template <> constexpr auto kLast<Act> = Act::kAssess;
template <> constexpr auto kLast<Tense> = Tense::kNone;
template <> constexpr auto kLast<Phase> = Phase::kFailed;
template <> constexpr auto kLast<Modality> = Modality::kPossible;
template <> constexpr auto kLast<Basis> = Basis::kReported;
template <> constexpr auto kLast<Recency> = Recency::kBackground;

template <typename A, typename T>
using In = std::conditional_t<A::kReads, T, const T>;

// One list of fields for both directions: an archive `a` takes them in turn.
template <typename A> void fields(A& a, In<A, Span>& v) { auto& [begin, end] = v; a(begin, end); }
template <typename A> void fields(A& a, In<A, Moment>& v) {
  auto& [time, precision] = v;
  a(time, precision);
}
template <typename A> void fields(A& a, In<A, Published>& v) { auto& [moment, from] = v; a(moment, from); }
template <typename A> void fields(A& a, In<A, Dateline>& v) { auto& [span, place, date] = v; a(span, place, date); }
template <typename A> void fields(A& a, In<A, Actor>& v) {
  auto& [span, head, name, code, country, sector, kind, entity, side, pronoun, observer] = v;
  a(span, head, name, code, country, sector, kind, entity, side, pronoun, observer);
}
template <typename A> void fields(A& a, In<A, PlaceRelation>& v) { auto& [kind, km, bearing, of] = v; a(kind, km, bearing, of); }
template <typename A> void fields(A& a, In<A, Place>& v) {
  auto& [span, name, kind, lat, lon, geonames, country, admin1, precision, relation, entity] = v;
  a(span, name, kind, lat, lon, geonames, country, admin1, precision, relation, entity);
}
template <typename A> void fields(A& a, In<A, TimeExpr>& v) { auto& [span, type, value, mod] = v; a(span, type, value, mod); }
template <typename A> void fields(A& a, In<A, Quantity>& v) {
  auto& [span, low, high, bound, unit, kind, of, whose, measure, attribution] = v;
  a(span, low, high, bound, unit, kind, of, whose, measure, attribution);
}
template <typename A> void fields(A& a, In<A, Occasion>& v) { auto& [span, kind] = v; a(span, kind); }
template <typename A> void fields(A& a, In<A, Statement>& v) {
  auto& [source, cue, content, speaker, addressee, quotation, act, said, said_from, occasion, parent, rule, asserts] = v;
  a(source, cue, content, speaker, addressee, quotation, act, said, said_from, occasion, parent, rule, asserts);
}
template <typename A> void fields(A& a, In<A, EventMention>& v) {
  auto& [id, anchor, lemma, span, sentence, deed, type, type_plain, mode, context, cameo, goldstein, plover_score, actor, recipient,
         place, origin, destination, time, time_from_text, quantities, negative, tense, phase, condition, modality, factuality,
         basis, recency, attribution, rule, confidence, named_only] = v;
  a(id, anchor, lemma, span, sentence, deed, type, type_plain, mode, context, cameo, goldstein, plover_score, actor, recipient);
  a(place, origin, destination, time, time_from_text, quantities, negative, tense, phase, condition, modality, factuality);
  a(basis, recency, attribution, rule, confidence, named_only);
}
template <typename A> void fields(A& a, In<A, RelationAnswer>& v) { auto& [type, mode, scores] = v; a(type, mode, scores); }
template <typename A> void fields(A& a, In<A, Answers>& v) { auto& [relations, factuality] = v; a(relations, factuality); }
template <typename A> void fields(A& a, In<A, Reading>& v) {
  auto& [dateline, published, sentences, actors, places, times, quantities, statements, events, answers] = v;
  a(dateline, published, sentences, actors, places, times, quantities, statements, events, answers);
}
template <typename A> void fields(A& a, In<A, SketchTerm>& v) { auto& [term, count] = v; a(term, count); }
template <typename A> void fields(A& a, In<A, Sketch>& v) {
  auto& [report, published, words, names, signature] = v;
  a(report, published, words, names, signature);
}

class Encoder {
 public:
  static constexpr bool kReads = false;
  template <typename... T>
  void operator()(const T&... values) { (put(values), ...); }
  std::string take() { return std::move(out_); }

 private:
  void varint(uint64_t v) {
    for (; v >= 0x80; v >>= 7) out_.push_back(static_cast<char>(v | 0x80));
    out_.push_back(static_cast<char>(v));
  }
  template <typename T>
  void put(const T& v) {
    if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>) {
      varint(static_cast<uint64_t>(v));
    } else if constexpr (std::is_integral_v<T>) {
      const auto wide = static_cast<int64_t>(v);
      varint((static_cast<uint64_t>(wide) << 1) ^ static_cast<uint64_t>(wide >> 63));
    } else if constexpr (std::is_same_v<T, double>) {
      const auto bits = std::bit_cast<uint64_t>(v);
      for (int shift = 0; shift < 64; shift += 8) out_.push_back(static_cast<char>(bits >> shift));
    } else {
      fields(*this, v);
    }
  }
  void put(const std::string& v) { varint(v.size()), out_ += v; }
  void put(const std::chrono::sys_seconds& v) { put(static_cast<int64_t>(v.time_since_epoch().count())); }
  template <typename T>
  void put(const std::optional<T>& v) {
    put(v.has_value());
    if (v) put(*v);
  }
  template <typename T>
  void put(const std::vector<T>& v) {
    varint(v.size());
    for (const T& item : v) put(item);
  }
  template <typename S, typename T>
  void put(const std::pair<S, T>& v) { put(v.first), put(v.second); }

  std::string out_;
};

class Decoder {
 public:
  static constexpr bool kReads = true;
  explicit Decoder(std::string_view bytes) : in_(bytes) {}
  template <typename... T>
  void operator()(T&... values) { (get(values), ...); }
  bool complete() const { return in_.ok() && in_.remaining() == 0; }

 private:
  uint64_t varint() {
    uint64_t v = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const uint8_t byte = in_.u8();
      v |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return v;
    }
    in_.fail();
    return 0;
  }
  template <typename T>
  void get(T& v) {
    if constexpr (std::is_same_v<T, bool>) {
      const uint64_t raw = varint();
      if (raw > 1) in_.fail();
      v = raw == 1;
    } else if constexpr (std::is_enum_v<T>) {
      const uint64_t raw = varint();
      if (raw > static_cast<uint64_t>(kLast<T>)) in_.fail();
      v = in_.ok() ? static_cast<T>(raw) : T{};
    } else if constexpr (std::is_integral_v<T>) {
      const uint64_t raw = varint();
      const auto wide = static_cast<int64_t>((raw >> 1) ^ (~(raw & 1) + 1));
      v = static_cast<T>(wide);
      if (v != wide) in_.fail();
    } else if constexpr (std::is_same_v<T, double>) {
      v = std::bit_cast<double>(in_.u64());
    } else {
      fields(*this, v);
    }
  }
  void get(std::string& v) {
    const uint64_t size = varint();
    v = in_.take(size);
  }
  void get(std::chrono::sys_seconds& v) {
    int64_t seconds = 0;
    get(seconds);
    v = std::chrono::sys_seconds{std::chrono::seconds{seconds}};
  }
  template <typename T>
  void get(std::optional<T>& v) {
    bool there = false;
    get(there);
    if (there) get(v.emplace());
  }
  template <typename T>
  void get(std::vector<T>& v) {
    const uint64_t count = varint();
    if (count > in_.remaining()) return in_.fail();  // an item takes a byte at least
    v.reserve(std::min<uint64_t>(count, 4096));
    for (uint64_t i = 0; i < count && in_.ok(); ++i) get(v.emplace_back());
  }
  template <typename S, typename T>
  void get(std::pair<S, T>& v) { get(v.first), get(v.second); }

  ByteReader in_;
};

std::string compress(const std::string& bytes) {
  struct Free {
    void operator()(ZSTD_CCtx* c) const { ZSTD_freeCCtx(c); }
  };
  static thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
  std::string out(1 + ZSTD_compressBound(bytes.size()), '\0');
  out[0] = static_cast<char>(kReadingForm);
  const size_t size = ZSTD_compressCCtx(context.get(), out.data() + 1, out.size() - 1, bytes.data(), bytes.size(), kLevel);
  out.resize(1 + size);  // a buffer of compressBound is always enough
  return out;
}

Error malformed(const char* why) { return {ErrorCode::kMalformed, why, ""}; }

Result<std::string> decompress(std::string_view body) {
  if (body.empty()) return malformed("an empty body");
  const auto form = static_cast<uint8_t>(body.front());
  if (form != kReadingForm) return Error{ErrorCode::kUnsupported, fmt::format("kept in form {}, this program has {}", form, kReadingForm), ""};
  body.remove_prefix(1);
  const unsigned long long size = ZSTD_getFrameContentSize(body.data(), body.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > kMaxBody) return malformed("not compressed by this program");
  std::string out(static_cast<size_t>(size), '\0');
  const size_t got = ZSTD_decompress(out.data(), out.size(), body.data(), body.size());
  if (ZSTD_isError(got) != 0U || got != out.size()) return malformed("damaged");
  return out;
}

}  // namespace

std::string encode_reading(const Reading& reading) {
  Encoder out;
  out(reading);
  return compress(out.take());
}

Result<Reading> decode_reading(std::string_view body, std::string_view text) {
  VEDETTE_TRY(const std::string bytes, decompress(body));
  Decoder in(bytes);
  Reading reading;
  in(reading);
  if (!in.complete()) return malformed("not a reading");
  VEDETTE_CHECK(check_reading(text, reading));
  return reading;
}

std::string encode_sketch(const Sketch& sketch) {
  Encoder out;
  out(sketch);
  return compress(out.take());
}

Result<Sketch> decode_sketch(std::string_view body) {
  VEDETTE_TRY(const std::string bytes, decompress(body));
  Decoder in(bytes);
  Sketch sketch;
  in(sketch);
  if (!in.complete()) return malformed("not a sketch");
  return sketch;
}

}  // namespace vedette
