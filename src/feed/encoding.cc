#include "feed/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "base/utf8.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

// Windows-1252 0x80 … 0x9F; 0 where it has no character (the standard's C1 control then).
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                   0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                   0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    utf8::append(out, b >= 0x80 && b < 0xA0 ? kWindows1252[b - 0x80] : b);
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool big) {
  const auto unit = [&](size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big ? a << 8 | b : b << 8 | a);
  };
  std::string out;
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), i += 2;
    }
    utf8::append(out, c);
  }
  if (bytes.size() % 2 != 0) utf8::append(out, utf8::kReplacement);
  return out;
}

std::optional<std::string> with_iconv(std::string_view bytes, const std::string& encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out;
  std::array<char, 8192> piece;
  char* in = const_cast<char*>(bytes.data());
  size_t left = bytes.size();
  while (left > 0) {
    char* to = piece.data();
    size_t room = piece.size();
    errno = 0;
    const bool done = iconv(converter, &in, &left, &to, &room) != static_cast<size_t>(-1);
    out.append(piece.data(), piece.size() - room);
    if (done) break;
    if (errno == E2BIG) continue;
    utf8::append(out, utf8::kReplacement);  // EILSEQ, or EINVAL: a character cut off at the end
    ++in, --left;
  }
  iconv_close(converter);
  return utf8::sanitize(out);
}

// The encoding that a label means, for iconv; "1252" for what is decoded here; empty where the label is not trusted.
std::string meant_by(std::string_view label) {
  std::string name;
  for (const char c : label) {
    if (c > ' ' && c != '"' && c != '\'') name.push_back(ascii_lower(c));
  }
  constexpr std::string_view kWestern[] = {"latin1", "iso-8859-1", "iso8859-1", "l1", "ascii", "us-ascii", "windows-1252", "cp1252", "x-cp1252", "ansi_x3.4-1968"};
  if (std::find(std::begin(kWestern), std::end(kWestern), name) != std::end(kWestern)) return "1252";
  if (name == "gb2312" || name == "gbk" || name == "x-gbk") return "GB18030";
  if (name == "iso-8859-9" || name == "latin5") return "WINDOWS-1254";
  if (name == "shift_jis" || name == "sjis" || name == "x-sjis") return "CP932";
  if (name == "ks_c_5601-1987" || name == "euc-kr") return "CP949";
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!plain || name.empty() || name.size() > 24 || name == "utf-8" || name == "utf8" || name.starts_with("utf-7")) return {};
  return name;
}

// Does an undecided text look like UTF-8 with some damage: far more valid characters beyond ASCII than faults?
bool mostly_utf8(std::string_view bytes) {
  size_t good = 0;
  size_t bad = 0;
  for (size_t at = 0; at < bytes.size();) {
    const utf8::Decoded d = utf8::decode(bytes, at);
    if (!d.valid) {
      ++bad;
    } else if (d.length > 1) {
      ++good;
    }
    at += static_cast<size_t>(d.length);
  }
  return good > 4 * bad;
}

// UTF-16 without a mark: most of the first characters are of the first 256.
int utf16_by_zeros(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 512);
  if (head.size() < 8) return -1;
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  const size_t most = head.size() / 2;
  if (zeros[1] * 10 > most * 7 && zeros[0] * 10 < most) return 0;
  if (zeros[0] * 10 > most * 7 && zeros[1] * 10 < most) return 1;
  return -1;
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view label) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF")) return utf8::sanitize(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
    return with_iconv(bytes, "UTF-32").value_or(std::string());
  }
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  const std::string told = meant_by(label);
  const bool escapes = told.starts_with("iso-2022") || told.starts_with("hz");  // seven bits, but no ASCII
  if (const int order = utf16_by_zeros(bytes); order >= 0) return from_utf16(bytes, order == 1);
  if (!escapes && utf8::is_valid(bytes)) return std::string(bytes);
  if (!told.empty() && told != "1252") {
    if (auto text = with_iconv(bytes, told)) return *std::move(text);
  }
  if (told.empty() && mostly_utf8(bytes)) return utf8::sanitize(bytes);
  return from_windows_1252(bytes);
}

std::string_view declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  for (const std::string_view key : {"encoding=", "charset="}) {
    if (key.front() == 'e' && !head.starts_with("<?xml")) continue;
    const size_t found = find_ignoring_case(head, key);
    if (found == std::string_view::npos) continue;
    std::string_view value = head.substr(found + key.size());
    while (!value.empty() && (value.front() == '"' || value.front() == '\'' || value.front() == ' ')) value.remove_prefix(1);
    return value.substr(0, std::min(value.find_first_of("\"' ;/>?"), value.size()));
  }
  return {};
}

}  // namespace vedette
