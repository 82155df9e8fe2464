// A date is cut into numbers, words and signs, and each piece says what it can be: a month's name, a zone, a clock time,
// a number of one to four digits. The day and the year are the numbers around the month; without a name the signs between
// three numbers and the caller's hint decide. Words that are none of these end the reading, but for the few that stand
// before or inside dates ("Published", "at", the days of the week).
#include "feed/dates.h"

#include <array>
#include <charconv>
#include <vector>

#include "feed/text_tools.h"

namespace vedette {
namespace {

using namespace std::chrono;

constexpr size_t kLongest = 120;  // bytes; what is longer is no date

struct Piece {
  enum class Kind { kNumber, kWord, kSign };
  Kind kind;
  std::string_view text;
  size_t begin;
};

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> out;
  for (size_t at = 0; at < text.size();) {
    size_t end = at + 1;
    Piece::Kind kind = Piece::Kind::kSign;
    if (is_digit(text[at])) {
      kind = Piece::Kind::kNumber;
      while (end < text.size() && is_digit(text[end])) ++end;
    } else if (is_letter(text[at])) {
      kind = Piece::Kind::kWord;
      while (end < text.size() && (is_letter(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_letter(text[end + 1])))) ++end;
    }
    if (!is_space(text[at])) out.push_back({kind, text.substr(at, end - at), at});
    at = end;
  }
  return out;
}

int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                        "july",    "august",   "september", "october", "november", "december"};
  if (equal_ignoring_case(word, "sept")) return 9;
  for (size_t m = 0; m < kMonths.size(); ++m) {
    if (word.size() >= 3 && (word.size() == 3 || word.size() == kMonths[m].size()) && starts_ignoring_case(kMonths[m], word)) {
      return static_cast<int>(m) + 1;
    }
  }
  return 0;
}

// Minutes east of Greenwich.
std::optional<int> zone_named(std::string_view word) {
  struct Zone {
    std::string_view name;
    int minutes;
  };
  constexpr Zone kZones[] = {{"z", 0},       {"utc", 0},     {"gmt", 0},     {"ut", 0},     {"wet", 0},    {"bst", 60},   {"west", 60},
                             {"cet", 60},    {"cest", 120},  {"eet", 120},   {"eest", 180}, {"msk", 180},  {"trt", 180},  {"ist", 330},
                             {"pkt", 300},   {"sgt", 480},   {"hkt", 480},   {"awst", 480}, {"jst", 540},  {"kst", 540},  {"aest", 600},
                             {"aedt", 660},  {"nzst", 720},  {"nzdt", 780},  {"est", -300}, {"edt", -240}, {"et", -300},  {"cst", -360},
                             {"cdt", -300},  {"mst", -420},  {"mdt", -360},  {"pst", -480}, {"pdt", -420}, {"akst", -540}, {"hst", -600}};
  for (const Zone& z : kZones) {
    if (equal_ignoring_case(word, z.name)) return z.minutes;
  }
  return std::nullopt;
}

bool is_filler(std::string_view word) {
  constexpr std::string_view kFillers[] = {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday",
                                           "wednesday", "thursday", "friday", "saturday", "sunday", "at", "on", "of", "the", "date", "dated",
                                           "published", "posted", "updated", "modified", "created", "first", "last", "issued", "time", "st",
                                           "nd", "rd", "th", "t", "hrs", "hours", "local", "written", "by"};
  for (const std::string_view f : kFillers) {
    if (equal_ignoring_case(word, f)) return true;
  }
  return false;
}

int to_int(std::string_view digits) {
  int out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

class DateReader {
 public:
  DateReader(std::string_view text, DayOrder order) : pieces_(cut(text)), order_(order) {}

  std::optional<Moment> read() {
    for (at_ = 0; at_ < pieces_.size();) {
      if (!step()) return std::nullopt;
    }
    return finish();
  }

 private:
  const Piece* piece(size_t ahead = 0) const { return at_ + ahead < pieces_.size() ? &pieces_[at_ + ahead] : nullptr; }
  bool is_sign(size_t ahead, char c) const {
    const Piece* p = piece(ahead);
    return p != nullptr && p->kind == Piece::Kind::kSign && p->text.front() == c;
  }
  const Piece* number(size_t ahead, size_t digits_least, size_t digits_most) const {
    const Piece* p = piece(ahead);
    if (p == nullptr || p->kind != Piece::Kind::kNumber || p->text.size() < digits_least || p->text.size() > digits_most) return nullptr;
    return p;
  }
  bool touches(size_t ahead) const {  // does piece `ahead` stand directly behind the one before it?
    const Piece& before = pieces_[at_ + ahead - 1];
    return before.begin + before.text.size() == pieces_[at_ + ahead].begin;
  }

  bool step() {
    const Piece& p = pieces_[at_];
    if (p.kind == Piece::Kind::kSign) return sign(p);
    if (p.kind == Piece::Kind::kWord) return word(p);
    return clock() || iso_or_slashes() || plain_number(p);
  }

  bool sign(const Piece& p) {
    const char c = p.text.front();
    if ((c == '+' || c == '-') && clock_known_ && !zone_known_ && number(1, 2, 4) != nullptr) return offset(c == '-');
    ++at_;
    return c == ',' || c == '.' || c == '|' || c == '-' || c == ':' || c == '(' || c == ')' || c == '/' || static_cast<unsigned char>(c) >= 0x80;
  }

  bool offset(bool west) {
    const Piece* hours_piece = number(1, 2, 4);
    int minutes_east = to_int(hours_piece->text);
    at_ += 2;
    if (hours_piece->text.size() == 4) {
      minutes_east = minutes_east / 100 * 60 + minutes_east % 100;
    } else {
      minutes_east *= 60;
      if (is_sign(0, ':') && number(1, 2, 2) != nullptr) minutes_east += to_int(number(1, 2, 2)->text), at_ += 2;
    }
    if (minutes_east > 14 * 60) return false;
    zone_ = west ? -minutes_east : minutes_east;
    return zone_known_ = true;
  }

  bool word(const Piece& p) {
    ++at_;
    const bool am = equal_ignoring_case(p.text, "am") || equal_ignoring_case(p.text, "a.m");
    const bool pm = equal_ignoring_case(p.text, "pm") || equal_ignoring_case(p.text, "p.m");
    if (am || pm) {
      if (!clock_known_ || hour_ > 12 || hour_ == 0) return false;
      hour_ = hour_ % 12 + (pm ? 12 : 0);
      return true;
    }
    if (const int m = month_named(p.text); m != 0) {
      if (month_ != 0) return false;
      return month_ = m, true;
    }
    if (const auto zone = zone_named(p.text); zone && clock_known_) {
      if (zone_known_) return true;  // "+0000 (UTC)"
      zone_ = *zone;
      return zone_known_ = true;
    }
    if (is_filler(p.text)) return true;
    // A zone that is not known: the clock time may be a day off.
    if (clock_known_ && p.text.size() <= 5 && is_upper(p.text.front())) return foreign_zone_ = true;
    return false;
  }

  // "13:05", "13:05:09", "13.05" before "GMT"; "8 a.m."
  bool clock() {
    const Piece* h = number(0, 1, 2);
    if (h == nullptr || clock_known_) return false;
    const Piece* next = piece(1);
    const bool half_day = next != nullptr && next->kind == Piece::Kind::kWord &&
                          (starts_ignoring_case(next->text, "am") || starts_ignoring_case(next->text, "pm") ||
                           starts_ignoring_case(next->text, "a.m") || starts_ignoring_case(next->text, "p.m"));
    if (half_day) {
      hour_ = to_int(h->text), precision_ = Precision::kMinute, ++at_;
      return clock_known_ = hour_ <= 12;
    }
    if (!is_sign(1, ':') || number(2, 2, 2) == nullptr) return false;
    hour_ = to_int(h->text), minute_ = to_int(number(2, 2, 2)->text);
    precision_ = Precision::kMinute;
    at_ += 3;
    if (is_sign(0, ':') && number(1, 2, 2) != nullptr) {
      second_ = to_int(number(1, 2, 2)->text), precision_ = Precision::kSecond, at_ += 2;
      if (is_sign(0, '.') && number(1, 1, 9) != nullptr && touches(1)) at_ += 2;  // fractions
    }
    return clock_known_ = hour_ < 24 && minute_ < 60 && second_ <= 60;
  }

  // Three numbers joined by one kind of sign.
  bool iso_or_slashes() {
    const Piece* a = number(0, 1, 4);
    const Piece* b = number(2, 1, 2);
    const Piece* c = number(4, 1, 4);
    if (a == nullptr || b == nullptr || c == nullptr || month_ != 0 || !touches(1) || !touches(2) || !touches(3) || !touches(4)) return false;
    const char sign = piece(1)->text.front();
    if ((sign != '-' && sign != '/' && sign != '.') || !is_sign(3, sign)) return false;
    const int x = to_int(a->text), y = to_int(b->text), z = to_int(c->text);
    at_ += 5;
    if (a->text.size() == 4) return year_ = x, month_ = y, day_ = z, true;
    if (c->text.size() != 4) return false;
    year_ = z;
    const bool day_first = x > 12 || sign == '.' || x == y || (y <= 12 && order_ == DayOrder::kDayFirst);
    const bool month_first = y > 12 || order_ == DayOrder::kMonthFirst;
    if (!day_first && !month_first) return false;
    day_ = day_first ? x : y, month_ = day_first ? y : x;
    return true;
  }

  bool plain_number(const Piece& p) {
    ++at_;
    if (p.text.size() <= 2 && day_ == 0) return day_ = to_int(p.text), day_ > 0;
    if (p.text.size() == 4 && year_ == 0) return year_ = to_int(p.text), true;
    if (p.text.size() == 4 && !clock_known_) {  // "1500 GMT"
      hour_ = to_int(p.text) / 100, minute_ = to_int(p.text) % 100, precision_ = Precision::kMinute;
      const Piece* next = piece();
      clock_known_ = next != nullptr && next->kind == Piece::Kind::kWord && zone_named(next->text).has_value();
      return clock_known_ && hour_ < 24 && minute_ < 60;
    }
    if (p.text.size() == 2 && year_ == 0 && month_ != 0) {  // RFC 2822's two digits
      const int y = to_int(p.text);
      return year_ = y < 50 ? 2000 + y : 1900 + y, true;
    }
    return false;
  }

  std::optional<Moment> finish() const {
    if (year_ == 0 || month_ == 0) return std::nullopt;
    const year_month_day date{year{year_}, month{static_cast<unsigned>(month_)}, day{static_cast<unsigned>(day_ == 0 ? 1 : day_)}};
    if (!date.ok()) return std::nullopt;
    if (day_ == 0) return clock_known_ ? std::nullopt : std::optional(Moment{sys_days{date}, Precision::kMonth});
    if (!clock_known_ || foreign_zone_) return Moment{sys_days{date}, Precision::kDay};
    const auto clock = hours{hour_} + minutes{minute_} + seconds{second_ == 60 ? 59 : second_};
    return Moment{sys_seconds{sys_days{date}} + clock - minutes{zone_}, precision_};
  }

  std::vector<Piece> pieces_;
  DayOrder order_;
  size_t at_ = 0;
  int year_ = 0, month_ = 0, day_ = 0;
  int hour_ = 0, minute_ = 0, second_ = 0;
  int zone_ = 0;
  bool clock_known_ = false, zone_known_ = false, foreign_zone_ = false;
  Precision precision_ = Precision::kDay;
};

std::optional<Moment> since_1970(std::string_view text) {
  if (text.size() != 10 && text.size() != 13) return std::nullopt;
  int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count <= 0) return std::nullopt;
  return Moment{sys_seconds{seconds{text.size() == 13 ? count / 1000 : count}}, Precision::kSecond};
}

}  // namespace

std::optional<Moment> parse_date(std::string_view text, DayOrder order) {
  text = trimmed(text);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (const auto moment = parse_moment(text)) return moment;
  if (const auto moment = since_1970(text)) return moment;
  return DateReader(text, order).read();
}

DayOrder day_order(std::string_view country) {
  if (country.empty()) return DayOrder::kUnknown;
  return country == "US" || country == "PH" ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
}

}  // namespace vedette
