#include "feed/mime.h"

#include <algorithm>

#include "feed/encoding.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

constexpr int kMaxLevels = 16;
constexpr size_t kMaxParts = 1000;
constexpr size_t kMaxHeaders = 1000;

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char low = ascii_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

int base64_value(char c) {
  if (is_upper(c)) return c - 'A';
  if (is_lower(c)) return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

// The next line without its end, which is passed over.
std::string_view take_line(std::string_view& bytes) {
  const size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

class Walker {
 public:
  explicit Walker(std::vector<MimePart>& out) : out_(out) {}

  void walk(const MimeHeaders& headers, std::string_view body, int level) {
    const std::string_view content = header_value(headers, "content-type");
    std::string type = lowered(trimmed(content.substr(0, content.find(';'))));
    if (type.empty()) type = "text/plain";
    if (out_.size() >= kMaxParts) return;
    const std::string boundary = header_parameter(content, "boundary");
    if (type.starts_with("multipart/") && !boundary.empty() && level < kMaxLevels) return multipart(body, boundary, level);
    if (type == "message/rfc822" && level < kMaxLevels) {
      const MimeHeaders inner = take_headers(body);
      return walk(inner, body, level + 1);
    }
    MimePart part;
    part.type = std::move(type);
    part.charset = header_parameter(content, "charset");
    part.flowed = equal_ignoring_case(header_parameter(content, "format"), "flowed");
    part.attached = starts_ignoring_case(trimmed(header_value(headers, "content-disposition")), "attachment");
    if (part.type.starts_with("text/")) part.bytes = decoded(header_value(headers, "content-transfer-encoding"), body);
    out_.push_back(std::move(part));
  }

 private:
  static std::string decoded(std::string_view how, std::string_view body) {
    how = trimmed(how);
    if (equal_ignoring_case(how, "base64")) return decode_base64(body);
    if (equal_ignoring_case(how, "quoted-printable")) return decode_quoted_printable(body);
    return std::string(body);
  }

  void multipart(std::string_view body, const std::string& boundary, int level) {
    const std::string mark = "--" + boundary;
    size_t begin = std::string_view::npos;
    for (std::string_view rest = body; !rest.empty() && out_.size() < kMaxParts;) {
      const size_t at = static_cast<size_t>(rest.data() - body.data());
      const std::string_view line = take_line(rest);
      if (!line.starts_with(mark)) continue;
      if (begin != std::string_view::npos) part(body.substr(begin, at - begin), level);
      if (line.substr(mark.size()).starts_with("--")) return;
      begin = static_cast<size_t>(rest.data() - body.data());
    }
    if (begin != std::string_view::npos) part(body.substr(begin), level);  // cut off
  }

  void part(std::string_view bytes, int level) {
    const MimeHeaders headers = take_headers(bytes);
    walk(headers, bytes, level + 1);
  }

  std::vector<MimePart>& out_;
};

}  // namespace

std::string_view header_value(const MimeHeaders& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

std::string header_parameter(std::string_view value, std::string_view name) {
  for (size_t at = value.find(';'); at != std::string_view::npos; at = value.find(';', at + 1)) {
    std::string_view rest = trimmed(value.substr(at + 1));
    if (!starts_ignoring_case(rest, name)) continue;
    rest = trimmed(rest.substr(name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trimmed(rest.substr(1));
    if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
    return std::string(trimmed(rest.substr(0, rest.find(';'))));
  }
  return {};
}

MimeHeaders take_headers(std::string_view& bytes) {
  MimeHeaders out;
  while (!bytes.empty()) {
    const std::string_view before = bytes;
    const std::string_view line = take_line(bytes);
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !out.empty()) {
      out.back().second += " ";
      out.back().second += trimmed(line);
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      if (line.starts_with("From ")) continue;  // an mbox's separator
      bytes = before;  // no header: the body began without an empty line
      break;
    }
    if (out.size() < kMaxHeaders) out.emplace_back(lowered(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1))));
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  std::string out;
  uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int v = base64_value(c);
    if (c == '=') break;
    if (v < 0) continue;
    bits = bits << 6 | static_cast<uint32_t>(v);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<char>(bits >> count & 0xFF));
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text, bool in_header) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_header && c == '_') {
      out.push_back(' ');
    } else if (c != '=') {
      out.push_back(c);
    } else if (i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
      i += 2;
    } else if (i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;  // a soft line break
    } else if (i + 2 < text.size() && text[i + 1] == '\r' && text[i + 2] == '\n') {
      i += 2;
    } else if (i + 1 < text.size()) {
      out.push_back(c);
    }
  }
  return out;
}

std::string decode_words(std::string_view value) {
  std::string out;
  bool after_word = false;
  while (!value.empty()) {
    const size_t begin = value.find("=?");
    const size_t charset_end = begin == std::string_view::npos ? begin : value.find('?', begin + 2);
    const size_t text_begin = charset_end == std::string_view::npos ? charset_end : charset_end + 3;
    const size_t end = text_begin == std::string_view::npos || text_begin > value.size() || value[text_begin - 1] != '?' ? std::string_view::npos : value.find("?=", text_begin);
    if (end == std::string_view::npos) {
      if (begin == std::string_view::npos || begin + 2 >= value.size()) return out + to_utf8(value);
      out += to_utf8(value.substr(0, begin + 2));
      value.remove_prefix(begin + 2);
      after_word = false;
      continue;
    }
    const std::string_view between = value.substr(0, begin);
    if (!after_word || !trimmed(between).empty()) out += to_utf8(between);
    const std::string_view charset = value.substr(begin + 2, charset_end - begin - 2);
    const std::string_view text = value.substr(text_begin, end - text_begin);
    const bool base64 = ascii_lower(value[charset_end + 1]) == 'b';
    out += to_utf8(base64 ? decode_base64(text) : decode_quoted_printable(text, true), charset);
    value.remove_prefix(end + 2);
    after_word = true;
  }
  return out;
}

std::string MimeMessage::header(std::string_view name) const { return squeezed(decode_words(header_value(headers, name))); }

MimeMessage parse_mime(std::string_view bytes) {
  MimeMessage out;
  out.headers = take_headers(bytes);
  Walker(out.parts).walk(out.headers, bytes, 0);
  return out;
}

}  // namespace vedette
