// MIME (RFC 2045-2047): a message as its headers and leaf parts, decoded.
//
//   const MimeMessage m = parse_mime(bytes);
//   m.header("subject")        "Re: café", encoded words decoded; empty where absent
//   for (const MimePart& p : m.parts) …                 text/plain, text/html … in the order of the message
//
// Never fails: what is damaged is taken as plain text. At most 16 levels and 1000 parts are looked at.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette {

using MimeHeaders = std::vector<std::pair<std::string, std::string>>;  // names in lower case, values unfolded

// The value of the first header of that name; empty where there is none.
std::string_view header_value(const MimeHeaders& headers, std::string_view name);

struct MimePart {
  std::string type;         // "text/plain", lower case
  std::string charset;      // as declared; empty where not
  std::string bytes;        // transfer encoding taken off
  bool attached = false;    // Content-Disposition: attachment
  bool flowed = false;      // RFC 3676: a line that ends in a space goes on in the next
};

struct MimeMessage {
  MimeHeaders headers;
  std::vector<MimePart> parts;
  std::string header(std::string_view name) const;  // decoded to UTF-8
};

MimeMessage parse_mime(std::string_view bytes);

// "Content-Type: text/html; charset=utf-8" style values: the parameter, quotes taken off; empty where absent.
std::string header_parameter(std::string_view value, std::string_view name);
// Headers up to the empty line, which is passed over: `bytes` becomes the body.
MimeHeaders take_headers(std::string_view& bytes);
std::string decode_base64(std::string_view text);
std::string decode_quoted_printable(std::string_view text, bool in_header = false);
// "=?utf-8?q?caf=C3=A9?=" → "café".
std::string decode_words(std::string_view value);

}  // namespace vedette
