#include "brief/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr std::string_view kTones[] = {"", "good", "bad", "open"};

std::string key_of(std::string_view group, std::string_view code) { return fmt::format("{}|{}", group, code); }

bool is_code_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// A word of lower-case letters, digits and underscores, with an underscore inside.
bool is_compound(std::string_view word) {
  return word.size() > 2 && word.find('_') != std::string_view::npos && word.front() != '_' && word.back() != '_' &&
         std::all_of(word.begin(), word.end(), is_code_char);
}

bool is_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

bool is_line_end(char32_t c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85; }

}  // namespace

std::string_view to_string(Tone tone) { return kTones[static_cast<size_t>(tone)]; }

Result<BriefText> BriefText::load(const DataFiles& data) {
  BriefText out;
  VEDETTE_CHECK(out.load_labels(data));
  VEDETTE_CHECK(out.load_pairs(data, "brief/wording.txt", out.sentences_));
  VEDETTE_CHECK(out.load_pairs(data, "brief/columns.txt", out.columns_));
  return out;
}

Status BriefText::load_labels(const DataFiles& data) {
  const std::string name = "brief/labels.txt";
  VEDETTE_TRY(const auto records, parse_lines(data.text(name), name));
  for (const LineRecord& r : records) {
    if (r.fields.size() < 3 || r.fields.size() > 4) return line_error(r, 0, "a label is \"group | code | label | tone\"");
    const auto tone = std::find(std::begin(kTones), std::end(kTones), r.field(3));
    if (tone == std::end(kTones)) return line_error(r, 3, "a tone is good, bad, open or nothing");
    const Label label{r.fields[2], static_cast<Tone>(tone - std::begin(kTones))};
    if (!labels_.emplace(key_of(r.fields[0], r.fields[1]), label).second) return line_error(r, 1, "this code has a label already");
    if (is_compound(r.fields[1])) any_.emplace(r.fields[1], r.fields[2]);
  }
  return ok();
}

Status BriefText::load_pairs(const DataFiles& data, const std::string& file, std::map<std::string, std::string, std::less<>>& out) {
  VEDETTE_TRY(const auto records, parse_lines(data.text(file), file));
  for (const LineRecord& r : records) {
    if (r.fields.size() != 2) return line_error(r, 0, "a line is \"key | text\"");
    if (!out.emplace(r.fields[0], r.fields[1]).second) return line_error(r, 0, "this key stands twice");
  }
  return ok();
}

const BriefText::Label* BriefText::find(std::string_view group, std::string_view code) const {
  const auto it = labels_.find(key_of(group, code));
  return it == labels_.end() ? nullptr : &it->second;
}

std::string BriefText::label(std::initializer_list<std::string_view> groups, std::string_view code) const {
  for (const std::string_view group : groups) {
    if (const Label* found = find(group, code)) return found->text;
  }
  std::string out(code);
  std::replace(out.begin(), out.end(), '_', ' ');
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

Tone BriefText::tone(std::string_view group, std::string_view code) const {
  const Label* found = find(group, code);
  return found == nullptr ? Tone::kNone : found->tone;
}

std::string BriefText::say(std::string_view key, const Slots& slots) const {
  const auto it = sentences_.find(key);
  if (it == sentences_.end()) return {};
  const std::string& text = it->second;
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t open = text.find('{', at);
    const size_t close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) return out.append(text, at);
    out.append(text, at, open - at);
    const std::string_view name(text.data() + open + 1, close - open - 1);
    const auto slot = std::find_if(slots.begin(), slots.end(), [&](const auto& s) { return s.first == name; });
    out += slot == slots.end() ? text.substr(open, close + 1 - open) : slot->second;
    at = close + 1;
  }
  return out;
}

std::string BriefText::count(std::string_view thing, int64_t n) const {
  return say(fmt::format("count.{}.{}", thing, n == 1 ? "1" : "n"), {{"count", with_thousands(std::to_string(n))}});
}

std::string BriefText::plain(std::string_view sentence) const {
  const auto in_word = [](char c) { return is_code_char(c) || c == '-' || c == ':' || (c >= 'A' && c <= 'Z'); };
  std::string out;
  for (size_t at = 0; at < sentence.size();) {
    size_t end = at;
    while (end < sentence.size() && in_word(sentence[end])) ++end;
    if (end == at) {
      out.push_back(sentence[at++]);
      continue;
    }
    std::string_view word = sentence.substr(at, end - at);
    at = end;
    std::string tail;
    while (word.ends_with(':') || word.ends_with('-')) tail.insert(tail.begin(), word.back()), word.remove_suffix(1);
    const auto known = any_.find(word);
    const auto moment = word.size() >= 10 && word[0] >= '0' && word[0] <= '9' && word[4] == '-' ? parse_moment(word) : std::nullopt;
    out += known != any_.end() ? known->second : moment ? date(*moment) : is_compound(word) ? label({}, word) : std::string(word);
    out += tail;
  }
  return out;
}

std::string BriefText::date(const Moment& moment) const {
  if (!moment.known()) return {};
  const std::chrono::year_month_day day(day_of(moment));
  const int year = static_cast<int>(day.year());
  if (moment.precision == Precision::kYear) return std::to_string(year);
  const std::string month = label("month", std::to_string(static_cast<unsigned>(day.month())));
  if (moment.precision == Precision::kMonth) return fmt::format("{} {}", month, year);
  std::string out = fmt::format("{} {} {}", static_cast<unsigned>(day.day()), month, year);
  if (moment.precision == Precision::kDay) return out;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(moment.time - day_of(moment)).count();
  return say("time.utc", {{"date", out}, {"time", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60)}});
}

std::string BriefText::hours(double hours) const {
  if (hours < 1) return say("age.now");
  const auto whole = static_cast<int64_t>(hours);
  return whole < 48 ? count("hour", whole) : count("day", whole / 24);
}

std::string BriefText::age(const Moment& from, const Moment& to) const {
  if (!from.known() || !to.known()) return {};
  if (from.precision > Precision::kDay) return hours(static_cast<double>((to.time - from.time).count()) / 3600);
  const auto days = (day_of(to) - day_of(from)).count();
  return days <= 0 ? say("age.today") : count("day", days);
}

std::vector<std::string> BriefText::columns(std::string_view ledger) const {
  std::vector<std::string> out;
  const auto it = columns_.find(ledger);
  if (it == columns_.end()) return {"party", "kind", "state"};
  for (const std::string_view name : split_list(it->second, ' ')) {
    if (!name.empty()) out.emplace_back(name);
  }
  return out;
}

std::string with_thousands(std::string_view digits) {
  const bool whole = !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::string out(digits);
  if (!whole) return out;
  for (size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, ",");
  return out;
}

std::string shown(std::string_view text, size_t most) {
  std::string out;
  size_t characters = 0;
  for (size_t i = 0; i < text.size();) {
    const utf8::Decoded d = utf8::decode(text, i);
    const char32_t c = d.code_point;
    i += static_cast<size_t>(d.length);
    if (c == ' ' || c == '\t' || is_line_end(c)) {
      if (out.empty() || out.back() == ' ') continue;
      out.push_back(' ');
    } else if (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && !is_direction(c)) {
      utf8::append(out, c);
    } else {
      continue;
    }
    if (++characters == most && i < text.size()) {
      out += "…";
      break;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace vedette
