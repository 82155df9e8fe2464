#include "reading/times/rules.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace vedette {
namespace {

using Step = TimeStep;
using Kind = TimeStep::Kind;

struct BuiltinName {
  std::string_view name;
  TimeBuiltin builtin;
  TimeField field;
};
constexpr BuiltinName kBuiltins[] = {
    {"num", TimeBuiltin::kNumber, TimeField::kCount},        {"ord", TimeBuiltin::kOrdinal, TimeField::kNth},
    {"year", TimeBuiltin::kYear, TimeField::kYear},          {"yy", TimeBuiltin::kShortYear, TimeField::kYear},
    {"yearwords", TimeBuiltin::kYearWords, TimeField::kYear}, {"day", TimeBuiltin::kDay, TimeField::kDay},
    {"mo", TimeBuiltin::kMonthNumber, TimeField::kMonth},    {"hour", TimeBuiltin::kHour, TimeField::kHour},
    {"min", TimeBuiltin::kMinute, TimeField::kMinute},       {"clock", TimeBuiltin::kClock4, TimeField::kHour},
    {"decade4", TimeBuiltin::kDecadeDigits, TimeField::kDecade}, {"decade2", TimeBuiltin::kShortDecade, TimeField::kDecade},
    {"any", TimeBuiltin::kAny, TimeField::kCountFields},
};

struct WordClass {
  int32_t id = 0;
  TimeField field = TimeField::kType;
};

// A piece of pattern text being read.
struct Source {
  std::string_view text;
  size_t at = 0;

  void skip_blank() {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  }
  bool eat(char c) {
    if (at >= text.size() || text[at] != c) return false;
    ++at;
    return true;
  }
  bool eat(std::string_view s) {
    if (!text.substr(at).starts_with(s)) return false;
    at += s.size();
    return true;
  }
  bool ends() const { return at >= text.size() || text[at] == '/' || text[at] == ')'; }
  // Up to the closing sign, which is eaten; nullopt without one.
  std::optional<std::string_view> until(char close) {
    const size_t end = text.find(close, at);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inner = text.substr(at, end - at);
    at = end + 1;
    return trim(inner);
  }
};

bool wants_glue_after(char32_t sign) { return sign == '-' || sign == '/' || sign == ':'; }

class Compiler {
 public:
  explicit Compiler(TimeRuleSet& set) : set_(set) {}

  Status read_words(const LineRecord& r) {
    const auto field = parse_time_field(r.field(1));
    if (!field) return line_error(r, 1, "not a field of a time");
    const auto [at, fresh] = classes_.try_emplace(std::string(r.field(0)), WordClass{static_cast<int32_t>(classes_.size()), *field});
    if (!fresh) return line_error(r, 0, "the class has been defined before");
    for (const std::string_view entry : split_list(r.field(2), ' ')) {
      if (entry.empty()) continue;
      const size_t equals = entry.find('=');
      const size_t offset = static_cast<size_t>(entry.data() - r.field(2).data());
      if (equals == std::string_view::npos) return line_error(r, 2, "an entry is word=value", offset);
      const auto value = parse_time_value(*field, entry.substr(equals + 1));
      if (!value) return line_error(r, 2, "not a value of the field", offset + equals + 1);
      const auto word = static_cast<size_t>(set_.lexicon.add(entry.substr(0, equals)));
      if (set_.classes_of.size() <= word) set_.classes_of.resize(word + 1);
      set_.classes_of[word].push_back({at->second.id, *value, entry[0] >= 'A' && entry[0] <= 'Z'});
    }
    return ok();
  }

  Status read_part(const LineRecord& r) {
    if (!parts_.try_emplace(std::string(r.field(0)), std::string(r.field(1))).second) {
      return line_error(r, 0, "the part has been defined before");
    }
    std::vector<Step> unused;
    return compile(r, 1, unused);
  }

  Status read_rule(const LineRecord& r) {
    TimeRule rule;
    rule.id = std::string(r.field(0));
    rule.file = r.file;
    rule.line = r.line;
    rule.examples = r.examples;
    for (const TimeRule& other : set_.rules) {
      if (other.id == rule.id) return line_error(r, 0, "the rule has been defined before");
    }
    for (const std::string_view entry : split_list(r.field(1), ' ')) {
      if (entry.empty()) continue;
      const auto pair = assignment(entry);
      if (!pair) return line_error(r, 1, "not field=value", static_cast<size_t>(entry.data() - r.field(1).data()));
      rule.yields.push_back(*pair);
    }
    VEDETTE_CHECK(compile(r, 2, rule.program));
    rule.program.push_back({});
    set_.rules.push_back(std::move(rule));
    return ok();
  }

 private:
  static std::optional<std::pair<TimeField, int32_t>> assignment(std::string_view text) {
    const size_t equals = text.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const auto field = parse_time_field(text.substr(0, equals));
    if (!field) return std::nullopt;
    const auto value = parse_time_value(*field, text.substr(equals + 1));
    if (!value) return std::nullopt;
    return std::pair{*field, *value};
  }

  Status compile(const LineRecord& r, size_t field, std::vector<Step>& out) {
    Source in{r.field(field)};
    if (trim(in.text).empty()) return line_error(r, field, "an empty pattern");
    glue_ = false;
    std::string_view why = alternatives(in, out, 0);
    if (why.empty() && in.at < in.text.size()) why = "an unopened ')'";
    if (!why.empty()) return line_error(r, field, why, in.at);
    return ok();
  }

  // seq / seq / …; returns what is wrong, or nothing.
  std::string_view alternatives(Source& in, std::vector<Step>& out, int depth) {
    std::vector<std::vector<Step>> branches;
    const bool glue = glue_;
    do {
      glue_ = glue;
      std::vector<Step> branch;
      if (const auto why = sequence(in, branch, depth); !why.empty()) return why;
      branches.push_back(std::move(branch));
    } while (in.eat('/'));
    glue_ = false;
    std::vector<size_t> jumps;
    for (size_t i = 0; i < branches.size(); ++i) {
      const bool last = i + 1 == branches.size();
      if (!last) out.push_back({.kind = Kind::kSplit, .arg = static_cast<int32_t>(out.size() + branches[i].size() + 2)});
      append(out, branches[i]);
      if (last) continue;
      jumps.push_back(out.size());
      out.push_back({.kind = Kind::kJump});
    }
    for (const size_t j : jumps) out[j].arg = static_cast<int32_t>(out.size());
    return {};
  }

  // Copies a relocatable block: its targets count from its own beginning.
  static void append(std::vector<Step>& out, const std::vector<Step>& block) {
    const auto base = static_cast<int32_t>(out.size());
    for (Step s : block) {
      if (s.kind == Kind::kSplit || s.kind == Kind::kJump || s.kind == Kind::kAhead || s.kind == Kind::kBehind) s.arg += base;
      out.push_back(s);
    }
  }

  std::string_view sequence(Source& in, std::vector<Step>& out, int depth) {
    for (in.skip_blank(); !in.ends(); in.skip_blank()) {
      std::vector<Step> item;
      if (const auto why = primary(in, item, depth); !why.empty()) return why;
      if (in.eat('@')) {
        if (const auto why = tags(in, item); !why.empty()) return why;
      }
      if (in.eat('?')) {
        out.push_back({.kind = Kind::kSplit, .arg = static_cast<int32_t>(out.size() + item.size() + 1)});
        glue_ = false;
      }
      append(out, item);
    }
    return {};
  }

  std::string_view primary(Source& in, std::vector<Step>& out, int depth) {
    if (depth > 12) return "parts nested too deeply";
    if (in.eat("(?")) return look(in, out, depth);
    if (in.eat('(')) {
      if (const auto why = alternatives(in, out, depth + 1); !why.empty()) return why;
      return in.eat(')') ? "" : "a '(' without its ')'";
    }
    if (in.eat('<')) return class_or_builtin(in, out);
    if (in.eat('{')) return part(in, out, depth);
    if (in.eat('[')) return assignments(in, out);
    return literal(in, out);
  }

  std::string_view look(Source& in, std::vector<Step>& out, int depth) {
    Step s;
    s.kind = in.eat('<') ? Kind::kBehind : Kind::kAhead;
    if (in.eat('!')) {
      s.negate = true;
    } else if (!in.eat('=')) {
      return "(?= (?! (?<= or (?<! is wanted";
    }
    std::vector<Step> body;
    const bool glue = glue_;
    glue_ = false;
    if (const auto why = alternatives(in, body, depth + 1); !why.empty()) return why;
    glue_ = glue;
    if (!in.eat(')')) return "a '(' without its ')'";
    body.push_back({});
    const size_t at = out.size();
    out.push_back(s);
    append(out, body);
    out[at].arg = static_cast<int32_t>(out.size());
    return {};
  }

  std::string_view class_or_builtin(Source& in, std::vector<Step>& out) {
    const auto inner = in.until('>');
    if (!inner) return "a '<' without its '>'";
    const size_t colon = inner->find(':');
    const std::string_view name = inner->substr(0, colon);
    Step s;
    s.glued = std::exchange(glue_, false);
    bool found = false;
    if (const auto c = classes_.find(std::string(name)); c != classes_.end()) {
      s.kind = Kind::kClass;
      s.arg = c->second.id;
      s.field = c->second.field;
      found = true;
    }
    for (const BuiltinName& b : kBuiltins) {
      if (b.name != name) continue;
      s.kind = Kind::kBuiltin;
      s.arg = static_cast<int32_t>(b.builtin);
      s.field = b.field;
      found = true;
    }
    if (!found) return "no such class of words";
    if (colon != std::string_view::npos) {
      const auto field = parse_time_field(inner->substr(colon + 1));
      if (!field) return "no such field";
      s.field = *field;
    }
    out.push_back(s);
    return {};
  }

  std::string_view part(Source& in, std::vector<Step>& out, int depth) {
    const auto name = in.until('}');
    if (!name) return "a '{' without its '}'";
    const auto found = parts_.find(*name);
    if (found == parts_.end()) return "no such part";
    Source inner{found->second};
    return alternatives(inner, out, depth + 1);
  }

  static std::string_view assignments(Source& in, std::vector<Step>& out) {
    const auto inner = in.until(']');
    if (!inner) return "a '[' without its ']'";
    for (const std::string_view entry : split_list(*inner, ' ')) {
      if (entry.empty()) continue;
      const auto pair = assignment(entry);
      if (!pair) return "not field=value";
      out.push_back({.kind = Kind::kAssign, .field = pair->first, .arg = pair->second});
    }
    return {};
  }

  std::string_view tags(Source& in, std::vector<Step>& out) {
    TimeTagSet set;
    set.negate = in.eat('!');
    const size_t begin = in.at;
    while (in.at < in.text.size() && (std::isupper(static_cast<unsigned char>(in.text[in.at])) || in.text[in.at] == ',' || in.text[in.at] == '_' || in.text[in.at] == '$')) ++in.at;
    for (const std::string_view name : split_list(in.text.substr(begin, in.at - begin), ',')) {
      const auto tag = parse_tag(name);
      const auto entity = parse_ent_label(name);
      if (tag) set.tags.push_back(*tag);
      if (entity) set.entities.push_back(*entity);
      if (!tag && !entity) return "no such tag or entity label";
    }
    if (set.tags.empty() && set.entities.empty()) return "a tag is wanted";
    out.push_back({.kind = Kind::kTag, .arg = static_cast<int32_t>(set_.tag_sets.size())});
    set_.tag_sets.push_back(std::move(set));
    return {};
  }

  std::string_view literal(Source& in, std::vector<Step>& out) {
    std::string text;
    for (; in.at < in.text.size(); ++in.at) {
      const char c = in.text[in.at];
      if (c == '\\' && in.at + 1 < in.text.size()) {
        text.push_back(in.text[++in.at]);
      } else if (std::string_view(" \t()<>{}[]/?@").find(c) != std::string_view::npos) {
        break;
      } else {
        text.push_back(c);
      }
    }
    if (text.empty()) return "nothing to match here";
    const std::vector<Atom> atoms = cut_atoms(text, set_.lexicon);
    for (const Atom& a : atoms) {
      Step s;
      s.glued = std::exchange(glue_, false) || a.glued;
      if (a.kind == Atom::Kind::kSign) {
        s.kind = Kind::kSign;
        s.arg = static_cast<int32_t>(a.sign);
        s.glued = s.glued || (a.sign != '"' && a.sign != '$' && a.sign != '(' && a.sign != 0x2014);
        // An apostrophe alone opens a short year: "'98".
        const bool opens = a.sign == '\'' && atoms.size() == 1;
        if (opens) s.glued = false;
        glue_ = opens || wants_glue_after(a.sign);
      } else {
        s.kind = Kind::kWord;
        s.arg = set_.lexicon.add(slice(text, a.bytes));
      }
      out.push_back(s);
    }
    return {};
  }

  TimeRuleSet& set_;
  std::map<std::string, WordClass, std::less<>> classes_;
  std::map<std::string, std::string, std::less<>> parts_;
  bool glue_ = false;  // the next atom must be glued to the one before
};

// Fills the tables of what a rule may begin with.
class Indexer {
 public:
  explicit Indexer(TimeRuleSet& set) : set_(set) {
    set_.classes_of.resize(static_cast<size_t>(set_.lexicon.size()) + 1);
    set_.by_word.resize(static_cast<size_t>(set_.lexicon.size()) + 1);
  }

  void run() {
    for (rule_ = 0; rule_ < static_cast<int32_t>(set_.rules.size()); ++rule_) {
      TimeRule& rule = set_.rules[static_cast<size_t>(rule_)];
      seen_.assign(rule.program.size(), false);
      visit(0);
      rule.second.words.assign(static_cast<size_t>(set_.lexicon.size()) + 1, false);
      for (auto& seen : seen_at_) seen.assign(rule.program.size(), false);
      visit_second(rule, 0, false);
    }
  }

 private:
  void visit(int32_t at) {
    if (seen_[static_cast<size_t>(at)]) return;
    seen_[static_cast<size_t>(at)] = true;
    const Step& s = set_.rules[static_cast<size_t>(rule_)].program[static_cast<size_t>(at)];
    switch (s.kind) {
      case Kind::kWord: add(set_.by_word[static_cast<size_t>(s.arg)]); break;
      case Kind::kSign:
        if (std::find(set_.by_sign.begin(), set_.by_sign.end(), std::pair{static_cast<char32_t>(s.arg), rule_}) == set_.by_sign.end()) {
          set_.by_sign.emplace_back(static_cast<char32_t>(s.arg), rule_);
        }
        break;
      case Kind::kClass: add_class(s.arg); break;
      case Kind::kBuiltin: add_builtin(static_cast<TimeBuiltin>(s.arg)); break;
      case Kind::kSplit: visit(at + 1); visit(s.arg); break;
      case Kind::kJump:
      case Kind::kAhead:
      case Kind::kBehind: visit(s.arg); break;
      case Kind::kTag:
      case Kind::kAssign: visit(at + 1); break;
      case Kind::kAccept: break;
    }
  }
  // As visit, but on to what the second piece may be.
  void visit_second(TimeRule& rule, int32_t at, bool one_read) {
    std::vector<bool>& seen = seen_at_[one_read ? 1 : 0];
    if (seen[static_cast<size_t>(at)]) return;
    seen[static_cast<size_t>(at)] = true;
    const Step& s = rule.program[static_cast<size_t>(at)];
    switch (s.kind) {
      case Kind::kSplit: visit_second(rule, at + 1, one_read); visit_second(rule, s.arg, one_read); return;
      case Kind::kJump:
      case Kind::kAhead:
      case Kind::kBehind: visit_second(rule, s.arg, one_read); return;
      case Kind::kTag:
      case Kind::kAssign: visit_second(rule, at + 1, one_read); return;
      case Kind::kAccept: rule.second.any = true; return;
      default: break;
    }
    if (!one_read) return visit_second(rule, at + 1, true);
    if (s.kind == Kind::kWord) rule.second.words[static_cast<size_t>(s.arg)] = true;
    if (s.kind == Kind::kSign) rule.second.signs = true;
    if (s.kind == Kind::kClass) mark_class(rule.second, s.arg);
    if (s.kind == Kind::kBuiltin) mark_builtin(rule.second, static_cast<TimeBuiltin>(s.arg));
  }
  void mark_class(TimeSeconds& second, int32_t wanted) const {
    for (size_t w = 0; w < set_.classes_of.size(); ++w) {
      for (const auto& entry : set_.classes_of[w]) {
        if (entry.in_class == wanted) second.words[w] = true;
      }
    }
  }
  void mark_builtin(TimeSeconds& second, TimeBuiltin builtin) const {
    if (builtin == TimeBuiltin::kAny) second.any = true;
    second.digits = true;
    for (size_t w = 0; w < second.words.size(); ++w) {
      if (set_.numbers.kind(static_cast<int32_t>(w)) != NumberWords::Kind::kNone) second.words[w] = true;
    }
  }
  void add(std::vector<int32_t>& rules) const {
    if (rules.empty() || rules.back() != rule_) rules.push_back(rule_);
  }
  void add_class(int32_t wanted) {
    for (size_t w = 0; w < set_.classes_of.size(); ++w) {
      for (const auto& entry : set_.classes_of[w]) {
        if (entry.in_class == wanted) add(set_.by_word[w]);
      }
    }
  }
  void add_builtin(TimeBuiltin builtin) {
    if (builtin == TimeBuiltin::kAny) return;  // the loader refuses a rule that begins so
    const bool words = builtin == TimeBuiltin::kNumber || builtin == TimeBuiltin::kOrdinal || builtin == TimeBuiltin::kYearWords;
    if (builtin != TimeBuiltin::kYearWords) add(set_.by_digits);
    if (!words) return;
    for (size_t w = 0; w < set_.by_word.size(); ++w) {
      if (set_.numbers.kind(static_cast<int32_t>(w)) != NumberWords::Kind::kNone) add(set_.by_word[w]);
    }
  }

  TimeRuleSet& set_;
  int32_t rule_ = 0;
  std::vector<bool> seen_;
  std::array<std::vector<bool>, 2> seen_at_;  // by whether one piece has been read
};

template <typename Read>
Status each_record(const DataFiles& data, const std::string& file, Read read) {
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text(file), file));
  for (const LineRecord& r : records) VEDETTE_CHECK(read(r));
  return ok();
}

}  // namespace

Result<TimeRuleSet> TimeRuleSet::load(const DataFiles& data) {
  const std::string words = "times/words.txt";
  const std::string parts = "times/parts.txt";
  if (!data.has(words) || !data.has(parts)) return Error{ErrorCode::kNotFound, "the rules of time expressions are missing", words};
  TimeRuleSet set;
  VEDETTE_TRY(set.numbers, NumberWords::load(data, set.lexicon));
  Compiler compiler(set);
  VEDETTE_CHECK(each_record(data, words, [&](const LineRecord& r) { return compiler.read_words(r); }));
  VEDETTE_CHECK(each_record(data, parts, [&](const LineRecord& r) { return compiler.read_part(r); }));
  for (const std::string& file : data.names("times/")) {
    if (file == words || file == parts || !file.ends_with(".txt")) continue;
    VEDETTE_CHECK(each_record(data, file, [&](const LineRecord& r) { return compiler.read_rule(r); }));
  }
  Indexer(set).run();
  return set;
}

}  // namespace vedette
