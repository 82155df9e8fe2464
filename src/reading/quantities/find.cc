#include "reading/quantities/find.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vedette {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

class Finder {
 public:
  Finder(const QuantityWords& words, const Doc& doc, std::span<const Atom> atoms) : words_(words), doc_(doc), atoms_(atoms) {
    and_ = words.lexicon.find("and");
    to_ = words.lexicon.find("to");
    or_ = words.lexicon.find("or");
    between_ = words.lexicon.find("between");
    from_ = words.lexicon.find("from");
    a_ = words.lexicon.find("a");
    an_ = words.lexicon.find("an");
    half_ = words.lexicon.find("half");
    one_ = words.lexicon.find("one");
    of_ = words.lexicon.find("of");
  }

  // The number that begins at `at`, words of its bound included; nullopt where none does.
  std::optional<NumberFound> at(int32_t at) const {
    NumberFound out;
    out.atoms = {at, at};
    int32_t i = at;
    while (const auto hit = in(i) ? words_.before.longest(atoms_, i) : std::nullopt) {  // "an additional", "more than"
      const auto untold = words_.vague.longest(atoms_, i);
      if (untold && untold->end > hit->end) break;  // "some of"
      if (static_cast<Bound>(hit->value) != Bound::kExact) out.bound = static_cast<Bound>(hit->value);
      i = hit->end;
    }
    if (i > at && sign(i, '"')) ++i;  // up to "a million
    const bool ranged = is(i, between_) || is(i, from_);
    if (ranged) ++i;
    if (!read_number(i, ranged, out) || (ranged && out.bound != Bound::kRange)) return std::nullopt;
    if (!ranged && !out.more && is_name(out.number)) return std::nullopt;
    tail(out);
    return out;
  }

 private:
  bool in(int32_t i) const { return i >= 0 && i < static_cast<int32_t>(atoms_.size()); }
  const Atom& atom(int32_t i) const { return atoms_[static_cast<size_t>(i)]; }
  bool is(int32_t i, int32_t word) const { return in(i) && word != 0 && atom(i).word == word && atom(i).kind == Atom::Kind::kLetters; }
  bool sign(int32_t i, char32_t c) const { return in(i) && atom(i).kind == Atom::Kind::kSign && atom(i).sign == c; }

  bool read_number(int32_t i, bool ranged, NumberFound& out) const {
    if (!in(i)) return false;
    if (const auto hit = words_.signs.longest(atoms_, i)) {  // "$3 million"
      out.unit = hit->value;
      i = hit->end;
      if (!in(i)) return false;
    }
    if (is(i, half_) && is(i + 1, a_) && in(i + 2) && is_round(i + 2)) {  // "half a million"
      out.number = {i, i + 3};
      out.low = out.high = words_.numbers.value(atom(i + 2).word) / 2;
      return true;
    }
    if ((is(i, a_) || is(i, an_)) && in(i + 1) && is_round(i + 1)) ++i;  // "a hundred"
    if (const auto hit = words_.vague.longest(atoms_, i)) return vague(*hit, i, out);
    if (!may_begin_number(i)) return more_of(i, out);
    const auto n = parse_number(atoms_, i, words_.numbers);
    if (!n) return more_of(i, out);
    out.number = {i, n->end};
    out.low = out.high = n->value;
    out.one = n->end == i + 1 && is(i, one_);
    range(ranged, n->scaled, out);
    if (ranged && out.bound != Bound::kRange) return false;
    if (out.bound == Bound::kAtLeast) out.high = kNone;
    if (out.bound == Bound::kAtMost) out.low = kNone;
    return true;
  }

  bool is_round(int32_t i) const {
    const NumberWords::Kind k = words_.numbers.kind(atom(i).word);
    return k == NumberWords::Kind::kHundred || k == NumberWords::Kind::kScale || k == NumberWords::Kind::kDozen;
  }
  bool may_begin_number(int32_t i) const {
    if (!in(i)) return false;
    const Atom& a = atom(i);
    if (a.kind == Atom::Kind::kDigits) return a.number >= 0;
    if (a.kind != Atom::Kind::kLetters) return false;
    switch (words_.numbers.kind(a.word)) {
      case NumberWords::Kind::kUnit:
      case NumberWords::Kind::kTeen:
      case NumberWords::Kind::kTens:
      case NumberWords::Kind::kHundred:
      case NumberWords::Kind::kScale:
      case NumberWords::Kind::kDozen: return true;
      default: return false;
    }
  }

  bool vague(PhraseHit hit, int32_t i, NumberFound& out) const {
    const VagueNumber& v = words_.vague_numbers[static_cast<size_t>(hit.value)];
    out.number = {i, hit.end};
    out.low = v.low;
    out.high = v.high;
    out.share = v.share;
    out.told = v.low >= 20 && !(v.share && v.low != v.high);
    out.factor = v.factor;
    if (v.factor) out.told = true;
    if (!v.factor && !(v.share && v.low == v.high)) out.bound = Bound::kVague;
    if (out.bound == Bound::kAtLeast) out.high = kNone;
    if (out.bound == Bound::kAtMost) out.low = kNone;
    return true;
  }

  bool more_of(int32_t i, NumberFound& out) const {
    if (out.unit >= 0) return false;
    const auto hit = words_.more.longest(atoms_, i);
    if (!hit || !in(hit->end) || atom(hit->end).kind != Atom::Kind::kLetters) return false;
    out.number = {i, hit->end};
    out.low = out.high = kNone;
    out.bound = Bound::kVague;
    out.more = true;
    out.told = false;
    return true;
  }

  // "60 to 80", "60-80", "between 60 and 80", "two or three"
  void range(bool ranged, bool scaled, NumberFound& out) const {
    int32_t i = out.number.end;
    if (!in(i)) return;
    if (out.unit < 0) {  // "30% and 40%"
      const auto unit = words_.units.longest(atoms_, i);
      if (unit && in(unit->end) && (sign(unit->end, '-') || is(unit->end, to_) || (ranged && is(unit->end, and_))) && may_begin_number(unit->end + 1)) i = unit->end;
    }
    if (sign(i, '-') && atom(i).glued && (is(i + 1, to_) || is(i + 1, or_)) && !atom(i + 1).glued) ++i;  // "nine- to 12-mile"
    const bool joins = sign(i, '-') || is(i, to_) || is(i, or_) || (ranged && is(i, and_));
    if (!joins || !may_begin_number(i + 1)) return;
    if (const auto hit = words_.signs.longest(atoms_, i + 1)) i = hit->end - 1;
    const auto n = parse_number(atoms_, i + 1, words_.numbers);
    if (!n || n->value <= 0) return;
    double low = out.low;
    if (n->scaled && !scaled) {  // "2 to 3 million"
      const double scale = std::pow(10, std::floor(std::log10(n->value) / 3) * 3);
      if (low < n->value && low < 1000) low *= scale;
    }
    if (low >= n->value) return;
    out.low = low;
    out.high = n->value;
    out.bound = Bound::kRange;
    out.number.end = n->end;
  }

  // Unit, "or more".
  void tail(NumberFound& out) const {
    int32_t i = out.number.end;
    if (is(i, of_) && out.bound == Bound::kVague && out.unit < 0 && in(i + 1)) {  // "millions of dollars", "thousands of miles"
      const auto hit = words_.units.longest(atoms_, i + 1);
      if (hit) {
        out.unit = hit->value;
        i = hit->end;
      }
    }
    if (in(i) && !out.more && out.unit < 0) {
      const int32_t skip = sign(i, '-') && atom(i).glued && in(i + 1) ? 1 : 0;  // "30-km"
      if (const auto hit = words_.units.longest(atoms_, i + skip)) {
        out.unit = hit->value;
        i = hit->end;
      }
    }
    if (sign(i, '+') && atom(i).glued) {
      out.bound = Bound::kAtLeast;
      out.high = kNone;
      ++i;
    }
    if (in(i)) {
      const int32_t skip = sign(i, '-') ? 1 : 0;  // "60-plus"
      if (const auto hit = in(i + skip) ? words_.after.longest(atoms_, i + skip) : std::nullopt) {
        if (static_cast<Bound>(hit->value) != Bound::kExact) out.bound = static_cast<Bound>(hit->value);
        if (out.bound == Bound::kAtLeast) out.high = kNone;
        if (out.bound == Bound::kAtMost) out.low = kNone;
        i = hit->end;
      }
    }
    if (const auto hit = in(i) && !out.more && out.unit < 0 ? words_.more.longest(atoms_, i) : std::nullopt) {
      out.added = true;
      i = hit->end;
    }
    out.atoms.end = i;
  }

  // A number that is a piece of something else, or the name of something.
  bool is_name(Span number) const {
    const Atom& first = atom(number.begin);
    const int32_t after = number.end;
    const auto glued = [&](int32_t i) { return in(i) && atom(i).glued; };
    const auto letters = [&](int32_t i) { return in(i) && atom(i).kind == Atom::Kind::kLetters; };
    const auto digits = [&](int32_t i) { return in(i) && atom(i).kind == Atom::Kind::kDigits; };
    const int32_t before = number.begin - 1;
    constexpr char32_t kMarks[] = {0x00B0, 0x2032, 0x2033, '/', ';'};  // degrees, fractions, pairs of coordinates
    const auto marked = [&](int32_t i) { return std::any_of(std::begin(kMarks), std::end(kMarks), [&](char32_t c) { return sign(i, c); }); };
    if (first.kind == Atom::Kind::kDigits) {
      if (sign(after, 0x00B0) || sign(after, 0x2032) || sign(after, 0x2033)) return true;
      if (marked(before) && (digits(before - 1) || sign(before, '/'))) return true;
      if (sign(after, '/') && digits(after + 1)) return true;
      if (sign(after, '-') && digits(after + 1) && sign(after + 2, '-')) return true;  // a telephone
      if (number.size() == 3 && sign(number.begin + 1, '.') && atom(number.begin + 2).digits() > 3) return true;
      if (first.glued && (letters(before) || sign(before, '.') || sign(before, ':') || sign(before, '#') || sign(before, '_') || sign(before, '@'))) return true;
      if (first.glued && (sign(before, '-') || sign(before, '/')) && glued(before)) return true;  // T-72, 24/7
      if (sign(before, '[') && sign(after, ']')) return true;                                     // a reference
      if (sign(after, ':') && glued(after) && digits(after + 1)) return true;                     // 14:00, 2:1
      if (sign(after, '/') && glued(after) && digits(after + 1)) return true;
      if (sign(after, '-') && glued(after) && digits(after + 1) && glued(after + 1)) return true;  // a score
      if (glued(after) && letters(after) && !words_.units.longest(atoms_, after)) return true;      // 3D, 14th
      if (first.digits() > 9) return true;
      if (sign(after, '.') && (before < 0 || atom(number.begin).paragraph)) return true;  // the number of a list
    }
    if (sign(after, '-') && glued(after) && in(after + 1) && atom(after + 1).glued && letters(after + 1)) {
      if (!words_.units.longest(atoms_, after + 1) && !words_.after.longest(atoms_, after + 1) && first.kind == Atom::Kind::kDigits) return true;
    }
    return named_by_parse(number);
  }

  bool named_by_parse(Span number) const {
    const int32_t token = atom(number.end - 1).token;
    if (token < 0 || doc_.tags.empty()) return false;
    const auto t = static_cast<size_t>(token);
    const Atom& first = atom(number.begin);
    if (first.kind == Atom::Kind::kLetters && first.capital && number.size() == 1 && doc_.tags[t] == Tag::kNnp) return true;
    if (!doc_.ent_labels.empty()) {
      switch (doc_.ent_labels[t]) {
        case EntLabel::kDate: case EntLabel::kTime: case EntLabel::kLaw: case EntLabel::kEvent: case EntLabel::kProduct:
        case EntLabel::kFac: case EntLabel::kOrg: case EntLabel::kPerson: case EntLabel::kWorkOfArt: case EntLabel::kOrdinal:
        case EntLabel::kGpe: return true;
        default: break;
      }
    }
    // "Article 5", "Resolution 2254": the noun stands before its number.
    if (doc_.heads.empty() || first.kind != Atom::Kind::kDigits) return false;
    const int32_t head = doc_.heads[t];
    const bool noun = doc_.pos[static_cast<size_t>(head)] == Pos::kNoun || doc_.pos[static_cast<size_t>(head)] == Pos::kPropn;
    return noun && head == token - 1 && (doc_.deps[t] == Dep::kNummod || doc_.deps[t] == Dep::kAppos || doc_.deps[t] == Dep::kNpadvmod);
  }

  const QuantityWords& words_;
  const Doc& doc_;
  std::span<const Atom> atoms_;
  int32_t and_ = 0, to_ = 0, or_ = 0, between_ = 0, from_ = 0, a_ = 0, an_ = 0, half_ = 0, one_ = 0, of_ = 0;
};

}  // namespace

std::vector<NumberFound> find_numbers(const QuantityWords& words, const Doc& doc, std::span<const Atom> atoms, std::span<const Span> taken) {
  std::vector<NumberFound> out;
  const Finder finder(words, doc, atoms);
  size_t next = 0;
  for (int32_t i = 0; i < static_cast<int32_t>(atoms.size());) {
    const Atom& a = atoms[static_cast<size_t>(i)];
    while (next < taken.size() && taken[next].end <= a.bytes.begin) ++next;
    if (next < taken.size() && taken[next].overlaps(a.bytes)) {
      ++i;
      continue;
    }
    if (a.kind == Atom::Kind::kLetters && a.word == 0) {
      ++i;
      continue;
    }
    const auto found = finder.at(i);
    if (!found || found->atoms.end <= i) {
      ++i;
      continue;
    }
    const Span bytes{a.bytes.begin, atoms[static_cast<size_t>(found->atoms.end) - 1].bytes.end};
    if (next >= taken.size() || !taken[next].overlaps(bytes)) out.push_back(*found);
    i = found->atoms.end;
  }
  return out;
}

}  // namespace vedette
