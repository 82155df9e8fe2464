#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "language/chars.h"
#include "language/regex_ast.h"

namespace vedette::regex {
namespace {

constexpr int kMaxDepth = 100;
constexpr int32_t kMaxRepeat = 1000;

CharSet from_flag(uint16_t flag) {
  CharSet out;
  for (const auto& [first, last] : chars::ranges_with(flag)) out.add(first, last);
  return out;
}

// \d \w \s and their complements; nullopt for another letter.
std::optional<CharSet> class_escape(char32_t letter) {
  CharSet out;
  switch (letter) {
    case 'd': case 'D': out = from_flag(chars::kDecimal); break;
    case 'w': case 'W': out = from_flag(chars::kAlnum); out.add('_'); break;
    case 's': case 'S': out = from_flag(chars::kSpace); break;
    default: return std::nullopt;
  }
  out.finish();
  return letter < 'a' ? out.complement() : out;
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) { chars::decode(pattern, text_); }

  Result<Node> parse() {
    if (starts_with(U"(?u)")) at_ += 4;
    VEDETTE_TRY(Node node, alternation(0));
    if (!done()) return fail(ErrorCode::kMalformed, "unbalanced parenthesis");
    return node;
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  char32_t peek() const { return done() ? 0 : text_[at_]; }
  bool starts_with(std::u32string_view s) const {
    return text_.size() - at_ >= s.size() && std::equal(s.begin(), s.end(), text_.begin() + static_cast<ptrdiff_t>(at_));
  }
  bool accept(std::u32string_view s) {
    if (!starts_with(s)) return false;
    at_ += s.size();
    return true;
  }
  Error fail(ErrorCode code, std::string message) const {
    return Error{code, std::move(message), "pattern@" + std::to_string(at_)};
  }

  Result<Node> alternation(int depth) {
    if (depth > kMaxDepth) return fail(ErrorCode::kUnsupported, "groups nested too deeply");
    Node out;
    out.kind = Kind::kAlternate;
    do {
      VEDETTE_TRY(Node branch, concatenation(depth));
      out.children.push_back(std::move(branch));
    } while (accept(U"|"));
    if (out.children.size() == 1) {
      Node only = std::move(out.children[0]);
      return only;
    }
    return out;
  }

  Result<Node> concatenation(int depth) {
    Node out;
    out.kind = Kind::kConcat;
    while (!done() && peek() != '|' && peek() != ')') {
      VEDETTE_TRY(Node item, atom(depth));
      VEDETTE_TRY(Node repeated, repetition(std::move(item)));
      out.children.push_back(std::move(repeated));
    }
    return out;
  }

  Result<Node> atom(int depth) {
    Node out;
    if (accept(U"^")) {
      out.kind = Kind::kBegin;
    } else if (accept(U"$")) {
      out.kind = Kind::kEnd;
    } else if (accept(U"(")) {
      return group(depth);
    } else if (accept(U"[")) {
      return bracket();
    } else if (accept(U".")) {
      out.kind = Kind::kSet;
      out.set.add('\n');
      out.set.finish();
      out.set = out.set.complement();
    } else if (peek() == '*' || peek() == '+' || peek() == '?') {
      return fail(ErrorCode::kMalformed, "nothing to repeat");
    } else {
      out.kind = Kind::kSet;
      VEDETTE_TRY(out.set, character(false));
    }
    return out;
  }

  Result<Node> group(int depth) {
    Node look;
    look.kind = Kind::kLook;
    bool is_look = true;
    if (accept(U"?=")) {
    } else if (accept(U"?!")) {
      look.negated = true;
    } else if (accept(U"?<=")) {
      look.behind = true;
    } else if (accept(U"?<!")) {
      look.behind = look.negated = true;
    } else {
      is_look = false;
      if (!accept(U"?:") && peek() == '?') return fail(ErrorCode::kUnsupported, "group of an unknown kind");
    }
    VEDETTE_TRY(Node inner, alternation(depth + 1));
    if (!accept(U")")) return fail(ErrorCode::kMalformed, "missing )");
    if (!is_look) return inner;
    look.children.push_back(std::move(inner));
    return look;
  }

  Result<Node> repetition(Node item) {
    Node out;
    if (accept(U"*")) {
      out.min = 0, out.max = kUnbounded;
    } else if (accept(U"+")) {
      out.min = 1, out.max = kUnbounded;
    } else if (accept(U"?")) {
      out.min = 0, out.max = 1;
    } else if (peek() != '{' || !braces(out.min, out.max)) {
      return item;
    }
    if (out.max != kUnbounded && out.max < out.min) return fail(ErrorCode::kMalformed, "min repeat greater than max");
    if (out.min > kMaxRepeat || out.max > kMaxRepeat) return fail(ErrorCode::kUnsupported, "repeat count too large");
    if (accept(U"?")) out.greedy = false;
    if (peek() == '*' || peek() == '+' || peek() == '?') return fail(ErrorCode::kUnsupported, "multiple repeat");
    out.kind = Kind::kRepeat;
    out.children.push_back(std::move(item));
    return out;
  }

  // {m}, {m,}, {,n}, {m,n}; a brace that is none of them is itself, as in Python.
  bool braces(int32_t& min, int32_t& max) {
    size_t p = at_ + 1;
    const auto number = [&]() -> std::optional<int32_t> {
      int32_t value = 0;
      const size_t first = p;
      for (; p < text_.size() && text_[p] >= '0' && text_[p] <= '9' && p - first < 6; ++p) {
        value = value * 10 + static_cast<int32_t>(text_[p] - '0');
      }
      return p == first ? std::nullopt : std::optional(value);
    };
    const auto low = number();
    std::optional<int32_t> high = low;
    const bool comma = p < text_.size() && text_[p] == ',';
    if (comma) {
      ++p;
      high = number();
    }
    if (p >= text_.size() || text_[p] != '}' || (!low && !high)) return false;
    min = low.value_or(0);
    max = high.value_or(kUnbounded);
    at_ = p + 1;
    return true;
  }

  Result<Node> bracket() {
    Node out;
    out.kind = Kind::kSet;
    const bool negated = accept(U"^");
    bool first = true;
    while (first || peek() != ']') {
      if (done()) return fail(ErrorCode::kMalformed, "unterminated character set");
      if (starts_with(U"[:") || starts_with(U"&&")) return fail(ErrorCode::kUnsupported, "operator in a character set");
      VEDETTE_TRY(CharSet low, character(true));
      first = false;
      const bool range = peek() == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
      if (!range) {
        out.set.add(low);
        continue;
      }
      ++at_;
      VEDETTE_TRY(CharSet high, character(true));
      if (low.single() > 0x10FFFF || high.single() > 0x10FFFF || low.single() > high.single()) {
        return fail(ErrorCode::kMalformed, "bad character range");
      }
      out.set.add(low.single(), high.single());
    }
    ++at_;
    out.set.finish();
    if (negated) out.set = out.set.complement();
    return out;
  }

  // One character or escape, as a finished set.
  Result<CharSet> character(bool in_bracket) {
    CharSet out;
    const char32_t c = text_[at_++];
    if (c != '\\') {
      out.add(c);
      out.finish();
      return out;
    }
    if (done()) return fail(ErrorCode::kMalformed, "pattern ends in a backslash");
    const char32_t e = text_[at_++];
    if (auto set = class_escape(e)) return *set;
    static constexpr std::u32string_view kNames = U"ntrfva", kValues = U"\n\t\r\f\v\a";
    if (const size_t i = kNames.find(e); i != kNames.npos) {
      out.add(kValues[i]);
    } else if (e == 'x' || e == 'u' || e == 'U') {
      VEDETTE_TRY(const char32_t value, hexadecimal(e == 'x' ? 2 : e == 'u' ? 4 : 8));
      out.add(value);
    } else if (in_bracket && e == 'b') {
      out.add('\b');
    } else if (e < 128 && (chars::flags(e) & chars::kAlnum)) {
      return fail(ErrorCode::kUnsupported, std::string("escape \\") + static_cast<char>(e));
    } else {
      out.add(e);
    }
    out.finish();
    return out;
  }

  Result<char32_t> hexadecimal(size_t digits) {
    uint32_t value = 0;
    for (size_t i = 0; i < digits; ++i, ++at_) {
      const char32_t c = peek();
      const uint32_t digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;
      if (digit > 15) return fail(ErrorCode::kMalformed, "incomplete escape");
      value = value * 16 + digit;
    }
    if (value > 0x10FFFF) return fail(ErrorCode::kMalformed, "code point out of range");
    return static_cast<char32_t>(value);
  }

  std::vector<char32_t> text_;
  size_t at_ = 0;
};

}  // namespace

Result<Node> parse(std::string_view pattern) { return Parser(pattern).parse(); }

}  // namespace vedette::regex
