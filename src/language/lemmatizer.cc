#include "language/lemmatizer.h"

#include <algorithm>

#include "language/chars.h"
#include "language/hash.h"

namespace vedette {
namespace {

// The value of a field of "A=x|B=y"; "" where it is not there.
std::string_view feature(std::string_view morph, std::string_view field) {
  while (!morph.empty()) {
    const size_t end = std::min(morph.find('|'), morph.size());
    const std::string_view pair = morph.substr(0, end);
    if (pair.size() > field.size() && pair[field.size()] == '=' && pair.substr(0, field.size()) == field) {
      return pair.substr(field.size() + 1);
    }
    morph.remove_prefix(std::min(end + 1, morph.size()));
  }
  return {};
}

// spacy/lang/en/lemmatizer.py: the word is its own lemma.
bool is_base_form(Pos pos, std::string_view morph) {
  if (morph.empty()) return false;
  const std::string_view form = feature(morph, "VerbForm");
  if (pos == Pos::kNoun && feature(morph, "Number") == "Sing") return true;
  if (pos == Pos::kVerb && form == "Fin" && feature(morph, "Tense") == "Pres" && feature(morph, "Number").empty()) return true;
  return form == "Inf" || form == "None" || feature(morph, "Degree") == "Pos";
}

bool contains(const std::vector<std::string>& forms, std::string_view form) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

std::string Lemmatizer::lemma(std::string_view word, std::string_view lower, Pos pos, std::string_view morph,
                              Scratch& s) const {
  if (pos == Pos::kNone || pos == Pos::kEol || pos == Pos::kSpace || is_base_form(pos, morph)) return std::string(lower);
  const Tables& t = tables_[static_cast<size_t>(pos)];
  if (!t.any) return std::string(pos == Pos::kPropn ? word : lower);
  auto& forms = s.forms_;
  auto& unknown = s.unknown_;
  forms.clear();
  unknown.clear();
  for (size_t i = 0; i < t.old_ends.size(); ++i) {
    const std::string_view old_end = t.old_ends[i];
    if (lower.size() < old_end.size() || lower.substr(lower.size() - old_end.size()) != old_end) continue;
    std::string form(lower.substr(0, lower.size() - old_end.size()));
    form += t.new_ends[i];
    if (form.empty()) continue;
    const bool known = t.index.find(form) >= 0;
    if (known) forms.insert(forms.begin(), std::move(form));
    else if (!chars::all_have(form, chars::kAlpha)) forms.push_back(std::move(form));
    else unknown.push_back(std::move(form));
  }
  // Exceptions come before what the rules gave, the last of them first, but only where the rules did not give them;
  // duplicates among the rules' forms change nothing of that.
  const int64_t at = t.exceptions.find(lower);
  if (at >= 0) {
    const auto i = static_cast<size_t>(at);
    for (size_t f = i == 0 ? 0 : t.form_ends[i - 1]; f < t.form_ends[i]; ++f) {
      if (!contains(forms, t.forms[f])) forms.insert(forms.begin(), std::string(t.forms[f]));
    }
  }
  if (!forms.empty()) return forms.front();
  return unknown.empty() ? std::string(word) : unknown.front();
}

void Lemmatizer::run(Doc& doc, const Tokens& tokens, const LexemeTable& lexemes, Scratch& s) const {
  if (s.generation_ != lexemes.generation() || s.entries_.empty()) {
    s.entries_.assign(8192, {});
    s.used_ = 0;
    s.text_.clear();
    s.generation_ = lexemes.generation();
  }
  const auto slot_of = [&s](uint64_t key) {
    const size_t mask = s.entries_.size() - 1;
    size_t slot = (key * 0x9E3779B97F4A7C15u >> 20) & mask;
    while (s.entries_[slot].key != key && s.entries_[slot].key != ~uint64_t{0}) slot = (slot + 1) & mask;
    return slot;
  };
  for (size_t i = 0; i < doc.lemmas.size(); ++i) {
    if (doc.lemmas[i].length != 0) continue;
    const uint64_t key = static_cast<uint64_t>(tokens.lexemes[i]) << 32 | static_cast<uint64_t>(doc.morphs[i]) << 8 |
                         static_cast<uint64_t>(doc.pos[i]);
    size_t slot = slot_of(key);
    if (s.entries_[slot].key != key) {
      const Lexeme& word = lexemes[tokens.lexemes[i]];
      const std::string made = lemma(word.text, word.lower_text, doc.pos[i], doc.morph(static_cast<int32_t>(i)), s);
      s.entries_[slot] = {key, {static_cast<uint32_t>(s.text_.size()), static_cast<uint32_t>(made.size())}};
      s.text_ += made;
      if (++s.used_ * 2 > s.entries_.size()) {
        std::vector<Scratch::Entry> old(s.entries_.size() * 2);
        old.swap(s.entries_);
        for (const Scratch::Entry& e : old) {
          if (e.key != ~uint64_t{0}) s.entries_[slot_of(e.key)] = e;
        }
        slot = slot_of(key);
      }
    }
    const TextRef ref = s.entries_[slot].lemma;
    doc.lemmas[i] = doc.add_string(std::string_view(s.text_).substr(ref.begin, ref.length));
  }
}

}  // namespace vedette
