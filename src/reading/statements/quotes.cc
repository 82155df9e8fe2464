// How marks are told apart. Curly, low and angle marks say mostly by their form whether they open or close; straight
// ones say it by their neighbours: an opening mark has white space, a bracket or a dash before it and none after it.
// Where neighbours do not tell, an open quotation of the style is closed, else one is opened. A single mark opens only
// where the paragraph has a later one that can close it; a closing one that could be a plural's apostrophe ("workers'
// rights") gives way to a later one that follows punctuation.
#include "reading/statements/quotes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace vedette {
namespace {

enum class Style : uint8_t { kDouble, kSingle, kAngle };
enum class Way : uint8_t { kNone, kOpen, kClose, kEither };

struct Mark {
  int32_t begin, end;
  Style style;
  Way way;
  bool firm;  // a closing single mark after punctuation, which no apostrophe is
};

struct Open {
  int32_t quotation;
  Style style;
  int32_t first_child_at;  // where a quotation of the same style opens inside; -1: none does
};

bool is_space(char32_t c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xA0 || c == 0x2009 || c == 0x202F || c == 0x3000; }
bool is_word(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c >= 0x2000 && c <= 0x206F) return false;  // general punctuation
  return c != 0xA0 && c != 0xAB && c != 0xBB && c != 0x3000 && c != 0;
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool ends_sentence(char32_t c) { return c == '.' || c == ',' || c == '!' || c == '?' || c == 0x2026; }
bool is_double(char32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F; }
// What may stand before an opening mark.
bool leads(char32_t c) {
  return c == 0 || is_space(c) || c == '(' || c == '[' || c == '{' || c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 ||
         c == '/' || c == ':' || c == '>' || c == '=' || is_double(c) || c == 0x2018 || c == '\'' || c == '`' || c == 0xAB;
}
// What may stand after a closing mark.
bool trails(char32_t c) { return !is_word(c); }

char32_t before(std::string_view text, int32_t at, int32_t floor) {
  if (at <= floor) return 0;
  int32_t b = at - 1;
  while (b > floor && (static_cast<unsigned char>(text[b]) & 0xC0) == 0x80) --b;
  return utf8::decode(text, b).code_point;
}
char32_t after(std::string_view text, int32_t at, int32_t limit) { return at < limit ? utf8::decode(text, at).code_point : 0; }

// Words that begin with an apostrophe.
bool is_elision(std::string_view rest) {
  static constexpr std::array<std::string_view, 14> kWords = {"s", "em", "til", "till", "tis", "twas", "cause", "round", "bout", "n",
                                                               "d", "ll", "re", "ve"};
  size_t n = 0;
  while (n < rest.size() && is_word(static_cast<unsigned char>(rest[n])) && static_cast<unsigned char>(rest[n]) < 0x80) ++n;
  if (n > 0 && is_digit(static_cast<unsigned char>(rest[0]))) return true;  // '90s
  std::string_view word = rest.substr(0, n);
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view w) {
    return w.size() == word.size() &&
           std::equal(w.begin(), w.end(), word.begin(), [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  });
}

// Which way a straight or ambiguous mark between these characters points.
Way by_neighbours(char32_t left, char32_t right) {
  const bool opens = leads(left) && right != 0 && !is_space(right);
  const bool closes = left != 0 && !is_space(left) && trails(right);
  if (opens && !closes) return Way::kOpen;
  if (closes && !opens) return Way::kClose;
  return Way::kEither;
}

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Quotation>& out) : text_(text), out_(out) {}

  void paragraph(Span p) {
    collect(p);
    drop_lone_singles();
    if (pending_ >= 0) resume(p);
    for (const Mark& m : marks_) take(m);
    finish(p);
  }

 private:
  void add(int32_t b, int32_t e, Style style, Way way, bool firm = false) { marks_.push_back({b, e, style, way, firm}); }

  void collect(Span p) {
    marks_.clear();
    for (int32_t i = p.begin; i < p.end;) {
      const unsigned char byte = static_cast<unsigned char>(text_[i]);
      if (byte < 0x80 && byte != '"' && byte != '\'' && byte != '`') { ++i; continue; }
      const utf8::Decoded d = utf8::decode(text_, i);
      i = mark_at(p, i, d);
    }
  }

  // Adds the mark that begins at `i`, if one does; returns where to go on.
  int32_t mark_at(Span p, int32_t i, utf8::Decoded d) {
    const char32_t c = d.code_point;
    int32_t end = i + d.length;
    const char32_t left = before(text_, i, p.begin);
    if ((c == '\'' || c == '`' || c == 0x2019 || c == 0x2018) && after(text_, end, p.end) == c) {  // '' and ``
      end += d.length;
      add(i, end, Style::kDouble, c == '`' || c == 0x2018 ? Way::kOpen : by_neighbours(left, after(text_, end, p.end)));
      return end;
    }
    const char32_t right = after(text_, end, p.end);
    switch (c) {
      case '"':
        if (is_digit(left) && (is_space(right) || right == ',') && !open_double()) break;  // 5'10"
        add(i, end, Style::kDouble, by_neighbours(left, right));
        break;
      case 0x201E: add(i, end, Style::kDouble, Way::kOpen); break;
      case 0x201C: case 0x201F:  // also the German closing mark, and a wrong way round
        add(i, end, Style::kDouble, left != 0 && !leads(left) && trails(right) ? Way::kClose : Way::kOpen);
        break;
      case 0x201D:
        add(i, end, Style::kDouble, leads(left) && is_word(right) ? Way::kEither : Way::kClose);
        break;
      case 0xAB: case 0xBB: case 0x2039: case 0x203A: {
        const bool pointing_left = c == 0xAB || c == 0x2039;
        add(i, end, Style::kAngle, Way::kEither);
        if (marks_.size() == 1 || marks_[marks_.size() - 2].style != Style::kAngle) marks_.back().way = leads(left) || pointing_left ? Way::kOpen : Way::kClose;
        break;
      }
      case 0x201A: case '`': add(i, end, Style::kSingle, Way::kOpen); break;
      case '\'': case 0x2018: case 0x2019: single(i, end, c, left, right); break;
      default: break;
    }
    return end;
  }

  void single(int32_t b, int32_t e, char32_t c, char32_t left, char32_t right) {
    if (is_word(left) && is_word(right)) return;  // don't
    if (leads(left) && right != 0 && !is_space(right)) {
      if (c != 0x2018 && is_elision(text_.substr(e))) return;
      if (c == 0x2019) return;  // ’em
      if (is_word(right) || right == 0x2026 || is_double(right) || right == '[' || right == '$' || right == '.') add(b, e, Style::kSingle, Way::kOpen);
      return;
    }
    if (c == 0x2018 && !is_word(left)) return;
    if (left != 0 && !is_space(left) && trails(right)) {
      const bool plural = left == 's' || left == 'S';
      add(b, e, Style::kSingle, Way::kClose, ends_sentence(left) || !plural);
    }
  }

  bool open_double() const {
    int32_t open = 0;
    for (auto m = marks_.rbegin(); m != marks_.rend(); ++m) {
      if (m->style != Style::kDouble) continue;
      return m->way == Way::kOpen || (m->way == Way::kEither && open == 0);
    }
    return open != 0;
  }

  // A single mark opens only where one that closes follows; of the closing ones after it a firm one is preferred.
  void drop_lone_singles() {
    bool closing = false, firm = false;
    for (auto m = marks_.rbegin(); m != marks_.rend(); ++m) {
      if (m->style != Style::kSingle) continue;
      if (m->way == Way::kClose) {
        if (!m->firm && firm) m->way = Way::kNone;
        closing = true;
        firm = firm || m->firm;
      } else if (m->way == Way::kOpen) {
        if (!closing) m->way = Way::kNone;
        closing = firm = false;
      }
    }
  }

  // A quotation of an earlier paragraph is still open.
  void resume(Span p) {
    const Mark* first = nullptr;
    for (const Mark& m : marks_)
      if (m.style != Style::kSingle) { first = &m; break; }
    if (!first) {
      if (++waited_ > kPatience) pending_ = -1;
      return;
    }
    if (first->begin == p.begin && first->way != Way::kClose) {
      continues_ = pending_;
    } else if (first->way == Way::kClose && out_[pending_].depth == 0) {
      Quotation& q = out_[pending_];
      q.inner.end = first->begin;
      q.span.end = first->end;
      q.closed = true;
      marks_.erase(marks_.begin(), marks_.begin() + (first - marks_.data()) + 1);
    }
    pending_ = -1;
  }

  void take(const Mark& m) {
    if (m.way == Way::kNone) return;
    int32_t top = static_cast<int32_t>(stack_.size()) - 1;
    // Where the style is not open, a closing mark is nobody's; search is bounded to keep the pass linear.
    int32_t at = top;
    while (at >= 0 && top - at < 3 && stack_[at].style != m.style) --at;
    const bool is_open = at >= 0 && top - at < 3 && stack_[at].style == m.style;
    const bool closes = m.way == Way::kClose || (m.way == Way::kEither && is_open);
    if (closes) {
      if (!is_open) return;
      for (int32_t k = top; k > at; --k) abandon(stack_[k], m.begin);
      Quotation& q = out_[stack_[at].quotation];
      q.inner.end = m.begin;
      q.span.end = m.end;
      q.closed = true;
      stack_.resize(at);
      return;
    }
    if (is_open && stack_[at].first_child_at < 0) stack_[at].first_child_at = m.begin;
    Quotation q;
    q.span = {m.begin, m.end};
    q.inner = {m.end, m.end};
    q.depth = static_cast<int32_t>(stack_.size());
    q.parent = stack_.empty() ? -1 : stack_.back().quotation;
    q.closed = false;
    if (continues_ >= 0 && stack_.empty()) q.continues = std::exchange(continues_, -1);
    out_.push_back(q);
    stack_.push_back({static_cast<int32_t>(out_.size()) - 1, m.style, -1});
  }

  // A quotation that never closes ends at `limit`, or where another of its style opens inside it.
  void abandon(const Open& open, int32_t limit) {
    Quotation& q = out_[open.quotation];
    int32_t end = open.first_child_at >= 0 ? std::min(limit, open.first_child_at) : limit;
    while (end > q.inner.begin && is_space(static_cast<unsigned char>(text_[end - 1]))) --end;
    q.inner.end = q.span.end = std::max(end, q.inner.begin);
    q.closed = false;
  }

  void finish(Span p) {
    for (const Open& open : stack_) abandon(open, p.end);
    if (!stack_.empty() && stack_[0].style != Style::kSingle && stack_[0].first_child_at < 0) {
      pending_ = stack_[0].quotation;
      waited_ = 0;
    }
    stack_.clear();
    continues_ = -1;
  }

  static constexpr int32_t kPatience = 4;  // paragraphs without a mark that a quotation may run over
  std::string_view text_;
  std::vector<Quotation>& out_;
  std::vector<Mark> marks_;
  std::vector<Open> stack_;
  int32_t pending_ = -1;    // quotation left open by an earlier paragraph
  int32_t waited_ = 0;
  int32_t continues_ = -1;  // what the first quotation of this paragraph goes on with
};

// Children of a quotation that was cut short are no longer inside it.
void settle_depths(std::vector<Quotation>& all) {
  for (Quotation& q : all) {
    while (q.parent >= 0 && !all[q.parent].span.contains(q.span)) q.parent = all[q.parent].parent;
    q.depth = q.parent < 0 ? 0 : all[q.parent].depth + 1;
  }
}

}  // namespace

std::vector<Span> find_paragraphs(std::string_view text) {
  std::vector<Span> out;
  const int32_t size = static_cast<int32_t>(text.size());
  auto push = [&](int32_t b, int32_t e) {
    while (b < e && is_space(static_cast<unsigned char>(text[b]))) ++b;
    while (e > b && is_space(static_cast<unsigned char>(text[e - 1]))) --e;
    if (b < e) out.push_back({b, e});
  };
  int32_t begin = 0, line = 0;
  for (int32_t i = 0; i < size; ++i) {
    if (text[i] != '\n') continue;
    int32_t next = i + 1;
    bool blank = false;
    while (next < size && is_space(static_cast<unsigned char>(text[next]))) {
      if (text[next] == '\n') blank = true;
      ++next;
    }
    int32_t last = i;
    while (last > line && is_space(static_cast<unsigned char>(text[last - 1]))) --last;
    const char32_t end = before(text, last, line);
    const bool done = ends_sentence(end) ? end != ',' : end == ':' || is_double(end) || end == '\'' || end == 0x2019 || end == 0xBB;
    if (blank || done || last - line < 50) {
      push(begin, i);
      begin = next;
    }
    line = next;
    i = next - 1;
  }
  push(begin, size);
  return out;
}

std::vector<Quotation> find_quotations(std::string_view text, const std::vector<Span>& paragraphs) {
  std::vector<Quotation> out;
  Scanner scanner(text, out);
  for (Span p : paragraphs) scanner.paragraph(p);
  settle_depths(out);
  return out;
}

std::vector<Quotation> find_quotations(std::string_view text) { return find_quotations(text, find_paragraphs(text)); }

}  // namespace vedette
