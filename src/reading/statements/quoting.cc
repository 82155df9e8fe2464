#include "reading/statements/quoting.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/statements/spans.h"

namespace vedette {
namespace {

constexpr int32_t kReach = 45;       // tokens from a quotation to its cue
constexpr int32_t kSpeechWords = 4;  // a shorter quotation is the words of others in a sentence of one's own

bool is_verbal(Pos pos) { return pos == Pos::kVerb || pos == Pos::kAux; }
bool ends_sentence(const Doc& doc, int32_t i) {
  const std::string_view w = doc.word(i);
  return w == "." || w == "!" || w == "?" || w == "…" || w == "...";
}

class QuoteOwner {
 public:
  QuoteOwner(const CueRules& rules, const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues)
      : rules_(rules), context_(context), doc_(context.doc), layout_(layout), cues_(cues) {
    cue_at_.assign(doc_.size(), -1);
    for (size_t c = 0; c < cues_.size(); ++c) {
      if (cues_[c].quote_pattern >= 0) cue_at_[cues_[c].head] = static_cast<int32_t>(c);
    }
    owner_.assign(layout.quotations.size(), -1);
    primary_.assign(layout.quotations.size(), 0);
    owns_.assign(cues_.size(), 0);
    count_content();
  }

  void run() {
    const auto n = static_cast<int32_t>(owner_.size());
    for (int32_t q = 0; q < n; ++q) {
      if (layout_.quote_tokens[q].empty()) continue;
      int32_t c = cue_after(q);
      if (c < 0) c = cue_before(q);
      if (c < 0) c = cue_above(q);
      owner_[q] = c;
      primary_[q] = c >= 0;
      if (c >= 0) owns_[c] = 1;
    }
    for (int32_t q = 0; q < n; ++q) {
      if (owner_[q] >= 0 || layout_.quote_tokens[q].empty()) continue;
      owner_[q] = goes_on(q);
      if (owner_[q] < 0) owner_[q] = heard_before(q);
      if (owner_[q] >= 0) owns_[owner_[q]] = 1;
    }
    give();
  }

 private:
  bool level(int32_t token, int32_t q) const { return layout_.quote_at[token] == layout_.quotations[q].parent; }
  Span paragraph(int32_t token) const {
    const int32_t p = layout_.paragraph_at[token];
    return p < 0 ? Span{token, token + 1} : layout_.paragraphs[p];
  }
  // Tokens of its words, marks and punctuation apart.
  int32_t words_in(int32_t q) const {
    int32_t n = 0;
    for (int32_t i = layout_.quote_tokens[q].begin; i < layout_.quote_tokens[q].end && n < 50; ++i) {
      n += doc_.pos[i] != Pos::kPunct && doc_.pos[i] != Pos::kSpace;
    }
    return n;
  }
  char last_char(int32_t q) const {
    const Span in = layout_.quotations[q].inner;
    int32_t at = in.end - 1;
    while (at > in.begin && (doc_.text[at] == ' ' || doc_.text[at] == '\n')) --at;
    constexpr std::string_view kInner = "’", kDots = "…";  // the mark of a quotation inside; an open end is an end
    const std::string_view text = std::string_view(doc_.text).substr(0, at < in.begin ? 0 : at + 1);
    if (text.ends_with(kDots)) return '.';
    if (text.ends_with(kInner) && at - 3 > in.begin) at -= 3;
    return at >= in.begin ? doc_.text[at] : '\0';
  }
  bool capitalised(int32_t q) const {
    const Span in = layout_.quotations[q].inner;
    for (int32_t at = in.begin; at < in.end; ++at) {
      const char ch = doc_.text[at];
      if (ch >= 'A' && ch <= 'Z') return true;
      if ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9')) return false;
    }
    return false;
  }
  int32_t clause_begin(const Cue& c, int32_t floor) const {
    int32_t b = c.words.begin;
    for (const Span s : c.source_spans) {
      if (s.begin >= floor) b = std::min(b, s.begin);
    }
    return b;
  }
  bool head_below(int32_t q, int32_t cue) const {  // the parse has the quotation's head as complement of the cue
    for (const int32_t i : context_.tree.children(cue)) {
      const bool complement = doc_.deps[i] == Dep::kCcomp || doc_.deps[i] == Dep::kDobj || doc_.deps[i] == Dep::kXcomp;
      if (complement && layout_.quote_tokens[q].contains(i)) return true;
    }
    return false;
  }

  // "…," X said.
  int32_t cue_after(int32_t q) const {
    const Span s = layout_.quote_tokens[q];
    const Span p = paragraph(s.begin);
    if (s.end >= doc_.size()) return -1;
    const char last = last_char(q);
    const bool comma = doc_.word(s.end) == ",";
    const bool open = last == ',' || last == '!' || last == '?' || last == '-' || (static_cast<unsigned char>(last) & 0x80) != 0 || comma;
    for (int32_t i = s.end; i < std::min(p.end, s.end + kReach); ++i) {
      if (!level(i, q) && layout_.quote_at[i] != layout_.quotations[q].parent) return -1;
      if (i > s.end && ends_sentence(doc_, i)) return -1;
      const int32_t c = cue_at_[i];
      if (c < 0 || !is_verbal(doc_.pos[i])) continue;
      const Cue& cue = cues_[c];
      if (doc_.tags[i] == Tag::kVbg && says_more(cue, q)) return -1;  // "…," he said, adding that …
      const int32_t begin = clause_begin(cue, s.end);
      if (!near(s.end, begin)) return -1;
      if (subordinate(s.end, begin)) return -1;  // "…," though she said that …
      // "…" tweeted the general: the verb right after needs no comma.
      const bool complement = head_below(q, i) || (cue.loose && i == s.end && !cue.source.empty() && cue.source.front() > i);
      if (!open && !complement) return -1;
      if (last == '.' && !comma && !complement) return -1;
      // "Who?" The judge said the gate was open: a sentence of its own.
      if ((last == '?' || last == '!' || last == '.') && !comma && !cue.loose && says_more(cue, q)) return -1;
      return c;
    }
    return -1;
  }
  // Only commas, conjunctions and adverbs between.
  bool near(int32_t from, int32_t to) const {
    for (int32_t i = from; i < to; ++i) {
      const Pos pos = doc_.pos[i];
      if (pos != Pos::kPunct && pos != Pos::kAdv && pos != Pos::kCconj && pos != Pos::kSpace && pos != Pos::kSconj && pos != Pos::kPart) return false;
    }
    return true;
  }
  bool subordinate(int32_t from, int32_t to) const {
    for (int32_t i = from; i < to; ++i) {
      if (doc_.pos[i] == Pos::kSconj || doc_.pos[i] == Pos::kCconj) return true;
    }
    return false;
  }
  bool says_more(const Cue& cue, int32_t q) const {
    return std::any_of(cue.content.begin(), cue.content.end(),
                       [&](Span s) { return s.begin > cue.head && !s.overlaps(layout_.quote_tokens[q]); });
  }

  // X said: "…"   X said, "…"   X said "…"
  int32_t cue_before(int32_t q) const {
    const Span s = layout_.quote_tokens[q];
    int32_t prev = s.begin - 1;
    while (prev >= 0 && doc_.pos[prev] == Pos::kSpace) --prev;
    if (prev < 0) return -1;
    const std::string_view before = doc_.word(prev);
    const bool colon = before == ":" || before == ":-";
    if (layout_.paragraph_at[prev] != layout_.paragraph_at[s.begin] && !colon && before != ",") return -1;
    const bool comma = before == "," || before == "-" || before == "--" || before == "–" || before == "—";
    for (int32_t i = prev; i >= 0 && i > s.begin - kReach; --i) {
      if (layout_.quote_at[i] != layout_.quotations[q].parent) {
        if (comma || colon) {  // step over a short quotation
          const int32_t other = layout_.quote_at[i];
          if (other >= 0 && words_in(other) < kSpeechWords && layout_.quotations[other].parent == layout_.quotations[q].parent) continue;
        }
        return -1;
      }
      if (i < prev && ends_sentence(doc_, i)) return -1;
      const int32_t c = cue_at_[i];
      if (c < 0) continue;
      const Cue& cue = cues_[c];
      if (colon) return c;
      if (comma && is_verbal(doc_.pos[i]) && (!says_more(cue, q) || cue.loose)) return c;
      if (comma) continue;
      const bool adjacent = prev < cue.words.end || (prev == cue.words.end && (before == "that" || before == "as" || before == "of" || before == "to"));
      if (adjacent && is_verbal(doc_.pos[i]) && !infinitive(s)) return cue.loose || head_below(q, i) ? c : -1;
      return -1;
    }
    return -1;
  }

  // "is continuing “to prepare”"
  bool infinitive(Span quote) const { return doc_.word(quote.begin + (quote.size() > 1 ? 1 : 0)) == "to"; }

  // The verb that the parse puts it under, where that verb has nothing else.
  int32_t cue_above(int32_t q) const {
    const Span s = layout_.quote_tokens[q];
    if (words_in(q) < kSpeechWords || infinitive(s)) return -1;
    for (int32_t i = s.begin; i < std::min(s.end, s.begin + 4 * kReach); ++i) {
      const int32_t h = doc_.heads[i];
      if (s.contains(h) || h == i) continue;
      const int32_t c = cue_at_[h];
      if (c >= 0 && cues_[c].loose && level(h, q) && is_verbal(doc_.pos[h]) && std::abs(h - i) < kReach) return c;
    }
    return -1;
  }

  // What an earlier cue said goes on here.
  int32_t goes_on(int32_t q) const {
    const Quotation& quote = layout_.quotations[q];
    if (quote.continues >= 0) return owner_[quote.continues];
    const Span s = layout_.quote_tokens[q];
    const Span p = paragraph(s.begin);
    if (words_in(q) < kSpeechWords && last_char(q) != '.' && last_char(q) != '!' && last_char(q) != '?') return -1;
    if (!capitalised(q)) return -1;
    int32_t prev = s.begin - 1;
    while (prev >= 0 && doc_.pos[prev] == Pos::kSpace) --prev;
    if (prev < 0) return -1;
    if (s.begin == p.begin) return s.end >= p.end - 1 ? last_of_paragraph(layout_.paragraph_at[s.begin] - 1, q) : -1;
    // Right after another quotation, or at the beginning of a sentence.
    const int32_t other = layout_.quote_at[prev];
    if (other >= 0 && other != quote.parent && layout_.quotations[other].parent == quote.parent) return owner_[other];
    if (!ends_sentence(doc_, prev) && doc_.word(prev) != ",") return -1;
    return last_cue({p.begin, prev}, q);
  }

  // A long quotation that nobody near is given: the one who was quoted before it in the paragraph speaks on.
  int32_t heard_before(int32_t q) const {
    if (words_in(q) < 2 * kSpeechWords || in_content(q)) return -1;
    const int32_t p = layout_.paragraph_at[layout_.quote_tokens[q].begin];
    for (int32_t other = q - 1; other >= 0 && other > q - 12; --other) {
      if (layout_.quotations[other].parent != layout_.quotations[q].parent) continue;
      if (layout_.quote_tokens[other].empty() || layout_.paragraph_at[layout_.quote_tokens[other].begin] != p) return -1;
      if (owner_[other] >= 0) return owner_[other];
    }
    return -1;
  }
  // Whether the syntax has given it to a cue already, as part of a clause.
  bool in_content(int32_t q) const {
    const Span s = layout_.quote_tokens[q];
    return covered_[s.end] > covered_[s.begin];
  }
  // covered_[i]: how many of the tokens before i are content of some cue.
  void count_content() {
    std::vector<int32_t> depth(doc_.size() + 1, 0);
    for (const Cue& c : cues_) {
      for (const Span s : c.content) ++depth[s.begin], --depth[s.end];
    }
    covered_.assign(doc_.size() + 1, 0);
    int32_t open = 0;
    for (int32_t i = 0; i < doc_.size(); ++i) {
      open += depth[i];
      covered_[i + 1] = covered_[i] + (open > 0);
    }
  }

  // The last cue of the sentence that ends before the quotation, should it be one of speech.
  int32_t last_cue(Span range, int32_t q) const {
    for (int32_t i = range.end - 1; i >= range.begin && i > range.end - kReach * 2; --i) {
      if (!level(i, q)) {
        const int32_t other = layout_.quote_at[i];
        if (other >= 0 && other < q && layout_.quotations[other].parent == layout_.quotations[q].parent && owner_[other] >= 0) return owner_[other];
        continue;
      }
      if (ends_sentence(doc_, i)) return -1;
      const int32_t c = cue_at_[i];
      if (c >= 0 && is_speech(cues_[c]) && !cues_[c].source.empty() && (!cues_[c].loose || owns(c))) return c;
    }
    return -1;
  }
  bool owns(int32_t c) const { return owns_[c] != 0; }
  bool is_speech(const Cue& c) const { return c.pattern >= 0 && rules_.rule(c.pattern).kind == CueKind::kSpeech && is_verbal(doc_.pos[c.head]); }

  int32_t last_of_paragraph(int32_t p, int32_t q) const {
    if (p < 0) return -1;
    const Span range = layout_.paragraphs[p];
    int32_t end = range.end;
    while (end > range.begin && ends_sentence(doc_, end - 1)) --end;
    return last_cue({range.begin, end}, q);
  }

  // "- The dam will hold - said the mayor.": dashes for marks. From the dash that opens, or the sentence's beginning.
  void take_dashes(Cue& cue) const {
    if (!is_verbal(doc_.pos[cue.head]) || layout_.quote_at[cue.head] >= 0) return;
    const Span p = paragraph(cue.head);
    int32_t dash = clause_begin(cue, p.begin) - 1;
    if (dash <= p.begin || cue.source.empty() || !is_dash(dash)) return;
    int32_t begin = dash - 1;
    while (begin > p.begin && dash - begin < 4 * kReach && layout_.quote_at[begin] < 0) {
      if (is_dash(begin) && (begin == p.begin || ends_sentence(doc_, begin - 1))) break;
      --begin;
    }
    if (!is_dash(begin)) {
      begin = dash - 1;
      while (begin > p.begin && !ends_sentence(doc_, begin - 1)) --begin;
    }
    Span s = trim_tokens(doc_, layout_, {begin, dash});
    if (s.size() < kSpeechWords) return;
    cue.content = {s};
    cue.pattern = cue.quote_pattern;
    cue.loose = false;
    cue.quoted = true;
  }
  bool is_dash(int32_t i) const {
    const std::string_view w = doc_.word(i);
    return w == "-" || w == "–" || w == "—" || w == "--";
  }

  void give() {
    std::vector<std::vector<int32_t>> owned(cues_.size());
    for (size_t q = 0; q < owner_.size(); ++q) {
      if (owner_[q] >= 0) owned[owner_[q]].push_back(static_cast<int32_t>(q));
    }
    for (size_t c = 0; c < cues_.size(); ++c) {
      if (!owned[c].empty()) {
        give_to(cues_[c], owned[c]);
      } else if (cues_[c].loose) {
        take_dashes(cues_[c]);
      }
    }
    cues_.erase(std::remove_if(cues_.begin(), cues_.end(), [](const Cue& c) { return c.loose || c.content.empty(); }), cues_.end());
  }

  void give_to(Cue& cue, const std::vector<int32_t>& quotes) {
    const bool primary = std::any_of(quotes.begin(), quotes.end(), [&](int32_t q) { return primary_[q] != 0; });
    if (cue.loose && !primary) return;
    std::vector<Span> content;
    for (const Span s : cue.content) {
      const bool touches = std::any_of(quotes.begin(), quotes.end(), [&](int32_t q) { return s.overlaps(layout_.quote_tokens[q]); });
      if (touches || !primary) content.push_back(s);
    }
    for (const int32_t q : quotes) content.push_back(layout_.quote_tokens[q]);
    for (const Span s : cue.source_spans) subtract(content, s);
    subtract(content, cue.words);
    for (Span& s : content) s = trim_tokens(doc_, layout_, s);
    normalise(content);
    if (cue.loose) cue.pattern = cue.quote_pattern;
    cue.content = std::move(content);
    cue.loose = false;
    cue.quoted = cue.quoted || primary;
    if (cue.source.empty()) guess_source(cue);
  }

  // "said Ann Lee", "Ann Lee said": the noun beside a cue where the parse names no subject.
  void guess_source(Cue& cue) const {
    const int32_t level = layout_.quote_at[cue.head];
    for (const int32_t c : context_.tree.children(cue.head)) {
      const Pos pos = doc_.pos[c];
      const bool noun = pos == Pos::kPropn || pos == Pos::kPron || pos == Pos::kNoun;
      if (!noun || doc_.deps[c] == Dep::kNpadvmod || layout_.quote_at[c] != level) continue;
      return set_source(cue, c);
    }
    int32_t i = cue.words.begin - 1;
    while (i > 0 && (doc_.pos[i] == Pos::kAdv || doc_.pos[i] == Pos::kPunct) && layout_.quote_at[i] == level) --i;
    const Pos pos = i < 0 ? Pos::kNone : doc_.pos[i];
    if ((pos != Pos::kPropn && pos != Pos::kPron && pos != Pos::kNoun) || layout_.quote_at[i] != level) return;
    for (int step = 0; step < 8; ++step) {
      const int32_t h = doc_.heads[i];
      const Dep d = doc_.deps[i];
      if (h == i || h >= cue.words.begin || layout_.quote_at[h] != level || is_verbal(doc_.pos[h]) || d == Dep::kNsubj) break;
      i = h;
    }
    set_source(cue, i);
  }
  void set_source(Cue& cue, int32_t head) const {
    cue.source.push_back(head);
    cue.source_spans.push_back(source_span(context_, layout_, head, cue.head));
    subtract(cue.content, cue.source_spans.back());
  }

  const CueRules& rules_;
  const ReadingContext& context_;
  const Doc& doc_;
  const Layout& layout_;
  std::vector<Cue>& cues_;
  std::vector<int32_t> cue_at_;    // by token: the cue that could take a quotation
  std::vector<int32_t> owner_;     // by quotation: cue
  std::vector<uint8_t> owns_;      // by cue: some quotation is its own
  std::vector<int32_t> covered_;   // see count_content
  std::vector<uint8_t> primary_;   // by quotation: it stands beside its cue
};

}  // namespace

void attach_quotations(const CueRules& rules, const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues) {
  QuoteOwner(rules, context, layout, cues).run();
}

}  // namespace vedette
