#include "feed/part_finder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/line_file.h"
#include "feed/dates.h"
#include "feed/text_tools.h"

namespace vedette {
namespace {

constexpr int kShort = 40;        // words of a line that may be boilerplate for a phrase in it
constexpr int kTitleWords = 25;   // of a headline
constexpr int kSubheadWords = 15;
constexpr int kBylineWords = 12;
constexpr size_t kHeadUnits = 8;  // units in which headline, by-line and dateline may stand

std::string_view first_word(std::string_view line) { return line.substr(0, line.find_first_of(" \t\xC2")); }

int word_count(std::string_view line) {
  int n = 0;
  bool inside = false;
  for (const char c : line) {
    n += !is_space(c) && !inside ? 1 : 0;
    inside = !is_space(c);
  }
  return n;
}

// Ends as a sentence does, quotation marks and brackets behind the stop included.
bool ends_sentence(std::string_view line) {
  constexpr std::string_view kClosers[] = {"\"", "'", ")", "]", "”", "’", "»"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view c : kClosers) {
      if (line.ends_with(c)) line.remove_suffix(c.size()), again = true;
    }
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with("…");
}

// Goes on: what follows belongs to it.
bool leads_on(std::string_view line) {
  return line.ends_with(':') || line.ends_with(',') || line.ends_with(';') || line.ends_with('-') || line.ends_with("–") || line.ends_with("—");
}

bool begins_as_list(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•") || line.starts_with("– ") || line.starts_with("— ") || line.starts_with("> ");
}

bool begins_upper(std::string_view line) {
  while (!line.empty() && !is_letter(line.front()) && !is_digit(line.front())) {
    if (static_cast<unsigned char>(line.front()) >= 0xC3 && !line.starts_with("“") && !line.starts_with("‘")) return true;
    line.remove_prefix(1);
  }
  return !line.empty() && !is_lower(line.front());
}

// "BRUSSELS, BELGIUM", "PORT VELL (AP) —": a few words of capitals.
bool is_loud_place(std::string_view line) {
  size_t capitals = 0;
  for (const char c : line) {
    if (is_lower(c) || is_digit(c)) return false;
    capitals += is_upper(c) ? 1 : 0;
  }
  return capitals >= 3 && word_count(line) <= 6 && line.find_first_of("!?:") == std::string_view::npos;
}

struct Line {
  Span span;
  bool gap_before = false;  // an empty line, or the text's beginning
};

Span trim_span(std::string_view text, Span s) {
  while (s.begin < s.end && is_space(text[static_cast<size_t>(s.begin)])) ++s.begin;
  while (s.end > s.begin && is_space(text[static_cast<size_t>(s.end) - 1])) --s.end;
  return s;
}

// Lines with a text in them.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  bool gap = true;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const Span line = trim_span(text, {static_cast<int32_t>(at), static_cast<int32_t>(end)});
    at = end + 1;
    if (line.empty()) {
      gap = true;
      continue;
    }
    out.push_back({line, gap});
    gap = false;
  }
  return out;
}

// Is the text broken at a width? Then most of its lines go straight on in the next, at about the same length.
bool is_wrapped(std::string_view text, const std::vector<Line>& lines) {
  size_t broken = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const bool adjacent = std::count(text.begin() + lines[i].span.end, text.begin() + lines[i + 1].span.begin, '\n') == 1;
    const bool goes_on = is_lower(text[static_cast<size_t>(lines[i + 1].span.begin)]) && !ends_sentence(slice(text, lines[i].span));
    broken += adjacent && goes_on && lines[i].span.size() > 40 && lines[i].span.size() < 110 ? 1 : 0;
  }
  return broken * 4 > lines.size();
}

std::vector<Line> lines_or_paragraphs(std::string_view text) {
  std::vector<Line> lines = lines_of(text);
  if (!is_wrapped(text, lines)) return lines;
  std::vector<Line> out;
  for (const Line& line : lines) {
    const bool joined = !out.empty() && std::count(text.begin() + out.back().span.end, text.begin() + line.span.begin, '\n') == 1;
    if (joined) {
      out.back().span.end = line.span.end;
    } else {
      out.push_back({line.span, true});
    }
  }
  return out;
}

bool small_word(std::string_view w) {
  constexpr std::string_view kSmall[] = {"and", "in", "for", "with", "of", "the", "at", "de", "von", "van", "al", "el", "bin", "la", "le", "du", "der", "da", "our", "&", "|", "-", "–"};
  return std::find(std::begin(kSmall), std::end(kSmall), w) != std::end(kSmall);
}

// "By Ann Holt and Jon Reed in Port Vell": names only, no sentence.
bool is_names_only(std::string_view line) {
  if (word_count(line) > kBylineWords || line.ends_with('.')) return false;
  for (size_t at = 0; at < line.size();) {
    const size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view w = line.substr(at, end - at);
    if (!w.empty() && is_lower(w.front()) && !small_word(w)) return false;
    at = end + 1;
  }
  return word_count(line) > 1;
}

}  // namespace

// Tells what a unit is by phrase or shape.
class LineTeller {
 public:
  LineTeller(const PartFinder& finder, std::string_view text, const std::vector<Part>& known) : finder_(finder), text_(text), units_(lines_or_paragraphs(text)) {
    size_t next = 0;
    for (const Line& u : units_) {
      while (next < known.size() && known[next].span.end <= u.span.begin) ++next;
      taken_.push_back(next < known.size() && known[next].span.overlaps(u.span));
    }
    body_after_.assign(units_.size() + 1, false);
    for (size_t i = units_.size(); i-- > 0;) body_after_[i] = body_after_[i + 1] || is_body(i);
    first_body_ = 0;
    while (first_body_ < units_.size() && !is_body(first_body_)) ++first_body_;
    headline_told_ = std::any_of(known.begin(), known.end(), [](const Part& p) { return p.kind == PartKind::kHeadline; });
  }

  std::vector<Part> run() {
    std::vector<Part> out;
    for (size_t i = 0; i < units_.size(); ++i) {
      if (taken_[i]) continue;
      if (const auto kind = tell(i)) out.push_back({units_[i].span, *kind});
    }
    return out;
  }

 private:
  std::string_view line(size_t i) const { return slice(text_, units_[i].span); }
  bool is_body(size_t i) const {
    const std::string_view l = line(i);
    const int words = word_count(l);
    return !taken_[i] && ((words >= 6 && ends_sentence(l)) || words > kTitleWords) && !by_phrase(i);
  }

  std::optional<PartKind> by_phrase(size_t i) const {
    const std::string_view l = line(i);
    const bool says_nothing = std::none_of(l.begin(), l.end(), [](char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; });
    if (says_nothing) return PartKind::kBoilerplate;
    if (finder_.tells(PartFinder::kCaption, l)) return PartKind::kCaption;
    if (finder_.tells(PartFinder::kCredit, l)) return PartKind::kCredit;
    if (finder_.tells(PartFinder::kBoilerplate, l)) return PartKind::kBoilerplate;
    const bool edge = i < kHeadUnits || i + 3 >= units_.size();
    if (edge && finder_.tells(PartFinder::kByline, l) && is_names_only(l)) return PartKind::kByline;
    return std::nullopt;
  }

  std::optional<PartKind> tell(size_t i) {
    if (const auto kind = by_phrase(i)) return kind;
    const std::string_view l = line(i);
    if (is_body(i) || begins_as_list(l) || !body_after_[i]) return std::nullopt;
    const bool head = i < first_body_ && i < kHeadUnits;
    if (i <= kHeadUnits && is_loud_place(l) && (headline_told_ || i > 0 || l.find(',') != std::string_view::npos)) return PartKind::kDateline;
    if (i < kHeadUnits && parse_date(l)) return PartKind::kByline;
    const int words = word_count(l);
    if (leads_on(l) || !begins_upper(l)) return std::nullopt;
    if (head && !ends_sentence(l) && words >= 3 && words <= kTitleWords) {
      const bool first = !std::exchange(headline_told_, true);
      return first ? PartKind::kHeadline : PartKind::kSubheading;
    }
    if (head || words > kSubheadWords || !stands_apart(i)) return std::nullopt;
    const bool question = l.ends_with('?') && words <= 8;
    return !ends_sentence(l) || question ? std::optional(PartKind::kSubheading) : std::nullopt;
  }

  // Empty lines around it; or, where the text has none, a finished sentence before and a paragraph behind.
  bool stands_apart(size_t i) const {
    const bool before = units_[i].gap_before;
    const bool after = i + 1 < units_.size() && units_[i + 1].gap_before;
    if (before && after) return true;
    if (i == 0 || i + 1 >= units_.size() || before || after) return false;
    return ends_sentence(line(i - 1)) && units_[i - 1].span.size() > 120 && units_[i + 1].span.size() > 120 && begins_upper(line(i + 1));
  }

  const PartFinder& finder_;
  std::string_view text_;
  std::vector<Line> units_;
  std::vector<bool> taken_;
  std::vector<bool> body_after_;
  size_t first_body_ = 0;
  bool headline_told_ = false;
};

Result<PartFinder> PartFinder::load(std::string_view text, const std::string& file) {
  constexpr std::string_view kNames[] = {"byline", "credit", "caption", "boilerplate", "outlet", "retraction"};
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(text, file));
  PartFinder out;
  for (const LineRecord& r : records) {
    const auto kind = std::find(std::begin(kNames), std::end(kNames), r.field(0));
    if (kind == std::end(kNames)) return line_error(r, 0, "no kind of line");
    Phrases& phrases = out.phrases_[kind - std::begin(kNames)];
    for (const std::string_view phrase : split_list(r.field(2), ';')) {
      if (phrase.empty()) continue;
      std::string low = lowered(phrase);
      if (r.field(1) == "begin") {
        phrases.begin[std::string(first_word(low))].push_back(std::move(low));
      } else if (r.field(1) == "whole") {
        phrases.whole.push_back(std::move(low));
      } else if (r.field(1) == "end") {
        phrases.end.push_back(std::move(low));
      } else if (r.field(1) == "in") {
        phrases.in.push_back(std::move(low));
      } else {
        return line_error(r, 1, "no way to match: begin, end, whole, in");
      }
    }
  }
  return out;
}

bool PartFinder::tells(Kind kind, std::string_view line) const {
  const Phrases& p = phrases_[kind];
  line = line.substr(0, 2048);
  if (word_count(line) > kShort) return false;
  const std::string low = lowered(line);
  const std::string_view text = low;
  if (const auto it = p.begin.find(first_word(text)); it != p.begin.end()) {
    for (const std::string& phrase : it->second) {
      const bool whole_word = text.size() <= phrase.size() || !is_letter(phrase.back()) || !is_letter(text[phrase.size()]);
      if (text.starts_with(phrase) && whole_word) return true;
    }
  }
  const auto any = [&](const std::vector<std::string>& phrases, const auto& match) { return std::any_of(phrases.begin(), phrases.end(), match); };
  return any(p.whole, [&](const std::string& w) { return text == w; }) || any(p.end, [&](const std::string& w) { return text.ends_with(w); }) ||
         any(p.in, [&](const std::string& w) { return text.find(w) != std::string_view::npos; });
}

std::string_view PartFinder::outlet_named(std::string_view line) const {
  if (!tells(kOutlet, line) || word_count(line) > 8 || line.ends_with('.')) return {};
  const size_t colon = line.find(':');
  if (colon != std::string_view::npos) return trimmed(line.substr(colon + 1));
  for (const std::string_view lead : {" published by ", " published in "}) {
    if (const size_t at = find_ignoring_case(line, lead); at != std::string_view::npos) return trimmed(line.substr(at + lead.size()));
  }
  return {};
}

void PartFinder::find_parts(std::string_view text, std::vector<Part>& parts) const {
  std::vector<Part> found = LineTeller(*this, text, parts).run();
  parts.insert(parts.end(), found.begin(), found.end());
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.span < b.span; });
}

std::string author_in(std::string_view byline) {
  byline = trimmed(byline);
  if (starts_ignoring_case(byline, "written ") || starts_ignoring_case(byline, "reported ")) byline.remove_prefix(byline.find(' ') + 1);
  if (!starts_ignoring_case(byline, "by ") || !is_names_only(byline)) return {};
  byline.remove_prefix(3);
  for (const std::string_view stop : {" in ", " at ", ",", " |", " for "}) byline = byline.substr(0, byline.find(stop));
  return std::string(trimmed(byline));
}

}  // namespace vedette
