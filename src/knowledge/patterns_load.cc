// From lines to patterns: every error names file, line and column, with a caret.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "knowledge/pattern.h"

namespace vedette {

class PatternCompiler {
 public:
  PatternCompiler(PatternSet& set, Lexicon& lexicon, const std::vector<std::string>& role_keys,
                  const std::vector<std::string>& plain_keys, PatternSet::Shapes shapes)
      : set_(set), lexicon_(lexicon), role_keys_(role_keys), plain_keys_(plain_keys), alternatives_(shapes == PatternSet::Shapes::kAlternatives) {}

  Status add(const LineRecord& record) {
    record_ = &record;
    if (record.fields.size() < 4 || record.fields.size() > 5) {
      return line_error(record, 0, "a pattern is \"id | triggers | conditions | yields | note\"");
    }
    Pattern p;
    p.id = record.fields[0];
    if (p.id.empty() || p.id.find(' ') != std::string::npos) return line_error(record, 0, "an id has no blanks");
    if (const auto [it, fresh] = ids_.emplace(p.id, &record); !fresh) {
      return line_error(record, 0, fmt::format("this id stands already at {}:{}", it->second->file, it->second->line));
    }
    VEDETTE_CHECK(add_triggers(p));
    VEDETTE_CHECK(add_conditions(p));
    for (const Condition& c : p.conditions) p.weight += weight(c);
    VEDETTE_CHECK(add_yields(p));
    p.record = static_cast<int32_t>(set_.records_.size());
    VEDETTE_CHECK(refuse_shadowed(p));
    set_.records_.push_back(record);
    set_.patterns_.push_back(std::move(p));
    return ok();
  }

  // Once all are added: the index by the trigger's word.
  void finish() {
    set_.by_word_.assign(lexicon_.size(), {});
    set_.measure_noun_ = lexicon_.class_id("measure_noun");
    for (size_t i = 0; i < set_.patterns_.size(); ++i) {
      const auto& triggers = set_.patterns_[i].triggers;
      for (size_t t = 0; t < triggers.size(); ++t) {
        set_.by_word_[triggers[t].head].push_back({static_cast<int32_t>(i), static_cast<int32_t>(t)});
      }
    }
  }

 private:
  Error error(size_t field, std::string_view message, std::string_view at) const {
    const std::string& whole = record_->fields[field];
    const size_t offset = at.data() >= whole.data() && at.data() <= whole.data() + whole.size() ? at.data() - whole.data() : 0;
    return line_error(*record_, field, message, offset);
  }

  Trigger make_trigger(const WordForm& form) {
    Trigger t;
    t.pos = form.pos;
    for (const std::string& word : form.words) t.before.push_back(lexicon_.intern(word));
    t.head = t.before.back();
    t.before.pop_back();
    return t;
  }

  Status add_triggers(Pattern& p) {
    for (const std::string_view text : split_list(record_->fields[1], ',')) {
      if (text.empty()) return error(1, "an empty trigger", text);
      if (text.front() == '@') {
        const ClassId id = lexicon_.class_id(text.substr(1));
        if (id < 0) return error(1, fmt::format("unknown class {}", text), text);
        for (const WordForm& form : lexicon_.class_forms(id)) p.triggers.push_back(make_trigger(form));
        continue;
      }
      // head:dependent:dependent.v
      std::string_view body = text;
      std::string suffix;
      if (body.size() > 2 && body[body.size() - 2] == '.' && std::string_view("vna").find(body.back()) != std::string_view::npos) {
        suffix = std::string(body.substr(body.size() - 2));
        body.remove_suffix(2);
      }
      const auto parts = split_list(body, ':');
      const WordForm form = parse_word_form(std::string(parts.front()) + suffix);
      if (form.words.empty()) return error(1, "an empty trigger", text);
      Trigger t = make_trigger(form);
      for (size_t i = 1; i < parts.size(); ++i) t.dependents.push_back(lexicon_.intern(parts[i]));
      p.triggers.push_back(std::move(t));
    }
    if (p.triggers.empty()) return line_error(*record_, 1, "no trigger");
    return ok();
  }

  std::optional<RoleRef> parse_role(std::string_view name) {
    constexpr std::pair<std::string_view, Role> kRoles[] = {
        {"subj", Role::kSubj},   {"obj", Role::kObj}, {"iobj", Role::kIobj}, {"comp", Role::kComp}, {"attr", Role::kAttr},
        {"acomp", Role::kAcomp}, {"mod", Role::kMod}, {"poss", Role::kPoss}, {"num", Role::kNum},   {"advcl", Role::kAdvcl}};
    for (const auto& [known, role] : kRoles) {
      if (name == known) return RoleRef{role};
    }
    const size_t bar = name.rfind('_');
    const std::string_view inner = bar == std::string_view::npos ? name : name.substr(bar + 1);
    const ClassId prepositions = lexicon_.class_id("preposition");
    const Word word = lexicon_.find(inner);
    if (prepositions < 0 || word == kNoWord || !lexicon_.has_member(word, prepositions)) return std::nullopt;
    RoleRef out{Role::kPrep, word};
    if (bar != std::string_view::npos) out.outer = lexicon_.intern(name.substr(0, bar));
    return out;
  }

  Status parse_roles(size_t field, std::string_view text, std::vector<RoleRef>& out) {
    for (const std::string_view name : split_list(text, ',')) {
      const auto role = parse_role(name);
      if (!role) return error(field, fmt::format("unknown role \"{}\"", name), name);
      out.push_back(*role);
    }
    if (out.empty()) return error(field, "no role", text);
    return ok();
  }

  Status parse_values(std::string_view text, std::vector<ValueSpec>& out) {
    using Kind = ValueSpec::Kind;
    constexpr std::pair<std::string_view, Kind> kKinds[] = {
        {"*", Kind::kAny},         {"#actor", Kind::kActor}, {"#place", Kind::kPlace},   {"#clause", Kind::kClause},
        {"#number", Kind::kNumber}, {"#pron", Kind::kPronoun}, {"#person", Kind::kPerson}, {"#noun", Kind::kNoun},
        {"#infinitive", Kind::kInfinitive}, {"#bare", Kind::kBareVerb}, {"#whether", Kind::kWhether}};
    for (const std::string_view name : split_list(text, ',')) {
      if (name.empty()) return error(2, "an empty value", name);
      const auto known = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& k) { return k.first == name; });
      if (known != std::end(kKinds)) {
        out.push_back({known->second, -1});
      } else if (name.front() == '@') {
        const ClassId id = lexicon_.class_id(name.substr(1));
        if (id < 0) return error(2, fmt::format("unknown class {}", name), name);
        out.push_back({Kind::kClass, id});
      } else if (name.front() == '#') {
        return error(2, fmt::format("unknown kind {}", name), name);
      } else {
        out.push_back({Kind::kWord, lexicon_.intern(name)});
      }
    }
    if (out.empty()) out.push_back({});
    return ok();
  }

  Status add_conditions(Pattern& p) {
    using Kind = Condition::Kind;
    constexpr std::pair<std::string_view, Kind> kFlags[] = {
        {"passive", Kind::kPassive}, {"active", Kind::kActive}, {"verb", Kind::kVerb},    {"noun", Kind::kNoun},
        {"adj", Kind::kAdj},         {"neg", Kind::kNegated},   {"infinitive", Kind::kInfinitive}, {"root", Kind::kRoot}};
    for (std::string_view text : split_list(record_->fields[2], ' ')) {
      if (text.empty()) continue;
      Condition c;
      const auto flag = std::find_if(std::begin(kFlags), std::end(kFlags), [&](const auto& k) { return k.first == text; });
      if (flag != std::end(kFlags)) {
        c.kind = flag->second;
        p.conditions.push_back(std::move(c));
        continue;
      }
      if (text.front() == '!') c.kind = Kind::kAbsent, text.remove_prefix(1);
      const size_t equals = text.find('=');
      std::string_view roles = text.substr(0, equals);
      if (roles.ends_with('?')) {
        if (c.kind == Kind::kAbsent) return error(2, "'!' and '?' exclude each other", text);
        c.kind = Kind::kIfPresent;
        roles.remove_suffix(1);
      }
      VEDETTE_CHECK(parse_roles(2, roles, c.roles));
      VEDETTE_CHECK(parse_values(equals == std::string_view::npos ? std::string_view("*") : text.substr(equals + 1), c.values));
      p.conditions.push_back(std::move(c));
    }
    return ok();
  }

  Status add_yields(Pattern& p) {
    const auto has = [](const std::vector<std::string>& keys, std::string_view key) {
      return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    for (const std::string_view text : split_list(record_->fields[3], ' ')) {
      if (text.empty()) continue;
      const size_t equals = text.find('=');
      if (equals == std::string_view::npos) return error(3, "a yield is key=value", text);
      const std::string key(text.substr(0, equals));
      const std::string_view value = text.substr(equals + 1);
      if (has(role_keys_, key)) {
        std::vector<RoleRef> roles;
        VEDETTE_CHECK(parse_roles(3, value, roles));
        p.roles.emplace_back(key, std::move(roles));
      } else if (has(plain_keys_, key)) {
        p.yields.push_back({key, std::string(value)});
      } else {
        return error(3, fmt::format("unknown key \"{}\"", key), text);
      }
    }
    return ok();
  }

  // What a condition tells: an argument of a kind most, named by its words a little more than by a class; an argument of
  // any kind, a missing one, or a form of the trigger much less.
  static int32_t weight(const Condition& c) {
    using Kind = ValueSpec::Kind;
    if (c.kind != Condition::Kind::kPresent) return 30;
    const auto is = [&](Kind kind) {
      return std::all_of(c.values.begin(), c.values.end(), [&](const ValueSpec& v) { return v.kind == kind; });
    };
    return is(Kind::kAny) ? 40 : is(Kind::kWord) ? 105 : 100;
  }

  // Two patterns with one trigger and the same conditions: the later could never count.
  Status refuse_shadowed(const Pattern& p) {
    for (const Trigger& t : p.triggers) {
      std::string key = fmt::format("{}.{}", t.head, static_cast<int>(t.pos));
      for (const Word w : t.before) key += fmt::format("<{}", w);
      for (const Word w : t.dependents) key += fmt::format(">{}", w);
      std::vector<std::string_view> conditions = split_list(record_->fields[2], ' ');
      std::sort(conditions.begin(), conditions.end());
      for (const std::string_view c : conditions) key += fmt::format(" {}", c);
      if (alternatives_) key += fmt::format(" | {}", record_->fields[3]);
      const auto [it, fresh] = shapes_.emplace(std::move(key), p.id);
      if (!fresh && it->second != p.id) {
        return line_error(*record_, 1, fmt::format("\"{}\" with these conditions is already pattern {}", lexicon_.text(t.head), it->second));
      }
    }
    return ok();
  }

  PatternSet& set_;
  Lexicon& lexicon_;
  const std::vector<std::string>& role_keys_;
  const std::vector<std::string>& plain_keys_;
  bool alternatives_;
  const LineRecord* record_ = nullptr;
  std::map<std::string, const LineRecord*> ids_;
  std::map<std::string, std::string> shapes_;
};

Result<PatternSet> PatternSet::load(const DataFiles& data, std::string_view prefix, const std::vector<std::string>& role_keys,
                                    const std::vector<std::string>& plain_keys, Lexicon& lexicon, Shapes shapes) {
  PatternSet out;
  PatternCompiler compiler(out, lexicon, role_keys, plain_keys, shapes);
  std::vector<std::vector<LineRecord>> files;
  for (const std::string& name : data.names(prefix)) {
    if (name.find("classes") != std::string::npos) continue;
    VEDETTE_TRY(std::vector<LineRecord> records, parse_lines(data.text(name), name));
    files.push_back(std::move(records));
  }
  for (const auto& records : files) {
    for (const LineRecord& record : records) VEDETTE_CHECK(compiler.add(record));
  }
  compiler.finish();
  return out;
}

}  // namespace vedette
