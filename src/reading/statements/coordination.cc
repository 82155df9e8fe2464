#include "reading/statements/coordination.h"

#include <algorithm>

#include "reading/statements/spans.h"

namespace vedette {
namespace {

constexpr int32_t kReach = 200;  // tokens into a content

bool is_verbal(Pos pos) { return pos == Pos::kVerb || pos == Pos::kAux; }
bool finite(Tag t) { return t == Tag::kVbd || t == Tag::kVbz || t == Tag::kVbp; }

class Coordination {
 public:
  Coordination(const CueRules& rules, const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues)
      : rules_(rules), context_(context), doc_(context.doc), tree_(context.tree), layout_(layout), cues_(cues), cue_at_(doc_.size(), -1) {
    for (size_t c = 0; c < cues.size(); ++c) cue_at_[cues[c].head] = static_cast<int32_t>(c);
  }

  void run() {
    for (size_t c = 0; c < cues_.size(); ++c) {
      Cue& cue = cues_[c];
      if (!is_verbal(doc_.pos[cue.head]) || cue.loose) continue;
      cut_joined_cues(cue);
      extend_over_joined(cue);
    }
  }
  void run_after_quotations() {
    for (size_t c = 1; c < cues_.size(); ++c) share_source(c);
  }

 private:
  // The word that bears the tense, as tag and lemma: "has" of "has denied", "said" (any verb) of "said".
  std::pair<Tag, bool> form(int32_t verb) const {
    for (const int32_t c : tree_.children(verb)) {
      if (doc_.deps[c] == Dep::kAux && c < verb && doc_.tags[c] != Tag::kTo) return {doc_.tags[c], doc_.lemma(c) == "have"};
    }
    return {doc_.tags[verb], false};
  }
  bool has_subject(int32_t verb) const {
    return tree_.child(verb, Dep::kNsubj) >= 0 || tree_.child(verb, Dep::kNsubjpass) >= 0 || tree_.child(verb, Dep::kExpl) >= 0;
  }
  int32_t subject(int32_t verb) const { return tree_.child(verb, Dep::kNsubj); }
  bool is_speech(const Cue& c) const { return c.pattern >= 0 && rules_.rule(c.pattern).kind == CueKind::kSpeech; }

  // Where the conjunction before a joined verb stands.
  int32_t conjunction_before(int32_t verb) const {
    int32_t at = tree_.subtree(verb).begin;
    for (int32_t i = at - 1; i >= 0 && i > at - 4; --i) {
      if (doc_.pos[i] != Pos::kCconj && doc_.pos[i] != Pos::kPunct && doc_.pos[i] != Pos::kAdv) break;
      at = i;
    }
    return at;
  }

  void cut_joined_cues(Cue& cue) {
    if (cue.content.empty()) return;
    Span& s = cue.content.back();
    if (s.begin < cue.head) return;
    for (int32_t w = s.begin; w < std::min(s.end, s.begin + kReach); ++w) {
      if (cue_at_[w] < 0 || doc_.deps[w] != Dep::kConj || !is_verbal(doc_.pos[w]) || has_subject(w)) continue;
      if (layout_.quote_at[w] != layout_.quote_at[cue.head]) continue;
      const int32_t v = doc_.heads[w];
      if (!is_verbal(doc_.pos[v]) || !s.contains(v) || form(w) != form(cue.head)) continue;
      Cue& joined = cues_[cue_at_[w]];
      // "said that they met and told …" stays, unless the forms part or both are words of saying with a clause.
      const bool parted = form(v) != form(cue.head);
      const bool both_say = is_speech(cue) && is_speech(joined) && !joined.loose && says_clause(joined);
      if (!parted && !both_say) continue;
      const int32_t cut = conjunction_before(w);
      if (cut <= s.begin) continue;
      s.end = cut;
      s = trim_tokens(doc_, layout_, s);
      joined.source = cue.source;
      joined.source_spans = cue.source_spans;
      return;
    }
  }
  bool says_clause(const Cue& c) const {
    return std::any_of(c.content.begin(), c.content.end(), [&](Span s) { return s.begin > c.head && s.begin < doc_.size() && doc_.lemma(s.begin) == "that"; });
  }

  void extend_over_joined(Cue& cue) {
    if (cue.content.empty() || cue.content.back().begin < cue.head) return;
    Span& s = cue.content.back();
    for (const int32_t w : tree_.children(cue.head)) {
      if (doc_.deps[w] != Dep::kConj || w < s.end || !is_verbal(doc_.pos[w])) continue;
      if (conjunction_before(w) > s.end + 1 || layout_.quote_at[w] != layout_.quote_at[cue.head]) continue;
      const bool bare = doc_.tags[w] == Tag::kVb && !has_subject(w) && tree_.child(w, Dep::kAux) < 0 && doc_.tags[cue.head] != Tag::kVb;
      if (!bare && !(cue_at_[w] < 0 && same_subject(s, w))) continue;
      Span all = tree_.subtree(w);
      for (int32_t k = w + 1; k < std::min(all.end, w + kReach); ++k) {  // a finite verb joined to a bare one is the cue's fellow
        if (bare && doc_.deps[k] == Dep::kConj && finite(doc_.tags[k]) && doc_.heads[k] == w) {
          all.end = conjunction_before(k);
          break;
        }
      }
      s.end = std::max(s.end, all.end);
      s = trim_tokens(doc_, layout_, s);
    }
  }
  // The joined clause goes on with the pronoun that the content began with.
  bool same_subject(Span content, int32_t verb) const {
    const int32_t mine = subject(verb);
    if (mine < 0 || doc_.pos[mine] != Pos::kPron) return false;
    for (int32_t i = content.begin; i < std::min(content.end, content.begin + 6); ++i) {
      if (doc_.deps[i] == Dep::kNsubj) return doc_.lemma(i) == doc_.lemma(mine);
    }
    return false;
  }

  // A cue whose subject lies in what an earlier cue of the sentence holds before it.
  void share_source(size_t b) {
    Cue& cue = cues_[b];
    if (cue.source.empty() || !is_verbal(doc_.pos[cue.head]) || has_subject(cue.head) || doc_.deps[cue.head] != Dep::kConj) return;
    const int32_t subject_token = cue.source.front();
    for (size_t a = b; a-- > 0 && cues_[a].head > cue.head - 60;) {
      Cue& before = cues_[a];
      if (before.head <= subject_token) return;
      if (before.loose || before.source.empty() || !is_verbal(doc_.pos[before.head]) || !is_speech(before)) continue;
      // "X, he said, but warned …": what follows is the second cue's.
      auto& parts = before.content;
      parts.erase(std::remove_if(parts.begin(), parts.end(), [&](Span s) {
        return s.begin > before.head && s.contains(cue.head) && conjunction_before(cue.head) <= s.begin + 1 && parts.size() > 1;
      }), parts.end());
      bool holds = false, after = false;
      for (const Span s : before.content) {
        holds = holds || s.contains(subject_token);
        after = after || s.end > before.head;
      }
      if (!holds || after) continue;
      cue.source = before.source;
      cue.source_spans = before.source_spans;
      return;
    }
  }

  const CueRules& rules_;
  const ReadingContext& context_;
  const Doc& doc_;
  const Tree& tree_;
  const Layout& layout_;
  std::vector<Cue>& cues_;
  std::vector<int32_t> cue_at_;
};

}  // namespace

void settle_coordination(const CueRules& rules, const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues) {
  Coordination(rules, context, layout, cues).run();
}

void share_sources(const CueRules& rules, const ReadingContext& context, const Layout& layout, std::vector<Cue>& cues) {
  Coordination(rules, context, layout, cues).run_after_quotations();
}

}  // namespace vedette
