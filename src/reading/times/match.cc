#include <algorithm>
#include <array>
#include <cmath>

#include "reading/times/rules.h"

namespace vedette {
namespace {

using Step = TimeStep;
using Kind = TimeStep::Kind;

constexpr int32_t kMaxCaptures = 32;
constexpr int32_t kMaxSteps = 4000;  // of one rule at one place: a bound for hostile texts

struct Capture {
  TimeField field;
  int32_t value;
};

struct Taken {
  int32_t end = -1;  // -1: does not match
  int32_t value = 0;
  int32_t minute = TimeMeaning::kUnset;
};

int32_t thousandths(double count) { return static_cast<int32_t>(std::lround(std::min(count, 2e6) * 1000)); }

// Runs the program of one rule at one place.
class Machine {
 public:
  Machine(const TimeRuleSet& set, const Doc& doc, std::span<const Atom> atoms) : set_(set), doc_(doc), atoms_(atoms) {}

  // The end of the longest match, -1: none. Captures of it are in best().
  int32_t longest(const TimeRule& rule, int32_t at) {
    program_ = &rule.program;
    start_ = at;
    steps_ = 0;
    best_end_ = -1;
    behind_end_ = -1;
    looking_ = false;
    run(0, at, 0);
    return best_end_;
  }
  std::span<const Capture> best() const { return {best_.data(), static_cast<size_t>(best_count_)}; }

 private:
  const Atom* atom(int32_t at) const {
    return at >= 0 && at < static_cast<int32_t>(atoms_.size()) ? &atoms_[static_cast<size_t>(at)] : nullptr;
  }

  // True only in a lookaround that has matched: everything else goes on looking for a longer match.
  bool run(int32_t pc, int32_t at, int32_t count) {
    while (steps_++ < kMaxSteps) {
      const Step& s = (*program_)[static_cast<size_t>(pc)];
      switch (s.kind) {
        case Kind::kAccept: return accept(at, count);
        case Kind::kJump: pc = s.arg; continue;
        case Kind::kSplit:
          if (!hopeless((*program_)[static_cast<size_t>(pc) + 1], at) && run(pc + 1, at, count)) return true;
          pc = s.arg;
          continue;
        case Kind::kAssign: count = keep(count, s.field, s.arg); break;
        case Kind::kTag:
          if (!has_tag(s.arg, at - 1)) return false;
          break;
        case Kind::kAhead:
          if (ahead(pc + 1, at) == s.negate) return false;
          pc = s.arg;
          continue;
        case Kind::kBehind:
          if (behind(pc + 1, at) == s.negate) return false;
          pc = s.arg;
          continue;
        default: {
          const Taken taken = take(s, at);
          if (taken.end < 0) return false;
          if (s.kind == Kind::kClass || s.kind == Kind::kBuiltin) count = keep(count, s.field, taken.value);
          if (taken.minute != TimeMeaning::kUnset) count = keep(count, TimeField::kMinute, taken.minute);
          at = taken.end;
        }
      }
      ++pc;
    }
    return false;
  }

  // Whether a step is a word that does not stand here: most branches end so, and need not be entered.
  bool hopeless(const Step& s, int32_t at) const {
    if (s.kind != Kind::kWord) return false;
    const Atom* a = atom(at);
    return !a || a->word != s.arg;
  }

  bool accept(int32_t at, int32_t count) {
    if (looking_) return behind_end_ < 0 || at == behind_end_;
    if (at <= best_end_ || at == start_) return false;
    best_end_ = at;
    best_count_ = count;
    best_ = captures_;
    return false;
  }

  int32_t keep(int32_t count, TimeField field, int32_t value) {
    if (looking_ || field == TimeField::kCountFields || count >= kMaxCaptures) return count;
    captures_[static_cast<size_t>(count)] = {field, value};
    return count + 1;
  }

  bool ahead(int32_t pc, int32_t at) { return look(pc, at, -1, at); }
  bool behind(int32_t pc, int32_t at) {
    for (int32_t back = 1; back <= 4 && back <= at; ++back) {
      if (look(pc, at - back, at, at - back)) return true;
    }
    return false;
  }
  bool look(int32_t pc, int32_t from, int32_t end, int32_t start) {
    const bool was_looking = std::exchange(looking_, true);
    const int32_t was_end = std::exchange(behind_end_, end);
    const int32_t was_start = std::exchange(start_, start);
    const bool found = run(pc, from, 0);
    looking_ = was_looking;
    behind_end_ = was_end;
    start_ = was_start;
    return found;
  }

  bool has_tag(int32_t set, int32_t at) const {
    const Atom* a = atom(at);
    if (!a || a->token < 0 || doc_.tags.empty()) return true;
    const TimeTagSet& wanted = set_.tag_sets[static_cast<size_t>(set)];
    const Tag tag = doc_.tags[static_cast<size_t>(a->token)];
    bool found = std::find(wanted.tags.begin(), wanted.tags.end(), tag) != wanted.tags.end();
    if (!found && !doc_.ent_labels.empty()) {
      const EntLabel label = doc_.ent_labels[static_cast<size_t>(a->token)];
      found = std::find(wanted.entities.begin(), wanted.entities.end(), label) != wanted.entities.end();
    }
    return found != wanted.negate;
  }

  Taken take(const Step& s, int32_t at) const {
    const Atom* a = atom(at);
    if (!a) return {};
    if (at != start_ && (a->paragraph || (s.glued && !a->glued))) return {};
    switch (s.kind) {
      case Kind::kWord: return {a->kind == Atom::Kind::kLetters && a->word == s.arg ? at + 1 : -1};
      case Kind::kSign: return {a->kind == Atom::Kind::kSign && a->sign == static_cast<char32_t>(s.arg) ? at + 1 : -1};
      case Kind::kClass: return take_class(s.arg, *a, at);
      default: return take_builtin(static_cast<TimeBuiltin>(s.arg), *a, at);
    }
  }

  Taken take_class(int32_t wanted, const Atom& a, int32_t at) const {
    if (a.kind != Atom::Kind::kLetters || a.word == 0) return {};
    for (const auto& entry : set_.classes_of[static_cast<size_t>(a.word)]) {
      if (entry.in_class == wanted && (!entry.capital || a.capital)) return {at + 1, entry.value};
    }
    return {};
  }

  Taken take_builtin(TimeBuiltin builtin, const Atom& a, int32_t at) const {
    switch (builtin) {
      case TimeBuiltin::kNumber:
        if (const auto n = parse_number(atoms_, at, set_.numbers)) return {n->end, thousandths(n->value)};
        return {};
      case TimeBuiltin::kOrdinal:
        if (const auto n = parse_ordinal(atoms_, at, set_.numbers)) return {n->end, static_cast<int32_t>(std::min(n->value, 1e6))};
        return {};
      case TimeBuiltin::kYearWords:
        if (const auto n = parse_year_words(atoms_, at, set_.numbers)) return {n->end, static_cast<int32_t>(n->value)};
        return {};
      case TimeBuiltin::kAny: return {a.kind == Atom::Kind::kLetters ? at + 1 : -1};
      default: break;
    }
    if (a.kind != Atom::Kind::kDigits || a.number < 0) return {};
    return take_digits(builtin, a, at);
  }

  // One run of digits that is not part of a longer number.
  Taken take_digits(TimeBuiltin builtin, const Atom& a, int32_t at) const {
    const int32_t digits = a.digits();
    const auto n = static_cast<int32_t>(std::min<int64_t>(a.number, 100000));
    const auto one = [&](bool fits) { return fits ? Taken{at + 1, n} : Taken{}; };
    switch (builtin) {
      case TimeBuiltin::kYear: return one(digits == 4 && n >= 1000 && n < 2200 && !in_number(at));
      case TimeBuiltin::kShortYear:
        return digits == 2 ? Taken{at + 1, n + (n < 50 ? 2000 : 1900)} : Taken{};
      case TimeBuiltin::kDay: {
        if (digits > 2 || n < 1 || n > 31) return {};
        const Atom* suffix = atom(at + 1);
        const bool has = suffix && suffix->glued && set_.numbers.kind(suffix->word) == NumberWords::Kind::kSuffix;
        return {has ? at + 2 : at + 1, n};
      }
      case TimeBuiltin::kMonthNumber: return one(digits <= 2 && n >= 1 && n <= 12);
      case TimeBuiltin::kHour: return one(digits <= 2 && n <= 24);
      case TimeBuiltin::kMinute: return one(digits == 2 && n < 60);
      case TimeBuiltin::kClock4:
        if (digits != 4 || n / 100 > 24 || n % 100 > 59) return {};
        return {at + 1, n / 100, n % 100};
      case TimeBuiltin::kDecadeDigits: return digits == 4 && n % 10 == 0 && n >= 1000 && n < 2200 ? Taken{at + 1, n / 10} : Taken{};
      case TimeBuiltin::kShortDecade: return digits == 2 && n % 10 == 0 ? Taken{at + 1, n / 10} : Taken{};
      default: return {};
    }
  }

  // "$1998", "1998.5", "1,998", "1998%": digits that are a piece of something else.
  bool in_number(int32_t at) const {
    const Atom& a = *atom(at);
    const Atom* before = atom(at - 1);
    const Atom* after = atom(at + 1);
    const Atom* second = atom(at + 2);
    if (before && (before->sign == '$' || before->sign == '#' || before->sign == 0x20AC || before->sign == 0x00A3) && a.glued) return true;
    if (before && a.glued && (before->sign == ',' || before->sign == '.') && before->glued && at >= 2 && atom(at - 2)->kind == Atom::Kind::kDigits) return true;
    if (!after || !after->glued) return false;
    if (after->sign == '%') return true;
    return (after->sign == '.' || after->sign == ',') && second && second->glued && second->kind == Atom::Kind::kDigits;
  }

  const TimeRuleSet& set_;
  const Doc& doc_;
  std::span<const Atom> atoms_;
  const std::vector<Step>* program_ = nullptr;
  int32_t start_ = 0;
  int32_t steps_ = 0;
  bool looking_ = false;
  int32_t behind_end_ = -1;
  int32_t best_end_ = -1;
  int32_t best_count_ = 0;
  std::array<Capture, kMaxCaptures> captures_;
  std::array<Capture, kMaxCaptures> best_;
};

}  // namespace

namespace {

// The places at which the second piece of a match may stand: after the first atom, or after the number there.
class Seconds {
 public:
  Seconds(const TimeRuleSet& rules, std::span<const Atom> atoms, int32_t at) : atoms_(atoms) {
    add(at + 1);
    if (rules.numbers.kind(atoms[static_cast<size_t>(at)].word) == NumberWords::Kind::kNone &&
        atoms[static_cast<size_t>(at)].kind != Atom::Kind::kDigits) {
      return;
    }
    if (const auto n = parse_number(atoms, at, rules.numbers)) add(n->end);
    if (const auto n = parse_ordinal(atoms, at, rules.numbers)) add(n->end);
    if (const auto n = parse_year_words(atoms, at, rules.numbers)) add(n->end);
  }

  bool fit(const TimeSeconds& wanted) const {
    if (wanted.any) return true;
    for (int32_t i = 0; i < count_; ++i) {
      const Atom& a = atoms_[static_cast<size_t>(places_[static_cast<size_t>(i)])];
      if (a.kind == Atom::Kind::kLetters ? wanted.words[static_cast<size_t>(a.word)] : a.kind == Atom::Kind::kDigits ? wanted.digits : wanted.signs) {
        return true;
      }
    }
    return false;
  }

 private:
  void add(int32_t at) {
    if (at < static_cast<int32_t>(atoms_.size())) places_[static_cast<size_t>(count_++)] = at;
  }
  std::span<const Atom> atoms_;
  std::array<int32_t, 4> places_{};
  int32_t count_ = 0;
};

}  // namespace

TimeMatch match_time(const TimeRuleSet& rules, const Doc& doc, std::span<const Atom> atoms, int32_t at) {
  TimeMatch out;
  out.end = -1;
  const Atom& first = atoms[static_cast<size_t>(at)];
  if (first.kind == Atom::Kind::kLetters && first.word == 0) return out;
  const Seconds seconds(rules, atoms, at);
  Machine machine(rules, doc, atoms);
  const auto try_rule = [&](int32_t r) {
    const TimeRule& rule = rules.rules[static_cast<size_t>(r)];
    if (!seconds.fit(rule.second)) return;
    const int32_t end = machine.longest(rule, at);
    if (end <= out.end) return;
    out.end = end;
    out.rule = r;
    out.meaning = {};
    for (const auto& [field, value] : rule.yields) out.meaning.set(field, value);
    for (const Capture& c : machine.best()) out.meaning.set(c.field, c.value);
  };
  switch (first.kind) {
    case Atom::Kind::kLetters:
      for (const int32_t r : rules.by_word[static_cast<size_t>(first.word)]) try_rule(r);
      break;
    case Atom::Kind::kDigits:
      for (const int32_t r : rules.by_digits) try_rule(r);
      break;
    case Atom::Kind::kSign:
      for (const auto& [sign, r] : rules.by_sign) {
        if (sign == first.sign) try_rule(r);
      }
      break;
  }
  return out;
}

}  // namespace vedette
