#include "reading/statements/spans.h"

#include <algorithm>

namespace vedette {
namespace {

bool is_mark(const Doc& doc, int32_t i) {
  const Tag t = doc.tags[i];
  if (t == Tag::kOpenQuote || t == Tag::kCloseQuote) return true;
  const std::string_view w = doc.word(i);
  return w == "\"" || w == "'" || w == "''" || w == "``" || w == "“" || w == "”" || w == "‘" || w == "’" || w == "„" || w == "«" || w == "»";
}

bool is_filler(const Doc& doc, int32_t i) {
  return doc.pos[i] == Pos::kSpace || doc.pos[i] == Pos::kPunct || doc.tags[i] == Tag::kSpace;
}

bool keeps(const Doc& doc, const Layout& layout, int32_t i, Span s) {
  if (doc.pos[i] == Pos::kSym || doc.tags[i] == Tag::kDollar) return true;
  const int32_t q = layout.quote_at[i];
  if (q < 0) return false;
  // Anything inside a quotation that lies wholly within the span: its marks and its last full stop.
  const Span qs = layout.quote_tokens[q];
  return qs.begin >= s.begin && qs.end <= s.end && (is_mark(doc, i) || i + 1 == qs.end || i == qs.begin);
}

// Cuts a range so that `cue` lies outside: the side that holds `head` stays.
Span clear_of(Span s, int32_t head, int32_t cue) {
  if (!s.contains(cue)) return s;
  return cue > head ? Span{s.begin, cue} : Span{cue + 1, s.end};
}

}  // namespace

Span trim_tokens(const Doc& doc, const Layout& layout, Span s) {
  while (s.begin < s.end && is_filler(doc, s.begin) && !keeps(doc, layout, s.begin, s)) ++s.begin;
  while (s.end > s.begin && is_filler(doc, s.end - 1) && !keeps(doc, layout, s.end - 1, s)) --s.end;
  return s;
}

Span source_span(const ReadingContext& context, const Layout& layout, int32_t head, int32_t cue) {
  const Doc& doc = context.doc;
  const Tree& tree = context.tree;
  if (doc.tags[head] == Tag::kWp || doc.tags[head] == Tag::kWdt) return {head, head + 1};
  Span s = clear_of(tree.subtree(head), head, cue);
  for (const int32_t c : tree.children(head)) {
    const Dep d = doc.deps[c];
    const Span below = tree.subtree(c);
    const bool after_comma = below.begin > head && doc.word(below.begin - 1) == ",";
    const bool clause = d == Dep::kRelcl || d == Dep::kAcl || d == Dep::kAdvcl || d == Dep::kCcomp || d == Dep::kParataxis;
    if (c > head && clause && after_comma && head < cue && below.begin - 1 < s.end) s.end = std::max(below.begin - 1, head + 1);
    if (c < head && (d == Dep::kCc || d == Dep::kAdvcl || d == Dep::kMark || d == Dep::kPreconj) && below.end > s.begin && d != Dep::kPreconj) s.begin = below.end;
  }
  // A source does not reach out of its quotation, nor into a long one beside it.
  const int32_t q = layout.quote_at[head];
  if (q >= 0) {
    const Span inside = layout.quote_tokens[q];
    s = {std::max(s.begin, inside.begin), std::min(s.end, inside.end)};
  } else {
    for (int32_t i = head; i < s.end; ++i) {
      const int32_t at = layout.outermost(i);
      if (at >= 0 && layout.quote_tokens[at].size() > 6) s.end = i;
    }
    for (int32_t i = head; i >= s.begin; --i) {
      const int32_t at = layout.outermost(i);
      if (at >= 0 && layout.quote_tokens[at].size() > 6) s.begin = i + 1;
    }
  }
  const int32_t p = layout.paragraph_at[head];
  if (p >= 0) s = {std::max(s.begin, layout.paragraphs[p].begin), std::min(s.end, layout.paragraphs[p].end)};
  s = trim_tokens(doc, layout, s);
  // A date at the head of a line is no title: "2022-02-15 NATO chief …".
  int32_t after_date = s.begin;
  while (after_date < head && (doc.pos[after_date] == Pos::kNum || doc.pos[after_date] == Pos::kPunct || doc.pos[after_date] == Pos::kSym)) ++after_date;
  if (after_date > s.begin + 1 && after_date <= head) s.begin = after_date;
  return s;
}

Span argument_span(const ReadingContext& context, const Layout& layout, int32_t head, int32_t cue) {
  Span s = clear_of(context.tree.subtree(head), head, cue);
  const int32_t p = layout.paragraph_at[cue];
  if (layout.paragraph_at[head] != p) return {head, head};
  if (p >= 0) s = {std::max(s.begin, layout.paragraphs[p].begin), std::min(s.end, layout.paragraphs[p].end)};
  return s;
}

Span cue_span(const ReadingContext& context, int32_t head, Span trigger) {
  const Doc& doc = context.doc;
  Span s = trigger;
  s.begin = std::min(s.begin, head);
  s.end = std::max(s.end, head + 1);
  const auto belongs = [&](int32_t i) {
    if (doc.heads[i] != head) return false;
    switch (doc.deps[i]) {
      case Dep::kAux:
      case Dep::kAuxpass:
      case Dep::kNeg:
      case Dep::kPrt: return true;
      case Dep::kAdvmod: return doc.pos[i] == Pos::kAdv || doc.pos[i] == Pos::kPart;
      default: return false;
    }
  };
  while (s.begin > 0 && belongs(s.begin - 1)) --s.begin;
  while (s.end < doc.size() && doc.heads[s.end] == head && doc.deps[s.end] == Dep::kPrt) ++s.end;
  return s;
}

void normalise(std::vector<Span>& spans) {
  spans.erase(std::remove_if(spans.begin(), spans.end(), [](Span s) { return s.empty(); }), spans.end());
  std::sort(spans.begin(), spans.end());
  std::vector<Span> out;
  for (const Span s : spans) {
    if (!out.empty() && s.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, s.end);
    } else {
      out.push_back(s);
    }
  }
  spans = std::move(out);
}

void subtract(std::vector<Span>& spans, Span hole) {
  if (hole.empty()) return;
  std::vector<Span> out;
  for (const Span s : spans) {
    if (!s.overlaps(hole)) {
      out.push_back(s);
      continue;
    }
    if (s.begin < hole.begin) out.push_back({s.begin, hole.begin});
    if (hole.end < s.end) out.push_back({hole.end, s.end});
  }
  spans = std::move(out);
}

}  // namespace vedette
