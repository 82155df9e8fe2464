#include "reading/atoms/numbers.h"

#include <charconv>

#include "base/line_file.h"

namespace vedette {
namespace {

using Kind = NumberWords::Kind;

std::optional<Kind> kind_named(std::string_view name) {
  constexpr std::string_view kNames[] = {"", "unit", "teen", "tens", "hundred", "scale", "dozen", "first", "suffix", "and", "part"};
  for (size_t i = 1; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return static_cast<Kind>(i);
  }
  return std::nullopt;
}

// Reads one number off atoms; `at` is the next atom to read.
class Reader {
 public:
  Reader(std::span<const Atom> atoms, int32_t at, const NumberWords& words) : atoms_(atoms), words_(words), at_(at) {}

  std::optional<NumberPhrase> cardinal() {
    NumberPhrase out;
    double total = 0;
    bool any = false;
    while (more()) {
      const int32_t before = at_;
      if (any && is_and()) ++at_;
      if (any && at_ == before + 1 && !below_hundred_follows()) {
        at_ = before;
        break;
      }
      std::optional<double> group = digits_group(any);
      if (!group) group = words_group(out);
      if (!group) {
        at_ = before;
        break;
      }
      const double scale = scales(out);
      total += *group * scale;
      any = true;
      if (scale < 2 || !small_after(scale)) break;
    }
    if (!any) return std::nullopt;
    out.value = total;
    out.end = at_;
    return out;
  }

 private:
  bool more() const { return at_ < static_cast<int32_t>(atoms_.size()); }
  const Atom& now() const { return atoms_[static_cast<size_t>(at_)]; }
  const Atom* peek(int32_t ahead) const {
    const size_t i = static_cast<size_t>(at_ + ahead);
    return i < atoms_.size() ? &atoms_[i] : nullptr;
  }
  bool is_and() const { return more() && kind() == Kind::kAnd; }
  Kind kind(int32_t ahead = 0) const {
    const Atom* a = peek(ahead);
    return a && a->kind == Atom::Kind::kLetters ? words_.kind(a->word) : Kind::kNone;
  }
  bool below_hundred_follows() const {
    const Kind k = kind();
    return k == Kind::kUnit || k == Kind::kTeen || k == Kind::kTens;
  }
  // After "two thousand": does a smaller piece follow?
  bool small_after(double) const { return more() && (below_hundred_follows() || kind() == Kind::kHundred); }

  // 1,500 · 2.5 · 2 1/2 · 1/2
  std::optional<double> digits_group(bool any) {
    if (any || !more() || now().kind != Atom::Kind::kDigits || now().number < 0) return std::nullopt;
    double value = static_cast<double>(now().number);
    const bool short_head = now().digits() <= 3;
    ++at_;
    while (short_head && sign_then_digits(',', 3)) {
      value = value * 1000 + static_cast<double>(peek(1)->number);
      at_ += 2;
    }
    if (sign_then_digits('.', 0)) {
      double fraction = static_cast<double>(peek(1)->number);
      for (int32_t i = 0; i < peek(1)->digits(); ++i) fraction /= 10;
      value += fraction;
      at_ += 2;
      return value;
    }
    return value + fraction_tail();
  }
  bool sign_then_digits(char32_t sign, int32_t digits) const {
    const Atom* s = peek(0);
    const Atom* d = peek(1);
    return s && d && s->sign == sign && s->glued && d->glued && d->kind == Atom::Kind::kDigits && d->number >= 0 &&
           (digits == 0 ? d->digits() <= 9 : d->digits() == digits);
  }
  // " 1/2" after a whole number.
  double fraction_tail() {
    const Atom* n = peek(0);
    if (n && n->sign == 0x00BD) return ++at_, 0.5;
    if (n && n->sign == 0x00BC) return ++at_, 0.25;
    if (n && n->sign == 0x00BE) return ++at_, 0.75;
    const Atom* slash = peek(1);
    const Atom* d = peek(2);
    if (!n || !slash || !d || n->glued || n->digits() != 1 || slash->sign != '/' || !slash->glued || !d->glued) return 0;
    if (d->digits() != 1 || d->number < 2 || n->number >= d->number) return 0;
    at_ += 3;
    return static_cast<double>(n->number) / static_cast<double>(d->number);
  }

  // "twenty-one", "three hundred and ten", "a hundred", "a dozen"
  std::optional<double> words_group(NumberPhrase& out) {
    std::optional<double> small = below_hundred();
    if (kind() == Kind::kHundred || kind() == Kind::kDozen) {
      const double times = words_.value(now().word);
      ++at_;
      double value = small.value_or(1) * times;
      const int32_t before = at_;
      if (is_and()) ++at_;
      if (const auto rest = below_hundred()) {
        value += *rest;
      } else {
        at_ = before;
      }
      small = value;
    } else if (!small && kind() == Kind::kScale) {
      small = 1;  // "a million": the scale follows
    }
    if (small) out.words = true;
    return small;
  }
  std::optional<double> below_hundred() {
    const Kind k = kind();
    if (k == Kind::kUnit || k == Kind::kTeen) return words_.value(atoms_[static_cast<size_t>(at_++)].word);
    if (k != Kind::kTens) return std::nullopt;
    double value = words_.value(atoms_[static_cast<size_t>(at_++)].word);
    const Atom* hyphen = peek(0);
    const int32_t skip = hyphen && hyphen->sign == '-' && hyphen->glued ? 1 : 0;
    if (kind(skip) == Kind::kUnit && words_.value(peek(skip)->word) > 0) {
      value += words_.value(peek(skip)->word);
      at_ += skip + 1;
    }
    return value;
  }
  double scales(NumberPhrase& out) {
    double scale = 1;
    while (more()) {
      const int32_t skip = now().sign == '-' && now().glued && kind(1) == Kind::kScale ? 1 : 0;  // "$2-million"
      if (kind(skip) != Kind::kScale) break;
      scale *= words_.value(peek(skip)->word);
      at_ += skip + 1;
      out.scaled = true;
    }
    return scale;
  }

  std::span<const Atom> atoms_;
  const NumberWords& words_;
  int32_t at_;
};

}  // namespace

Result<NumberWords> NumberWords::load(const DataFiles& data, AtomLexicon& lexicon) {
  constexpr const char* kFile = "quantities/numbers.txt";
  if (!data.has(kFile)) return Error{ErrorCode::kNotFound, "the number words are missing", kFile};
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text(kFile), kFile));
  NumberWords out;
  for (const LineRecord& r : records) {
    const auto kind = kind_named(r.field(0));
    if (!kind) return line_error(r, 0, "not a kind of number word");
    for (const std::string_view entry : split_list(r.field(1), ' ')) {
      if (entry.empty()) continue;
      const size_t equals = entry.find('=');
      double value = 0;
      const char* begin = entry.data() + equals + 1;
      if (equals == std::string_view::npos ||
          std::from_chars(begin, entry.data() + entry.size(), value).ptr != entry.data() + entry.size()) {
        return line_error(r, 1, "an entry is word=number", static_cast<size_t>(entry.data() - r.field(1).data()));
      }
      const auto id = static_cast<size_t>(lexicon.add(entry.substr(0, equals)));
      if (out.entries_.size() <= id) out.entries_.resize(id + 1);
      if (*kind == Kind::kPart) {
        out.entries_[id].part = value;
      } else {
        out.entries_[id].kind = *kind;
        out.entries_[id].value = value;
      }
    }
  }
  return out;
}

std::optional<NumberPhrase> parse_number(std::span<const Atom> atoms, int32_t at, const NumberWords& words) {
  return Reader(atoms, at, words).cardinal();
}

std::optional<NumberPhrase> parse_ordinal(std::span<const Atom> atoms, int32_t at, const NumberWords& words) {
  const Atom& first = atoms[static_cast<size_t>(at)];
  const auto next = [&](int32_t i) { return i < static_cast<int32_t>(atoms.size()) ? &atoms[static_cast<size_t>(i)] : nullptr; };
  if (first.kind == Atom::Kind::kDigits) {
    const Atom* suffix = next(at + 1);
    if (first.digits() > 4 || !suffix || !suffix->glued || words.kind(suffix->word) != Kind::kSuffix) return std::nullopt;
    return NumberPhrase{static_cast<double>(first.number), at + 2, false, false};
  }
  if (first.kind != Atom::Kind::kLetters) return std::nullopt;
  if (words.kind(first.word) == Kind::kFirst) return NumberPhrase{words.value(first.word), at + 1, true, false};
  if (words.kind(first.word) != Kind::kTens) return std::nullopt;
  const Atom* second = next(at + 1);
  const int32_t skip = second && second->sign == '-' && second->glued ? 2 : 1;
  const Atom* last = next(at + skip);
  if (!last || words.kind(last->word) != Kind::kFirst || words.value(last->word) > 9) return std::nullopt;
  return NumberPhrase{words.value(first.word) + words.value(last->word), at + skip + 1, true, false};
}

std::optional<NumberPhrase> parse_year_words(std::span<const Atom> atoms, int32_t at, const NumberWords& words) {
  const auto kind = [&](int32_t i) { return i < static_cast<int32_t>(atoms.size()) ? words.kind(atoms[static_cast<size_t>(i)].word) : Kind::kNone; };
  const auto value = [&](int32_t i) { return words.value(atoms[static_cast<size_t>(i)].word); };
  if (kind(at) == Kind::kUnit && value(at) == 2 && kind(at + 1) == Kind::kScale && value(at + 1) == 1000) {
    double year = 2000;
    int32_t end = at + 2;
    if (kind(end) == Kind::kUnit || kind(end) == Kind::kTeen) year += value(end++);
    return NumberPhrase{year, end, true, false};
  }
  double century = 0;
  if (kind(at) == Kind::kTeen && value(at) >= 13) century = value(at);
  if (kind(at) == Kind::kTens && value(at) == 20) century = 20;
  if (century == 0) return std::nullopt;
  const Kind k = kind(at + 1);
  if (k == Kind::kTeen) return NumberPhrase{century * 100 + value(at + 1), at + 2, true, false};
  if (k != Kind::kTens) return std::nullopt;
  const int32_t skip = at + 2 < static_cast<int32_t>(atoms.size()) && atoms[static_cast<size_t>(at + 2)].sign == '-' ? 1 : 0;
  double year = century * 100 + value(at + 1);
  if (kind(at + 2 + skip) == Kind::kUnit && value(at + 2 + skip) > 0) {
    return NumberPhrase{year + value(at + 2 + skip), at + 3 + skip, true, false};
  }
  return NumberPhrase{year, at + 2, true, false};
}

}  // namespace vedette
