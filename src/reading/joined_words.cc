#include "reading/joined_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "knowledge/lexicon.h"

namespace vedette {
namespace {

constexpr int32_t kParts = 3;  // prefix, hyphen, word

bool is_verb_tag(Tag t) {
  return t == Tag::kVb || t == Tag::kVbd || t == Tag::kVbg || t == Tag::kVbn || t == Tag::kVbp || t == Tag::kVbz;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool joins(const Doc& doc, int32_t prefix) {
  if (prefix + kParts > doc.size() || doc.word(prefix + 1) != "-" || doc.spaces[prefix] != 0 || doc.spaces[prefix + 1] != 0) return false;
  const std::string_view word = doc.word(prefix + 2);
  if (word.size() > 2 && is_letter(word.front()) && is_joining_prefix(doc.word(prefix))) return true;
  // "build-up", but not "up" in the midst of "one-on-one".
  const bool goes_on = prefix + kParts < doc.size() && doc.spaces[prefix + 2] == 0 && doc.word(prefix + kParts) == "-";
  const bool goes_before = prefix > 0 && doc.spaces[prefix - 1] == 0 && doc.word(prefix - 1) == "-";
  return !goes_on && !goes_before && is_letter(doc.word(prefix).back()) && is_joining_particle(doc.lemma(prefix + 2));
}

class Joiner {
 public:
  explicit Joiner(const Doc& doc) : out_(doc), first_(static_cast<size_t>(doc.size()), -1), owner_(first_), passes_to_(first_) {}

  Doc join() {
    for (int32_t i = 0; i + kParts <= out_.size(); ++i) {
      if (!joins(out_, i)) continue;
      first_[i + 2] = i;
      for (int32_t part = i; part < i + kParts; ++part) owner_[part] = i + 2;
      i += kParts - 1;
    }
    for (int32_t word = 0; word < out_.size(); ++word) {
      if (first_[word] >= 0) place(first_[word], word);
    }
    hand_over();
    for (int32_t word = 0; word < out_.size(); ++word) {
      if (first_[word] >= 0) rename(first_[word], word);
    }
    drop_parts();
    return std::move(out_);
  }

 private:
  bool inside(int32_t token, int32_t first) const { return token >= first && token < first + kParts; }
  bool hangs_outside(int32_t token, int32_t first) const { return out_.heads[token] == token || !inside(out_.heads[token], first); }

  // Whether an auxiliary or "to" hangs on a part: then that part stands where the whole verb stands.
  bool has_auxiliary(int32_t part) const {
    for (int32_t i = std::max(0, part - 6); i < part; ++i) {
      if (out_.heads[i] == part && (out_.deps[i] == Dep::kAux || out_.deps[i] == Dep::kAuxpass)) return true;
    }
    return false;
  }

  // The part whose place in the tree is the word's.
  int32_t standing(int32_t first, int32_t word) const {
    for (const int32_t part : {word, first, first + 1}) {
      if (hangs_outside(part, first) && has_auxiliary(part)) return part;
    }
    for (const int32_t part : {word, first, first + 1}) {
      if (hangs_outside(part, first)) return part;
    }
    return word;
  }

  // Where the word stands in the tree, and as what.
  void place(int32_t first, int32_t word) {
    const int32_t part = standing(first, word);
    const int32_t modified = out_.heads[word];
    const bool took_object = part != word && modified > word && (out_.deps[word] == Dep::kAmod || out_.deps[word] == Dep::kCompound);
    out_.heads[word] = out_.heads[part] == part ? word : out_.heads[part];
    out_.deps[word] = out_.deps[part];
    if (is_joining_particle(out_.lemma(word))) {
      mend_noun(word);
    } else if (is_verb_tag(out_.tags[part]) && !is_verb_tag(out_.tags[word])) {
      out_.tags[word] = out_.tags[part], out_.pos[word] = Pos::kVerb;
    }
    if (out_.pos[word] != Pos::kVerb) return;
    if (took_object) out_.heads[modified] = word, out_.deps[modified] = Dep::kDobj;
    mend_infinitive(first, word);
    mend_auxiliary(word);
  }

  // What hung on the parts hangs on the word.
  void hand_over() {
    for (int32_t i = 0; i < out_.size(); ++i) {
      const int32_t above = out_.heads[i];
      if (above == i || owner_[i] >= 0) {
        if (owner_[i] == i && owner_[above] >= 0 && owner_[above] != i) out_.heads[i] = owner_[above];
        continue;
      }
      if (passes_to_[above] >= 0 && passes_to_[above] != i) out_.heads[i] = passes_to_[above];
      const int32_t word = owner_[out_.heads[i]];
      if (word < 0) continue;
      const bool finite = out_.tags[word] == Tag::kVbd || out_.tags[word] == Tag::kVbz || out_.tags[word] == Tag::kVbp;
      const bool modifier = out_.deps[i] == Dep::kCompound || out_.deps[i] == Dep::kNmod;
      if (finite && modifier && out_.heads[i] != word && i < word) out_.deps[i] = Dep::kNsubj;
      out_.heads[i] = word;
    }
  }

  void rename(int32_t first, int32_t word) {
    const std::string prefix = lower(out_.word(first));
    out_.lemmas[word] = out_.add_string(fmt::format("{}-{}", prefix, out_.lemma(word)));
    out_.norms[word] = out_.add_string(fmt::format("{}-{}", prefix, out_.norm(word)));
    out_.spans[word].begin = out_.spans[first].begin;
  }

  // "a build-up": what stands where nouns stand is one.
  void mend_noun(int32_t word) {
    const Dep dep = out_.deps[word];
    const bool nominal = dep == Dep::kNsubj || dep == Dep::kNsubjpass || dep == Dep::kDobj || dep == Dep::kPobj || dep == Dep::kAttr ||
                         dep == Dep::kCompound || dep == Dep::kConj || dep == Dep::kAppos || dep == Dep::kPoss;
    if (!nominal || out_.pos[word] == Pos::kNoun || out_.pos[word] == Pos::kPropn) return;
    out_.pos[word] = Pos::kNoun, out_.tags[word] = Tag::kNn;
  }

  // "urged them to de-escalate" with "to" read as a preposition.
  void mend_infinitive(int32_t first, int32_t word) {
    const int32_t to = first - 1;
    if (to < 0 || out_.deps[word] != Dep::kPobj || out_.heads[word] != to || out_.lemma(to) != "to") return;
    out_.heads[word] = out_.heads[to] == to ? word : out_.heads[to];
    out_.deps[word] = Dep::kXcomp;
    out_.tags[word] = Tag::kVb;
    out_.heads[to] = word, out_.deps[to] = Dep::kAux, out_.tags[to] = Tag::kTo, out_.pos[to] = Pos::kPart;
  }

  // "is re-arming" with the participle below the auxiliary.
  void mend_auxiliary(int32_t word) {
    const int32_t be = out_.heads[word];
    const Dep dep = out_.deps[word];
    const bool below = dep == Dep::kAttr || dep == Dep::kAcomp || dep == Dep::kXcomp;
    if (be == word || !below || out_.lemma(be) != "be" || (out_.tags[word] != Tag::kVbg && out_.tags[word] != Tag::kVbn)) return;
    passes_to_[be] = word;
    out_.heads[word] = out_.heads[be] == be ? word : out_.heads[be];
    out_.deps[word] = out_.deps[be];
    out_.heads[be] = word, out_.deps[be] = Dep::kAux;
  }

  static std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
  }

  template <typename T>
  void compact(std::vector<T>& column, size_t width = 1) const {
    if (column.empty()) return;
    size_t at = 0;
    for (size_t i = 0; i < kept_.size(); ++i) {
      const auto from = static_cast<size_t>(kept_[i]) * width;
      for (size_t k = 0; k < width; ++k) column[at++] = column[from + k];
    }
    column.resize(at);
  }

  void drop_parts() {
    const int32_t n = out_.size();
    std::vector<int32_t> now(static_cast<size_t>(n) + 1, 0);  // the new index of an old token
    for (int32_t i = 0; i < n; ++i) {
      now[i] = static_cast<int32_t>(kept_.size());
      const bool part = (i + 1 < n && first_[i + 1] == i - 1 && i > 0) || (i + 2 < n && first_[i + 2] == i);
      if (!part) kept_.push_back(i);
    }
    now[n] = static_cast<int32_t>(kept_.size());
    for (int32_t i = 0; i < n; ++i) out_.heads[i] = now[out_.heads[i]];
    for (Span& s : out_.sentences) s = {now[s.begin], now[s.end]};
    compact(out_.spans), compact(out_.spaces), compact(out_.norms), compact(out_.lemmas), compact(out_.tags), compact(out_.pos);
    compact(out_.morphs), compact(out_.heads), compact(out_.deps), compact(out_.ent_biluo), compact(out_.ent_labels);
    compact(out_.static_rows);
    compact(out_.vectors, static_cast<size_t>(out_.vector_width));
  }

  Doc out_;
  std::vector<int32_t> first_;  // by token: the prefix, where the token ends a joined word; -1
  std::vector<int32_t> owner_;      // by token: the joined word that it is a part of; -1
  std::vector<int32_t> passes_to_;  // by token: the word that takes over its dependents; -1
  std::vector<int32_t> kept_;
};

}  // namespace

std::optional<Doc> join_prefixes(const Doc& doc) {
  bool any = false;
  for (int32_t i = 0; i + kParts <= doc.size() && !any; ++i) any = joins(doc, i);
  if (!any) return std::nullopt;
  return Joiner(doc).join();
}

}  // namespace vedette
