// Encodings: foreign bytes → UTF-8.
//
//   to_utf8("caf\xe9")                      → "café"      (Windows-1252, the Web's guess for what is told nowhere)
//   to_utf8(page, "koi8-r")                 the label of an HTTP or MIME header, an XML declaration, a <meta>
//
// In order: a byte order mark; valid UTF-8 (no other text of any length passes for it by chance); the label; UTF-16 by
// its zero bytes; UTF-8 with a few damaged characters; Windows-1252. Bytes that the encoding does not have become U+FFFD.
// Labels mean what the WHATWG Encoding Standard says ("latin1" is Windows-1252); one that is not known counts as none.
#pragma once

#include <string>
#include <string_view>

namespace vedette {

std::string to_utf8(std::string_view bytes, std::string_view label = {});

// The label that an HTML page's head (<meta charset>, http-equiv) or an XML declaration tells; empty where none does.
std::string_view declared_encoding(std::string_view bytes);

}  // namespace vedette
