// Cues that are a mark only. A colon after a name at the head of a paragraph (a transcript, a headline) gives the rest of the
// paragraph to the name; a colon before a name at the end of a headline gives it what stands before; a dash before a name
// after a quotation, on its own line or at the end of one, gives it the quotation.
#include <algorithm>

#include "reading/statements/quoting.h"
#include "reading/statements/spans.h"

namespace vedette {
namespace {

constexpr int32_t kNameWords = 9;

bool is_dash(std::string_view w) { return w == "—" || w == "―" || w == "–" || w == "--" || w == "-"; }
bool ends_sentence(std::string_view w) { return w == "." || w == "!" || w == "?"; }

class ColonFinder {
 public:
  ColonFinder(const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues)
      : context_(context), doc_(context.doc), layout_(layout), cues_(cues) {}

  void run() {
    for (size_t p = 0; p < layout_.paragraphs.size(); ++p) {
      const Span range = layout_.paragraphs[p];
      if (range.size() < 2) continue;
      if (signature(static_cast<int32_t>(p))) continue;
      if (!after_name(range)) before_name(range);
      dashes(range);
    }
  }

 private:
  bool space(int32_t i) const { return doc_.pos[i] == Pos::kSpace; }
  bool is_upper(int32_t i) const {
    const std::string_view w = doc_.word(i);
    return !w.empty() && w[0] >= 'A' && w[0] <= 'Z';
  }

  // The words of a name or title: capitalised nouns and what joins them. `loose` lets small words of a title in.
  bool is_name(Span s, bool loose) const {
    int32_t words = 0, names = 0;
    for (int32_t i = s.begin; i < s.end; ++i) {
      const Pos pos = doc_.pos[i];
      if (space(i) || pos == Pos::kPunct || pos == Pos::kPart || pos == Pos::kSym) {
        if (ends_sentence(doc_.word(i))) return false;
        continue;
      }
      ++words;
      const bool joins = pos == Pos::kAdp || pos == Pos::kDet || pos == Pos::kCconj;
      if (joins && loose) continue;
      if (pos != Pos::kPropn && pos != Pos::kNoun && pos != Pos::kAdj && pos != Pos::kNum) return false;
      if (!is_upper(i) && !loose) return false;
      names += pos == Pos::kPropn || is_upper(i);
    }
    return names > 0 && words <= kNameWords;
  }
  // A person or body among the words, or none of the names known as something else (a place of a dateline, a date).
  bool can_speak(Span s) const {
    bool speaks = false, other = false;
    const ClassId human = context_.lexicon.class_id("human");
    for (int32_t i = s.begin; i < s.end; ++i) {
      const EntLabel e = doc_.ent_labels[i];
      if (e == EntLabel::kPerson || e == EntLabel::kOrg || e == EntLabel::kGpe || e == EntLabel::kNorp) speaks = true;
      if (e == EntLabel::kDate || e == EntLabel::kTime || e == EntLabel::kCardinal || e == EntLabel::kWorkOfArt || e == EntLabel::kEvent) other = true;
      if (context_.lexicon.in_class(doc_, context_.words, i, human)) speaks = true;
    }
    return speaks && !other;
  }
  bool has_verb(Span s) const {
    for (int32_t i = s.begin; i < s.end; ++i) {
      const Tag t = doc_.tags[i];
      if (t == Tag::kVbd || t == Tag::kVbz || t == Tag::kVbp || t == Tag::kMd) return true;
    }
    return false;
  }
  int32_t words(Span s) const {
    int32_t n = 0;
    for (int32_t i = s.begin; i < s.end; ++i) n += !space(i) && doc_.pos[i] != Pos::kPunct;
    return n;
  }

  void add(int32_t mark, Span source, Span content) {
    source = trim_tokens(doc_, layout_, source);
    content = trim_tokens(doc_, layout_, content);
    if (source.empty() || content.empty()) return;
    Cue c;
    c.head = mark;
    c.words = {mark, mark + 1};
    c.source.push_back(name_head(source));
    c.source_spans.push_back(source);
    c.content.push_back(content);
    c.quoted = true;
    cues_.push_back(std::move(c));
  }
  // The head of a name: the token whose own head lies outside.
  int32_t name_head(Span s) const {
    for (int32_t i = s.begin; i < s.end; ++i) {
      if (!s.contains(doc_.heads[i]) || doc_.heads[i] == i) {
        if (doc_.pos[i] != Pos::kPunct) return i;
      }
    }
    return s.end - 1;
  }

  // "STOLTENBERG: We see no sign."
  bool after_name(Span p) {
    int32_t begin = p.begin;
    while (begin < p.end && (doc_.pos[begin] == Pos::kPunct || space(begin))) ++begin;
    for (int32_t i = begin; i < std::min(p.end - 1, begin + 2 * kNameWords); ++i) {
      if (doc_.word(i) != ":") continue;
      const Span name{begin, i};
      if (name.empty() || !is_name(name, false) || !can_speak(name) || words({i + 1, p.end}) < 3) return false;
      if (is_name({i + 1, p.end}, true) && !has_verb({i + 1, p.end})) return false;
      if (taken(i)) return false;
      add(i, name, {i + 1, p.end});
      return true;
    }
    return false;
  }

  // "No sign of a pullback: NATO chief": a headline, so no full stop at its end.
  void before_name(Span p) {
    if (p.size() > 30 || ends_sentence(doc_.word(p.end - 1))) return;
    for (int32_t i = p.end - 2; i > p.begin && i > p.end - 2 - kNameWords; --i) {
      if (doc_.word(i) != ":") continue;
      const Span name{i + 1, p.end};
      if (is_name(name, true) && can_speak(name) && words({p.begin, i}) >= 3 && !taken(i)) add(i, name, {p.begin, i});
      return;
    }
  }
  // A cue of words has what stands after the colon already.
  bool taken(int32_t colon) const {
    return std::any_of(cues_.begin(), cues_.end(), [&](const Cue& c) { return c.head < colon && c.head > colon - 8 && c.pattern >= 0 && !c.loose && c.words.end >= colon - 1; });
  }

  // A paragraph that is a dash and a name: the one before is what was said.
  bool signature(int32_t p) {
    const Span range = layout_.paragraphs[p];
    if (p == 0 || !is_dash(doc_.word(range.begin)) || range.size() > 3 * kNameWords) return false;
    if (has_verb(range) || !can_speak({range.begin + 1, range.end})) return false;
    add(range.begin, {range.begin + 1, range.end}, layout_.paragraphs[p - 1]);
    return true;
  }

  // "…" ― Name, to the end of the line.
  void dashes(Span p) {
    for (int32_t i = p.begin + 1; i + 1 < p.end; ++i) {
      if (!is_dash(doc_.word(i)) || layout_.quote_at[i] >= 0) continue;
      int32_t prev = i - 1;
      while (prev > p.begin && space(prev)) --prev;
      const int32_t q = layout_.outermost(prev);
      if (q < 0 || layout_.quote_tokens[q].end != prev + 1 || layout_.quote_tokens[q].size() < 6) continue;
      int32_t end = i + 1;
      while (end < p.end && doc_.text.find('\n', doc_.spans[end].begin) != static_cast<size_t>(doc_.spans[end].begin) && end < i + 12 && layout_.quote_at[end] < 0) ++end;
      const Span name{i + 1, end};
      if (has_verb(name) || !is_name(name, true)) continue;
      add(i, name, layout_.quote_tokens[q]);
    }
  }

  const ReadingContext& context_;
  const Doc& doc_;
  const Layout& layout_;
  std::vector<Cue>& cues_;
};

}  // namespace

void find_colon_cues(const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues) {
  ColonFinder(context, layout, cues).run();
}

}  // namespace vedette
