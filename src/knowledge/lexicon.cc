#include "knowledge/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "base/line_file.h"

namespace vedette {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

template <size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  const auto same = [&](std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == b; });
  };
  return std::any_of(words.begin(), words.end(), same);
}

// A class as written: its members in order, classes with their '@'.
struct RawClass {
  LineRecord record;
  std::vector<std::string> members;
};

Result<std::map<std::string, RawClass, std::less<>>> read_classes(const DataFiles& data, std::vector<std::string>& order) {
  std::map<std::string, RawClass, std::less<>> out;
  for (const std::string& name : data.names()) {
    if (name.find("classes") == std::string::npos) continue;
    VEDETTE_TRY(const auto records, parse_lines(data.text(name), name));
    for (const LineRecord& record : records) {
      const std::string_view head = record.field(0);
      if (!head.starts_with('@') || record.fields.size() != 2) return line_error(record, 0, "a class is \"@name | words\"");
      RawClass raw{record, {}};
      for (const std::string_view member : split_list(record.field(1), ',')) {
        if (member.empty()) return line_error(record, 1, "an empty word");
        raw.members.emplace_back(member);
      }
      const std::string key(head.substr(1));
      if (!out.emplace(key, std::move(raw)).second) return line_error(record, 0, "this class stands twice");
      order.push_back(key);
    }
  }
  return out;
}

}  // namespace

WordPos word_pos(Pos pos) {
  switch (pos) {
    case Pos::kVerb:
    case Pos::kAux: return WordPos::kVerb;
    case Pos::kNoun:
    case Pos::kPropn: return WordPos::kNoun;
    case Pos::kAdj: return WordPos::kAdj;
    default: return WordPos::kAny;
  }
}

bool is_joining_prefix(std::string_view text) {
  constexpr std::array<std::string_view, 10> kPrefixes = {"de", "re", "co", "pre", "non", "mis", "un", "dis", "anti", "counter"};
  return is_one_of(text, kPrefixes);
}

bool is_joining_particle(std::string_view text) {
  constexpr std::array<std::string_view, 8> kParticles = {"up", "down", "back", "out", "off", "over", "through", "by"};
  return is_one_of(text, kParticles);
}

WordForm parse_word_form(std::string_view text) {
  WordForm out;
  constexpr std::pair<std::string_view, WordPos> kSuffixes[] = {
      {".v", WordPos::kVerb}, {".n", WordPos::kNoun}, {".a", WordPos::kAdj}};
  for (const auto& [suffix, pos] : kSuffixes) {
    if (!text.ends_with(suffix)) continue;
    out.pos = pos;
    text.remove_suffix(suffix.size());
    break;
  }
  // The engine makes tokens of their own of hyphens between letters.
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) out.words.push_back(std::move(word));
    word.clear();
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '-' && (is_joining_prefix(word) || is_joining_particle(text.substr(i + 1)))) {
      word.push_back(c);
      continue;
    }
    if (c == ' ' || c == '-') finish();
    if (c == '-') out.words.emplace_back("-");
    if (c != ' ' && c != '-') word.push_back(lower(c));
  }
  finish();
  return out;
}

Result<Lexicon> Lexicon::load(const DataFiles& data) {
  Lexicon out;
  std::vector<std::string> order;
  VEDETTE_TRY(const auto raw, read_classes(data, order));
  for (const std::string& name : order) {
    out.class_index_.emplace(name, static_cast<ClassId>(out.classes_.size()));
    out.classes_.push_back(name);
  }
  for (const std::string& name : order) {
    const ClassId id = out.class_id(name);
    // Members of nested classes count as members; `open` is the way down, to refuse cycles.
    std::vector<std::string> open;
    const std::function<Status(const std::string&)> add = [&](const std::string& from) -> Status {
      const RawClass& source = raw.find(from)->second;
      if (std::find(open.begin(), open.end(), from) != open.end()) return line_error(source.record, 1, "the class holds itself");
      open.push_back(from);
      for (const std::string& member : source.members) {
        if (member.front() != '@') {
          out.add_member(member, id);
        } else if (raw.find(member.substr(1)) == raw.end()) {
          return line_error(source.record, 1, fmt::format("unknown class {}", member));
        } else {
          VEDETTE_CHECK(add(member.substr(1)));
        }
      }
      open.pop_back();
      return ok();
    };
    VEDETTE_CHECK(add(name));
  }
  return out;
}

Word Lexicon::intern(std::string_view lemma) {
  if (const Word known = find(lemma); known != kNoWord) return known;
  const auto word = static_cast<Word>(texts_.size());
  texts_.emplace_back(lemma);
  index_.emplace(std::string(lemma), word);
  members_.emplace_back();
  return word;
}

Word Lexicon::find(std::string_view lemma) const {
  const auto it = index_.find(lemma);
  return it == index_.end() ? kNoWord : it->second;
}

void Lexicon::add_member(std::string_view text, ClassId id) {
  const WordForm form = parse_word_form(text);
  std::vector<Word> words;
  for (const std::string& word : form.words) words.push_back(intern(word));
  if (words.empty()) return;
  const Word last = words.back();
  words.pop_back();
  members_[last].push_back({id, form.pos, std::move(words)});
}

std::vector<Word> Lexicon::words(const Doc& doc) const {
  std::vector<Word> out(doc.size(), kNoWord);
  std::string buffer;
  const auto look_up = [&](std::string_view text) {
    buffer.assign(text);
    std::transform(buffer.begin(), buffer.end(), buffer.begin(), lower);
    return find(buffer);
  };
  for (int32_t i = 0; i < doc.size(); ++i) {
    out[i] = look_up(doc.lemma(i));
    if (out[i] == kNoWord) out[i] = look_up(doc.word(i));
    const bool name = doc.tags[i] == Tag::kNnp || doc.tags[i] == Tag::kNnps;
    if (out[i] == kNoWord && name && doc.word(i).size() > 3 && doc.word(i).ends_with('s')) out[i] = look_up(doc.word(i).substr(0, doc.word(i).size() - 1));
    const size_t hyphen = out[i] == kNoWord ? doc.lemma(i).find('-') : std::string_view::npos;
    if (hyphen == std::string_view::npos || !is_joining_prefix(doc.lemma(i).substr(0, hyphen))) continue;
    const std::string_view prefix = doc.lemma(i).substr(0, hyphen), rest = doc.lemma(i).substr(hyphen + 1);
    out[i] = look_up(fmt::format("{}{}", prefix, rest));              // "re-open" as "reopen"
    if (out[i] == kNoWord && prefix == "re") out[i] = look_up(rest);  // "re-shell": done again
  }
  return out;
}

ClassId Lexicon::class_id(std::string_view name) const {
  const auto it = class_index_.find(name);
  return it == class_index_.end() ? -1 : it->second;
}

std::vector<WordForm> Lexicon::class_forms(ClassId id) const {
  std::vector<WordForm> out;
  for (size_t word = 0; word < members_.size(); ++word) {
    for (const Entry& entry : members_[word]) {
      if (entry.id != id) continue;
      WordForm& form = out.emplace_back();
      form.pos = entry.pos;
      for (const Word before : entry.before) form.words.push_back(texts_[before]);
      form.words.push_back(texts_[word]);
    }
  }
  return out;
}

bool Lexicon::has_member(Word word, ClassId id) const {
  return std::any_of(members_[word].begin(), members_[word].end(), [&](const Entry& e) { return e.id == id; });
}

bool Lexicon::preceded_by(const std::vector<Word>& words, int32_t token, const std::vector<Word>& before) {
  const auto count = static_cast<int32_t>(before.size());
  if (token < count) return false;
  return std::equal(before.begin(), before.end(), words.begin() + (token - count));
}

bool Lexicon::word_in_class(const Doc& doc, const std::vector<Word>& words, int32_t token, Word word, ClassId id) const {
  if (word == kNoWord) return false;
  const WordPos pos = word_pos(doc.pos[token]);
  for (const Entry& entry : members_[word]) {
    if (entry.id != id || (entry.pos != WordPos::kAny && entry.pos != pos)) continue;
    if (entry.before.empty() || preceded_by(words, token, entry.before)) return true;
  }
  return false;
}

bool Lexicon::in_class(const Doc& doc, const std::vector<Word>& words, int32_t token, ClassId id) const {
  if (id < 0) return false;
  if (word_in_class(doc, words, token, words[token], id)) return true;
  // A participle used as an adjective may be known by its form: "planned", whose lemma is "plan".
  const Tag tag = doc.tags[token];
  if (tag != Tag::kVbn && tag != Tag::kVbg) return false;
  std::array<char, 32> form;
  const std::string_view text = doc.word(token);
  if (text.size() > form.size()) return false;
  std::transform(text.begin(), text.end(), form.begin(), lower);
  return word_in_class(doc, words, token, find({form.data(), text.size()}), id);
}

}  // namespace vedette
