#include "base/utf8.h"

#include <algorithm>

namespace vedette::utf8 {
namespace {

constexpr int32_t kBlock = 64;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

int32_t count(std::string_view text) {
  return static_cast<int32_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

}  // namespace

Decoded decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  int32_t need = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    need = 1, value = lead & 0x1Fu;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    need = 2, value = lead & 0x0Fu;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    need = 3, value = lead & 0x07u;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  for (int32_t i = 1; i <= need; ++i) {
    const size_t pos = at + static_cast<size_t>(i);
    if (pos >= text.size() || byte(pos) < low || byte(pos) > high) return {kReplacement, i, false};
    value = (value << 6) | (byte(pos) & 0x3Fu);
    low = 0x80, high = 0xBF;
  }
  return {value, need + 1, true};
}

void append(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  const auto put = [&](char32_t v) { out.push_back(static_cast<char>(static_cast<unsigned char>(v))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

bool is_valid(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    const Decoded d = decode(bytes, i);
    if (!d.valid) return false;
    i += static_cast<size_t>(d.length);
  }
  return true;
}

std::string sanitize(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (size_t i = 0; i < bytes.size();) {
    const Decoded d = decode(bytes, i);
    if (d.valid) {
      out.append(bytes.substr(i, static_cast<size_t>(d.length)));
    } else {
      append(out, kReplacement);
    }
    i += static_cast<size_t>(d.length);
  }
  return out;
}

int32_t length(std::string_view text) { return count(text); }

CodePointMap::CodePointMap(std::string_view text) : text_(text) {
  ascii_ = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii_) {
    total_ = static_cast<int32_t>(text.size());
    return;
  }
  for (size_t at = 0; at < text.size(); at += kBlock) {
    blocks_.push_back(total_);
    total_ += count(text.substr(at, kBlock));
  }
}

int32_t CodePointMap::to_code_points(int32_t byte) const {
  if (ascii_) return byte;
  if (byte >= static_cast<int32_t>(text_.size())) return total_;
  const int32_t block = byte / kBlock;
  const auto start = static_cast<size_t>(block) * kBlock;
  return blocks_[static_cast<size_t>(block)] + count(text_.substr(start, static_cast<size_t>(byte) - start));
}

int32_t CodePointMap::to_bytes(int32_t code_points) const {
  const int32_t wanted = std::clamp(code_points, 0, total_);
  if (ascii_) return wanted;
  if (wanted == total_) return static_cast<int32_t>(text_.size());
  const auto it = std::upper_bound(blocks_.begin(), blocks_.end(), wanted) - 1;
  int32_t seen = *it;
  auto at = static_cast<size_t>(it - blocks_.begin()) * kBlock;
  for (;; ++at) {
    if (!is_continuation(text_[at]) && seen++ == wanted) return static_cast<int32_t>(at);
  }
}

}  // namespace vedette::utf8
